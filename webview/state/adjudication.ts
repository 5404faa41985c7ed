/** The adjudication under way, as the page walks through it. */
import type { AdjudicationItem } from '../../src/protocol/page';
import type { Model } from './model';

type Walked = Pick<Model, 'adjudication' | 'decided' | 'itemKey'>;

const none: readonly never[] = [];

/** What is to be decided, decided already or not, in the order of time. */
export function disagreements({ adjudication }: Pick<Model, 'adjudication'>): readonly AdjudicationItem[] {
  return adjudication?.items.filter(({ isOpen }) => isOpen) ?? none;
}

/** The disagreement that is looked at. */
export function shownItem({ adjudication, itemKey }: Omit<Walked, 'decided'>): AdjudicationItem | undefined {
  return itemKey === null ? undefined : adjudication?.items.find(({ key }) => key === itemKey);
}

/** The disagreement before or behind the one that is looked at; the first, or last, where none is. */
export function neighbourItem(model: Walked, forwards: boolean): AdjudicationItem | undefined {
  const queue = disagreements(model);
  const now = queue.findIndex(({ key }) => key === model.itemKey);
  if (now < 0) return queue.at(forwards ? 0 : -1);
  return forwards ? queue[now + 1] : now === 0 ? undefined : queue[now - 1];
}

/** The next disagreement that is not decided yet, from the one that is looked at on and then from the beginning. */
export function nextUndecided(model: Walked): AdjudicationItem | undefined {
  const queue = disagreements(model);
  const decided = new Set(model.decided);
  const now = queue.findIndex(({ key }) => key === model.itemKey);
  const ahead = [...queue.slice(now + 1), ...queue.slice(0, now + 1)];
  return ahead.find(({ key }) => !decided.has(key));
}

/** How many items that need no decision are not in the shared file yet. */
export function agreedLeft({ adjudication, decided }: Omit<Walked, 'itemKey'>): number {
  const known = new Set(decided);
  return adjudication?.items.filter(({ isOpen, key }) => !isOpen && !known.has(key)).length ?? 0;
}
