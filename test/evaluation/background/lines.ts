/** The figures as lines of a table. */
import type { Figure, Figures } from './figures';

/** What the columns are. */
export const headLine = [
  'figures per subject, [95 % interval]'.padEnd(38),
  'neurogenic–myopathic'.padEnd(22),
  'neurogenic–normal'.padEnd(22),
  'myopathic–normal'.padEnd(22),
  'three classes, balanced'.padEnd(24),
  'recalls neu/myo/nor  ECE   claimed, right',
].join('');

/** One row. */
export function figureLines(name: string, figures: Figures): string {
  const { areas, balanced, recalls, calibrationError, claimed, claimedRight } = figures;
  return [
    name.padEnd(38),
    ...areas.map((figure) => shown(figure).padEnd(22)),
    shown(balanced).padEnd(24),
    `${recalls.map((recall) => recall.toFixed(2)).join('/')}       `,
    `${calibrationError.toFixed(3)}  ${claimed.toFixed(2)}, ${claimedRight.toFixed(2)}`,
  ].join('');
}

function shown({ value, low, high }: Figure): string {
  return `${value.toFixed(3)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
