/**
 * The annotations beside a WFDB record (`<record>.atr`), in seconds and words.
 * The text is rdann's mnemonic and what goes with it (`+ (N`, `N`); a remark (`"`) is its words alone.
 */
import type { RecordingLocation } from '../byteSource';
import { readExactly } from '../readExactly';
import type { FileAnnotation, JobControl } from '../recording';
import { RecordingError } from '../recordingError';
import { mnemonicOf, noteCode } from './annotationCodes';
import { mostAnnotations, parseAnnotations, type MitAnnotation } from './annotationFile';
import { openSibling } from '../siblings';

/** Files up to this size (some 500,000 annotations) are read when the record is opened, so that damage is said then. */
const mostBytesAtOpening = 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;

/** The annotations of a record, and what is odd about their file. */
export interface RecordAnnotations {
  /** Reading may find more. */
  readonly warnings: readonly string[];
  /** @throws RecordingError when the file cannot be read; the signal's reason when it is aborted. */
  read(control?: JobControl): Promise<readonly FileAnnotation[]>;
}

/** What the remarks at the start of a file say about the file itself. */
interface FileNotes {
  /** Ticks per second of the annotations' times, where stated. */
  readonly ticksPerSecond?: number;
  /** Mnemonics that the file defines for itself. */
  readonly mnemonics: ReadonlyMap<number, string>;
  /** How many annotations are such remarks. */
  readonly count: number;
}

/** Reads `## time resolution: F` and the lines between `## annotation type definitions` and `## end of definitions`. */
function fileNotes(annotations: readonly MitAnnotation[]): FileNotes {
  const mnemonics = new Map<number, string>();
  let ticksPerSecond: number | undefined;
  let defining = false;
  let count = 0;
  for (const { sample, code, aux = '' } of annotations) {
    if (sample !== 0 || code !== noteCode) break;
    const resolution = /^## time resolution: *(\d+(?:\.\d+)?)/u.exec(aux)?.[1];
    const definition = defining ? /^(\d+) (\S+)/u.exec(aux) : null;
    if (resolution !== undefined && Number(resolution) > 0) ticksPerSecond = Number(resolution);
    else if (aux.startsWith('## annotation type definitions')) defining = true;
    else if (aux.startsWith('## end of definitions')) defining = false;
    else if (definition) mnemonics.set(Number(definition[1]), definition[2] ?? '');
    else break;
    count += 1;
  }
  return { ...(ticksPerSecond !== undefined && { ticksPerSecond }), mnemonics, count };
}

/** In order of onset. Without a stated time resolution a tick is a frame: annot(5) counts sample intervals. */
export function describeAnnotations(
  annotations: readonly MitAnnotation[],
  frameRate: number,
): readonly FileAnnotation[] {
  const { ticksPerSecond = frameRate, mnemonics, count } = fileNotes(annotations);
  return annotations
    .slice(count)
    .map(({ sample, code, aux = '' }) => {
      const words = aux.trim();
      const mnemonic = mnemonics.get(code) ?? mnemonicOf(code);
      const text = words === '' ? mnemonic : code === noteCode ? words : `${mnemonic} ${words}`;
      return { onsetSeconds: sample / ticksPerSecond, durationSeconds: 0, text };
    })
    .sort((one, other) => one.onsetSeconds - other.onsetSeconds);
}

function brokenOff(name: string, byte: number): string {
  return `${name} has no end mark: it breaks off at byte ${byte}, so annotations may be missing.`;
}

/** Reads the whole file; `undefined` where there is none. */
async function readFile(location: RecordingLocation, name: string): Promise<Uint8Array | undefined> {
  const source = await openSibling(location, name, location.name);
  if (!source) return undefined;
  try {
    if (source.size > mostBytes) {
      throw new RecordingError(
        'unsupported',
        `${name} has ${source.size} bytes; annotations are read up to ${mostBytes}.`,
      );
    }
    return await readExactly(source, 0, source.size);
  } finally {
    await source.close();
  }
}

/** The file's size and whether its last word is the end mark; undefined where there is no file. */
async function lookAt(
  location: RecordingLocation,
  name: string,
): Promise<{ size: number; hasEnd: boolean } | undefined> {
  const source = await openSibling(location, name, location.name);
  if (!source) return undefined;
  try {
    const { size } = source;
    const end = await readExactly(source, Math.max(0, size - 2), Math.min(2, size));
    return { size, hasEnd: end.length === 2 && end.every((byte) => byte === 0) };
  } finally {
    await source.close();
  }
}

/**
 * Finds a record's annotations. A file that cannot be opened becomes a warning: the signals are worth seeing without.
 * @param recordName the record's name, without `.hea`.
 * @param frameRate frames per second of the record.
 */
export async function openAnnotations(
  location: RecordingLocation,
  recordName: string,
  frameRate: number,
): Promise<RecordAnnotations> {
  const name = `${recordName}.atr`;
  const load = async (): Promise<{ found: readonly FileAnnotation[]; warnings: string[] }> => {
    const bytes = await readFile(location, name);
    if (!bytes) return { found: [], warnings: [] };
    const { annotations, brokenOffAt, tooMany } = parseAnnotations(bytes);
    const warnings = brokenOffAt === undefined ? [] : [brokenOff(name, brokenOffAt)];
    if (tooMany) {
      warnings.push(`${name} has more than ${mostAnnotations} annotations: those after them are not read.`);
    }
    return { found: describeAnnotations(annotations, frameRate), warnings };
  };
  try {
    const look = await lookAt(location, name);
    if (look && look.size > mostBytesAtOpening) {
      const warnings = look.hasEnd ? [] : [brokenOff(name, look.size)];
      return {
        warnings,
        read: async (control) => {
          control?.signal?.throwIfAborted();
          const loaded = await load();
          for (const warning of loaded.warnings) if (!warnings.includes(warning)) warnings.push(warning);
          return loaded.found;
        },
      };
    }
    const { found, warnings } = await load();
    return { warnings, read: () => Promise.resolve(found) };
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    return { warnings: [`The annotations are left out: ${error.message}`], read: () => Promise.resolve([]) };
  }
}
