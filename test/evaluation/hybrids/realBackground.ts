/**
 * Hybrid recordings: simulated activity on the noise, hum and needle movements of real recordings (../shared/data), which
 * no simulator of ours has drawn. The real samples are read when they are needed and never kept.
 */
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { emgChannelOf } from './realSamples';
import type { RealBackground } from './simulatedOn';
import { stitchedQuiet } from './stitchedQuiet';

export const dataRoot = path.resolve(import.meta.dirname, '../../../../shared/data');

/** A stretch of a real recording. */
interface Stretch {
  readonly file: string;
  readonly channel: number;
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

interface Source {
  readonly name: string;
  readonly stretch: Stretch;
  /** Rest as it is, or what lies between the potentials of a slight contraction. */
  readonly made: 'as it is' | 'between potentials';
  /** Of the hybrid, in Hz: a whole number, as EDF wants it. */
  readonly samplingRate: number;
}

/** All rest of a second and more that was found in the recordings at hand, and a needle's noise. */
const sources: readonly Source[] = [
  {
    name: 'real surface rest, knee',
    stretch: { file: 'emg-with-torque/knee.edf', channel: 0, fromSeconds: 46, toSeconds: 69 },
    made: 'as it is',
    samplingRate: 5000,
  },
  {
    name: 'real surface rest, knee, distal',
    stretch: { file: 'emg-with-torque/knee.edf', channel: 1, fromSeconds: 59.25, toSeconds: 73 },
    made: 'as it is',
    samplingRate: 5000,
  },
  {
    // Few units are left in this muscle: between their potentials lies nothing but noise (kurtosis 3.1).
    name: 'real needle noise',
    stretch: { file: 'n2001-dev/N2001A01BB01.hea', channel: 0, fromSeconds: 0, toSeconds: 11 },
    made: 'between potentials',
    samplingRate: 20_000,
  },
];

/** Needle movements that reach the amplifier's limits (looked at one by one). */
const movements: readonly Stretch[] = [
  { file: 'n2001-dev/N2001M02BB61.hea', channel: 0, fromSeconds: 10.0, toSeconds: 10.8 },
  { file: 'n2001-dev/N2001A06BB12.hea', channel: 0, fromSeconds: 3.9, toSeconds: 4.6 },
];

/** Names of the backgrounds; none where ../shared/data is absent. */
export function backgroundNames(): readonly string[] {
  return existsSync(dataRoot) ? sources.map(({ name }) => name) : [];
}

/** Reads a background. @throws Error for a name that is none; RecordingError for a file that can't be read. */
export async function realBackground(name: string): Promise<RealBackground> {
  const source = sources.find((one) => one.name === name);
  if (!source) throw new Error(`There is no background ${name}.`);
  const { stretch, made, samplingRate } = source;
  const samples = await emgChannelOf(path.join(dataRoot, stretch.file), stretch, samplingRate);
  return {
    name,
    samplingRate,
    restMicrovolts: made === 'as it is' ? samples : stitchedQuiet(samples, samplingRate),
    movementsMicrovolts: await Promise.all(
      movements.map((one) => emgChannelOf(path.join(dataRoot, one.file), one, samplingRate)),
    ),
  };
}
