/** Reads companions as text, within limits; what cannot be read becomes a sentence, since the recording itself can. */
import { FileError } from '../../base/files/regularFile';
import type { ByteSource, RecordingLocation } from '../byteSource';
import { pointerProblem } from '../pointers';
import { unreadable } from '../recordingError';
import { companionText } from './companionText';
import { companionPlaces, type BidsName } from './bidsName';

/** A companion's text. */
export interface Companion {
  readonly name: string;
  readonly text: string;
}

/** Companions found, nearest first, and what went wrong. */
export interface Companions {
  readonly found: readonly Companion[];
  readonly warnings: readonly string[];
}

const megabyte = 1024 * 1024;
/** By suffix. Nested without end, a JSON text takes a second for each megabyte. */
const mostBytes: ReadonlyMap<string, number> = new Map(
  ['emg.json', 'eeg.json', 'ieeg.json'].map((suffix) => [suffix, megabyte]),
);
const mostTableBytes = 16 * megabyte;

async function readText(source: ByteSource, name: string, suffix: string): Promise<Companion | string> {
  const most = mostBytes.get(suffix) ?? mostTableBytes;
  if (source.size > most) {
    return `${name} has ${source.size} bytes, more than any such file (${most} at most): it is not used.`;
  }
  const bytes = await source.read(0, source.size);
  const pointer = pointerProblem(bytes, name);
  return pointer ? pointer.message : { name, text: companionText(bytes) };
}

/** The companion of one folder: the most specific of the names that exists. */
async function inFolder(
  location: RecordingLocation,
  folder: string,
  names: readonly string[],
  suffix: string,
): Promise<Companion | string | undefined> {
  const looks = await Promise.allSettled(names.map((name) => location.sibling(`${folder}${name}`)));
  try {
    for (const [index, look] of looks.entries()) {
      if (look.status === 'rejected') throw look.reason;
      if (look.value) return await readText(look.value, names[index] ?? '', suffix);
    }
    return undefined;
  } finally {
    await Promise.all(
      looks.map(async (look) => (look.status === 'fulfilled' ? look.value?.close() : undefined)),
    );
  }
}

/**
 * Finds the companions that end in `suffix`: one per folder at most.
 * @param onlyNearest tables do not add up, the nearest holds alone; JSON objects do.
 */
export async function findCompanions(
  location: RecordingLocation,
  name: BidsName,
  suffix: string,
  onlyNearest: boolean,
): Promise<Companions> {
  const found: Companion[] = [];
  const warnings: string[] = [];
  for (const { folder, names } of companionPlaces(name, suffix)) {
    try {
      const companion = await inFolder(location, folder, names, suffix);
      if (typeof companion === 'string') warnings.push(companion);
      else if (companion) found.push(companion);
      if (companion !== undefined && onlyNearest) break;
    } catch (error) {
      warnings.push(
        error instanceof FileError
          ? `${error.message.replace(/[.]$/u, '')}. Until then nothing of it is used.`
          : unreadable(error, `A BIDS companion (${suffix}) cannot be read`).message,
      );
      // A farther table is not what the nearer one says.
      if (onlyNearest) break;
    }
  }
  return { found, warnings };
}
