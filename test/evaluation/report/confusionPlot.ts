/** The confusion matrix as a picture: each row a true class, shaded by the part of its events. */
import { acceptedFor } from '../classes';
import { besideRow, missedColumn } from '../metrics/confusion';
import { ink, picture, px, text } from './svg';

const cell = { width: 40, height: 20 };
const left = 290;
const top = 250;

/** Undefined where there is nothing to show. */
export function confusionPlot(
  confusion: Readonly<Record<string, Readonly<Record<string, number>>>>,
): string | undefined {
  const rows = Object.keys(confusion).sort(lastOf(besideRow));
  if (rows.length === 0) return undefined;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(confusion[row] ?? {})))].sort(
    lastOf(missedColumn),
  );
  const parts: string[] = [
    text(
      16,
      24,
      'True events (rows), by what covers most of each (columns)',
      'font-weight="600" font-size="13"',
    ),
  ];
  columns.forEach((column, c) => {
    const x = left + (c + 0.65) * cell.width;
    parts.push(
      `<g transform="translate(${px(x)} ${top - 8}) rotate(-60)">${text(0, 0, spoken(column), 'font-size="11"')}</g>`,
    );
  });
  rows.forEach((row, r) => {
    const counts = confusion[row] ?? {};
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const y = top + r * cell.height;
    parts.push(text(left - 8, y + 14, `${spoken(row)} (${total})`, 'text-anchor="end" font-size="11"'));
    columns.forEach((column, c) => {
      const count = counts[column] ?? 0;
      parts.push(square(left + c * cell.width, y, count, count / total, acceptedFor(row).includes(column)));
    });
  });
  const width = left + columns.length * cell.width + 90;
  const height = top + rows.length * cell.height + 20;
  return picture('Confusion matrix', parts.join('\n'), { width, height });
}

function square(x: number, y: number, count: number, part: number, isRight: boolean): string {
  const colour = isRight ? '29,95,168' : '180,83,10';
  const strength = count === 0 ? 0 : 0.12 + 0.78 * part;
  const words = strength > 0.55 ? '#ffffff' : ink;
  const box =
    `<rect x="${px(x)}" y="${px(y)}" width="${cell.width - 1}" height="${cell.height - 1}" ` +
    `fill="${count === 0 ? '#f4f6f8' : `rgba(${colour},${px(strength)})`}"/>`;
  if (count === 0) return box;
  return (
    box +
    text(x + cell.width / 2, y + 14, String(count), `text-anchor="middle" font-size="11" fill="${words}"`)
  );
}

function spoken(kind: string): string {
  return kind.replace('indeterminate:', 'indet.: ').replaceAll('_', ' ').replaceAll('-', ' ');
}

/** The alphabet, with one word at the end. */
function lastOf(last: string): (a: string, b: string) => number {
  return (a, b) => Number(a === last) - Number(b === last) || (a < b ? -1 : a > b ? 1 : 0);
}
