/** The process's own streams, as commands use them. */
import { once } from 'node:events';
import type { Streams } from './command';

/** stdout with back pressure; stderr line by line. */
export const processStreams: Streams = {
  out: async (text) => {
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  say: (line) => {
    process.stderr.write(`${line}\n`);
  },
};

/** A reader that has seen enough (`| head`) is no error: the command ends quietly. */
export function endQuietlyWhenReaderLeaves(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
