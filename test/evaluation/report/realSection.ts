/** The real recordings: what was proposed on each. */
import type { RealProposal, RealRecording } from '../measure/results';
import { figure, table } from './words';

const mostShown = 4;

export function realSection(real: readonly RealRecording[] | undefined): string {
  if (!real) return '## Real recordings\n\nNot in this run (../shared/data is not here, or was left out).';
  const labels = new Map<string, { events: number; recordings: number }>();
  for (const { proposals } of real) {
    for (const label of new Set(proposals.map((one) => one.label))) {
      const before = labels.get(label) ?? { events: 0, recordings: 0 };
      const events = before.events + proposals.filter((one) => one.label === label).length;
      labels.set(label, { events, recordings: before.recordings + 1 });
    }
  }
  const totals = [...labels]
    .sort(([, a], [, b]) => b.events - a.events)
    .map(([label, { events, recordings }]) => [label, String(events), String(recordings)]);
  const greatest = real
    .flatMap(({ file, proposals }) => proposals.map((one) => ({ file, ...one })))
    .reduce<(RealProposal & { file: string }) | undefined>(
      (most, one) => (most && most.crampProbability >= one.crampProbability ? most : one),
      undefined,
    );
  const rows = real.map(({ file, durationSeconds, proposals, problem }) => [
    `\`${file}\``,
    durationSeconds.toFixed(1),
    problem ?? listed(proposals),
  ]);
  return `## Real recordings

Every recording of ../shared/data that opens and has an EMG channel (${real.length}). None is of a cramp. Quiet stretches are counted in the first table only.
The greatest probability given to any cramp: ${greatest ? `${figure(greatest.crampProbability, 2)} (\`${greatest.file}\`, ${span(greatest)})` : 'none'}.

${table(['proposed', 'events', 'recordings'], totals)}

${table(['recording', 's', 'proposed (probability)'], rows)}`;
}

function isQuiet(label: string): boolean {
  return label === 'rest' || label.endsWith('rest_or_contracture_indeterminate');
}

function span({ start, end }: RealProposal): string {
  return `${start.toFixed(1)}–${end.toFixed(1)} s`;
}

function listed(proposals: readonly RealProposal[]): string {
  const shown = proposals.filter(({ label }) => !isQuiet(label));
  if (shown.length === 0) return 'nothing but quiet';
  const lines = [...shown]
    .sort((a, b) => b.end - b.start - (a.end - a.start))
    .slice(0, mostShown)
    .map(
      (one) =>
        `${one.label.replace('indeterminate:', 'indeterminate: ').replaceAll('_', ' ')} ${span(one)} (${figure(one.probability, 2)})`,
    );
  const more = shown.length - lines.length;
  return [...lines, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
