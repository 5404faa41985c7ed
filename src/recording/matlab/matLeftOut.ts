/** What a MATLAB file holds beside its signals and what describes them: each with its size and why it is not shown. */
import type { LeftOut } from '../recording';
import {
  intervalNames,
  labelNames,
  ownLabelNames,
  rateNames,
  statementIn,
  timeNames,
  unitNames,
} from './matNames';
import { textsOf, type Scope } from './matScopes';
import { fewestSamples, sidesOf } from './matShapes';
import type { MatNumeric, MatValue } from './matTypes';

/** Names of numbers that describe signals, and of texts that do. */
const ofNumbers = [rateNames, intervalNames, timeNames];
const ofTexts = [rateNames, labelNames, ownLabelNames, unitNames];
const mostListed = 1000;
const numerals = new Map([
  [3, 'three'],
  [4, 'four'],
  [5, 'five'],
]);

/** Whatever no one has used, in the order of the file; a struct in which nothing was used is named as one. */
export function leftOutOf(root: Scope, used: ReadonlySet<MatValue>): readonly LeftOut[] {
  const found: LeftOut[] = [];
  for (const [name, value] of root.values) {
    if (found.length >= mostListed) break;
    found.push(...leftOutValue(name, name, value, used));
  }
  return found;
}

function leftOutValue(
  path: string,
  name: string,
  value: MatValue,
  used: ReadonlySet<MatValue>,
): readonly LeftOut[] {
  if (used.has(value)) return [];
  switch (value.kind) {
    case 'numeric': {
      const isVector = sidesOf(value)?.includes(1) === true;
      const reason = isVector && describes(name, ofNumbers) ? undefined : numericReason(value);
      return reason === undefined ? [] : [{ name: path, reason }];
    }
    case 'text':
      return describes(name, ofTexts) || value.rows.length === 0
        ? []
        : [{ name: path, reason: 'it is text' }];
    case 'other':
      return value.reason === undefined ? [] : [{ name: path, reason: value.reason }];
    case 'cell':
      return describes(name, ofTexts) && textsOf(value).length > 0 ? [] : ofCell(path, value, used);
    case 'struct':
      return ofStruct(path, name, value, used);
  }
}

function describes(name: string, lists: readonly ReadonlySet<string>[]): boolean {
  return lists.some((names) => statementIn(name, names) !== undefined);
}

function numericReason(array: MatNumeric): string | undefined {
  const size = array.dimensions.join(' x ');
  const count = array.dimensions.reduce((product, side) => product * side, 1);
  // A number by itself is a parameter of what is shown.
  if (count <= 1) return undefined;
  const sides = sidesOf(array);
  if (!sides) {
    const sideCount = array.dimensions.length;
    return `it has ${numerals.get(sideCount) ?? sideCount} dimensions (${size})`;
  }
  if (array.complex) return `its numbers are complex (${size})`;
  if (Math.max(...sides) < fewestSamples) return `it is too short for a signal (${size})`;
  if (array.present < count) return `most of it is missing (${size})`;
  return `it is none of the channels (${size})`;
}

function ofCell(
  path: string,
  { cells, dimensions }: Extract<MatValue, { kind: 'cell' }>,
  used: ReadonlySet<MatValue>,
): readonly LeftOut[] {
  const inside = cells
    .slice(0, mostListed)
    .flatMap((cell, index) => leftOutValue(`${path}{${index + 1}}`, '', cell, used));
  const telling = inside.filter(({ reason }) => isTelling(reason));
  if (telling.length > 0 || cells.some((cell) => isUsed(cell, used))) return telling;
  return cells.length === 0
    ? []
    : [{ name: path, reason: `it is a cell array without signals (${dimensions.join(' x ')})` }];
}

function ofStruct(
  path: string,
  name: string,
  { elements }: Extract<MatValue, { kind: 'struct' }>,
  used: ReadonlySet<MatValue>,
): readonly LeftOut[] {
  const inside = elements.slice(0, mostListed).flatMap((fields, index) =>
    [...fields].flatMap(([field, value]) => {
      const at = elements.length > 1 ? `${path}(${index + 1})` : path;
      return leftOutValue(`${at}.${field}`, field, value, used);
    }),
  );
  const telling = inside.filter(({ reason }) => isTelling(reason));
  const isUsedInside = elements.some((fields) => [...fields.values()].some((value) => isUsed(value, used)));
  if (telling.length > 0 || isUsedInside || describes(name, ofTexts)) return telling;
  return elements.length === 0 ? [] : [{ name: path, reason: 'it is a struct without signals' }];
}

/** Within structs and cells texts, short lists and empty parts are what describes a recording: they need no remark each. */
function isTelling(reason: string): boolean {
  return !/^it is (?:text|too short|a struct without|a cell array without)/u.test(reason);
}

function isUsed(value: MatValue, used: ReadonlySet<MatValue>): boolean {
  if (used.has(value)) return true;
  if (value.kind === 'cell') return value.cells.some((cell) => isUsed(cell, used));
  if (value.kind !== 'struct') return false;
  return value.elements.some((fields) => [...fields.values()].some((field) => isUsed(field, used)));
}
