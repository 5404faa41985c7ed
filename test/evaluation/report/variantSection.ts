/** Part of the page: what another form of the same recording changes. */
import type { Evaluation } from '../measure/results';
import { percent, table } from './words';

export function variantSection({ variants = [] }: Pick<Evaluation, 'variants'>): string {
  if (variants.length === 0) return '## Other forms of the same recording\n\nNot in this run.';
  const rows = variants.map(({ variant, recordings, hours, relabelled, worst }) => [
    variant,
    String(recordings),
    hours.toFixed(2),
    percent(relabelled, 2),
    worst.map((one) => `${one.scenario} ${one.seed}: ${percent(one.relabelled, 1)}`).join(', '),
  ]);
  return `## Other forms of the same recording

The first recordings of each scenario resampled, from another converter, with its inputs exchanged, in volts, under other
names, and simulated once more on the other grid. None should change an answer. Relabelled is the part of the time, over all
channels, that has another label than before, or one where there was none.

${table(['form', 'recordings', 'hours', 'relabelled', 'most'], rows)}`;
}
