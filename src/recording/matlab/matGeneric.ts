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
import { timeColumnOf } from './matTimeColumn';
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
    if (candidate && !isTrial(candidate) && !(await isTimes(named, scope))) candidates.push(candidate);
  }
  return candidates;
}

/** One of several trials, which follow one another (or do not), and are no channels side by side. */
function isTrial({ ownName }: Candidate): boolean {
  return ownName.endsWith('}') && isTrialName(ownName.split('{')[0] ?? '');
}

function isTrialName(name: string): boolean {
  return /^(?:trials?|epochs?|segments?)$/iu.test(name);
}

function leftOutUnrated({ candidate }: Rated): LeftOut {
  const { name, samples } = candidate;
  return { name, reason: `it has ${samples} samples, and nothing states how fast they were taken` };
}

interface Trials {
  readonly name: string;
  readonly value: Extract<MatValue, { kind: 'cell' }>;
}

function trialsIn(scopes: readonly Scope[]): Trials[] {
  return scopes.flatMap(({ path, values }) =>
    [...values].flatMap(([name, value]) => {
      const isTrials = value.kind === 'cell' && value.cells.length > 1 && isTrialName(name);
      return isTrials ? [{ name: `${path}${name}`, value }] : [];
    }),
  );
}

function trialsLeftOut(trials: readonly Trials[]): LeftOut[] {
  return trials.map(({ name, value }) => ({
    name,
    reason: `it holds ${value.cells.length} trials, of which nothing says how they follow one another`,
  }));
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

/**
 * Those for which nothing states a rate, beside EMG for which something does: of the same length they were sampled with
 * it, of another one nobody knows.
 */
function besideRated(rated: readonly Rated[]): {
  readonly rated: readonly Rated[];
  readonly unrated: readonly Rated[];
} {
  const withRate = rated.filter((one) => one.found && one.found.kind !== 'unclear');
  if (!withRate.some(saysEmg)) return { rated, unrated: [] };
  const byLength = new Map<number, RateFound>();
  for (const { candidate, found } of withRate) {
    if (found?.kind === 'shared') byLength.set(candidate.samples, { kind: 'own', rates: [found.rate] });
    if (found?.kind === 'own' && found.rates.length === 1) byLength.set(candidate.samples, found);
  }
  const known: Rated[] = [];
  const unrated: Rated[] = [];
  for (const one of rated) {
    const found = one.found ?? byLength.get(one.candidate.samples);
    if (found) known.push({ candidate: one.candidate, found });
    else if (saysEmg(one)) known.push(one);
    else unrated.push(one);
  }
  return { rated: known, unrated };
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
  /** What may be in seconds or milliseconds, where that is all that tells the rate. */
  readonly unclear?: Unclear;
}

type Unclear = Extract<RateFound, { kind: 'unclear' }>;

/** Those whose rate is known, or may be given; and the others, with the reason. */
async function choose(rated: readonly Rated[], rates: Rates): Promise<Chosen> {
  const lengths = lengthsOfShared(rated);
  const chosen: ClockedCandidate[] = [];
  const leftOut: LeftOut[] = [];
  let unclear: Unclear | undefined;
  for (const one of rated) {
    const { candidate } = one;
    const found = (await ofOtherLength(one, lengths, rates)) ?? one.found;
    const length = lengths.get(sharedScope(one)) ?? 0;
    if (found?.kind === 'own') chosen.push(await clocked(candidate, found.rates, found.parts));
    else if (candidate.samples === length) {
      const one = await clocked(candidate, found?.kind === 'shared' ? [found.rate] : undefined);
      chosen.push(one);
      if (one.rates === undefined) unclear ??= found?.kind === 'unclear' ? found : one.unclear;
    } else {
      const reason = `it has ${candidate.samples} samples, the others have ${length}, and no rate of its own is stated`;
      leftOut.push({ name: candidate.name, reason });
    }
  }
  return { chosen, leftOut, ...(unclear && { unclear }) };
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

/** A candidate at rates that are known or not: a first channel of times is set aside, and so is padding. */
async function clocked(
  candidate: Candidate,
  stated?: readonly number[],
  parts?: ClockedCandidate['parts'],
): Promise<ClockedCandidate & { readonly unclear?: Unclear }> {
  const leftOut = new Map<number, string>();
  const column = stated && stated.length > 1 ? undefined : await timeColumnOf(candidate, stated?.[0]);
  if (column) leftOut.set(0, 'it is the time of the others');
  const told = column?.clock.kind === 'rate' ? [column.clock.rate] : undefined;
  const rates = stated ?? told;
  const counts = rates && (await samplesWithoutPadding(candidate, rates));
  for (let channel = 0; rates && channel < candidate.channels; channel++) {
    const rate = rates[rates.length === 1 ? 0 : channel] ?? NaN;
    if (Number.isNaN(rate)) leftOut.set(channel, 'the rate that is stated for it is none');
    else if (counts && Number.isNaN(counts[channel])) {
      const reason = `its ${candidate.samples} samples at the ${rate} Hz that are stated go on after the others have ended`;
      leftOut.set(channel, reason);
    }
  }
  return {
    candidate,
    ...(rates && { rates }),
    ...(counts && { counts }),
    ...(parts && { parts }),
    ...(leftOut.size > 0 && { leftOut }),
    ...(column?.clock.kind === 'unclear' && { unclear: { ...column.clock, name: `${candidate.name} 1` } }),
  };
}

/** Leaves out the matrices whose channels no page could list: small ones by the thousand, each of thousands of columns. */
function withinChannels({ chosen, leftOut, ...rest }: Chosen): Chosen {
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
  return { ...rest, chosen: within, leftOut: [...leftOut, ...beyond] };
}

/** Finds the signals of a file's scopes. */
export async function findSignals(scopes: readonly Scope[]): Promise<MatContents> {
  const rates = new Rates();
  const all = await ratedCandidates(scopes, rates);
  const { rated, unrated } = besideRated(all);
  const { chosen, leftOut, unclear } = withinChannels(await choose(rated, rates));
  const named = await namedSignals(chosen);
  const trials = trialsIn(scopes);
  return {
    signals: named.signals,
    leftOut: [...leftOut, ...unrated.map(leftOutUnrated), ...named.leftOut, ...trialsLeftOut(trials)],
    warnings: named.warnings,
    used: new Set<MatValue>([
      ...all.map(({ candidate }) => candidate.array),
      ...trials.map(({ value }) => value),
    ]),
    ...(unclear && {
      rateProblem: `${unclear.name} rises by ${unclear.step} from sample to sample without saying whether that is seconds or milliseconds: open it again with its sampling rate in Hz (${shortRate(1 / unclear.step)} or ${shortRate(1000 / unclear.step)})`,
    }),
  };
}

function shortRate(rate: number): string {
  return String(Number(rate.toPrecision(7)));
}
