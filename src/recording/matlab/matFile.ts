/** The variables of a MATLAB level 5 file: walks its elements, unpacks what holds something, and skips what is damaged. */
import type { ByteSource } from '../byteSource';
import { RecordingError } from '../recordingError';
import { parseArray, readArrayHead, type ParseBudget } from './matArrays';
import { elementType, MatReader, type MatElement } from './matElements';
import { checkUnpackedSize, inflate, peekInflated, unpackedBytesFor } from './matInflate';
import { MatDamage, type MatBytes, type MatValue } from './matTypes';

export interface MatFile {
  /** In file order; the last of a repeated name. */
  readonly variables: ReadonlyMap<string, MatValue>;
  readonly warnings: readonly string[];
}

export const matHeaderBytes = 128;
const mostVariables = 10_000;
/** Of packed ones: each has to be unpacked twice, to learn its name and to have it. */
const mostPacked = 4096;
const mostArrays = 50_000;
/** Of text in all variables: labels, units, a protocol. */
const mostTextBytes = 2 * 1024 * 1024;
/** A file with more of them has nothing to offer but the time that looking for it takes. */
const mostDamaged = 200;
/** Name, class and dimensions of a variable lie within so many bytes. */
const peekedBytes = 1024;

/** Whether the header's byte order mark, read as two characters, says little endian (`IM`) or big endian (`MI`). */
export function matByteOrder(head: Uint8Array): 'little' | 'big' | undefined {
  if (head[126] === 0x49 && head[127] === 0x4d) return 'little';
  if (head[126] === 0x4d && head[127] === 0x49) return 'big';
  return undefined;
}

/** Reads variables one by one and keeps count of what they take. */
class VariableReader {
  readonly variables = new Map<string, MatValue>();
  readonly warnings: string[] = [];
  private readonly source: ByteSource;
  private readonly littleEndian: boolean;
  private readonly budget: ParseBudget = { arrays: mostArrays, textBytes: mostTextBytes };
  private unpackedBytes = 0;
  private damaged = 0;
  private packed = 0;

  constructor(source: ByteSource, littleEndian: boolean) {
    this.source = source;
    this.littleEndian = littleEndian;
  }

  async add(element: MatElement): Promise<void> {
    let name = 'A variable';
    try {
      const packed = element.type === elementType.compressed;
      if (packed) this.packed += 1;
      const start = packed ? await this.peek(element) : this.source;
      const reader = new MatReader(start, this.littleEndian);
      // The peeked bytes end before the variable does, so its own end is left open here.
      const array = packed ? await reader.element(0, Infinity) : element;
      if (array.type !== elementType.matrix) return;
      const head = await readArrayHead(reader, array);
      // What has no name is no variable but the data of objects, at whatever offset the header gives for it.
      if (!head || head.name === '') return;
      name = `Variable ${head.name}`;
      if (packed) this.variables.set(head.name, await this.unpack(element, array, head.name));
      else this.variables.set(head.name, await parseArray(reader, array, 0, this.budget));
    } catch (error) {
      // A RangeError is a claim that we did not foresee: like any damage, it costs its variable and no other.
      if (!(error instanceof MatDamage) && !(error instanceof RangeError)) throw error;
      this.damaged += 1;
      this.warnings.push(`${name} at byte ${element.offset} is damaged and left out: ${error.message}.`);
    }
  }

  /** Why the rest is not looked at; undefined while it is. */
  get tooMany(): string | undefined {
    if (this.packed >= mostPacked) return `The file has more than ${mostPacked} compressed variables`;
    return this.damaged >= mostDamaged ? `More than ${mostDamaged} variables are damaged` : undefined;
  }

  private async peek(element: MatElement): Promise<MatBytes> {
    const start = await peekInflated(this.source, element, peekedBytes);
    if (start.odd) this.damaged += 1;
    return start;
  }

  private async unpack(element: MatElement, array: MatElement, name: string): Promise<MatValue> {
    const size = array.offset + array.size;
    checkUnpackedSize(element, size);
    this.unpackedBytes += size;
    const most = unpackedBytesFor(this.source.size);
    if (this.unpackedBytes > most) {
      const megabytes = Math.ceil(this.unpackedBytes / 1e6);
      throw new RecordingError(
        'unsupported',
        `${this.source.name} takes ${megabytes} MB when unpacked (up to variable ${name}), more than the ${Math.floor(most / 1e6)} MB kept in memory of a file of ${this.source.size} bytes: save it uncompressed in MATLAB (save with '-v6') and it is read by range.`,
      );
    }
    const unpacked = await inflate(this.source, element, size);
    if (unpacked.odd) this.damaged += 1;
    const reader = new MatReader(unpacked, this.littleEndian);
    if (reader.bytes.size < size) {
      this.warnings.push(
        `Variable ${name} is cut or damaged: ${reader.bytes.size} of its ${size} bytes can be unpacked, the samples after them are missing.`,
      );
    }
    return parseArray(reader, await reader.element(0, reader.bytes.size), 0, this.budget);
  }
}

/** Reads every variable of the file; signals stay where they are until they are read. */
export async function readMatFile(source: ByteSource, littleEndian: boolean): Promise<MatFile> {
  const variables = new VariableReader(source, littleEndian);
  const reader = new MatReader(source, littleEndian);
  let offset = matHeaderBytes;
  for (let count = 0; offset + 8 <= source.size; count++) {
    const reason =
      count === mostVariables ? `The file has more than ${mostVariables} elements` : variables.tooMany;
    if (reason !== undefined) {
      variables.warnings.push(`${reason}; those after byte ${offset} are left out.`);
      break;
    }
    const element = await topElement(reader, offset, source, variables.warnings);
    if (!element) break;
    await variables.add(element);
    offset = element.next;
  }
  return variables;
}

async function topElement(
  reader: MatReader,
  offset: number,
  source: ByteSource,
  warnings: string[],
): Promise<MatElement | undefined> {
  try {
    const element = await reader.element(offset, source.size);
    const known = element.type === elementType.matrix || element.type === elementType.compressed;
    if (!known) {
      warnings.push(
        `What follows byte ${offset} is not a variable (element type ${element.type}) and is left out.`,
      );
      return undefined;
    }
    if (element.present < element.size) {
      warnings.push(
        `The file ends at byte ${source.size}, ${element.size - element.present} bytes before its last variable does: it was cut short.`,
      );
    }
    return element;
  } catch (error) {
    if (!(error instanceof MatDamage)) throw error;
    warnings.push(`What follows byte ${offset} is left out: ${error.message}.`);
    return undefined;
  }
}
