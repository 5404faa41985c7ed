/** What a run of the bench found out, and how it is told in a terminal. */
import type { Figure, Target } from './figure';

/** Something that was not measured, and why. */
export interface Unmeasured {
  readonly what: string;
  readonly why: string;
}

export interface Report {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string };
  /** Measured only to see that it works: the figures say little. */
  readonly isQuick: boolean;
  readonly figures: readonly Figure[];
  /** For want of a partner. */
  readonly leftOut: readonly Unmeasured[];
  /** Parts that broke. */
  readonly failed: readonly Unmeasured[];
}

/** The figures as a table, what is missing below it. */
export function reportText({ machine, isQuick, figures, leftOut, failed }: Report): string {
  const rows = figures.map(({ name, target, met, note, ...figure }) => ({
    cells: [name, measureText(figure), targetText(target, figure.kind), met ? 'met' : 'NOT MET'],
    note,
  }));
  const head = ['what', 'measured', 'target', ''];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const missing = (title: string, list: readonly Unmeasured[]): string[] =>
    list.map(({ what, why }) => `${title}: ${what}: ${why}`);
  return [
    `${machine.cpu}, ${machine.cores} cores, node ${machine.node}`,
    ...(isQuick ? ['Quick: only to see that it works.'] : []),
    '',
    line(head),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.flatMap(({ cells, note }) => [line(cells), ...(note === undefined ? [] : [`    ${note}`])]),
    ...missing('left out', leftOut),
    ...missing('FAILED', failed),
  ].join('\n');
}

type Measure = Figure extends infer Each
  ? Each extends Figure
    ? Omit<Each, 'name' | 'target' | 'met' | 'note'>
    : never
  : never;

function measureText(figure: Measure): string {
  switch (figure.kind) {
    case 'ratio': {
      const { ours, theirs, ratio, unit } = figure;
      return `${digits(ratio)} × (${digits(ours)} against ${digits(theirs)} ${unit})`;
    }
    case 'value':
      return `${digits(figure.value)} ${figure.unit}`;
  }
}

function targetText(target: Target, kind: Figure['kind']): string {
  const times = kind === 'ratio' ? ' ×' : '';
  return 'atLeast' in target ? `≥ ${target.atLeast}${times}` : `≤ ${target.atMost}${times}`;
}

/** Three digits, or all before the point. */
function digits(value: number): string {
  const decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toFixed(decimals);
}
