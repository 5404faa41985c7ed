/** What lies between two versions of the labels, in the words that list, lane and screen readers share. */
import type { ChannelView, ChangeView } from '../../src/protocol/page';
import { clock, duration } from './format';
import { whereOf } from './labelWords';

/** How each kind of change is marked, and what it is called. */
export const changeSigns: Readonly<
  Record<ChangeView['kind'], { readonly sign: string; readonly word: string }>
> = {
  added: { sign: '+', word: 'Added' },
  removed: { sign: '−', word: 'Removed' },
  changed: { sign: '≠', word: 'Changed' },
};

/** A change as one sentence, for whoever hears it. */
export function spokenChange({ kind, place, text }: ChangeView, channels: readonly ChannelView[]): string {
  const { displayName, startSeconds, endSeconds } = place;
  const what = kind === 'removed' ? '' : `: ${text}`;
  const where = `at ${clock(startSeconds)}, ${duration(endSeconds - startSeconds)} long, ${whereOf(place, channels)}`;
  return `${changeSigns[kind].word}: ${displayName}, ${where}${what}.`;
}
