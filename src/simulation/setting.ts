/**
 * The circumstances of a recording: amplifier, noise, hum, names, length. They are drawn without knowing what will be
 * recorded, so that no label can be told from them (DETECTION.md §E.3, §O9).
 */
import type { Hum } from './hum';
import type { Random } from './random';

/** How forces are measured, where they are. */
export interface MechanicalSetting {
  readonly name: 'Force' | 'Torque';
  readonly unit: 'N' | 'Nm';
  /** What one newton of the muscle's pull shows as. */
  readonly perNewton: number;
  readonly samplingRate: number;
  /** The muscle's greatest voluntary force, in newtons. */
  readonly greatestNewtons: number;
  readonly offsetNewtons: number;
  readonly noiseNewtons: number;
}

export interface Setting {
  /** Whole seconds, as EDF wants it. */
  readonly durationSeconds: number;
  readonly samplingRate: number;
  readonly emgNames: NamePair;
  readonly emgUnit: 'uV' | 'mV';
  /** The converter's step. */
  readonly stepMicrovolts: number;
  readonly highPassHz: number;
  /** RMS of the noise without hum. */
  readonly noiseMicrovolts: number;
  /** The part of the noise's power that is about 1/f. */
  readonly pinkPart: number;
  readonly hum?: Hum;
  /** Samples in µV that stand for the amplifier's noise: so many of them, other ones at each call. */
  readonly background?: (count: number) => Float64Array;
  readonly mechanical: MechanicalSetting;
  /** A remark that says nothing of the muscle. */
  readonly remark?: { readonly text: string; readonly fraction: number };
}

type NamePair = readonly [first: string, second: string];

const emgNames: readonly [NamePair, ...NamePair[]] = [
  ['EMG Tib ant', 'EMG Soleus'],
  ['EMG Gastroc med', 'EMG Gastroc lat'],
  ['Needle EMG', 'EMG 2'],
  ['EMG1', 'EMG2'],
  ['Biceps EMG', 'Triceps EMG'],
  ['EMG Vastus lat', 'EMG Biceps fem'],
  ['R Abd hall EMG', 'R FDI EMG'],
  ['A1 EMG', 'A2 EMG'],
];

const remarks = [
  'start of recording',
  'recording ok',
  'left side',
  'room quiet',
  'site 2',
  'sweep 10 ms',
  'gain 200',
] as const;

/** One of the list, each as likely. */
export function pick<T>(random: Random, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random.uniform() * list.length)] ?? list[0];
}

/** Positive, uniform in its logarithm. */
export function logUniform(random: Random, least: number, most: number): number {
  return least * (most / least) ** random.uniform();
}

/** @param seconds the least and most duration of the recording. */
export function drawSetting(random: Random, seconds: readonly [least: number, most: number]): Setting {
  const durationSeconds = Math.round(random.uniform(...seconds));
  const samplingRate = pick(
    random,
    [20_000, 20_000, 20_000, 20_000, 20_000, 10_000, 10_000, 10_000, 10_000, 4800],
  );
  const names = pick(random, emgNames);
  const emgUnit = pick(random, ['uV', 'uV', 'uV', 'mV'] as const);
  const hum = random.uniform() < 0.55 ? { hum: drawHum(random) } : {};
  const remark = { text: pick(random, remarks), fraction: random.uniform() };
  const setting = {
    durationSeconds,
    samplingRate,
    emgNames: names,
    emgUnit,
    stepMicrovolts: pick(random, [0.1, 0.15, 0.2, 0.3]),
    highPassHz: pick(random, [5, 10, 20]),
    noiseMicrovolts: random.uniform(1.5, 6),
    pinkPart: random.uniform(0.1, 0.5),
    ...hum,
    mechanical: drawMechanical(random),
    ...(random.uniform() < 0.4 ? { remark } : {}),
  };
  // Drawn last, so that what else is drawn stays as it was without it.
  return setting.hum ? { ...setting, hum: wandering(random.fork(), setting.hum) } : setting;
}

/** The hum of a room, before its grid wanders. */
export function drawHum(random: Random): Hum {
  return {
    hertz: pick(random, [50, 60]) + random.normal(0, 0.03),
    amplitudeMicrovolts: logUniform(random, 5, 1000),
    harmonics: Array.from({ length: 9 }, (_, i) => drawHarmonic(random, i + 2)),
  };
}

function drawHarmonic(random: Random, k: number): Hum['harmonics'][number] {
  // Odd harmonics prevail where rectifiers are near.
  return {
    part: (random.uniform(0, k % 2 === 1 ? 0.5 : 0.15) * 2) / k,
    phase: random.uniform(0, 2 * Math.PI),
  };
}

/** The same hum with harmonics to the 15th, as a grid and a pick-up make it that change. */
export function wandering(random: Random, hum: Hum): Hum {
  const missing = Array.from({ length: 14 - hum.harmonics.length }, (_, i) =>
    drawHarmonic(random, hum.harmonics.length + 2 + i),
  );
  return {
    ...hum,
    harmonics: [...hum.harmonics, ...missing],
    wander: {
      seed: random.uniform(0, 2 ** 32) >>> 0,
      frequencyHz: random.uniform(0.01, 0.025),
      frequencySeconds: logUniform(random, 5, 60),
      amplitudePart: random.uniform(0.02, 0.15),
    },
  };
}

function drawMechanical(random: Random): MechanicalSetting {
  const isTorque = random.uniform() < 0.3;
  return {
    name: isTorque ? 'Torque' : 'Force',
    unit: isTorque ? 'Nm' : 'N',
    perNewton: isTorque ? random.uniform(0.1, 0.4) : 1,
    samplingRate: pick(random, [100, 200, 250, 500, 1000]),
    greatestNewtons: random.uniform(60, 300),
    offsetNewtons: random.normal(0, 3),
    noiseNewtons: random.uniform(0.1, 0.4),
  };
}
