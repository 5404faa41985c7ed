/**
 * Files of several tables of which the first is not the one that is meant: Vicon writes the signals of its devices behind
 * the model's outputs or before them, and the trajectories of markers, in the order in which they were ticked.
 */
import type { LeftOut } from '../recording';
import { scanLines } from './lines';
import { isBlankLine } from './rows';
import { findTable, type Table } from './table';
import { decodeText, type TextBytes } from './textBytes';

const title = /^"?(Devices|Model Outputs|Trajectories|Joints|Segments|Events)"?[\t,; ]*$/iu;
/** Longer lines are no titles. */
const longestTitle = 200;

interface Titled {
  readonly name: string;
  readonly offset: number;
  /** Its number, from 1 on. */
  readonly line: number;
}

/** A table, and those before it that are left out. */
export interface MeantTable {
  readonly table: Table;
  readonly leftOut: readonly LeftOut[];
}

/** The title above a table, where it has one. */
function titleOf({ preamble }: Table): string | undefined {
  return preamble.map((line) => title.exec(line.trim())?.[1]).findLast((name) => name !== undefined);
}

/** The titles in a file up to that of the devices. */
async function titlesTo(text: TextBytes): Promise<readonly Titled[]> {
  const found: Titled[] = [];
  let number = 0;
  let afterBlank = true;
  await scanLines(text, 0, ({ bytes, start, end, offset }) => {
    number += 1;
    if (afterBlank && end - start <= longestTitle) {
      const name = title.exec(decodeText(bytes.slice(start, end), 'eight-bit').trim())?.[1];
      if (name !== undefined) found.push({ name, offset, line: number });
    }
    afterBlank = isBlankLine(bytes, start, end);
    return !isDevices(found.at(-1)?.name);
  });
  return found;
}

function isDevices(name: string | undefined): boolean {
  return name?.toLowerCase() === 'devices';
}

/** The table of devices, where a file has one behind its first table; else that first one. */
export async function meantTable(text: TextBytes, first: Table, headUnits: number): Promise<MeantTable> {
  const own = titleOf(first);
  if (own === undefined || isDevices(own)) return { table: first, leftOut: [] };
  const titles = await titlesTo(text);
  const devices = titles.at(-1);
  if (!devices || !isDevices(devices.name)) return { table: first, leftOut: [] };
  const head = await text.readRaw(devices.offset, headUnits);
  const table = findTable(head, text.kind, text.units - devices.offset <= headUnits);
  if (!table || table === 'unclear-commas') return { table: first, leftOut: [] };
  return {
    table: {
      ...table,
      firstRowOffset: table.firstRowOffset + devices.offset,
      firstRowLine: table.firstRowLine + devices.line - 1,
      rowOffsets: table.rowOffsets.map((offset) => offset + devices.offset),
    },
    leftOut: titles
      .slice(0, -1)
      .map(({ name, line }) => ({ name, reason: `it is another table, from line ${line} on` })),
  };
}
