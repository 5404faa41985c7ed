/**
 * What the engine's bench runs on: one needle channel at 48 kHz as EDF+, of rest, contractions and cramps in turn, or of
 * contraction in two thirds of its time.
 * The simulator's recordings of 20 kHz are interpolated to 48 kHz (windowed sinc) and get 2 µV of white noise, so that the band above
 * 10 kHz is not empty.
 */
import type { FileAnnotation } from '../../src/recording/recording';
import { edfPlus, simulatedIdentity } from '../../src/simulation/edfPlus';
import { Random } from '../../src/simulation/random';
import { scenarios } from '../../src/simulation/scenarios';
import type { SimulatedChannel, SimulatedRecording } from '../../src/simulation/simulatedRecording';
import type { BenchSignal } from './results';

export const samplingRate = 48_000;
const sourceRate = 20_000;
const parts = ['rest', 'voluntary', 'neurogenic-cramp'] as const;
/** Contractions of 10 to 80 % of the greatest drive, and such as run into a cramp. */
const denseParts = ['voluntary', 'neurogenic-cramp-after-contraction'] as const;
/** Of the time, and of the units in the needle's reach together: an interference pattern. */
const densePart = 2 / 3;
const fewestDischargesPerSecond = 300;
const denseBlockSeconds = 600;
const activeLabels: ReadonlySet<string> = new Set(['voluntary', 'neurogenic-cramp']);
const noiseMicrovolts = 2;
const range = { minimum: -6553.6, maximum: 6553.4 }; // µV, steps of 0.2 µV

/** Lobes of the sinc to either side, and the phases in which 20 kHz meets 48 kHz (5 : 12). */
const lobes = 16;
const phases = 12;

/** The channel in µV, and its file. */
export interface BenchRecording {
  readonly microvolts: Float32Array;
  readonly file: Uint8Array;
}

/** The same for every run. */
export function benchRecording(signal: BenchSignal, seconds: number): BenchRecording {
  const microvolts = new Float32Array(seconds * samplingRate);
  const annotations = signal === 'sparse' ? fillSparse(microvolts, seconds) : fillDense(microvolts, seconds);
  const random = new Random(48);
  for (let i = 0; i < microvolts.length; i++) microvolts[i]! += random.normal(0, noiseMicrovolts);
  const channel = {
    name: 'EMG Tib ant',
    unit: 'uV',
    kind: 'emg',
    samplingRate,
    physicalRange: range,
    values: microvolts,
  } as const;
  const truth = { units: [], events: [], noiseMicrovolts, wording: 'none', humMicrovolts: 0 };
  const file = edfPlus(
    { durationSeconds: seconds, channels: [channel], annotations, truth },
    simulatedIdentity,
  );
  return { microvolts, file };
}

/** Rest, contractions and cramps in turn, no two alike. */
function fillSparse(microvolts: Float32Array, seconds: number): readonly FileAnnotation[] {
  const annotations: FileAnnotation[] = [];
  let filledSeconds = 0;
  for (let part = 0, seed = 0; filledSeconds < seconds; seed++) {
    const needle = needleOf(parts[part % parts.length]!, seed);
    if (!needle) continue;
    addNeedle(needle, filledSeconds, microvolts, annotations);
    filledSeconds += needle.recording.durationSeconds;
    part++;
  }
  return annotations.filter(({ onsetSeconds }) => onsetSeconds < seconds);
}

/**
 * Strong contractions, some of which run into a cramp, with as much rest between them that two thirds of the time are
 * contraction. What fills ten minutes is repeated, under other noise: simulating is slow.
 */
function fillDense(microvolts: Float32Array, seconds: number): readonly FileAnnotation[] {
  const blockSeconds = Math.min(seconds, denseBlockSeconds);
  const block = microvolts.subarray(0, blockSeconds * samplingRate);
  const annotations: FileAnnotation[] = [];
  let [filledSeconds, activeSeconds] = [0, 0];
  for (let part = 0, seed = 0; filledSeconds < blockSeconds; seed++) {
    const wantsRest = activeSeconds > densePart * filledSeconds;
    const needle = needleOf(wantsRest ? 'rest' : denseParts[part % denseParts.length]!, seed);
    if (!needle || (!wantsRest && needle.dischargesPerSecond < fewestDischargesPerSecond)) continue;
    addNeedle(needle, filledSeconds, block, annotations);
    filledSeconds += needle.recording.durationSeconds;
    activeSeconds += needle.activeSeconds;
    part++;
  }
  const within = annotations.filter(({ onsetSeconds }) => onsetSeconds < blockSeconds);
  for (let from = blockSeconds; from < seconds; from += blockSeconds) {
    const rest = microvolts.subarray(from * samplingRate);
    rest.set(block.subarray(0, rest.length));
    annotations.push(...within.map((one) => ({ ...one, onsetSeconds: one.onsetSeconds + from })));
  }
  return annotations.filter(({ onsetSeconds }) => onsetSeconds < seconds);
}

/** A simulated recording, and of its first EMG channel how long its muscle is active and how densely it then fires. */
interface Needle {
  readonly recording: SimulatedRecording;
  readonly channel: SimulatedChannel;
  readonly activeSeconds: number;
  readonly dischargesPerSecond: number;
}

/** Undefined for a seed that draws another sampling rate. */
function needleOf(name: string, seed: number): Needle | undefined {
  const scenario = scenarios.find((each) => each.name === name)!;
  if (scenario.circumstances(seed).samplingRate !== sourceRate) return undefined;
  const recording = scenario.simulate(seed);
  const index = recording.channels.findIndex(({ kind }) => kind === 'emg');
  const { events, units } = recording.truth;
  const activeSeconds = events
    .filter(({ channels, label }) => channels.includes(index) && activeLabels.has(label))
    .reduce((sum, { onsetSeconds, endSeconds }) => sum + endSeconds - onsetSeconds, 0);
  const discharges = units
    .filter(({ channel }) => channel === index)
    .reduce((sum, { spikeSeconds }) => sum + spikeSeconds.length, 0);
  const dischargesPerSecond = activeSeconds > 0 ? discharges / activeSeconds : 0;
  return { recording, channel: recording.channels[index]!, activeSeconds, dischargesPerSecond };
}

/** Puts it where `onset` is, as far as there is space, with its annotations. */
function addNeedle(
  { recording, channel }: Needle,
  onset: number,
  target: Float32Array,
  annotations: FileAnnotation[],
): void {
  const perUnit = channel.unit === 'mV' ? 1000 : 1;
  interpolate(channel.values, perUnit, target.subarray(onset * samplingRate));
  annotations.push(
    ...recording.annotations.map((one) => ({ ...one, onsetSeconds: one.onsetSeconds + onset })),
  );
}

/** Fills `target` (48 kHz) from the start with `source` (20 kHz) times `factor`, as far as both reach. */
function interpolate(source: Float32Array, factor: number, target: Float32Array): void {
  const kernels = Array.from({ length: phases }, (_, phase) => kernel(((5 * phase) % 12) / 12));
  const count = Math.min(target.length, Math.floor((source.length * 12) / 5));
  for (let i = 0; i < count; i++) {
    const weights = kernels[i % phases]!;
    const first = Math.floor((i * 5) / 12) - lobes + 1;
    let sum = 0;
    for (let k = 0; k < weights.length; k++) sum += weights[k]! * (source[first + k] ?? 0);
    target[i] = factor * sum;
  }
}

/** A sinc under a Hann window, for a point this part of a sample after the middle. */
function kernel(fraction: number): Float64Array {
  return Float64Array.from({ length: 2 * lobes }, (_, k) => {
    const x = k - lobes + 1 - fraction;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / (lobes + 1));
    return window * (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  });
}
