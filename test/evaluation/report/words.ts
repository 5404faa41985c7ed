/** Numbers and tables as the page has them. */
import type { Interval } from '../metrics/bootstrap';

/** `–` for what could not be measured. */
export function figure(value: number, digits = 3): string {
  return Number.isFinite(value) ? value.toFixed(digits) : '–';
}

export function percent(value: number, digits = 0): string {
  return Number.isFinite(value) ? `${(100 * value).toFixed(digits)} %` : '–';
}

/** `0.912 to 0.987`. */
export function interval({ low, high }: Interval, digits = 3): string {
  return `${figure(low, digits)} to ${figure(high, digits)}`;
}

/** Seconds as whole milliseconds. */
export function milliseconds(seconds: number): string {
  return Number.isFinite(seconds) ? (1000 * seconds).toFixed(0) : '–';
}

/** `rest 12, voluntary 3`. */
export function tallied(counts: Readonly<Record<string, number>>, most = 4): string {
  const entries = Object.entries(counts);
  const shown = entries.slice(0, most).map(([word, count]) => `${word} ${count}`);
  const rest = entries.slice(most).reduce((sum, [, count]) => sum + count, 0);
  return [...shown, ...(rest > 0 ? [`other ${rest}`] : [])].join(', ');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** What `met` is in a word. */
export function verdict(met: boolean | undefined): string {
  return met === undefined ? 'not shown' : met ? 'yes' : '**no**';
}
