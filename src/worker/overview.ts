/** The entry of the thread that indexes a folder's label files: one folder, for as long as the thread lives. */
import { parentPort } from 'node:worker_threads';
import { IndexRun } from '../overview/indexRun';
import { KeptTallies } from '../overview/keptTallies';
import { localFiles } from '../overview/localFiles';
import type { FromIndex, ToIndex } from '../overview/messages';
import { giveWay } from './backgroundPriority';
import { programIdentity } from './recordingShelf';

function serveIndex(): void {
  if (!parentPort) throw new Error('This file runs as a worker thread.');
  const port = parentPort;
  giveWay();
  const tell = (event: FromIndex): void => port.postMessage(event);
  // Whoever listens hears of it as of a thread that has died.
  const fail = (error: unknown): void =>
    void setImmediate(() => {
      throw error;
    });
  let run: Promise<IndexRun> | undefined;
  port.on('message', (message: ToIndex) => {
    switch (message.kind) {
      case 'scan':
        run ??= programIdentity(__filename).then(
          (program) =>
            new IndexRun(
              localFiles(message.root),
              new KeptTallies(message.store, message.root, program),
              tell,
            ),
        );
        run.then((index) => index.scan()).catch(fail);
        break;
      case 'refresh':
        run?.then((index) => index.refresh(message.paths)).catch(fail);
        break;
    }
  });
}

serveIndex();
