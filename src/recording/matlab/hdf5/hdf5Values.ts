/**
 * The variables of a MATLAB 7.3 file: HDF5 data sets whose attribute `MATLAB_class` says what they are; structs are
 * groups, cells and struct arrays data sets of references into `#refs#`.
 */
import { capped, longestName } from '../../fileText';
import type { MatFile } from '../matFile';
import { objectReason } from '../matObjects';
import {
  MatDamage,
  storageBytes,
  type MatNumeric,
  type MatValue,
  type NumberClass,
  type Storage,
} from '../matTypes';
import { bytesOf } from './hdf5Numbers';
import type { Hdf5Array, Hdf5Group, Hdf5Node } from './hdf5Library.mjs';

const mostVariables = 10_000;
const mostArrays = 50_000;
const mostText = 1024 * 1024;
const deepest = 24;
const none: MatValue = { kind: 'other' };

/** What may still be looked at: a file can lead back to itself. */
interface Budget {
  readonly fileName: string;
  arrays: number;
  text: number;
}

/** Reads every variable; numbers stay in the file until they are read. */
export async function readHdf5Variables(root: Hdf5Group, fileName: string): Promise<MatFile> {
  const variables = new Map<string, MatValue>();
  const warnings: string[] = [];
  const budget: Budget = { fileName, arrays: mostArrays, text: mostText };
  for (const name of root.names.slice(0, mostVariables)) {
    // `#refs#` and `#subsystem#` hold what the variables refer to.
    if (name.startsWith('#')) continue;
    try {
      const node = root.get(name);
      if (node) variables.set(name, await valueOf(node, 0, budget));
    } catch (error) {
      // What the library says of a damaged file is for those who repair it.
      const reason = error instanceof MatDamage ? error.message : 'it cannot be read';
      warnings.push(`Variable ${name} is damaged and left out: ${reason}.`);
    }
  }
  return { variables, warnings };
}

async function valueOf(node: Hdf5Node, depth: number, budget: Budget): Promise<MatValue> {
  budget.arrays -= 1;
  if (depth > deepest) throw new MatDamage(`it nests deeper than ${deepest} levels`);
  if (budget.arrays < 0) throw new MatDamage('the file holds more arrays than any recording');
  const className = String(node.attribute('MATLAB_class') ?? '');
  if (node.attribute('MATLAB_object_decode') !== undefined) {
    return { kind: 'other', reason: objectReason(className) };
  }
  return node.kind === 'group' ? ofGroup(node, depth, budget) : ofArray(node, className, depth, budget);
}

async function ofGroup(group: Hdf5Group, depth: number, budget: Budget): Promise<MatValue> {
  if (group.attribute('MATLAB_sparse') !== undefined) {
    return { kind: 'other', reason: 'it is sparse: save it with full(…)' };
  }
  const fields: { readonly name: string; readonly node: Hdf5Node }[] = [];
  for (const name of group.names) {
    const node = group.get(name);
    if (node) fields.push({ name, node });
  }
  // In a struct array each field is a list of references, which has no class of its own.
  const lists = fields.map(({ node }) => (isList(node) ? node.targets(budget.arrays + 1) : undefined));
  const length = lists[0]?.length;
  if (length !== undefined && lists.every((list) => list?.length === length)) {
    const elements: Map<string, MatValue>[] = [];
    for (let index = 0; index < length; index++) {
      const element = new Map<string, MatValue>();
      for (const [field, { name }] of fields.entries()) {
        const target = lists[field]?.[index];
        element.set(name, target ? await valueOf(target, depth + 1, budget) : none);
      }
      elements.push(element);
    }
    return { kind: 'struct', elements };
  }
  const element = new Map<string, MatValue>();
  for (const { name, node } of fields) element.set(name, await valueOf(node, depth + 1, budget));
  return { kind: 'struct', elements: [element] };
}

function isList(node: Hdf5Node): node is Hdf5Array {
  return (
    node.kind === 'array' && node.content === 'references' && node.attribute('MATLAB_class') === undefined
  );
}

async function ofArray(
  array: Hdf5Array,
  className: string,
  depth: number,
  budget: Budget,
): Promise<MatValue> {
  const dimensions = dimensionsOf(array);
  if (array.content === 'references') {
    const cells: MatValue[] = [];
    for (const target of array.targets(budget.arrays + 1)) {
      cells.push(target ? await valueOf(target, depth + 1, budget) : none);
    }
    return { kind: 'cell', dimensions, cells };
  }
  if (array.attribute('MATLAB_empty') !== undefined) return none;
  if (className === 'char') return textOf(array, dimensions, budget);
  const { fileName } = budget;
  if (array.content === 'compound') {
    return numbersOf(array, { dimensions, fileName, storage: 'double', numberClass: 'float', complex: true });
  }
  if (array.content === 'other') return { kind: 'other', reason: 'its numbers are of an unknown type' };
  const numberClass = numberClassOf(className, array.content);
  return numbersOf(array, { dimensions, fileName, storage: array.content, numberClass, complex: false });
}

/** MATLAB's dimensions, of which there are always two or more. */
function dimensionsOf({ shape }: Hdf5Array): readonly number[] {
  const dimensions = [...shape].reverse();
  return [...dimensions, ...[1, 1].slice(Math.min(2, dimensions.length))];
}

function numberClassOf(className: string, storage: Storage): NumberClass {
  if (className === 'logical') return 'logical';
  if (className === '') return storage === 'double' || storage === 'single' ? 'float' : 'integer';
  return className === 'double' || className === 'single' ? 'float' : 'integer';
}

type NumberFacts = Pick<MatNumeric, 'dimensions' | 'storage' | 'numberClass' | 'complex'> & {
  readonly fileName: string;
};

function numbersOf(array: Hdf5Array, { fileName, storage, ...facts }: NumberFacts): MatValue {
  const bytes = bytesOf(array, storage, fileName);
  const present = bytes.size / storageBytes[storage];
  return { kind: 'numeric', ...facts, storage, bytes, offset: 0, present, littleEndian: true };
}

/** Characters are 16-bit numbers, column by column. */
async function textOf(array: Hdf5Array, dimensions: readonly number[], budget: Budget): Promise<MatValue> {
  if (array.content !== 'uint16' && array.content !== 'uint8' && array.content !== 'uint32') return none;
  const bytes = bytesOf(array, array.content, budget.fileName);
  budget.text -= bytes.size;
  if (budget.text < 0) return { kind: 'other', reason: `it is text of ${bytes.size} bytes` };
  const raw = await bytes.read(0, bytes.size);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const width = storageBytes[array.content];
  const code = (index: number): number =>
    width === 1
      ? view.getUint8(index)
      : width === 2
        ? view.getUint16(2 * index, true)
        : view.getUint32(4 * index, true);
  const [rows = 0] = dimensions;
  const count = raw.byteLength / width;
  const texts = Array.from({ length: Math.min(rows, count) }, (_, row) => {
    let text = '';
    for (let index = row; index < count && text.length <= longestName; index += rows) {
      text += String.fromCharCode(code(index) & 0xffff);
    }
    return capped(text.trimEnd());
  });
  return { kind: 'text', rows: texts };
}
