/** Parses the array (`miMATRIX`) elements of a MATLAB level 5 file: numbers, text, cells and structs, nested. */
import { capped, longestName } from '../fileText';
import { elementType, storageOf, type MatElement, type MatReader } from './matElements';
import { latinText, longestNameBytes, type ArrayHead } from './matHead';
import { opaqueClass, opaqueHead, otherValue } from './matObjects';
import { MatDamage, storageBytes, type MatValue, type NumberClass } from './matTypes';

/** Array classes by number (MAT-File Format, table 1-3). */
const arrayClass = {
  cell: 1,
  struct: 2,
  character: 4,
  double: 6,
  single: 7,
  uint64: 15,
} as const;
const complexFlag = 0x0800;
const logicalFlag = 0x0200;
const mostDimensions = 32;
const longestText = 1024 * 1024;
const deepest = 24;
const none: MatValue = { kind: 'other' };

/** What may still be parsed: a hostile file can claim millions of arrays, fields and letters in a few bytes. */
export interface ParseBudget {
  /** Arrays, and names of fields. */
  arrays: number;
  textBytes: number;
}

/** @throws MatDamage where the budget does not hold so many more arrays. */
function spendArrays(budget: ParseBudget, count: number, offset: number): void {
  budget.arrays -= count;
  if (budget.arrays < 0) {
    throw new MatDamage(`it holds more arrays than any recording, up to byte ${offset}`);
  }
}

/** Reads name, class and dimensions of an array; undefined for the empty element that stands for `[]`. */
export async function readArrayHead(reader: MatReader, array: MatElement): Promise<ArrayHead | undefined> {
  if (array.type !== elementType.matrix) {
    throw new MatDamage(`byte ${array.offset} begins no array (type ${array.type})`);
  }
  if (array.size === 0) return undefined;
  const end = array.offset + array.present;
  const flags = await reader.element(array.offset, end);
  const word = await reader.word(flags);
  if ((word & 0xff) === opaqueClass) return opaqueHead(reader, flags.next, end);
  const sizes = await reader.element(flags.next, end);
  const view = await reader.body(sizes, 4 * mostDimensions);
  const dimensions = Array.from({ length: Math.floor(sizes.size / 4) }, (_, index) =>
    view.getInt32(4 * index, reader.littleEndian),
  );
  if (dimensions.length < 2 || dimensions.some((size) => size < 0)) {
    throw new MatDamage(`impossible dimensions (${dimensions.join(' x ')}) at byte ${sizes.offset}`);
  }
  const name = await reader.element(sizes.next, end);
  const text = latinText(await reader.body(name, longestNameBytes));
  return {
    name: text,
    arrayClass: word & 0xff,
    complex: (word & complexFlag) !== 0,
    logical: (word & logicalFlag) !== 0,
    dimensions,
    contents: name.next,
    end,
  };
}

function elementCount(dimensions: readonly number[]): number {
  return dimensions.reduce((product, size) => product * size, 1);
}

function numberClassOf({ arrayClass: stated, logical }: ArrayHead): NumberClass {
  if (logical) return 'logical';
  return stated === arrayClass.double || stated === arrayClass.single ? 'float' : 'integer';
}

async function parseNumeric(reader: MatReader, head: ArrayHead): Promise<MatValue> {
  const count = elementCount(head.dimensions);
  const data = count === 0 ? undefined : await reader.element(head.contents, head.end);
  const storage = data ? storageOf(data.type) : 'double';
  if (!storage) throw new MatDamage(`numbers of unknown type ${data?.type ?? 0} at byte ${head.contents}`);
  if (data && data.size < count * storageBytes[storage]) {
    throw new MatDamage(
      `${data.size} bytes for ${head.dimensions.join(' x ')} numbers at byte ${data.offset}`,
    );
  }
  return {
    kind: 'numeric',
    numberClass: numberClassOf(head),
    dimensions: head.dimensions,
    complex: head.complex,
    bytes: reader.bytes,
    offset: data?.offset ?? 0,
    storage,
    present: Math.min(count, Math.floor((data?.present ?? 0) / storageBytes[storage])),
    littleEndian: reader.littleEndian,
  };
}

async function parseText(reader: MatReader, head: ArrayHead, budget: ParseBudget): Promise<MatValue> {
  const rowCount = head.dimensions[0] ?? 0;
  if (elementCount(head.dimensions) === 0) return { kind: 'text', rows: [] };
  const data = await reader.element(head.contents, head.end);
  if (data.size > longestText || data.size > budget.textBytes) {
    return { kind: 'other', reason: `it is text of ${data.size} bytes` };
  }
  budget.textBytes -= data.size;
  const view = await reader.body(data, longestText);
  const wide = data.type === elementType.uint16 || data.type === elementType.utf16;
  const raw = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  // One code unit per character: MATLAB's characters are UTF-16 units, in whatever width they are stored.
  const characters: readonly string[] = wide
    ? Array.from({ length: Math.floor(view.byteLength / 2) }, (_, index) =>
        String.fromCharCode(view.getUint16(2 * index, reader.littleEndian)),
      )
    : Array.from(new TextDecoder(data.type === elementType.utf8 ? 'utf-8' : 'windows-1252').decode(raw));
  return { kind: 'text', rows: textRows(characters, rowCount) };
}

/** Characters, stored column by column, as rows. */
function textRows(characters: readonly string[], rowCount: number): string[] {
  return Array.from({ length: Math.min(rowCount, characters.length) }, (_, row) => {
    let text = '';
    for (let index = row; index < characters.length && text.length <= longestName; index += rowCount) {
      text += characters[index] ?? '';
    }
    return capped(text.trimEnd());
  });
}

/** Parses `count` arrays that follow one another. */
async function parseArrays(
  reader: MatReader,
  from: number,
  end: number,
  count: number,
  depth: number,
  budget: ParseBudget,
): Promise<MatValue[]> {
  const values: MatValue[] = [];
  let offset = from;
  for (let index = 0; index < count; index++) {
    const element = await reader.element(offset, end);
    values.push(await parseArray(reader, element, depth, budget));
    offset = element.next;
  }
  return values;
}

async function parseStruct(
  reader: MatReader,
  head: ArrayHead,
  depth: number,
  budget: ParseBudget,
): Promise<MatValue> {
  const nameSize = await reader.element(head.contents, head.end);
  const width = await reader.word(nameSize);
  const namesElement = await reader.element(nameSize.next, head.end);
  if (width < 1 || width > longestNameBytes) {
    throw new MatDamage(`field names of ${width} bytes at byte ${nameSize.offset}`);
  }
  const nameCount = Math.floor(namesElement.size / width);
  spendArrays(budget, nameCount, namesElement.offset);
  const view = await reader.body(namesElement, 1024 * 1024);
  const names = Array.from({ length: nameCount }, (_, index) => {
    const slot = latinText(new DataView(view.buffer, view.byteOffset + index * width, width));
    return slot.split('\0')[0] ?? '';
  });
  const count = elementCount(head.dimensions);
  const values = await parseArrays(
    reader,
    namesElement.next,
    head.end,
    count * names.length,
    depth + 1,
    budget,
  );
  const elements = Array.from({ length: names.length === 0 ? 0 : count }, (_, element) => {
    const fields = names.map((name, field): [string, MatValue] => [
      name,
      values[element * names.length + field] ?? none,
    ]);
    return new Map(fields);
  });
  return { kind: 'struct', elements };
}

/** Parses one array. @throws MatDamage when its parts do not fit it, it nests too deep or the budget is spent. */
export async function parseArray(
  reader: MatReader,
  array: MatElement,
  depth: number,
  budget: ParseBudget,
): Promise<MatValue> {
  if (depth > deepest) throw new MatDamage(`it nests deeper than ${deepest} levels at byte ${array.offset}`);
  spendArrays(budget, 1, array.offset);
  const head = await readArrayHead(reader, array);
  if (!head) return none;
  if (head.arrayClass >= arrayClass.double && head.arrayClass <= arrayClass.uint64) {
    return parseNumeric(reader, head);
  }
  switch (head.arrayClass) {
    case arrayClass.character:
      return parseText(reader, head, budget);
    case arrayClass.cell: {
      const count = elementCount(head.dimensions);
      const cells = await parseArrays(reader, head.contents, head.end, count, depth + 1, budget);
      return { kind: 'cell', dimensions: head.dimensions, cells };
    }
    case arrayClass.struct:
      return parseStruct(reader, head, depth, budget);
    default:
      return otherValue(reader, head);
  }
}
