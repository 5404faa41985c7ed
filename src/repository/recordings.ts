/** The recordings that files stand beside: each opened once for all of its files, and closed at once. */
import { lstat, stat } from 'node:fs/promises';
import * as path from 'node:path';
import { recordingOf } from '../labels/sidecarName';
import { fingerprint } from '../recording/fingerprint';
import type { CheckedRecording } from '../records/findings';
import { fileKindOf } from './fileKinds';
import { openAsRemembered } from './openAsRemembered';

/** Where the recording of a file is. */
export type Beside =
  | { readonly kind: 'beside'; readonly recording: string }
  /** A link or a pointer stands for it: of git-annex, DataLad or DVC, or a link to a disk that is not there. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'missing'; readonly recording: string }
  /** The file's name tells of no recording. */
  | { readonly kind: 'unknown' };

/** What a recording could tell, or why it could not. */
export type Asked = CheckedRecording | { readonly unread: string };

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

const standsFor = async (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => exists(`${file}.dvc`),
  );

/** The recording of one reader's file: `case01.edf` of `case01.edf.anna`. */
function withoutReader(recording: string): string | undefined {
  const shared = recording.slice(0, -path.extname(recording).length);
  return path.extname(recording) !== '' && path.extname(shared) !== '' ? shared : undefined;
}

/** Finds the recording that a file stands beside, or one reader's file does. */
export async function recordingBeside(file: string): Promise<Beside> {
  const kind = fileKindOf(file);
  const own = kind && recordingOf(file, kind.ending);
  if (own === undefined) return { kind: 'unknown' };
  const shared = withoutReader(own);
  for (const recording of shared === undefined ? [own] : [own, shared]) {
    if (await exists(recording)) return { kind: 'beside', recording };
    if (await standsFor(recording)) return { kind: 'elsewhere' };
  }
  return { kind: 'missing', recording: own };
}

/** Files of one recording come one after the other, so few are remembered. */
const mostRemembered = 8;

/** Asks recordings, each once for all files beside it. */
export class Recordings {
  private readonly asked = new Map<string, Promise<Asked>>();

  /** What a recording says of itself. */
  ask(recording: string): Promise<Asked> {
    const known = this.asked.get(recording);
    if (known) return known;
    const asking = this.open(recording);
    this.asked.set(recording, asking);
    for (const [first] of this.asked) {
      if (this.asked.size <= mostRemembered) break;
      this.asked.delete(first);
    }
    return asking;
  }

  private async open(name: string): Promise<Asked> {
    try {
      const { recording } = await openAsRemembered(name);
      try {
        return { channels: recording.channels, fingerprint: await fingerprint(recording.signalFile) };
      } finally {
        await recording.close();
      }
    } catch (error) {
      return { unread: error instanceof Error ? error.message : String(error) };
    }
  }
}
