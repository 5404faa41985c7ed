/**
 * Delimited text: comma, semicolon, tab or blanks; remarks; a header or none; units in brackets; decimal commas;
 * times or a declared sampling rate. It recognises a table of numbers and refuses other text.
 */
import type { ByteSource } from '../byteSource';
import type { FormatRecording, OpenOptions, RecordingFormat } from '../format';
import { RecordingError } from '../recordingError';
import { meantTable } from './laterTable';
import { gainDoubt } from './converterFacts';
import { layOut } from './layout';
import { readMetadata } from './metadata';
import { longForm, stackedForm } from './otherForms';
import { rawCounts } from './rawCounts';
import { statedTable } from './exporters/exporters';
import { findTable, type Table } from './table';
import { TextBlocks } from './textBlocks';
import { encodingOf, decodeText, TextBytes } from './textBytes';
import { buildIndex } from './textIndex';
import { textRecording } from './textRecording';

const headUnits = 256 * 1024;
/** Of all rows, at least so many must be readable: below, the file is no table or damaged past use. */
const leastShareReadable = 0.5;
/** Long headers that fill all we sniff: known by their own words. */
const longHeader = /^(?:Label: .* Sampling frequency: |# OpenSignals Text File Format)/u;

function recognises(head: Uint8Array, _fileName: string, isWholeFile: boolean): boolean {
  const { kind, markBytes } = encodingOf(head);
  const text = head.subarray(markBytes);
  if (findTable(text, kind, isWholeFile)) return true;
  return longHeader.test(decodeText(text.subarray(0, 512), kind));
}

/** The table without its first rows, which state something and are no samples. */
function withoutStatements(table: Table, count: number): Table {
  const firstRowOffset = table.rowOffsets[count];
  if (count === 0 || firstRowOffset === undefined) return table;
  return {
    ...table,
    firstRowOffset,
    firstRowLine: table.firstRowLine + count,
    sampleRows: table.sampleRows.slice(count),
  };
}

function commaDoubt({ dialect }: Table): readonly string[] {
  return dialect.delimiter === 'second-comma'
    ? ['Commas stand between the columns and in the numbers: each second one was taken for a decimal comma.']
    : [];
}

async function openText(source: ByteSource, options: OpenOptions): Promise<FormatRecording> {
  const text = new TextBytes(source, encodingOf(await source.read(0, 4)));
  const head = await text.readRaw(0, headUnits);
  const first = findTable(head, text.kind, text.units <= headUnits);
  if (!first) {
    throw new RecordingError(
      'damaged',
      `${source.name} looks like text but holds no table of numbers in its first ${headUnits / 1024} KiB.`,
    );
  }
  if (first === 'unclear-commas') {
    throw new RecordingError(
      'unsupported',
      `${source.name} has commas between its columns and in its numbers, and which is which can't be told: export it with points in the numbers, or with semicolons or tabs between the columns.`,
    );
  }
  const { table: found, leftOut } = await meantTable(text, first, headUnits);
  const metadata = readMetadata(found.preamble, found.dialect.decimalComma);
  const stated = statedTable(found, metadata);
  const other = stackedForm(found) ?? longForm(found, stated.columns);
  if (other) throw new RecordingError('unsupported', `${source.name} ${other.sentence}.`);
  const table = withoutStatements(found, stated.statements);
  const layout = layOut(table, stated, metadata, source.name, options.samplingRate);
  if (layout.signals.length === 0) {
    const why = layout.leftOut.map(({ name, reason }) => `${name}: ${reason}`).slice(0, 4);
    throw new RecordingError(
      'damaged',
      `${source.name} has no column of samples (table from line ${table.firstRowLine}${why.length === 0 ? '' : `; ${why.join('; ')}`}).`,
    );
  }
  const index = await buildIndex(text, table, layout);
  if (index.rows - index.corrupt.count < leastShareReadable * index.rows) {
    throw new RecordingError(
      'damaged',
      `${source.name}: ${index.corrupt.count} of ${index.rows} rows cannot be read as numbers, the first in line ${index.corrupt.firstLines[0] ?? 0}.`,
    );
  }
  return textRecording({
    source,
    layout,
    metadata,
    text,
    toldStatements: stated.statementsAreTold ? stated.statements : 0,
    firstRowLine: table.firstRowLine,
    doubts: [...(stated.doubts ?? []), ...gainDoubt(found.preamble), ...commaDoubt(found)],
    tablesBefore: leftOut,
    index,
    blocks: new TextBlocks(text, table, index),
    counts: rawCounts(table, stated.columns),
    ...(options.samplingRate === undefined ? {} : { givenRate: options.samplingRate }),
  });
}

export const textFormat: RecordingFormat = {
  name: 'delimited text',
  recognises,
  open: (source, _location, options) => openText(source, options),
};
