/**
 * MATLAB files that LabChart exports: all channels of all blocks end to end in `data`, with `datastart` and `dataend`
 * for each channel (row) and block (column). Blocks are recordings with pauses between them: `blocktimes` tells when
 * each began. Comments are in `com` (channel, block, tick, kind, number of its text) and `comtext`.
 */
import type { FileAnnotation } from '../recording';
import type { Calibration } from '../blocks/storedFormat';
import { blockStarts, startTimeOf } from './matBlockTimes';
import { Grid } from './matGrid';
import { readNumbers } from './matNumbers';
import { numericOf, textsOf, type Scope } from './matScopes';
import type { MatContents, MatSignal, SignalSegment } from './matSignals';
import type { MatNumeric, MatValue } from './matTypes';

const mostComments = 100_000;
const variables =
  'data datastart dataend titles rangemin rangemax unittext unittextmap blocktimes tickrate samplerate firstsampleoffset com comtext scaleunits scaleoffset'.split(
    ' ',
  );

/** The grids of an export: a number for each channel and block. */
interface Export {
  readonly data: MatNumeric;
  readonly starts: Grid;
  readonly ends: Grid;
  readonly rates: Grid;
  /** For an export that states none. */
  readonly givenRate: number;
  readonly unitRows: Grid;
  readonly scales: Grid;
  readonly zeros: Grid;
  readonly titles: readonly string[];
  readonly unitTexts: readonly string[];
}

export function isLabChart({ values }: Scope): boolean {
  return ['data', 'datastart', 'dataend'].every((name) => numericOf(values.get(name)) !== undefined);
}

/** One block of a channel. */
interface ChannelBlock {
  readonly block: number;
  readonly first: number;
  readonly count: number;
  readonly rate: number;
  readonly unit: string;
  readonly calibration?: Calibration;
}

function blockOf(one: Export, channel: number, block: number): ChannelBlock | undefined {
  const first = one.starts.at(channel, block) - 1;
  const end = one.ends.at(channel, block);
  const stated = one.rates.at(channel, block);
  const rate = Number.isNaN(stated) ? one.givenRate : stated;
  // An empty block has -1.
  if (!(first >= 0) || !(end > first) || end > one.data.present || rate <= 0) return undefined;
  const gain = one.scales.at(channel, block);
  const zero = -one.zeros.at(channel, block);
  const unit = one.unitTexts[one.unitRows.at(channel, block) - 1]?.trim() ?? '';
  return {
    block,
    first,
    count: end - first,
    rate,
    unit,
    ...(Number.isFinite(gain) && gain !== 0 && Number.isFinite(zero)
      ? { calibration: { zero, divisor: 1, gain, offset: 0 } }
      : {}),
  };
}

/** The blocks of a channel as signals: one for each rate and unit that it was recorded with. */
function signalsOf(one: Export, channel: number, starts: readonly number[]): MatSignal[] {
  const blocks = starts.flatMap((_, block) => blockOf(one, channel, block) ?? []);
  const groups = new Map<string, ChannelBlock[]>();
  for (const block of blocks) {
    const key = `${block.rate} ${block.unit}`;
    groups.set(key, [...(groups.get(key) ?? []), block]);
  }
  const title = one.titles[channel]?.trim() ?? '';
  const name = title === '' ? `Channel ${channel + 1}` : title;
  return [...groups.values()].map((members, index) => {
    const [{ rate, unit, block }] = members as [ChannelBlock, ...ChannelBlock[]];
    let end = 0;
    const segments = members.map((member): SignalSegment => {
      const at = Math.max(end, Math.round((starts[member.block] ?? 0) * (Number.isNaN(rate) ? 0 : rate)));
      end = at + member.count;
      const { first, count, calibration } = member;
      return { array: one.data, first, stride: 1, count, at, ...(calibration && { calibration }) };
    });
    return {
      name: index === 0 ? name : `${name} (block ${block + 1})`,
      unit,
      ...(Number.isNaN(rate) ? {} : { samplingRate: rate }),
      segments,
      samples: end,
    };
  });
}

async function commentsOf(
  scope: Scope,
  starts: readonly number[],
  tickRates: Grid,
): Promise<readonly FileAnnotation[]> {
  const com = numericOf(scope.values.get('com'));
  const texts = textsOf(scope.values.get('comtext'));
  const [rows = 0, columns = 0] = com?.dimensions ?? [];
  if (!com || columns < 5 || rows > mostComments) return [];
  const column = (index: number): Promise<number[]> => readNumbers(com, rows, index * rows);
  const [blocks, ticks, textRows] = await Promise.all([column(1), column(2), column(4)]);
  return ticks.flatMap((tick, index): FileAnnotation[] => {
    const block = (blocks[index] ?? NaN) - 1;
    const start = starts[block];
    const onsetSeconds = (start ?? NaN) + tick / tickRates.at(0, block);
    const text = texts[(textRows[index] ?? 0) - 1]?.trim() ?? '';
    return Number.isFinite(onsetSeconds) ? [{ onsetSeconds, durationSeconds: 0, text }] : [];
  });
}

/** Reads the export; `givenRate` counts where it states none. */
export async function readLabChart(scope: Scope, givenRate = NaN): Promise<MatContents> {
  const grid = (name: string, asRow = false): Promise<Grid> =>
    Grid.of(numericOf(scope.values.get(name)), asRow);
  const titles = textsOf(scope.values.get('titles'));
  // One channel in several blocks is a row; several channels in one block are a column (or come as one).
  const oneChannel = titles.length === 1;
  const data = numericOf(scope.values.get('data')) as MatNumeric;
  const starts = (await grid('datastart')).oriented(oneChannel);
  const blockCount = starts.columns;
  const oriented = async (name: string): Promise<Grid> => (await grid(name)).like(starts);
  const one: Export = {
    data,
    starts,
    ends: await oriented('dataend'),
    rates: await oriented('samplerate'),
    givenRate,
    unitRows: await oriented('unittextmap'),
    scales: await oriented('scaleunits'),
    zeros: await oriented('scaleoffset'),
    titles,
    unitTexts: textsOf(scope.values.get('unittext')),
  };
  const blockTimes = await grid('blocktimes', true);
  const lengths = Array.from({ length: blockCount }, (_, block) => longestOf(one, block));
  const { begins, warnings } = blockStarts(blockTimes, lengths);
  const tickRates = await grid('tickrate', true);
  const signals = Array.from({ length: starts.rows }, (_, channel) => signalsOf(one, channel, begins)).flat();
  const startTime = startTimeOf(blockTimes.at(0, 0));
  return {
    signals,
    leftOut: Array.from({ length: starts.rows }, (_, channel) => channel)
      .filter((channel) => begins.every((_, block) => blockOf(one, channel, block) === undefined))
      .map((channel) => ({
        name: titles[channel]?.trim() ?? `Channel ${channel + 1}`,
        reason: 'it has no samples, or states no rate',
      })),
    warnings,
    used: usedBy(scope),
    ...(startTime !== undefined && { startTime }),
    annotations: () => commentsOf(scope, begins, tickRates),
  };
}

function longestOf(one: Export, block: number): number {
  return Array.from({ length: one.starts.rows }, (_, channel) => blockOf(one, channel, block)).reduce(
    (longest, part) => Math.max(longest, part && part.rate > 0 ? part.count / part.rate : 0),
    0,
  );
}

function usedBy(scope: Scope): ReadonlySet<MatValue> {
  return new Set(variables.flatMap((name) => scope.values.get(name) ?? []));
}
