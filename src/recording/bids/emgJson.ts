/** `*_emg.json` (or `*_eeg.json`): what it states about rate, length and channels, held against the recording. */
import type { Channel } from '../recording';
import type { Companion } from './companionFiles';

const rateTolerance = 0.001;
/** Durations are stated to the second or so. */
const durationToleranceSeconds = 1;

/** The fields of all companions together, the nearest winning, and a sentence for each that is no JSON object. */
export function mergeJson(companions: readonly Companion[]): {
  readonly fields: ReadonlyMap<string, unknown>;
  readonly warnings: readonly string[];
} {
  const fields = new Map<string, unknown>();
  const warnings: string[] = [];
  // Farthest first, so that the nearest is set last.
  for (const { name, text } of [...companions].reverse()) {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        warnings.push(`${name} is not a JSON object and is not used.`);
        continue;
      }
      for (const [key, field] of Object.entries(value)) fields.set(key, field);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      warnings.push(`${name} is not valid JSON and is not used: ${reason}`);
    }
  }
  return { fields, warnings };
}

/** Where the stated rate, duration or channel count is not the recording's. */
export function compareWithJson(
  channels: readonly Channel[],
  durationSeconds: number,
  fields: ReadonlyMap<string, unknown>,
  file: string,
): readonly string[] {
  const numberAt = (key: string): number | undefined => {
    const value = fields.get(key);
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const warnings: string[] = [];
  const emg = channels.filter(({ kind }) => kind === 'emg');
  const rate = numberAt('SamplingFrequency');
  const odd = emg.find(
    ({ samplingRate }) => rate !== undefined && Math.abs(samplingRate / rate - 1) > rateTolerance,
  );
  if (rate !== undefined && odd) {
    warnings.push(
      `The BIDS ${file} states ${rate} Hz, the recording has ${odd.name} at ${odd.samplingRate} Hz: the recording's rate is used.`,
    );
  }
  const duration = numberAt('RecordingDuration');
  if (duration !== undefined && Math.abs(duration - durationSeconds) > durationToleranceSeconds) {
    warnings.push(
      `The BIDS ${file} states a length of ${duration} s, the recording has ${Number(durationSeconds.toPrecision(6))} s.`,
    );
  }
  const count = numberAt('EMGChannelCount');
  if (count !== undefined && count !== emg.length) {
    warnings.push(`The BIDS ${file} states ${count} EMG channels, the recording has ${emg.length}.`);
  }
  return warnings;
}
