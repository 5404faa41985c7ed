/** What goes wrong between muscle and file (DETECTION.md §B.5): jolts, lost electrodes, rails, stimuli. */
import { at } from '../base/typedArrays';
import type { Disturbance } from './emgChannel';
import { addHum, type Hum } from './hum';
import type { Random } from './random';
import { logUniform } from './setting';
import type { Run } from './spontaneous';

/** Runs `change` over the samples of a stretch. */
function within(
  stage: Disturbance['stage'],
  run: Run,
  change: (values: Float64Array, sample: number, seconds: number) => void,
): Disturbance {
  return {
    stage,
    apply: (values, samplingRate) => {
      const to = Math.min(values.length, Math.round(run.to * samplingRate));
      for (let i = Math.max(0, Math.round(run.from * samplingRate)); i < to; i++) {
        change(values, i, i / samplingRate);
      }
    },
  };
}

/** The electrode is moved: a slow swing of 0.2 to 2 mV that comes and goes within `seconds`. */
export function jolt(random: Random, from: number, seconds: number): Disturbance {
  const size = logUniform(random, 200, 2000) * (random.uniform() < 0.5 ? -1 : 1);
  const beats = random.uniform(0.7, 1.5);
  return within('electrode', { from, to: from + seconds }, (values, i, t) => {
    const x = (t - from) / seconds;
    values[i] = at(values, i) + size * Math.sin(Math.PI * x) ** 2 * Math.sin(2 * Math.PI * beats * x);
  });
}

/** Electrode pops: steps of 0.5 to 4 mV that decay within a fraction of a second; returns when the last is over, too. */
export function pops(
  random: Random,
  run: Run,
): { readonly disturbance: Disturbance; readonly endSeconds: number } {
  const steps: {
    readonly from: number;
    readonly to: number;
    readonly size: number;
    readonly decay: number;
  }[] = [];
  let t = run.from;
  do {
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const decay = random.uniform(0.03, 0.08);
    steps.push({ from: t, to: t + 5 * decay, size: sign * logUniform(random, 500, 4000), decay });
    t += random.uniform(0.2, 0.8);
  } while (t < run.to - 0.3);
  const endSeconds = Math.max(...steps.map((step) => step.to));
  const disturbance = within('electrode', { from: run.from, to: endSeconds }, (values, i, now) => {
    for (const { from, to, size, decay } of steps) {
      if (now < from || now >= to) continue;
      // The electrode's capacitance rounds the step: 95 % of its power is below 100 Hz.
      const rise = 1 - Math.exp((from - now) / 0.004);
      values[i] = at(values, i) + size * rise * Math.exp((from - now) / decay);
    }
  });
  return { disturbance, endSeconds };
}

/**
 * Small pops, as of a loose contact that charges and discharges: edges of 40 to 600 µV within a sample, each with a decay of 6 to
 * 50 ms, at irregular times; returns when the last is over, too.
 */
export function smallPops(
  random: Random,
  run: Run,
): { readonly disturbance: Disturbance; readonly endSeconds: number } {
  const size = logUniform(random, 40, 600);
  const decay = logUniform(random, 0.006, 0.05);
  const pause = random.uniform(0.1, 0.6);
  const alternates = random.uniform() < 0.4;
  const first = random.uniform() < 0.5 ? -1 : 1;
  const edges: { readonly from: number; readonly size: number }[] = [];
  for (let t = run.from; t < run.to; t += 0.15 - pause * Math.log(1 - random.uniform())) {
    const sign = alternates && random.uniform() < 0.5 ? -first : first;
    edges.push({ from: t, size: sign * size * random.uniform(0.6, 1.4) });
  }
  const apply = (values: Float64Array, samplingRate: number): void => {
    for (const edge of edges) {
      const from = Math.ceil(edge.from * samplingRate);
      const to = Math.min(values.length, from + Math.round(8 * decay * samplingRate));
      for (let i = from; i < to; i++) {
        values[i] = at(values, i) + edge.size * Math.exp((from - i) / (decay * samplingRate));
      }
    }
  };
  const last = edges.at(-1)?.from ?? run.from;
  return { disturbance: { stage: 'electrode', apply }, endSeconds: last + 3 * decay };
}

/** The converter gives one value all the time. */
export function flat(run: Run, microvolts: number): Disturbance {
  return within('converter', run, (values, i) => {
    values[i] = microvolts;
  });
}

/** The amplifier stands at a limit of its own, which may lie within the converter's, with what noise it has there. */
export function rail(
  random: Random,
  run: Run,
  { microvolts, noiseMicrovolts }: { readonly microvolts: number; readonly noiseMicrovolts: number },
): Disturbance {
  return within('converter', run, (values, i) => {
    values[i] = microvolts + random.normal(0, noiseMicrovolts);
  });
}

/** Both inputs touch: what is left is the amplifier's own noise, 0.15 to 0.6 µV; no hum. */
export function shorted(random: Random, run: Run): Disturbance {
  return foreignNoise(random, run, logUniform(random, 0.15, 0.6));
}

/**
 * An input hangs free: the grid's hum at the phase that it has everywhere, of 0.8 to 10 mV and up to the amplifier's limits,
 * on a slow drift, with more noise than an electrode has.
 */
export function opened(random: Random, run: Run, { hum, noiseMicrovolts }: OpenInput): Disturbance {
  const amplitude = logUniform(random, 800, 10_000);
  const limit = logUniform(random, 1500, 8000);
  const noise = random.uniform(2, 10) * noiseMicrovolts;
  const drift = random.normal(0, 0.3 * limit);
  const hertz = random.uniform(0.05, 0.3);
  const open = { ...hum, amplitudeMicrovolts: amplitude };
  const held = random.fork();
  const apply = (values: Float64Array, samplingRate: number): void => {
    const wave = new Float64Array(values.length);
    addHum(wave, open, samplingRate);
    const fill = within('converter', run, (target, i, t) => {
      const value = at(wave, i) + drift * Math.sin(2 * Math.PI * hertz * (t - run.from));
      target[i] = Math.max(-limit, Math.min(limit, value)) + held.normal(0, noise);
    });
    fill.apply(values, samplingRate);
  };
  return { stage: 'converter', apply };
}

/** What an open input picks up. */
export interface OpenInput {
  readonly hum: Hum;
  readonly noiseMicrovolts: number;
}

/** The electrode is on again: the high-pass settles from a step of 0.3 to 5 mV; returns when that is over, too. */
export function settling(
  random: Random,
  from: number,
  highPassHz: number,
): { readonly disturbance: Disturbance; readonly endSeconds: number } {
  const size = logUniform(random, 300, 5000) * (random.uniform() < 0.5 ? -1 : 1);
  const decay = 1 / (2 * Math.PI * highPassHz);
  const endSeconds = from + 4 * decay;
  const disturbance = within('converter', { from, to: from + 12 * decay }, (values, i, t) => {
    values[i] = at(values, i) + size * Math.exp((from - t) / decay);
  });
  return { disturbance, endSeconds };
}

/** The amplifier is driven into its rails by something slow and large. */
export function saturated(random: Random, run: Run): Disturbance {
  const size = random.uniform(15_000, 40_000);
  const hertz = random.uniform(0.8, 4);
  return within('converter', run, (values, i, t) => {
    values[i] = at(values, i) + size * Math.sin(2 * Math.PI * hertz * (t - run.from));
  });
}

/** An open or shorted input: noise of this RMS in place of the signal. */
export function foreignNoise(random: Random, run: Run, microvolts: number): Disturbance {
  return within('converter', run, (values, i) => {
    values[i] = random.normal(0, microvolts);
  });
}

/** The grid's hum beside what is there. */
export function humWithin({ from, to }: Run, hum: Hum): Disturbance {
  const apply = (values: Float64Array, samplingRate: number): void => {
    const wave = new Float64Array(values.length);
    addHum(wave, hum, samplingRate);
    within('converter', { from, to }, (target, i) => {
      target[i] = at(target, i) + at(wave, i);
    }).apply(values, samplingRate);
  };
  return { stage: 'converter', apply };
}

/** The gain is turned down to this part. */
export function attenuated(run: Run, part: number): Disturbance {
  return within('converter', run, (values, i) => {
    values[i] = part * at(values, i);
  });
}

/** A stimulator's artifact: biphasic pulses below 1 ms at an exact rate; returns when they are, too. */
export function stimuli(
  random: Random,
  run: Run,
): { readonly disturbance: Disturbance; readonly seconds: readonly number[] } {
  const interval = 1 / logUniform(random, 1, 20);
  const width = random.uniform(0.2, 0.4) * 1e-3;
  const size = random.uniform(1500, 6000);
  const seconds: number[] = [];
  for (let t = run.from; t < run.to; t += interval) seconds.push(t);
  const apply = (values: Float64Array, samplingRate: number): void => {
    for (const t of seconds) {
      // Between samples the pulse's edges fall where they fall: each sample holds the mean over its time.
      for (
        let i = Math.floor(t * samplingRate);
        i < Math.min(values.length, (t + 3 * width) * samplingRate);
        i++
      ) {
        const share = (from: number, to: number): number =>
          Math.max(0, Math.min(to, (i + 1) / samplingRate) - Math.max(from, i / samplingRate)) * samplingRate;
        values[i] = at(values, i) + size * (share(t, t + width) - share(t + width, t + 2 * width));
      }
    }
  };
  return { disturbance: { stage: 'electrode', apply }, seconds };
}

/**
 * A stimulator at a rate that is exact: one or two phases of 0.05 to 0.4 ms, and what the electrodes then give back within some
 * milliseconds, which fades over the train where it is much; returns when the pulses are, too.
 */
export function stimulatorPulses(
  random: Random,
  run: Run,
  perSecond: number,
): { readonly disturbance: Disturbance; readonly seconds: readonly number[] } {
  const width = logUniform(random, 0.05, 0.4) * 1e-3;
  const size = logUniform(random, 300, 6000) * (random.uniform() < 0.5 ? -1 : 1);
  const isBiphasic = random.uniform() < 0.5;
  const back = random.uniform(0, isBiphasic ? 0.05 : 0.3);
  const decay = random.uniform(0.7, 3) * 1e-3;
  const seconds: number[] = [];
  for (let k = 0; run.from + k / perSecond < run.to; k++) seconds.push(run.from + k / perSecond);
  const apply = (values: Float64Array, samplingRate: number): void => {
    for (const t of seconds) {
      const over = t + (isBiphasic ? 2 : 1) * width;
      for (
        let i = Math.max(0, Math.floor(t * samplingRate));
        i < Math.min(values.length, (over + 8 * decay) * samplingRate);
        i++
      ) {
        const [begins, ends] = [i / samplingRate, (i + 1) / samplingRate];
        // Each sample holds the mean over its time.
        const share = (from: number, to: number): number =>
          Math.max(0, Math.min(to, ends) - Math.max(from, begins)) * samplingRate;
        const left = Math.exp(-Math.max(0, begins - over) / decay) * share(over, Infinity);
        const phases = share(t, t + width) - (isBiphasic ? share(t + width, over) : 0);
        values[i] = at(values, i) + size * (phases - back * left);
      }
    }
  };
  return { disturbance: { stage: 'electrode', apply }, seconds };
}
