/**
 * Finds the signals among the arrays of a MATLAB file. A signal is a real matrix whose long side is time; of the
 * arrays that share a sampling rate, those of the longest length are taken and the rest are named in a warning,
 * since nothing says how fast they were sampled.
 */
import { nameAndUnit } from '../text/header';
import { ScopeRates, timeNames } from './matRates';
import { arraysIn, plainName, textsOf, valueNamed, type NamedArray, type Scope } from './matScopes';
import type { MatNumeric } from './matTypes';

/** One channel in its array: its samples are elements first, first + stride, first + 2 stride … */
export interface MatSignal {
  readonly name: string;
  readonly unit: string;
  /** Samples per second; absent where the file states none. */
  readonly samplingRate?: number;
  readonly array: MatNumeric;
  readonly first: number;
  readonly stride: number;
  readonly samples: number;
}

export interface FoundSignals {
  readonly signals: readonly MatSignal[];
  readonly warnings: readonly string[];
}

const labelNames = new Set(
  'labels label channelnames channellabels channels channames chnames chanlabels titles description descriptions names'.split(
    ' ',
  ),
);
const unitNames = new Set('units unit channelunits'.split(' '));
/** Fewer samples than this are parameters, not a recording. */
const fewestSamples = 32;
const mostChannels = 4096;
const mostChannelsInAll = 65_536;
/** Of a cut matrix at least a tenth must be there: else a short file could claim a recording of any length. */
const leastPresent = 0.1;

/** A matrix seen as channels. */
interface Candidate extends NamedArray {
  readonly scope: Scope;
  readonly rateScope?: Scope;
  readonly rate?: number;
  readonly channels: number;
  readonly samples: number;
}

function shape({
  dimensions,
  complex,
  present,
}: MatNumeric): { channels: number; samples: number } | undefined {
  const [rows = 0, columns = 0] = dimensions;
  if (complex || dimensions.length !== 2 || present < leastPresent * rows * columns) return undefined;
  const [samples, channels] = [Math.max(rows, columns), Math.min(rows, columns)];
  return samples >= fewestSamples && channels >= 1 && channels <= mostChannels
    ? { channels, samples }
    : undefined;
}

/** The name without its scope: `data.time` is `time`. */
function ownName({ name }: NamedArray, scope: Scope): string {
  return name.slice(scope.path.length);
}

async function candidatesOf(scopes: readonly Scope[]): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  const rates = new ScopeRates();
  for (const scope of scopes) {
    const found = await rates.of(scope);
    for (const named of arraysIn(scope)) {
      const size = shape(named.array);
      if (!size || timeNames.has(plainName(ownName(named, scope)))) continue;
      candidates.push({
        ...named,
        ...size,
        scope,
        ...(found ? { rate: found.rate, rateScope: found.scope } : {}),
      });
    }
  }
  return candidates;
}

/** Of the candidates that share one statement of the rate, those of the longest length. */
function chooseByLength(candidates: readonly Candidate[]): { chosen: Candidate[]; left: Candidate[] } {
  const longest = new Map<Scope | undefined, number>();
  for (const { rateScope, samples } of candidates) {
    longest.set(rateScope, Math.max(samples, longest.get(rateScope) ?? 0));
  }
  const isChosen = (one: Candidate): boolean => one.samples === longest.get(one.rateScope);
  return { chosen: candidates.filter(isChosen), left: candidates.filter((one) => !isChosen(one)) };
}

/** Leaves out the matrices whose channels no page could list: small ones by the thousand, each of thousands of columns. */
function withinChannels(candidates: readonly Candidate[]): { within: Candidate[]; beyond: Candidate[] } {
  let channels = 0;
  const within: Candidate[] = [];
  const beyond: Candidate[] = [];
  for (const candidate of candidates) {
    channels += candidate.channels;
    (channels <= mostChannelsInAll ? within : beyond).push(candidate);
  }
  return { within, beyond };
}

/** Texts of a scope that number as many as its channels: then they name (or measure) them in order. */
function textsFor(scope: Scope, names: ReadonlySet<string>, channels: number): readonly string[] {
  const texts = textsOf(valueNamed(scope, names));
  return texts.length === channels ? texts : [];
}

function signalsOf(
  candidate: Candidate,
  label: (channel: number) => string | undefined,
  unit: (channel: number) => string,
): MatSignal[] {
  const { name, array, channels, samples, rate } = candidate;
  const timeRunsDown = (array.dimensions[0] ?? 0) === samples;
  return Array.from({ length: channels }, (_, channel) => {
    const stated = nameAndUnit(label(channel)?.trim() ?? '');
    const plain = channels === 1 ? name : `${name} ${channel + 1}`;
    return {
      name: stated.name === '' ? plain : stated.name,
      unit: stated.unit === '' ? unit(channel) : stated.unit,
      ...(rate === undefined ? {} : { samplingRate: rate }),
      array,
      // Columns follow one another; where each is a channel its samples are neighbours.
      first: timeRunsDown ? channel * samples : channel,
      stride: timeRunsDown ? 1 : channels,
      samples,
    };
  });
}

/** The channels of one scope's matrices, named in order by its labels and units where these number as many. */
function nameByScope(candidates: readonly Candidate[]): MatSignal[] {
  const [first] = candidates;
  if (!first) return [];
  const total = candidates.reduce((sum, { channels }) => sum + channels, 0);
  const labels = textsFor(first.scope, labelNames, total);
  const units = textsFor(first.scope, unitNames, total);
  const [onlyUnit] = textsFor(first.scope, unitNames, 1);
  let before = 0;
  return candidates.flatMap((candidate) => {
    const offset = before;
    before += candidate.channels;
    return signalsOf(
      candidate,
      (channel) => labels[offset + channel],
      (channel) => units[offset + channel] ?? onlyUnit ?? '',
    );
  });
}

/** Finds the signals of a file's scopes. */
export async function findSignals(scopes: readonly Scope[]): Promise<FoundSignals> {
  const { chosen, left } = chooseByLength(await candidatesOf(scopes));
  const { within, beyond } = withinChannels(chosen);
  const byScope = new Map<Scope, Candidate[]>();
  for (const candidate of within) {
    const beside = byScope.get(candidate.scope);
    if (beside) beside.push(candidate);
    else byScope.set(candidate.scope, [candidate]);
  }
  return {
    signals: [...byScope.values()].flatMap(nameByScope),
    warnings: [
      ...notShown(
        'their length differs from that of the longest signals and no rate of their own is stated',
        left,
      ),
      ...notShown(`the file has more than ${mostChannelsInAll} channels`, beyond),
    ],
  };
}

function notShown(reason: string, candidates: readonly Candidate[]): string[] {
  if (candidates.length === 0) return [];
  const names = candidates.map(({ name, samples }) => `${name} (${samples} samples)`);
  return [`Not shown, because ${reason}: ${listed(names)}.`];
}

function listed(names: readonly string[]): string {
  const most = 8;
  return names.length <= most
    ? names.join(', ')
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
