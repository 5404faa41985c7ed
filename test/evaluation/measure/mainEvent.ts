/** A recording's main event, and what covers most of it. */
import type { EvaluatedCase } from '../evaluatedCase';
import { missedColumn, mostOverlapping } from '../metrics/confusion';
import { lengthOf } from '../spans';

/** The class that covers most of the longest event of the recording's own label; `missed` where nothing does. */
export function saidOfMain({ truth, detected, label }: EvaluatedCase): string {
  const main = truth
    .filter((event) => event.label === label)
    .reduce<(typeof truth)[number] | undefined>(
      (longest, event) => (longest && lengthOf(longest) >= lengthOf(event) ? longest : event),
      undefined,
    );
  return (main && mostOverlapping(main, detected)?.kind) ?? missedColumn;
}

/** How often each word is there, most frequent first, then by the alphabet. */
export function tally(words: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
