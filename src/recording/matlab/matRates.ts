/** The sampling rate of a scope of a MATLAB file: a scalar that states it, an interval, or a vector of times. */
import { estimateClock, simplestRate } from '../text/samplingClock';
import { isSamplingRate } from '../samplingRate';
import { readNumbers } from './matNumbers';
import { numericOf, textsOf, valueNamed, type Scope } from './matScopes';
import type { MatNumeric } from './matTypes';

const rateNames = new Set(
  'fs fsamp fsample sfreq srate sr samplerate samplingrate samplefrequency samplingfrequency samplefreq samplingfreq sampfreq fsemg emgfs'.split(
    ' ',
  ),
);
/** Seconds from sample to sample; AcqKnowledge's `isi` says its unit beside it. */
const intervalNames = new Set('dt isi si interval sampleinterval samplinginterval'.split(' '));
const intervalUnitNames = new Set(['isiunits']);
/** Names of time vectors, in plain form. */
export const timeNames: ReadonlySet<string> = new Set('time t times timestamps timevector'.split(' '));
const mostTimes = 4096;

/** The one number of an array, or of one that repeats it for every channel. */
async function singleNumber(array: MatNumeric | undefined): Promise<number | undefined> {
  if (!array || array.complex || array.present === 0) return undefined;
  const numbers = await readNumbers(array, mostTimes);
  const [first] = numbers;
  const repeated = numbers.length === array.present && numbers.every((number) => number === first);
  return repeated ? first : undefined;
}

/** The rate that a vector of seconds tells: its even clock at the beginning, refined by its last time. */
async function rateOfTimes(array: MatNumeric | undefined): Promise<number | undefined> {
  if (!array || array.present < 2 || Math.min(...array.dimensions) !== 1) return undefined;
  const times = await readNumbers(array, mostTimes);
  const clock = estimateClock(times);
  const [last] = await readNumbers(array, 1, array.present - 1);
  const [first] = times;
  if (!clock || first === undefined || last === undefined || !(last > first)) return undefined;
  const rate = (array.present - 1) / (last - first);
  // Where the ends and the steps disagree the vector has gaps: the steps are the clock.
  const even = Math.abs(rate * clock.step - 1) < 1e-3;
  return simplestRate(even ? rate : 1 / clock.step, rate * 1e-6);
}

/** Samples per second that the scope itself states; a rate that no recording has is none. */
async function statedRate(scope: Scope): Promise<number | undefined> {
  const rate = plausible(await singleNumber(numericOf(valueNamed(scope, rateNames))));
  if (rate !== undefined) return rate;
  const interval = await singleNumber(numericOf(valueNamed(scope, intervalNames)));
  if (interval !== undefined) {
    const unit = textsOf(valueNamed(scope, intervalUnitNames))[0] ?? 's';
    const byInterval = plausible((unit === 'ms' ? 1000 : 1) / interval);
    if (byInterval !== undefined) return byInterval;
  }
  return plausible(await rateOfTimes(numericOf(valueNamed(scope, timeNames))));
}

function plausible(rate: number | undefined): number | undefined {
  return rate !== undefined && isSamplingRate(rate) ? rate : undefined;
}

/** A rate, and the scope that states it. */
export interface ScopeRate {
  readonly rate: number;
  readonly scope: Scope;
}

/** Looks for the rates of scopes, in each of them once: hundreds may stand within one that states none. */
export class ScopeRates {
  private readonly known = new Map<Scope, ScopeRate | undefined>();

  /** The rate of the scope or of the nearest one around it. */
  async of(scope: Scope): Promise<ScopeRate | undefined> {
    if (this.known.has(scope)) return this.known.get(scope);
    const rate = await statedRate(scope);
    const found = rate === undefined ? scope.parent && (await this.of(scope.parent)) : { rate, scope };
    this.known.set(scope, found);
    return found;
  }
}
