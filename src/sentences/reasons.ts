/** Why an event is undecided, in a sentence; and, for a list, what the evidence says in two or three words. */
import type { Evidence } from '../detection/result/detectedEvent';
import type { EventReason } from '../detection/result/eventReasons';
import { capitalised, type Templates } from './templates';

/** Criteria that say by themselves what a stretch is, the most telling first. */
const tellingCriteria = [
  'sampled-too-slowly',
  'clipped-samples',
  'flat-line',
  'dead-line',
  'shorted-input',
  'at-rail',
  'open-input',
  'noise-for-signal',
  'movement',
  'stimulus-periodic',
  'heartbeat-likeness',
] as const;

type Named = EventReason | (typeof tellingCriteria)[number];

/** Sentences and remarks in English. */
export const reasonTemplates: Readonly<Record<`reason.${EventReason}` | `remark.${Named}`, string>> = {
  'reason.silent_with_force':
    'A contracture is suspected: the muscle pulls while the EMG is silent, but not all that a contracture needs is shown.',
  'reason.silence_during_reported_cramp':
    'A cramp is reported while the EMG is silent; without a force channel a contracture can be neither shown nor excluded.',
  'reason.rest_or_contracture_indeterminate':
    'The EMG is silent; without a force channel or a marker, rest and contracture cannot be distinguished.',
  'reason.cramp_like_discharge':
    'The discharge looks like a cramp, but nothing recorded says whether it was involuntary.',
  'reason.unclassified_activity': 'There is activity, but it fits no class well enough.',
  'reason.electrode_not_in_active_region':
    'The person contracts on request while this site is silent: the electrode is outside the active region, or recruitment is severely reduced.',
  'reason.unassessable': 'The signal cannot be assessed here.',
  'remark.silent_with_force': 'silent with force',
  'remark.silence_during_reported_cramp': 'silent, cramp reported',
  'remark.rest_or_contracture_indeterminate': 'quiet',
  'remark.cramp_like_discharge': 'cramp-like',
  'remark.unclassified_activity': 'active',
  'remark.electrode_not_in_active_region': 'silent on request',
  'remark.unassessable': 'unassessable',
  'remark.sampled-too-slowly': 'sampled too slowly',
  'remark.clipped-samples': 'clipped',
  'remark.flat-line': 'flat line',
  'remark.dead-line': 'dead line',
  'remark.shorted-input': 'shorted input',
  'remark.at-rail': 'amplifier at its limit',
  'remark.open-input': 'open input',
  'remark.noise-for-signal': 'noise for signal',
  'remark.movement': 'movement',
  'remark.stimulus-periodic': 'stimulus',
  'remark.heartbeat-likeness': 'heart',
};

function isReason(reason: string): reason is EventReason {
  return Object.hasOwn(reasonTemplates, `reason.${reason}`);
}

/** A reason of another engine, as its words. */
function spaced(reason: string): string {
  return reason.replaceAll(/[_-]/gu, ' ');
}

/** Says reasons by these templates; a reason of another engine is said by its words. */
export function reasonsIn(templates: Templates): (reason: string) => string {
  return (reason) =>
    isReason(reason)
      ? (templates[`reason.${reason}`] ?? reasonTemplates[`reason.${reason}`])
      : `${capitalised(spaced(reason))}.`;
}

/** A reminder of what the evidence says, for a list: `cramp-like`, `flat line`; undefined where the label says it all. */
export function remarksIn(
  templates: Templates,
): (evidence: readonly Evidence[], reason?: string) => string | undefined {
  const remark = (name: Named): string => templates[`remark.${name}`] ?? reasonTemplates[`remark.${name}`];
  return (evidence, reason) => {
    const telling = tellingCriteria.find((criterion) =>
      evidence.some((item) => item.criterion === criterion && item.met),
    );
    if (telling) return remark(telling);
    if (reason === undefined) return undefined;
    return isReason(reason) ? remark(reason) : spaced(reason);
  };
}
