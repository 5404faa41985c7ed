/** What the values of a scope state about the signals in it: rates, intervals, times; each about all of them or about some. */
import { readNumbers } from './matNumbers';
import {
  intervalNames,
  rateNames,
  statementIn,
  timeNames,
  timeUnitSeconds,
  type Statement,
} from './matNames';
import { plainName, textsOf, type Scope } from './matScopes';
import type { MatNumeric, MatValue } from './matTypes';

export type StatementKind = 'rate' | 'interval' | 'time';

export interface ScopeStatement extends Statement {
  readonly kind: StatementKind;
  readonly name: string;
  readonly value: MatValue;
}

const namesOf: Readonly<Record<StatementKind, ReadonlySet<string>>> = {
  rate: rateNames,
  interval: intervalNames,
  time: timeNames,
};
const kinds = Object.keys(namesOf) as readonly StatementKind[];
const mostStatements = 256;
const mostNumbers = 4096;

const known = new WeakMap<Scope, readonly ScopeStatement[]>();

/** A scope's statements in the order of the file, looked for once: it may have thousands of values, and as many signals. */
export function statementsOf(scope: Scope): readonly ScopeStatement[] {
  const before = known.get(scope);
  if (before) return before;
  const found = [...scope.values].flatMap(([name, value]) => statementOf(name, value));
  const kept = found.slice(0, mostStatements);
  known.set(scope, kept);
  return kept;
}

function statementOf(name: string, value: MatValue): ScopeStatement[] {
  if (value.kind === 'struct' || value.kind === 'other') return [];
  for (const kind of kinds) {
    const statement = statementIn(name, namesOf[kind]);
    if (statement) return [{ ...statement, kind, name, value }];
  }
  return [];
}

/** The rates or intervals that a value states: one for all, or one for each channel. */
export async function numbersIn(value: MatValue): Promise<readonly number[]> {
  const numbers = await allNumbersIn(value);
  const [first] = numbers;
  return numbers.length > 1 && numbers.every((number) => number === first) ? numbers.slice(0, 1) : numbers;
}

async function allNumbersIn(value: MatValue): Promise<readonly number[]> {
  switch (value.kind) {
    case 'numeric':
      return isList(value) ? readNumbers(value, mostNumbers) : [];
    case 'text':
      return value.rows.map(numberInText);
    case 'cell': {
      const numbers: number[] = [];
      for (const cell of value.cells.slice(0, mostNumbers)) {
        const [only = NaN, ...more] = await allNumbersIn(cell);
        if (value.cells.length === 1) return more.length === 0 ? [only] : [only, ...more];
        numbers.push(more.length === 0 ? only : NaN);
      }
      return numbers;
    }
    case 'struct':
    case 'other':
      return [];
  }
}

function isList({ complex, present, dimensions }: MatNumeric): boolean {
  return (
    !complex && present > 0 && present <= mostNumbers && dimensions.filter((size) => size !== 1).length <= 1
  );
}

/** `2000`, `2000 Hz`, `2.048 kHz`. */
function numberInText(text: string): number {
  const [, number, kilo] = /^\s*(\d{1,12}(?:[.,]\d{1,12})?)\s?(k?)(?:hz)?\s*$/iu.exec(text) ?? [];
  return Number(number?.replace(',', '.') ?? NaN) * (kilo ? 1000 : 1);
}

/** Seconds per unit where the name, or a text beside it (`isi_units`), states one. */
export function secondsPerUnitOf(scope: Scope, { name, unit }: ScopeStatement): number | undefined {
  const plain = plainName(name);
  for (const suffix of ['units', 'unit']) {
    const [text] = textsOf(scope.byPlainName.get(`${plain}${suffix}`)?.value);
    const seconds = text === undefined ? undefined : timeUnitSeconds(text);
    if (seconds !== undefined) return seconds;
  }
  return timeUnitSeconds(unit);
}
