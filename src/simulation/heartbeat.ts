/**
 * The electrocardiogram that a channel near the trunk picks up: P wave, QRS complex and T wave of every beat, at a rate
 * that sways with the breath. Timing and relative sizes after McSharry et al. 2003 (ECGSYN); the QRS has corners here,
 * as its power above 100 Hz (a few µV for a millivolt) needs them.
 */
import { at } from '../base/typedArrays';
import type { Disturbance } from './emgChannel';
import type { Random } from './random';
import { addShape, fineRate, type Shape } from './shape';
import { logUniform, pick } from './setting';

/** The beats of a recording. */
export interface Heartbeat {
  readonly disturbance: Disturbance;
  /** When each R wave has its peak. */
  readonly beatSeconds: readonly number[];
  /** A QRS complex reaches this far to either side of it. */
  readonly reachSeconds: number;
}

/** A wave: where its middle is, its width (standard deviation, or half of a triangle's base), and its size. */
interface Wave {
  readonly seconds: number;
  readonly widthSeconds: number;
  readonly size: number;
  readonly form: 'round' | 'pointed';
}

/** A beat's shape begins this long before its R wave and ends this long after. */
const beforeSeconds = 0.28;
const afterSeconds = 0.5;

/** Beats from the first to the last second of the recording; R waves of 0.15 to 1.5 mV. */
export function heartbeat(random: Random, durationSeconds: number): Heartbeat {
  const waves = drawWaves(random);
  const microvolts = logUniform(random, 150, 1500) * pick(random, [-1, 1]);
  const beatSeconds = drawBeats(random, durationSeconds);
  const breath = random.uniform(0.02, 0.1);
  const scales = beatSeconds.map(() => microvolts * random.normal(1, breath));
  const cornerSeconds = random.uniform(0.0008, 0.002);
  const apply = (values: Float64Array, samplingRate: number): void => {
    const shape = beatShape(waves, cornerSeconds, samplingRate);
    beatSeconds.forEach((seconds, i) => {
      addShape(values, samplingRate, { shape, seconds: seconds - beforeSeconds, scale: scales[i] ?? 0 });
    });
  };
  return { disturbance: { stage: 'electrode', apply }, beatSeconds, reachSeconds: 0.045 };
}

function drawWaves(random: Random): readonly Wave[] {
  return [
    {
      seconds: -0.16,
      widthSeconds: random.uniform(0.018, 0.025),
      size: random.uniform(0.06, 0.15),
      form: 'round',
    },
    { seconds: -0.027, widthSeconds: 0.012, size: -random.uniform(0, 0.2), form: 'pointed' },
    { seconds: 0, widthSeconds: random.uniform(0.018, 0.026), size: 1, form: 'pointed' },
    { seconds: 0.028, widthSeconds: 0.015, size: -random.uniform(0.05, 0.4), form: 'pointed' },
    {
      seconds: random.uniform(0.22, 0.28),
      widthSeconds: random.uniform(0.035, 0.05),
      size: random.uniform(0.1, 0.35),
      form: 'round',
    },
  ];
}

/** 50 to 110 beats a minute; the breath sways the interval by a few hundredths, and each beat by a little more. */
function drawBeats(random: Random, durationSeconds: number): readonly number[] {
  const interval = 60 / random.uniform(50, 110);
  const sway = random.uniform(0.01, 0.06);
  const breathsPerSecond = random.uniform(0.2, 0.3);
  const beats: number[] = [];
  for (let t = random.uniform(0.1, interval); t < durationSeconds - 0.1;) {
    beats.push(t);
    t += interval * (1 + sway * Math.sin(2 * Math.PI * breathsPerSecond * t) + random.normal(0, 0.01));
  }
  return beats;
}

/** One beat with an R wave of 1, in the fine grid of a channel. */
function beatShape(waves: readonly Wave[], cornerSeconds: number, samplingRate: number): Shape {
  const rate = fineRate(samplingRate);
  const corner = Math.max(1, Math.round(cornerSeconds * rate));
  const raw = Float64Array.from({ length: Math.round((beforeSeconds + afterSeconds) * rate) }, (_, i) =>
    waves.reduce((sum, wave) => sum + valueAt(wave, i / rate - beforeSeconds), 0),
  );
  return rounded(rounded(raw, corner), corner);
}

function valueAt({ seconds, widthSeconds, size, form }: Wave, t: number): number {
  const x = (t - seconds) / widthSeconds;
  switch (form) {
    case 'round':
      return size * Math.exp((-x * x) / 2);
    case 'pointed':
      return size * Math.max(0, 1 - Math.abs(x));
  }
}

/** The mean over `reach` points either side. */
function rounded(values: Float64Array, reach: number): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = at(sums, i) + at(values, i);
  return values.map((_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return (at(sums, to) - at(sums, from)) / (to - from);
  });
}
