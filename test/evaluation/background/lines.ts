/** The figures as rows of a table in Markdown. */
import type { Figure } from './figures';
import type { Row } from './rows';

/** What the columns are. */
const headLines = [
  '| judged per subject, [95 % interval] | subjects | neurogenic–myopathic | neurogenic–normal | myopathic–normal | three classes, balanced | recalls neu/myo/nor | calibration error | claimed, right |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** Rows with what their columns are. */
export function tableOf(rows: readonly Row[]): string {
  return [...headLines, ...rows.map(line)].join('\n');
}

function line({ name, subjects, figures }: Row): string {
  const { areas, balanced, recalls, calibrationError, claimed, claimedRight } = figures;
  const right = Number.isNaN(claimedRight) ? 'none' : claimedRight.toFixed(2);
  const cells = [
    name.trim(),
    String(subjects),
    ...areas.map(shown),
    shown(balanced),
    recalls.map((recall) => recall.toFixed(2)).join('/'),
    // A model that says the same of everybody has none.
    Number.isNaN(calibrationError) ? 'none' : calibrationError.toFixed(3),
    `${claimed.toFixed(2)}, ${right}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function shown({ value, low, high }: Figure): string {
  return `${value.toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
