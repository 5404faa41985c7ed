/**
 * MATLAB files of LabChart's older export: a matrix for each block (`data_block1`, channels in rows), its times
 * (`ticktimes_block1`), titles, units and comments by tick.
 */
import type { FileAnnotation } from '../recording';
import { readNumbers } from './matNumbers';
import { numericOf, textsOf, type Scope } from './matScopes';
import type { MatContents, MatSignal, SignalSegment } from './matSignals';
import { clockOf } from './matTimes';
import type { MatNumeric, MatValue } from './matTypes';

const mostBlocks = 1000;
const mostComments = 100_000;
const parts = ['data', 'ticktimes', 'titles', 'units', 'comtext', 'comtick', 'comchan'];

export function isLabChartBlocks({ values }: Scope): boolean {
  return ['data_block1', 'ticktimes_block1'].every((name) => numericOf(values.get(name)) !== undefined);
}

interface Block {
  readonly number: number;
  readonly data: MatNumeric;
  readonly rate: number;
  readonly begin: number;
}

/** The blocks in order; `followed` counts those whose times begin anew, so that the pause before them is unknown. */
async function blocksOf({ values }: Scope): Promise<{ blocks: readonly Block[]; followed: number }> {
  const blocks: Block[] = [];
  let [end, followed, origin] = [0, 0, 0];
  for (let number = 1; number <= mostBlocks; number++) {
    const data = numericOf(values.get(`data_block${number}`));
    const times = numericOf(values.get(`ticktimes_block${number}`));
    if (!data || !times || data.complex || data.dimensions.length !== 2) break;
    const clock = await clockOf({ array: times, first: 0, stride: 1, count: times.present }, 1);
    const [first = NaN] = await readNumbers(times, 1);
    if (clock?.kind !== 'rate') break;
    if (number === 1) origin = first;
    const stated = first - origin;
    const isStated = stated >= end - 0.5 / clock.rate;
    if (!isStated) followed += 1;
    const begin = isStated ? Math.max(stated, end) : end;
    blocks.push({ number, data, rate: clock.rate, begin });
    end = begin + (data.dimensions[1] ?? 0) / clock.rate;
  }
  return { blocks, followed };
}

function signalsOf(scope: Scope, blocks: readonly Block[], channel: number): MatSignal[] {
  const [leading] = blocks;
  if (!leading) return [];
  const title = textsOf(scope.values.get(`titles_block${leading.number}`))[channel]?.trim() ?? '';
  const unit = textsOf(scope.values.get(`units_block${leading.number}`))[channel]?.trim() ?? '';
  let end = 0;
  const segments = blocks.flatMap(({ data, rate, begin }): SignalSegment[] => {
    const [channels = 0, count = 0] = data.dimensions;
    if (rate !== leading.rate || channel >= channels) return [];
    const at = Math.max(end, Math.round(begin * rate));
    end = at + count;
    return [{ array: data, first: channel, stride: channels, count, at }];
  });
  const name = title === '' ? `Channel ${channel + 1}` : title;
  return [{ name, unit, samplingRate: leading.rate, segments, samples: end }];
}

async function commentsOf(scope: Scope, blocks: readonly Block[]): Promise<readonly FileAnnotation[]> {
  const all: FileAnnotation[] = [];
  for (const { number, rate, begin } of blocks) {
    const ticks = numericOf(scope.values.get(`comtick_block${number}`));
    const texts = textsOf(scope.values.get(`comtext_block${number}`));
    const numbers = ticks ? await readNumbers(ticks, mostComments) : [];
    for (const [index, tick] of numbers.entries()) {
      // Ticks are counted from 1: MATLAB's index into the block's times.
      const onsetSeconds = begin + Math.max(0, tick - 1) / rate;
      all.push({ onsetSeconds, durationSeconds: 0, text: texts[index]?.trim() ?? '' });
    }
  }
  return all;
}

/** Reads the export; undefined where its times do not rise like a clock. */
export async function readLabChartBlocks(scope: Scope): Promise<MatContents | undefined> {
  const { blocks, followed } = await blocksOf(scope);
  const [leading] = blocks;
  if (!leading) return undefined;
  const others = blocks.filter(({ rate }) => rate !== leading.rate);
  const channels = Array.from({ length: leading.data.dimensions[0] ?? 0 }, (_, channel) => channel);
  const used = blocks.flatMap(({ number }) =>
    parts.flatMap((part): MatValue[] => {
      const value = scope.values.get(`${part}_block${number}`);
      return value ? [value] : [];
    }),
  );
  return {
    signals: channels.flatMap((channel) => signalsOf(scope, blocks, channel)),
    leftOut: others.map(({ number, rate }) => ({
      name: `data_block${number}`,
      reason: `it was sampled at ${rate} Hz, the first block at ${leading.rate} Hz`,
    })),
    warnings:
      followed === 0
        ? []
        : [
            `The times of ${followed} of ${blocks.length} blocks begin anew: they follow without the pause between them.`,
          ],
    used: new Set(used),
    annotations: () => commentsOf(scope, blocks),
  };
}
