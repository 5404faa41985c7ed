/** Units that tests correct: two of the engine's in an episode of 2 s at 1 kHz. */
import { runThrough } from '../../../src/base/steps';
import { recordsOfEpisode } from '../../../src/corrections/segment';
import { unitKind, type UnitDocument } from '../../../src/corrections/unitKind';
import type { CorrectedUnit } from '../../../src/corrections/unitRecord';
import type { EpisodeUnit, SortedUnits, UnitEpisode } from '../../../src/detection/result/channelUnits';
import { mergeSteps } from '../../../src/records/merge';
import { parseSteps } from '../../../src/records/parse';
import { serializeSteps } from '../../../src/records/serialize';

export const channel = { name: 'EMG', samplingRate: 1000, samples: 10_000 };
export const engine = 'emg-cramp 0.9.0 0123456789ab';
export const ann = { who: 'Ann', samplingRate: 1000 };
export const ben = { who: 'Ben', samplingRate: 1000 };

/** @param samples at 1 kHz */
export function engineUnit(number: number, samples: readonly number[]): EpisodeUnit {
  const waveform = { values: new Float32Array(4), samplingRate: 1000, beforeSeconds: 0.002 };
  return {
    number,
    times: Float64Array.from(samples, (sample) => sample / 1000),
    amplitudes: new Float32Array(samples.length),
    isValid: false,
    quality: {
      doubts: ['few-discharges'],
      missedFraction: 0,
      contaminatedFraction: 0,
      signalToNoise: 5,
      ratePerSecond: undefined,
      irregularity: undefined,
      rawVariation: undefined,
      doubletFraction: undefined,
    },
    template: waveform,
    meanPotential: waveform,
  };
}

export function episode(onset: number, end: number, units: readonly EpisodeUnit[]): UnitEpisode {
  const [onsetSeconds, endSeconds] = [onset / 1000, end / 1000];
  return {
    onsetSeconds,
    endSeconds,
    searched: [{ onsetSeconds, endSeconds }],
    searchedFraction: 1,
    potentials: 20,
    assignedFraction: 0.5,
    units,
  };
}

export const first = episode(1000, 3000, [
  engineUnit(1, [1100, 1200, 1300, 2100, 2200]),
  engineUnit(2, [1150, 1250, 2150]),
]);
export const second = episode(5000, 6000, [engineUnit(1, [5100, 5200]), engineUnit(3, [5300])]);
export const sorted: SortedUnits = { kind: 'sorted', unit: 'µV', unitCount: 3, episodes: [first, second] };

/** The first episode's units as records. */
export function records(): readonly CorrectedUnit[] {
  return recordsOfEpisode(first, channel, engine);
}

const header = {
  version: '1.0',
  recording: 'a.edf',
  durationSeconds: 10,
  channels: [channel],
  fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
};

export function documentOf(units: readonly CorrectedUnit[]): UnitDocument {
  return { header, units };
}

export function written(document: UnitDocument): string {
  return Buffer.from(runThrough(serializeSteps(unitKind, document))).toString('utf8');
}

export function read(text: string): UnitDocument {
  const parsed = runThrough(parseSteps(unitKind, text));
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.document;
}

export function problemIn(text: string): string {
  const parsed = runThrough(parseSteps(unitKind, text));
  return parsed.ok ? '' : parsed.message;
}

export function merged(base: UnitDocument, ours: UnitDocument, theirs: UnitDocument) {
  return runThrough(mergeSteps(unitKind, base, () => ours, theirs));
}
