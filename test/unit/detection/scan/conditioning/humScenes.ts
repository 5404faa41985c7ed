/** Hum, noise and EMG made apart, so that what conditioning leaves of each is known; and the measure of it. */
import { ChannelReader } from '../../../../../src/detection/scan/conditioning/channelReader';
import type { ChannelScan } from '../../../../../src/detection/scan/activity/channelScan';
import { butterworthHighPass, butterworthLowPass, filterZeroPhase } from '../../../../../src/signal/filters';
import { addHum, type Hum } from '../../../../../src/simulation/hum';
import { Random } from '../../../../../src/simulation/random';
import { channelOf, planOf, type Seconds, sourceOf } from '../../channels';

export interface HumScene {
  readonly rate: number;
  readonly seconds: number;
  readonly noise: number;
  readonly hum?: Hum;
  /** Spans of interference pattern, and its size in µV (about its RMS). */
  readonly emg?: readonly Seconds[];
  readonly emgMicrovolts?: number;
  readonly seed: number;
}

/** A scene's parts, in µV. */
export interface SceneSignal {
  readonly rate: number;
  readonly emg: Float32Array;
  /** EMG and noise. */
  readonly clean: Float32Array;
  /** And hum. */
  readonly sum: Float32Array;
}

/** A hum of an amplitude as grids make it: 1/k, odd harmonics before even ones. */
export function gridHum(hertz: number, amplitudeMicrovolts: number, seed: number, wander = true): Hum {
  const random = new Random(seed);
  return {
    hertz,
    amplitudeMicrovolts,
    harmonics: Array.from({ length: 14 }, (_, i) => ({
      part: (random.uniform(0.2, 1) * (i % 2 === 1 ? 1 : 0.3)) / (i + 2),
      phase: random.uniform(0, 2 * Math.PI),
    })),
    ...(wander
      ? { wander: { seed: seed + 7, frequencyHz: 0.02, frequencySeconds: 8, amplitudePart: 0.12 } }
      : {}),
  };
}

export function sceneSignal({
  rate,
  seconds,
  noise,
  hum,
  emg = [],
  emgMicrovolts = 150,
  seed,
}: HumScene): SceneSignal {
  const random = new Random(seed);
  const count = Math.round(seconds * rate);
  const own = new Float64Array(count);
  for (const span of emg) addUnits(own, rate, span, emgMicrovolts, random.fork());
  const quiet = random.fork();
  const clean = own.map((value) => value + quiet.normal(0, noise));
  const sum = Float64Array.from(clean);
  if (hum) addHum(sum, hum, rate);
  return { rate, emg: Float32Array.from(own), clean: Float32Array.from(clean), sum: Float32Array.from(sum) };
}

/** Nine units of 8 to 22 discharges a second, triphasic potentials of 4 to 9 ms. */
function addUnits(
  values: Float64Array,
  rate: number,
  [from, to]: Seconds,
  size: number,
  random: Random,
): void {
  for (let unit = 0; unit < 9; unit++) {
    const interval = 1 / random.uniform(8, 22);
    const width = random.uniform(0.0004, 0.0011);
    const height = 4.5 * size * random.uniform(0.4, 1.2);
    for (
      let t = from + random.uniform(0, interval);
      t < to;
      t += interval * Math.max(0.4, random.normal(1, 0.15))
    ) {
      const reach = Math.ceil(6 * width * rate);
      const centre = Math.round(t * rate);
      for (let i = Math.max(0, centre - reach); i < Math.min(values.length, centre + reach); i++) {
        const x = (i / rate - t) / width;
        values[i] = values[i]! + height * (1 - x * x) * Math.exp((-x * x) / 2);
      }
    }
  }
}

/** A channel at the working rate as the frames of the first pass have it, in the watched band. */
export async function watched(
  values: Float32Array,
  rate: number,
  mains: ChannelScan['mains'],
): Promise<Float64Array> {
  const plan = planOf(rate);
  const channel = channelOf(values, { samplingRate: rate });
  const reader = new ChannelReader(sourceOf(values, channel), plan);
  const frame = Math.round(8 * plan.rate);
  const margin = Math.ceil(0.625 * plan.rate);
  const result = new Float64Array(reader.count);
  for (let from = 0; from < reader.count; from += frame) {
    const to = Math.min(reader.count, from + frame);
    const stretch = (await reader.read(from - margin, to + margin, mains)).values;
    filterZeroPhase(
      [...butterworthHighPass(2, plan.lowHz, plan.rate), ...butterworthLowPass(2, plan.highHz, plan.rate)],
      stretch,
    );
    result.set(stretch.subarray(margin, margin + to - from), from);
  }
  return result;
}

export interface HumLeft {
  /** RMS in the watched band of what is seen in silence over what it would be without hum: interior, frame edges, ends. */
  readonly inside: number;
  readonly edges: number;
  readonly firstSecond: number;
  readonly lastSecond: number;
  /** Greatest over the seconds of silence. */
  readonly worstSecond: number;
  /** RMS of the error in EMG over the EMG's; 0 where there is none. */
  readonly distortion: number;
}

/** What is left of hum in the watched band. */
export async function humLeft(
  scene: HumScene,
  scan: ChannelScan,
  { clean, sum, emg, rate }: SceneSignal,
): Promise<HumLeft> {
  const working = scan.plan.rate;
  const [truth, seen] = [await watched(clean, rate, undefined), await watched(sum, rate, scan.mains)];
  const spans = scene.emg ?? [];
  /** 1 for each sample within the scene's spans, widened by so many seconds on both sides. */
  const inSpans = (beside: number): Uint8Array =>
    Uint8Array.from(truth, (_, i) => {
      const t = i / working;
      return spans.some(([from, to]) => t >= from - beside && t < to + beside) ? 1 : 0;
    });
  const beside = inSpans(0.03);
  const ratio = (use: (t: number) => boolean, [from, to]: Seconds = [0, Infinity]): number => {
    let [left, whole] = [0, 0];
    const end = Math.min(truth.length, Math.ceil(to * working));
    for (let i = Math.floor(from * working); i < end; i++) {
      if (beside[i] === 1 || !use(i / working)) continue;
      left += seen[i]! ** 2;
      whole += truth[i]! ** 2;
    }
    return Math.sqrt(left / whole);
  };
  const last = scene.seconds;
  const seconds = Array.from({ length: Math.floor(last) }, (_, k) => ratio(() => true, [k, k + 1]));
  return {
    inside: ratio((t) => t >= 1 && t < last - 1),
    edges: ratio((t) => t > 4 && t < last - 4 && Math.abs(t - 8 * Math.round(t / 8)) < 0.3),
    firstSecond: ratio((t) => t < 1),
    lastSecond: ratio((t) => t >= last - 1),
    worstSecond: Math.max(...seconds.filter((value) => !Number.isNaN(value))),
    distortion: spans.length === 0 ? 0 : await distortionIn(inSpans(0)),
  };

  async function distortionIn(within: Uint8Array): Promise<number> {
    const potentials = await watched(emg, rate, undefined);
    let [error, whole] = [0, 0];
    within.forEach((isWithin, i) => {
      if (isWithin === 0) return;
      error += (seen[i]! - truth[i]!) ** 2;
      whole += potentials[i]! ** 2;
    });
    return Math.sqrt(error / whole);
  }
}
