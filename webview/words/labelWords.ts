/** What a label is called and where its review stands, in the words that list, details and traces share. */
import type { ChannelView, LabelView } from '../../src/protocol/page';
import { clock, duration, percent } from './format';

interface Mark {
  /** Name of a codicon. */
  readonly icon: string;
  readonly text: string;
}

/** What a status looks like and is called. */
export const statuses: Readonly<Record<LabelView['status'], Mark>> = {
  proposed: { icon: 'circle-outline', text: 'To review' },
  accepted: { icon: 'check', text: 'Accepted' },
  rejected: { icon: 'close', text: 'Rejected' },
};

/** Said of an accepted label that the engine no longer finds. */
export const staleSentence = 'The engine no longer finds this: check it again.';

/** Fields that a study can ask for, as a person calls them. */
const fieldWords: Readonly<Partial<Record<string, string>>> = {
  note: 'a note',
  reviews: 'a review',
  reason: 'a reason',
};

/** What the study asks for and a label does not have, as a sentence; undefined where nothing is missing. */
export function missingSentence({ missing }: Pick<LabelView, 'missing'>): string | undefined {
  if (missing === undefined) return undefined;
  const names = missing.map((field) => fieldWords[field] ?? field);
  return `The study asks for ${names.join(' and ')} here, and there is none.`;
}

/** Said of a label that is not in the study's set. */
export const outsideSentence = 'This label is not in the study’s label set.';

/** What someone must do about a label, else where its review stands. */
export function markOf(label: LabelView): Mark {
  if (label.conflict) return { icon: 'git-merge', text: 'Several versions: choose one' };
  if (label.stale) return { icon: 'warning', text: staleSentence };
  const missing = missingSentence(label);
  if (missing !== undefined) return { icon: 'edit', text: missing };
  return statuses[label.status];
}

/** The names of a label's channels. */
export function whereOf(label: Pick<LabelView, 'channels'>, channels: readonly ChannelView[]): string {
  const names = label.channels.map((channel) => channels[channel]?.name ?? '?');
  return names.length === channels.length && names.length > 1 ? 'all channels' : names.join(', ');
}

/** The most probable candidate of an undecided label; undefined for any other. */
export function leadOf({ leading }: LabelView): string | undefined {
  return leading && `${leading.displayName} ${percent(leading.probability)}`;
}

/** A label's name, with why it is undecided and what it most probably is. */
export function nameOf(label: LabelView): string {
  const remark = label.remark === undefined ? '' : ` · ${label.remark}`;
  const lead = leadOf(label);
  const outside = label.isOutside === true ? ' · not in the study’s set' : '';
  return `${label.displayName}${remark}${outside}${lead === undefined ? '' : ` (${lead})`}`;
}

/** All that a row shows, as one sentence for whoever hears it. */
export function spokenLabel(label: LabelView, channels: readonly ChannelView[]): string {
  return [
    nameOf(label),
    label.conflict ? 'conflict' : statuses[label.status].text,
    label.stale ? 'no longer found, check it again' : '',
    missingSentence(label) ?? '',
    `at ${clock(label.startSeconds)}`,
    `${duration(label.endSeconds - label.startSeconds)} long`,
    whereOf(label, channels),
    label.probability === undefined ? '' : `probability ${percent(label.probability)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}
