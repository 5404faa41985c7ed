/** How a run of one target went, as lines for the terminal: one for each kind of input, then the sum. */
import type { Tally } from './runTarget';

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function line(title: string, counts: ReadonlyMap<string, number>): string {
  const endings = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const words = endings.map(([ending, count]) => `${count} ${ending}`).join(', ');
  return `  ${title.padEnd(24)} ${String(total(counts)).padStart(8)}  ${words}`;
}

export function tallyLines({ kinds, cases, seconds, faults }: Tally): string[] {
  const sorted = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
  const rate = Math.round(cases / Math.max(seconds, 0.001));
  return [
    ...sorted.map(([kind, counts]) => line(kind, counts)),
    `  ${cases} cases in ${seconds.toFixed(1)} s (${rate}/s), ${faults.length} faults`,
  ];
}
