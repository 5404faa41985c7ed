/**
 * Finds the signals among the arrays of a MATLAB file of no particular program. A signal is a real matrix whose long side
 * is time. Of the arrays that share one statement of the rate, those of one length are taken and the rest are left out,
 * since nothing says how fast they were sampled; an array with a rate or times of its own is always taken.
 */
import type { LeftOut } from '../recording';
import { statementIn, timeNames } from './matNames';
import type { ClockedCandidate } from './matClocked';
import { namedSignals } from './matNaming';
import { samplesWithoutPadding } from './matPadding';
import { Rates, type RateFound } from './matRates';
import { arraysIn, type NamedArray, type Scope } from './matScopes';
import { candidateOf, type Candidate } from './matShapes';
import type { MatContents } from './matSignals';
import { clockOf } from './matTimes';
import type { MatValue } from './matTypes';

const mostChannelsInAll = 65_536;

interface Rated {
  readonly candidate: Candidate;
  readonly found?: RateFound;
}

/** `time`, and whatever else is named after time and rises like a clock. */
async function isTimes({ array, name }: NamedArray, scope: Scope): Promise<boolean> {
  const [own = ''] = name.slice(scope.path.length).split('{');
  const statement = statementIn(own, timeNames);
  if (!statement) return false;
  if (statement.stem.length === 0) return true;
  return (
    (await clockOf({ array, first: 0, stride: 1, count: Math.min(array.present, 1024) }, 1)) !== undefined
  );
}

async function candidatesIn(scope: Scope): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const named of arraysIn(scope)) {
    const candidate = candidateOf(named, scope);
    if (candidate && !(await isTimes(named, scope))) candidates.push(candidate);
  }
  return candidates;
}

async function ratedCandidates(scopes: readonly Scope[], rates: Rates): Promise<Rated[]> {
  const rated: Rated[] = [];
  for (const scope of scopes) {
    const candidates = await candidatesIn(scope);
    const inScope = candidates.reduce((sum, { channels }) => sum + channels, 0);
    let before = 0;
    for (const candidate of candidates) {
      const found = await rates.of(candidate, { before, inScope });
      rated.push({ candidate, ...(found && { found }) });
      before += candidate.channels;
    }
  }
  return rated;
}

/** The scope whose statement a candidate shares with others; those without any share the file. */
function sharedScope({ found }: Rated): Scope | undefined {
  return found?.kind === 'shared' ? found.scope : undefined;
}

function saysEmg({ candidate }: Rated): boolean {
  return /emg/iu.test(candidate.name);
}

/** Of those that share a rate the length that the rate is of: the longest of what is named after EMG, or of all. */
function lengthsOfShared(rated: readonly Rated[]): ReadonlyMap<Scope | undefined, number> {
  const lengths = new Map<Scope | undefined, { samples: number; emg: boolean }>();
  for (const one of rated) {
    if (one.found?.kind === 'own') continue;
    const scope = sharedScope(one);
    const { samples } = one.candidate;
    const emg = saysEmg(one);
    const known = lengths.get(scope);
    const better = !known || (emg === known.emg ? samples > known.samples : emg);
    if (better) lengths.set(scope, { samples, emg });
  }
  return new Map([...lengths].map(([scope, { samples }]) => [scope, samples]));
}

interface Chosen {
  readonly chosen: readonly ClockedCandidate[];
  readonly leftOut: readonly LeftOut[];
}

/** Those whose rate is known, or may be given; and the others, with the reason. */
async function choose(rated: readonly Rated[], rates: Rates): Promise<Chosen> {
  const lengths = lengthsOfShared(rated);
  const chosen: ClockedCandidate[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of rated) {
    const { candidate, found } = one;
    const own = found?.kind === 'own' ? found : await ofOtherLength(one, lengths, rates);
    if (own?.kind === 'own') chosen.push(await withOwnRates(candidate, own, leftOut));
    else if (candidate.samples === lengths.get(sharedScope(one))) {
      chosen.push({ candidate, ...(found?.kind === 'shared' && { rates: [found.rate] }) });
    } else {
      const reason = `it has ${candidate.samples} samples, the others have ${lengths.get(sharedScope(one)) ?? 0}, and no rate of its own is stated`;
      leftOut.push({ name: candidate.name, reason });
    }
  }
  return { chosen, leftOut };
}

/** What is of another length than the rate beside it may have times of its own length. */
async function ofOtherLength(
  one: Rated,
  lengths: ReadonlyMap<Scope | undefined, number>,
  rates: Rates,
): Promise<RateFound | undefined> {
  const isOther = one.candidate.samples !== lengths.get(sharedScope(one));
  return isOther && one.found?.kind === 'shared' ? rates.byTimes(one.candidate) : undefined;
}

async function withOwnRates(
  candidate: Candidate,
  { rates, parts }: Extract<RateFound, { kind: 'own' }>,
  leftOut: LeftOut[],
): Promise<ClockedCandidate> {
  if (rates.length === 1) return { candidate, rates, ...(parts && { parts }) };
  const counts = await samplesWithoutPadding(candidate, rates);
  const kept = rates.map((rate, channel) => (counts[channel] === undefined ? NaN : rate));
  for (const [channel, rate] of rates.entries()) {
    if (!Number.isNaN(kept[channel])) continue;
    const reason = Number.isNaN(rate)
      ? 'the rate that is stated for it is none'
      : `its ${candidate.samples} samples at the ${rate} Hz that are stated go on after the others have ended`;
    leftOut.push({ name: `${candidate.name} ${channel + 1}`, reason });
  }
  return { candidate, rates: kept, counts };
}

/** Leaves out the matrices whose channels no page could list: small ones by the thousand, each of thousands of columns. */
function withinChannels({ chosen, leftOut }: Chosen): Chosen {
  let channels = 0;
  const within: ClockedCandidate[] = [];
  const beyond: LeftOut[] = [];
  for (const one of chosen) {
    channels += one.candidate.channels;
    if (channels <= mostChannelsInAll) within.push(one);
    else {
      const reason = `the file has more than ${mostChannelsInAll} channels`;
      beyond.push({ name: one.candidate.name, reason });
    }
  }
  return { chosen: within, leftOut: [...leftOut, ...beyond] };
}

/** Finds the signals of a file's scopes. */
export async function findSignals(scopes: readonly Scope[]): Promise<MatContents> {
  const rates = new Rates();
  const rated = await ratedCandidates(scopes, rates);
  const { chosen, leftOut } = withinChannels(await choose(rated, rates));
  const unclear = rated.flatMap(({ found }) => (found?.kind === 'unclear' ? [found] : []))[0];
  const named = await namedSignals(chosen);
  return {
    signals: named.signals,
    leftOut,
    warnings: named.warnings,
    used: new Set<MatValue>([...rated.map(({ candidate }) => candidate.array)]),
    ...(unclear && {
      rateProblem: `${unclear.name} rises by ${unclear.step} from sample to sample without saying whether that is seconds or milliseconds: open it again with its sampling rate in Hz (${shortRate(1 / unclear.step)} or ${shortRate(1000 / unclear.step)})`,
    }),
  };
}

function shortRate(rate: number): string {
  return String(Number(rate.toPrecision(7)));
}
