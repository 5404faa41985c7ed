/** Where the keys for the next and the previous label lead. Pure. */
import type { LabelView } from '../../src/protocol/page';
import { passesFilter, type LabelFilter } from './filters';
import { isFinding } from './groups';
import type { LabelSet } from './labelSet';

/** From where a walk goes on: the selected label, or the cursor where none is selected. */
export interface WalkFrom {
  readonly labels: LabelSet;
  readonly filter: LabelFilter;
  readonly selected: LabelView | undefined;
  readonly cursorSeconds: number;
}

/**
 * The label after (or before) the selected one among those that the filter lets through. One that no longer passes, since
 * it has just been decided, keeps its place in the order: those that begin with it are not skipped. Findings come behind
 * the last event.
 */
export function neighbour(from: WalkFrom, forwards: boolean): LabelView | undefined {
  const { labels, filter, selected, cursorSeconds } = from;
  const listed = labels.filter(filter);
  const place = selected ? labels.ordered.indexOf(selected) : -1;
  if (place === -1) {
    return forwards
      ? (listed.find((label) => label.startSeconds >= cursorSeconds && !isFinding(label)) ?? listed[0])
      : (listed.findLast((label) => label.startSeconds <= cursorSeconds && !isFinding(label)) ??
          listed.at(-1));
  }
  const passes = (label: LabelView): boolean => passesFilter(label, filter);
  const next = forwards
    ? labels.ordered.slice(place + 1).find(passes)
    : labels.ordered.slice(0, place).findLast(passes);
  if (next || (selected && passes(selected))) return next;
  // The last one is decided: on with those that were left out on the way.
  return forwards ? listed[0] : listed.at(-1);
}
