/** Says each criterion in a clinician's words, with its number. */
import type { Evidence } from './detectedEvent';

/** One sentence for one criterion; a criterion of another engine is said by its name. */
export function evidenceSentence(evidence: Evidence): string {
  const value = quantity(evidence.value, evidence.unit);
  const threshold = evidence.threshold === undefined ? '?' : quantity(evidence.threshold, evidence.unit);
  switch (evidence.criterion) {
    case 'active-over-noise':
      return `The EMG power rose to ${value} times the noise power (threshold ${threshold}).`;
    case 'peak-amplitude':
      return `The largest deflection was ${value} in the watched band.`;
    case 'noise-level':
      return `The noise level of this channel is ${value} (RMS in the watched band).`;
    case 'noise-ambiguous':
      return `The estimates of the noise level differ by a factor of ${value} (allowed ${threshold}), so the level is uncertain.`;
    case 'noise-implausible':
      return `A noise level of ${value} is too high for rest (limit ${threshold}): the muscle may never have been relaxed.`;
    case 'quiet-at-noise':
      return `The EMG power stayed below ${threshold} times the noise power (highest ${value}).`;
    case 'no-mechanical-channel':
      return 'No force channel covers this silence, so rest and contracture cannot be told apart.';
    case 'force-at-baseline':
      return `The force stayed within ${value} of its baseline (threshold ${threshold}).`;
    case 'silent-with-force':
      return `The force was ${value} off its baseline (threshold ${threshold}) while the EMG was silent.`;
    case 'flat-line':
      return `The signal stood still for ${value} (limit ${threshold}): electrode off or recorder paused.`;
    case 'clipped-samples':
      return `The signal stayed at its extreme for ${value} samples in a row (limit ${threshold}): it was clipped.`;
    case 'sampled-too-slowly':
      return `Sampled at ${value}; the EMG's band needs at least ${threshold}.`;
    default:
      return otherSentence(evidence, value, threshold);
  }
}

/** In two or three words, what a stretch is by its evidence: the criteria that say so, the most telling first. */
const remarks: readonly (readonly [criterion: string, words: string])[] = [
  ['sampled-too-slowly', 'sampled too slowly'],
  ['clipped-samples', 'clipped'],
  ['flat-line', 'flat line'],
  ['silent-with-force', 'silent with force'],
  ['force-at-baseline', 'quiet, no force'],
  ['quiet-at-noise', 'quiet'],
  ['active-over-noise', 'active'],
];

/** A reminder of what the evidence says, for a list: `quiet`, `active`, `silent with force`; undefined without one. */
export function evidenceRemark(evidence: readonly Evidence[]): string | undefined {
  return remarks.find(([criterion]) =>
    evidence.some((item) => item.criterion === criterion && item.met),
  )?.[1];
}

function otherSentence(evidence: Evidence, value: string, threshold: string): string {
  const limit = evidence.threshold === undefined ? '' : ` (threshold ${threshold})`;
  const name = evidence.criterion.replaceAll('-', ' ');
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${value}${limit}, ${evidence.met ? 'met' : 'not met'}.`;
}

/** Three significant digits, without an exponent while the number has a readable size; the unit behind it. */
function quantity(value: number, unit: string): string {
  const size = Math.abs(value);
  const isReadable = size === 0 || (size >= 0.001 && size < 1e6);
  const rounded = Number(value.toPrecision(3));
  const number = isReadable ? String(size >= 100 ? Math.round(value) : rounded) : value.toPrecision(3);
  return unit === '' ? number : `${number} ${unit}`;
}
