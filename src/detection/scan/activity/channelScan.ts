/**
 * The first pass over an EMG channel: its power in the watched band hop by hop, its noise, its mains, and where its
 * samples stand still. Memory grows by the hop (100 a second), not with the samples.
 */
import type { Channel } from '../../../recording/recording';
import { microvoltsPerUnit } from '../../../recording/units';
import type { SampleRange } from '../../../signal/columnGrid';
import { Decimator } from '../../../signal/decimator';
import type { NoiseLevel } from '../../../signal/noiseLevel';
import { ChannelReader, type ChannelSource } from '../conditioning/channelReader';
import { findMains, type Mains } from '../conditioning/mains';
import type { FollowedMains } from '../conditioning/removeMains';
import type { ConditioningParameters } from '../conditioning/parameters';
import { firstOfHop, hopCount, type WorkingPlan } from '../conditioning/workingPlan';
import { SampleRuns } from './sampleRuns';
import type { SampleRunParameters } from './sampleRunParameters';
import { chosen, count, fixedNumbers, hertz, seconds } from '../../numbers/fixedNumbers';
import { ConverterStep } from './converterStep';
import { Frames } from './frames';
import { HumTracker } from '../conditioning/humTracker';
import { type HopRange, hopsTouched } from './hops';
import { humHidden, judgedHops } from './humHidden';
import { InputCourse } from './inputCourse';
import { findInputFaults, type InputFault, showHum } from './inputFaults';
import { findNoiseForSignal, type NoiseForSignal, sameNoiseAs } from './noiseForSignal';
import { type HopCourses, HopSeries } from './hopSeries';

export type ScanParameters = ConditioningParameters & SampleRunParameters;

/** What the first pass finds. Hop k is [k, k + 1) · plan.hopSeconds. */
export interface ChannelScan extends HopCourses {
  readonly plan: WorkingPlan;
  readonly mains: FollowedMains | undefined;
  readonly noise: NoiseLevel | undefined;
  /** Noise in the band in which potentials are separated, over the noise in the watched band. */
  readonly potentialNoiseRatio: number;
  /** Stretches of the channel's own samples. */
  readonly flat: readonly SampleRange[];
  readonly clipped: readonly SampleRange[];
  /** Where the input is shorted, at a rail, open, or noise of another origin. */
  readonly faults: readonly InputFault[];
}

export const channelScanNumbers = fixedNumbers('channelScan', {
  frameSeconds: seconds(
    8,
    [1, 60],
    'The signal is conditioned in stretches of this',
    'own: over longer ones hum changes too much to be steadied',
  ),
  surveyStretches: count(12, [1, 100], 'Stretches that are searched for mains', chosen),
  surveySeconds: seconds(2, [1, 20], 'Length of each', 'own: resolves half a hertz'),
  surveyBandHz: hertz(
    1250,
    [200, 5000],
    'Mains and their harmonics lie below this',
    '§B.2 (20 harmonics of 60 Hz)',
  ),
});
const { frameSeconds, surveyStretches, surveySeconds, surveyBandHz } = channelScanNumbers.values;
/** Structural: what the filters need either side of a stretch to settle. */
const marginSeconds = 0.625;
/** Structural: the survey is brought to a little more than twice of its band. */
const surveyOversampling = 2.2;

/** Scans a whole channel. */
export async function scanChannel(
  source: ChannelSource,
  channel: Channel,
  plan: WorkingPlan,
  parameters: ScanParameters,
): Promise<ChannelScan> {
  const reader = new ChannelReader(source, plan);
  const unit = microvoltsPerUnit(channel.unit);
  const mains = await survey(reader, unit, parameters);
  const input = new InputCourse(plan, unit);
  const flatLength = Math.max(parameters.flatSamples, Math.ceil(parameters.flat * channel.samplingRate));
  const runs = new SampleRuns(flatLength, parameters.clipRun);
  const step = new ConverterStep();
  const hops = new HopSeries(plan, parameters);
  const frames = new Frames(
    mains && new HumTracker(mains, plan.rate, plan.lowHz),
    reader,
    (stretch, frame) => {
      const flat = still(
        runs,
        firstOfHop(plan, frame.from) * plan.factor,
        channel.samplingRate,
        plan.hopSeconds,
      );
      hops.addFrame(stretch, frame, flat, (hop) => stillnessOf(input, hop));
    },
  );
  const frameHops = Math.round(frameSeconds / plan.hopSeconds);
  const margin = Math.ceil(marginSeconds * plan.rate);
  let judgedTo = 0;
  for (let hop = 0; hop < hopCount(plan, reader.count); hop += frameHops) {
    const from = firstOfHop(plan, hop);
    const to = Math.min(reader.count, firstOfHop(plan, hop + frameHops));
    // The margins belong to the neighbouring frames.
    const useRaw = (raw: Float32Array, first: number): void => {
      const begin = Math.max(0, from * plan.factor - first);
      const end = Math.max(begin, Math.min(channel.samples, to * plan.factor) - first);
      const own = raw.subarray(begin, end);
      runs.add(own);
      step.add(own);
    };
    const stretch = await reader.read(from - margin, to + margin, undefined, useRaw, frames.room());
    const frame = { from: hop, to: Math.min(hopCount(plan, reader.count), hop + frameHops) };
    input.add(stretch.values, stretch.missing, stretch.first, frame);
    const isEnd = frame.to >= hopCount(plan, reader.count);
    const judged = judgedHops(judgedTo, frame.to, isEnd);
    const samples = {
      from: firstOfHop(plan, judged.from),
      to: Math.min(reader.count, firstOfHop(plan, judged.to)),
    };
    const missing = stretch.missing?.subarray(samples.from - stretch.first, samples.to - stretch.first);
    const hidden = mains && humHidden(input, mains, { plan, hops: judged, ...samples, missing });
    frames.add({ stretch, frame }, { ...samples, hidden });
    judgedTo = judged.to;
    await source.pace.advance((to - from) * plan.factor);
  }
  const followed = frames.finish();
  runs.finish();
  const inputFaults = findInputFaults(input);
  const foreign = findNoiseForSignal(hops.noiseCourse(inputFaults));
  const faults = withNoise(inputFaults, foreign);
  const bandPart = (2 * (plan.highHz - plan.lowHz)) / channel.samplingRate;
  const noise = hops.noise(
    liveness(input, faults),
    step.errorWithin(bandPart),
    foreign.map(({ rms }) => sameNoiseAs(rms)),
  );
  return {
    plan,
    mains: followed,
    ...hops.series(),
    noise,
    potentialNoiseRatio: hops.potentialNoiseRatio(noise),
    flat: runs.flat,
    clipped: clippedRuns(runs, hops.mean(), parameters.clipOverNoise * (noise?.rms ?? Infinity)),
    faults,
  };
}

/** An input's faults with the noise that is in the signal's place, in order. */
function withNoise(faults: readonly InputFault[], foreign: readonly NoiseForSignal[]): readonly InputFault[] {
  const noise = foreign.map(({ from, to, rms, ownRms }): InputFault => ({
    from,
    to,
    cause: 'noise-for-signal',
    value: rms,
    threshold: ownRms,
  }));
  return [...faults, ...noise].sort((a, b) => a.from - b.from || a.to - b.to);
}

/** Hops are as still as each other within half an octave; undefined for those that are not still. */
function stillnessOf(input: InputCourse, hop: number): number | undefined {
  const spread = input.spreadAt(hop);
  return spread < input.stillSpread
    ? Math.round(2 * Math.log2(Math.max(spread, Number.MIN_VALUE)))
    : undefined;
}

/** By stillness, whether more of its hops are a live electrode's than a fault's: then it is an electrode with little noise. */
function liveness(input: InputCourse, faults: readonly InputFault[]): (stillness: number) => boolean {
  const isFault = new Uint8Array(input.hops);
  for (const { from, to } of faults) isFault.fill(1, from, to);
  const live = new Map<number, number>();
  for (let hop = 0; hop < input.hops; hop++) {
    const stillness = stillnessOf(input, hop);
    if (stillness === undefined) continue;
    live.set(stillness, (live.get(stillness) ?? 0) + (isFault[hop] === 1 ? -1 : 1));
  }
  return (stillness) => (live.get(stillness) ?? 0) > 0;
}

/** The hops that touch a flat line, as far as is known, from a native sample on. */
function still(
  runs: SampleRuns,
  fromSample: number,
  samplingRate: number,
  hopSeconds: number,
): readonly HopRange[] {
  return runs.flatSince(fromSample).map((run) => hopsTouched(run, samplingRate, hopSeconds));
}

/** Mains from a few stretches spread over the channel. */
async function survey(
  reader: ChannelReader,
  unit: number | undefined,
  parameters: ScanParameters,
): Promise<Mains | undefined> {
  const { plan } = reader;
  const { rate } = plan;
  const factor = Math.max(1, Math.floor(rate / (surveyOversampling * surveyBandHz)));
  const decimator = new Decimator(factor);
  const length = Math.min(reader.count, Math.round(surveySeconds * rate));
  const stretches: Float64Array[] = [];
  const inputs: InputCourse[] = [];
  // Stretches may overlap by half: a single one could have a line by chance.
  const count = Math.min(
    surveyStretches,
    Math.max(1, Math.floor((2 * reader.count) / Math.max(1, length)) - 1),
  );
  for (let k = 0; k < count; k++) {
    const from = count > 1 ? Math.floor((k * (reader.count - length)) / (count - 1)) : 0;
    const { values } = await reader.read(from, from + length, undefined);
    const slowCount = Math.floor((length - 2 * decimator.reach - 1) / factor) + 1;
    if (slowCount <= 0) continue;
    stretches.push(decimator.decimate(values, decimator.reach, slowCount));
    const input = new InputCourse(plan, unit);
    input.add(values, undefined, 0, { from: 0, to: hopCount(plan, length) });
    inputs.push(input);
  }
  // An input that is open or shorted says nothing of the hum that an electrode has.
  const isTelling = showHum(inputs);
  const live = stretches.filter((_, k) => isTelling[k]);
  return findMains(live.length > 0 ? live : stretches, rate / factor, parameters);
}

/** Short runs at an extreme that stands out of the noise; long ones are flat lines already. */
function clippedRuns(runs: SampleRuns, level: number, least: number): readonly SampleRange[] {
  const flat = new Set(runs.flat.map((run) => run.from));
  return runs
    .clipped()
    .flatMap(({ extreme, runs: atExtreme }) => (Math.abs(extreme - level) >= least ? atExtreme : []))
    .filter((run) => !flat.has(run.from))
    .sort((a, b) => a.from - b.from);
}
