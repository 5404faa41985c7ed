/** Sentences about what a finding rests on: each measure beside the range of normal muscles in its reference. */
import type { Evidence } from '../detection/result/detectedEvent';
import { referenceHash, shippedReference } from '../detection/background/reference';
import { findingKinds } from '../detection/result/findingLabels';
import type { FindingAbstention, FindingReason, OwnFindingReason } from '../detection/result/muscleFindings';
import { backgroundReasonSentence } from './background';
import type { SaidNumber } from './numbers';
import { phrase, value, type Phrase } from './phrase';

const measured = { kind: 'measured' } as const;
const range = {
  value: value('measured'),
  low: ({ normalLow }: Evidence): SaidNumber => ({ value: normalLow, unit: '', form: measured }),
  high: ({ normalHigh, unit }: Evidence): SaidNumber => ({ value: normalHigh, unit, form: measured }),
};

/** A measure and the range of normal muscles, which may not be known. */
function inNormal(what: string): Phrase {
  return {
    numbers: range,
    templates: {
      within: `${what}; normal muscles of the reference have {low} to {high}.`,
      above: `${what}, more than normal muscles of the reference have ({low} to {high}).`,
      below: `${what}, less than normal muscles of the reference have ({low} to {high}).`,
      alone: `${what}.`,
    },
    variant: placeInNormal,
  };
}

function placeInNormal({
  value: found,
  normalLow,
  normalHigh,
}: Evidence): 'within' | 'above' | 'below' | 'alone' {
  if (normalLow === undefined || normalHigh === undefined) return 'alone';
  if (found > normalHigh) return 'above';
  return found < normalLow ? 'below' : 'within';
}

/** Only reported: `{value}`. */
function reported(text: string): Phrase {
  return { numbers: { value: value('measured') }, templates: { said: text }, variant: () => 'said' };
}

const fastest = phrase(
  {
    rate: value('spelled'),
    limit: ({ threshold, unit }): SaidNumber => ({ value: threshold, unit, form: { kind: 'spelled' } }),
  },
  {
    usual: 'While four units or fewer fired, the fastest fired {rate}.',
    fast: 'While four units or fewer fired, the fastest fired {rate}; above {limit} at several sites, recruitment is reduced. Reported, not decided by.',
  },
  ({ threshold }) => (threshold === undefined ? 'usual' : 'fast'),
);

export const findingPhrases: Readonly<Record<string, Phrase>> = {
  'pattern-amplitude': inNormal('Mean amplitude between turns: {value}'),
  'pattern-turns': inNormal('Turns per second: {value}'),
  'pattern-upper-amplitude': inNormal('The largest amplitudes between turns (99th centile): {value}'),
  'pattern-small-segments': inNormal('Segments below 500 µV and 3 ms, per second: {value}'),
  'pattern-upper-amplitude-ratio': inNormal('The largest amplitudes are {value} times the median one'),
  'pattern-turns-over-amplitude': inNormal('Turns per second over mean amplitude: {value}'),
  'pattern-activity': inNormal('Part of the time with turns in it: {value}'),
  'pattern-segment-duration': inNormal('Median time from turn to turn: {value}'),
  'pattern-sharp-power': inNormal('Part of the power above 500 Hz: {value}'),
  'muap-amplitude': inNormal('Median amplitude of the potentials: {value}'),
  'muap-duration': inNormal('Median duration of the potentials: {value}'),
  'muap-area': inNormal('Median area of the potentials: {value}'),
  'muap-thickness': inNormal('Median thickness (area over amplitude): {value}'),
  'muap-size-index': inNormal('Median size index: {value}'),
  'muap-phases': inNormal('Median number of phases: {value}'),
  'muap-turns': inNormal('Median number of turns of a potential: {value}'),
  'muap-spike-duration': inNormal('Median spike duration: {value}'),
  'muap-units': reported('Motor units whose potentials were measured: {value}.'),
  'muscle-measured': reported('Voluntary activity that was measured: {value}.'),
  'recruitment-onset-rate': reported('The first unit began to fire at {value}. Reported, not decided by.'),
  'recruitment-second-unit-rate': reported(
    'When the second unit began, the first fired at {value}. Reported, not decided by.',
  ),
  'recruitment-fastest-rate': fastest,
  'corrected-segments': reported(
    'Segments whose units a person has corrected: {value}. The rates are of these units.',
  ),
};

const reasons: Readonly<Record<OwnFindingReason, string>> = {
  'no-reference': 'The reference has no values to compare with.',
  'nothing-for-disease':
    'Nothing speaks for disease. That excludes none, so normal is not proposed: only a person can find it.',
  'too-few-potentials': 'Too few motor units have a potential that could be measured.',
  'findings-disagree': 'The whole pattern says otherwise than the findings do.',
  'too-few-groups': 'Too few groups of measures speak for it: an impression needs several.',
};

/**
 * Why findings are not proposed, channel by channel; what holds for all that is asked of a channel is said once.
 * @param names of the recording's channels
 */
export function abstentionLines(
  abstentions: readonly FindingAbstention[],
  names: readonly string[],
): readonly string[] {
  const lines = new Map<
    string,
    { readonly channel: number; readonly reason: FindingReason; kinds: string[] }
  >();
  for (const { channel, kind, reason } of abstentions) {
    const key = `${channel} ${reason}`;
    const line = lines.get(key) ?? { channel, reason, kinds: [] };
    line.kinds.push(kind);
    lines.set(key, line);
  }
  return [...lines.values()].map(({ channel, reason, kinds }) => {
    const what = kinds.length === findingKinds.length ? '' : ` (${kinds.join(', ')})`;
    return `${names[channel] ?? '?'}${what}: ${reasonText(reason)}`;
  });
}

function reasonText(reason: FindingReason): string {
  return isOwn(reason) ? reasons[reason] : backgroundReasonSentence(reason);
}

/**
 * What a finding was compared with, and how far that may be believed.
 * @param stored as the label has it; another reference than the one that ships is only named
 */
export function referenceSentences(stored: string, label: string): readonly string[] {
  const named = `Compared with: ${stored}.`;
  if (stored !== `${shippedReference.name} ${referenceHash(shippedReference)}`) return [named];
  const claims = label.startsWith('recruitment-')
    ? shippedReference.recruitment?.claims
    : shippedReference.claims;
  const figures = (claims ?? [])
    .filter(({ pair }) => pair.some((name) => label.endsWith(`-${name}`)))
    .map(({ pair: [one, other], area, lowerArea, roomArea }) => {
      const part = (share: number): string => `${Math.floor(100 * share)} %`;
      return `It ranked ${one} and ${other} muscles rightly in ${part(area)} of pairs of subjects that it was not fitted on (95 % bound ${part(lowerArea)}; mains hum and noise alone ${part(roomArea)}).`;
    });
  return [
    named,
    shippedReference.source,
    ...figures,
    'That is likely optimistic: two laboratories, two muscles, concentric needles. It is not validated on other recordings, and no diagnosis.',
  ];
}

function isOwn(reason: FindingReason): reason is OwnFindingReason {
  return Object.hasOwn(reasons, reason);
}
