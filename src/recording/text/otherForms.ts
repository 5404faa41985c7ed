/**
 * Text that holds samples in a form that is not read, as it would be read wrong: channels below one another, hexadecimal
 * numbers. Each is said with what to do.
 */
import type { StatedColumn } from './exporters/statedTable';
import type { Table } from './table';
import { valuesOf } from './columnRoles';

/** The end of a sentence that begins with the file's name. */
export interface OtherForm {
  readonly sentence: string;
}

const channelName =
  /^(?:channels?|ch|sensors?|electrodes?|muscles?|signals?|variables?|kan(?:al|[aä]le)|canal|canale|muskel)(?:[ _]?(?:id|name|no\.?|number|nr\.?|idx|index))?$/iu;
const mostChannels = 256;
const fewestRows = 16;

/** Spike2 and the like write one channel below the other, each with its own header. */
export function stackedForm(table: Table): OtherForm | undefined {
  const lines = table.preamble.map((line) => line.replaceAll('"', '').trim());
  const isSpike2 = lines[0] === 'INFORMATION' && lines.some((line) => /^CHANNEL\s+\d+$/u.test(line));
  return isSpike2
    ? {
        sentence:
          'is text of Spike2 with one channel below the other, which is not read: export it in Spike2 as a spreadsheet text file (one column for each channel, with times) or as MATLAB',
      }
    : undefined;
}

/** A column that names the channel of each row: a table in the long form has a row for each channel and time. */
export function longForm(table: Table, columns: readonly StatedColumn[]): OtherForm | undefined {
  const column = columns.findIndex(({ name }) => channelName.test(name));
  if (column < 0 || table.sampleRows.length < fewestRows || columns.length > 4) return undefined;
  const isOfWords = table.odd.get(column)?.kind === 'text';
  const values = valuesOf(table, column).filter((value) => !Number.isNaN(value));
  const distinct = new Set(values).size;
  const isOfNumbers =
    distinct > 0 &&
    distinct <= mostChannels &&
    distinct * 4 <= values.length &&
    values.every(Number.isInteger);
  if (!isOfWords && !isOfNumbers) return undefined;
  const name = columns[column]?.name ?? '';
  return {
    sentence: `has the samples of all channels below one another (its column ${name} says of which channel each row is), which is not read: save it with one column for each channel (a pivot table, or pandas: pivot)`,
  };
}
