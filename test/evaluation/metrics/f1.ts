/** Counts of found, missed and false events by class, and the F1 score of them. */
import type { EventMatching } from './eventMatching';

/** How often a class was found, missed, and claimed falsely. */
export interface EventCounts {
  readonly found: number;
  readonly missed: number;
  readonly extra: number;
}

export const noEvents: EventCounts = { found: 0, missed: 0, extra: 0 };

/** The quiet classes that the decision table tells apart by the force alone count their false events as one. */
const countedAs: Readonly<Record<string, string>> = {
  'indeterminate:rest_or_contracture_indeterminate': 'rest',
};

/** The class that a detected event that found nothing is counted against. */
export function extraClass(kind: string): string {
  return countedAs[kind] ?? kind;
}

/** Counts by class: found and missed under the truth's class, false ones under the class they claim. */
export function countByClass(matchings: readonly EventMatching[]): Map<string, EventCounts> {
  const counts = new Map<string, EventCounts>();
  const add = (kind: string, what: keyof EventCounts): void => {
    const before = counts.get(kind) ?? noEvents;
    counts.set(kind, { ...before, [what]: before[what] + 1 });
  };
  for (const { pairs, missed, extra } of matchings) {
    for (const { truth } of pairs) add(truth.kind, 'found');
    for (const { kind } of missed) add(kind, 'missed');
    for (const { kind } of extra) add(extraClass(kind), 'extra');
  }
  return counts;
}

/** found / (found + extra); NaN where nothing was claimed. */
export function precisionOf({ found, extra }: EventCounts): number {
  return found / (found + extra);
}

/** found / (found + missed); NaN where there was nothing to find. */
export function recallOf({ found, missed }: EventCounts): number {
  return found / (found + missed);
}

/** 2 found / (2 found + missed + extra), the harmonic mean of precision and recall; NaN where there is no event at all. */
export function f1Of({ found, missed, extra }: EventCounts): number {
  return (2 * found) / (2 * found + missed + extra);
}

/** The mean of the classes' F1; a class without any event, true or claimed, is an error of the corpus and gives NaN. */
export function macroF1(counts: ReadonlyMap<string, EventCounts>, classes: readonly string[]): number {
  const scores = classes.map((kind) => f1Of(counts.get(kind) ?? noEvents));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
