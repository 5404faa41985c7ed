/**
 * Trigno Discover (Delsys) CSV: lines of sensors, modes, names, rates and, with times, intervals above the rows. Every
 * channel has its rate and ends where its cells end; markers stand in more columns behind the first rows.
 */
import { splitHeader } from '../header';
import { statedColumns } from '../columnRows';
import { numberIn } from './lines';
import type { Exporter, StatedRemark } from './statedTable';

/** A name that the program gave and not a person: it says nothing of the muscle. */
const ownName =
  /^(?:emg|acc|sensor|\(?\d|(?:trigno )?(?:avanti|quattro|mini|snap|duo|spring|link|galileo|maize|goniometer|flex|legacy))\b/iu;

/** The sensor of each column, where a person named it. */
function sensorNames(lines: readonly string[], columnCount: number): readonly string[] {
  const modes = lines.findIndex((line) => /sensor mode:/iu.test(line));
  const cells = splitHeader(lines[modes - 1] ?? '', 'comma').slice(0, columnCount);
  let current = '';
  return cells.map((cell) => {
    if (cell !== '') current = ownName.test(cell) ? '' : cell.replace(/ ?\(\d{1,8}\)$/u, '');
    return current;
  });
}

/** `General, E1, start, 1.5`: a type, a name, a label and a time. */
function marker(words: string, header: readonly string[]): readonly StatedRemark[] {
  const cells = splitHeader(words, 'comma');
  const cell = (name: RegExp): string => {
    const column = header.findIndex((one) => name.test(one));
    return column < 0 ? '' : (cells[column] ?? '');
  };
  const onset = numberIn(cell(/^time/iu) || cells.find((one) => numberIn(one) !== undefined));
  const text = cell(/^label/iu) || cell(/^name/iu) || (cells[0] ?? '');
  return text === '' ? [] : [{ text, ...(onset === undefined ? {} : { onsetSeconds: onset }) }];
}

/** The cells that name what stands behind the rows. */
function markerHeader(lines: readonly string[]): readonly string[] {
  const cells = splitHeader(lines.at(-1) ?? '', 'comma');
  const first = cells.findIndex((cell) => /^type$/iu.test(cell));
  return first < 0 ? [] : cells.slice(first);
}

/** @see Exporter */
export const trignoDiscover: Exporter = (table) => {
  const lines = table.preamble.filter((line) => line.trim() !== '');
  if (!/^"?Application:?"?,.*Trigno Discover/iu.test(lines[0] ?? '')) return undefined;
  const sensors = sensorNames(lines, table.columnCount);
  const header = markerHeader(lines);
  const columns = statedColumns(table).map(({ name, ...rest }, column) => {
    const sensor = sensors[column] ?? '';
    return { ...rest, name: sensor === '' || name === '' ? name : `${sensor}: ${name}` };
  });
  return { columns, statements: 0, remarks: (words) => marker(words, header) };
};
