/** The sampling rates of a candidate: what a variable states, an interval, or a vector of times tells. */
import { isSamplingRate } from '../samplingRate';
import { isAbout } from './matNames';
import { readNumbers } from './matNumbers';
import { arraysOf, type Scope } from './matScopes';
import { sidesOf, spanOf, type Candidate } from './matShapes';
import { numbersIn, secondsPerUnitOf, statementsOf, type ScopeStatement } from './matStatements';
import { clockOf, partsOf, timesOnClock, type TimedPart, type TimeSpan } from './matTimes';
import type { MatNumeric } from './matTypes';

/** How fast a candidate was sampled. */
export type RateFound =
  /** One rate for whatever stands in a scope, of which it may be that of the longest alone. */
  | { readonly kind: 'shared'; readonly rate: number; readonly scope: Scope }
  /** The candidate's own: one, or one for each channel (NaN where that is none). */
  | { readonly kind: 'own'; readonly rates: readonly number[]; readonly parts?: readonly TimedPart[] }
  /** A step from sample to sample, of seconds or milliseconds. */
  | { readonly kind: 'unclear'; readonly step: number; readonly name: string };

/** A candidate's channels among those of its scope. */
export interface Place {
  readonly before: number;
  readonly inScope: number;
}

/** Below this rate (Hz) an interval without unit could be in milliseconds. */
const slowestEmgRate = 100;

/** Looks for the rates of candidates in their scope and in those around it. */
export class Rates {
  private readonly numbers = new Map<ScopeStatement, Promise<readonly number[]>>();

  async of(candidate: Candidate, place: Place): Promise<RateFound | undefined> {
    let unclear: RateFound | undefined;
    for (let scope: Scope | undefined = candidate.scope; scope; scope = scope.parent) {
      const found = await this.inScope(candidate, scope, place);
      if (found?.kind === 'unclear') unclear ??= found;
      else if (found) return found;
    }
    return unclear;
  }

  private async inScope(candidate: Candidate, scope: Scope, place: Place): Promise<RateFound | undefined> {
    let unclear: RateFound | undefined;
    for (const kind of ['rate', 'interval'] as const) {
      for (const statement of this.about(candidate, scope, kind)) {
        const found = await this.stated(candidate, scope, statement, place);
        if (found?.kind === 'unclear') unclear ??= found;
        else if (found) return found;
      }
    }
    return (await this.byTimes(candidate, scope)) ?? unclear;
  }

  /** Statements about a candidate, those about it alone first. */
  private about(candidate: Candidate, scope: Scope, kind: ScopeStatement['kind']): readonly ScopeStatement[] {
    return statementsOf(scope)
      .filter(
        (one) => one.kind === kind && one.value !== candidate.array && isAbout(one.stem, candidate.name),
      )
      .sort((one, other) => other.stem.length - one.stem.length);
  }

  private async stated(
    candidate: Candidate,
    scope: Scope,
    statement: ScopeStatement,
    place: Place,
  ): Promise<RateFound | undefined> {
    const stated = this.numbers.get(statement) ?? numbersIn(statement.value);
    this.numbers.set(statement, stated);
    const numbers = await stated;
    const rates = statement.kind === 'rate' ? ratesOf(numbers, statement) : undefined;
    const { channels, name } = candidate;
    const [only] = numbers;
    if (only === undefined) return undefined;
    const unit = statement.kind === 'interval' ? secondsPerUnitOf(scope, statement) : 1;
    if (unit === undefined && numbers.some((interval) => interval > 1 / slowestEmgRate)) {
      return { kind: 'unclear', step: only, name: statement.name };
    }
    const all = (rates ?? numbers.map((interval) => 1 / (interval * (unit ?? 1)))).map(plausible);
    if (all.length === 1) {
      const [rate = NaN] = all;
      if (Number.isNaN(rate)) return undefined;
      return statement.stem.length === 0 ? { kind: 'shared', rate, scope } : { kind: 'own', rates: [rate] };
    }
    const own =
      all.length === channels
        ? all
        : candidate.scope === scope && all.length === place.inScope
          ? all.slice(place.before, place.before + channels)
          : [];
    return own.some((rate) => !Number.isNaN(rate)) && name !== '' ? { kind: 'own', rates: own } : undefined;
  }

  /** What a vector of times as long as the candidate tells, or a matrix of its shape with the times of each channel. */
  async byTimes(candidate: Candidate, scope: Scope = candidate.scope): Promise<RateFound | undefined> {
    const statements = statementsOf(scope).filter(({ kind }) => kind === 'time');
    const fitting = statements.flatMap((statement) =>
      arraysOf(statement.name, statement.value)
        .filter(({ array }) => array !== candidate.array && fits(array, candidate))
        .map(({ name, array }) => ({ statement, name, array })),
    );
    const best =
      fitting.find(({ statement }) => statement.stem.length > 0 && isAbout(statement.stem, candidate.name)) ??
      fitting.find(({ name }) => sameIndex(name, candidate.name)) ??
      fitting.find(({ statement }) => statement.stem.length === 0) ??
      fitting[0];
    if (!best) return undefined;
    const unit = secondsPerUnitOf(scope, best.statement);
    return isVector(best.array)
      ? ofVector(best.array, candidate, unit, best.name)
      : ofMatrix(best.array, candidate, unit, best.name);
  }
}

function ratesOf(numbers: readonly number[], { unit }: ScopeStatement): readonly number[] {
  return unit === 'khz' ? numbers.map((rate) => rate * 1000) : numbers;
}

function plausible(rate: number): number {
  return isSamplingRate(rate) ? rate : NaN;
}

function isVector(array: MatNumeric): boolean {
  return Math.min(...(sidesOf(array) ?? [0])) === 1;
}

function fits(array: MatNumeric, candidate: Candidate): boolean {
  const sides = sidesOf(array);
  if (!sides || array.complex) return false;
  if (Math.min(...sides) === 1) return Math.max(...sides) === candidate.samples;
  const own = sidesOf(candidate.array);
  return own !== undefined && own[0] === sides[0] && own[1] === sides[1];
}

/** `Time{3}` belongs to `Data{3}`. */
function sameIndex(one: string, other: string): boolean {
  const [index] = /\{\d{1,9}\}$/u.exec(one) ?? [];
  return index !== undefined && other.endsWith(index);
}

async function ofVector(
  array: MatNumeric,
  candidate: Candidate,
  unit: number | undefined,
  name: string,
): Promise<RateFound | undefined> {
  const span: TimeSpan = { array, first: 0, stride: 1, count: Math.min(array.present, candidate.samples) };
  const clock = await clockOf(span, unit);
  if (clock?.kind !== 'rate') return clock && { ...clock, name };
  const { rate, secondsPerUnit, hasGaps } = clock;
  const parts = hasGaps ? await partsOf(span, rate, secondsPerUnit) : undefined;
  return { kind: 'own', rates: [rate], ...(parts && { parts }) };
}

async function ofMatrix(
  array: MatNumeric,
  candidate: Candidate,
  unit: number | undefined,
  name: string,
): Promise<RateFound | undefined> {
  const rates: number[] = [];
  for (let channel = 0; channel < candidate.channels; channel++) {
    const span = { ...spanOf(candidate, channel), array };
    const clock = await clockOf({ ...span, count: await risingFrom(span) }, unit);
    if (clock?.kind === 'unclear') return { ...clock, name };
    rates.push(clock?.rate ?? NaN);
  }
  return rates.some((rate) => !Number.isNaN(rate)) ? { kind: 'own', rates } : undefined;
}

/** How many of a channel's times rise from the first on, by the clock of its beginning; all, where they rise to the last. */
export async function risingFrom(span: TimeSpan): Promise<number> {
  const clock = await clockOf({ ...span, count: Math.min(span.count, 16) }, 1);
  if (clock?.kind !== 'rate') return span.count;
  const [start = NaN] = await readNumbers(span.array, 1, span.first);
  const [end = NaN] = await readNumbers(span.array, 1, span.first + (span.count - 1) * span.stride);
  return end - start >= ((span.count - 1) / clock.rate) * 0.9 ? span.count : timesOnClock(span, clock.rate);
}

/** The times of a candidate's channels, where a matrix of its shape has them. */
export function timeMatrixOf(candidate: Candidate): MatNumeric | undefined {
  return statementsOf(candidate.scope)
    .filter(({ kind }) => kind === 'time')
    .flatMap(({ name, value }) => arraysOf(name, value))
    .map(({ array }) => array)
    .find((array) => !isVector(array) && fits(array, candidate));
}
