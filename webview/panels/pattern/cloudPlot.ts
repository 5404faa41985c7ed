/** Makes of a pattern what a plot shows: each second by its turns and its amplitude, and where healthy muscles lie. Pure. */
import type { PatternSecond, PatternView } from '../../../src/protocol/page';
import type { ValueAxis } from '../../plots/axis';
import type { Track } from '../../plots/series';
import { roundEnd } from '../../plots/ticks';
import type { PlotArea } from '../../plots/view';
import { clock, significant } from '../../words/format';

/** Seconds with as many turns stand beside each other: each can be gone to. */
const apart = 1e-6;

export interface CloudPlot {
  /** In the order of the track: by turns. */
  readonly seconds: readonly PatternSecond[];
  readonly tracks: readonly Track[];
  readonly areas: readonly PlotArea[];
  /** All that there is of the axis of turns. */
  readonly all: { readonly from: number; readonly to: number };
}

export function cloudPlot({ seconds: given, reference }: PatternView): CloudPlot {
  const seconds = [...given].sort((a, b) => a.turnsPerSecond - b.turnsPerSecond);
  const x = Float64Array.from(seconds, ({ turnsPerSecond }, index) => turnsPerSecond + index * apart);
  const y = Float64Array.from(seconds, ({ amplitudeMicrovolts }) => amplitudeMicrovolts);
  const isArea = reference.kind === 'area';
  const mostTurns = Math.max(x.at(-1) ?? 0, isArea ? (reference.turnsPerSecond.at(-1) ?? 0) : 0);
  const mostMicrovolts = Math.max(0, ...y, ...(isArea ? [reference.highMicrovolts.at(-1) ?? 0] : []));
  const bands = isArea
    ? [{ x: reference.turnsPerSecond, low: reference.lowMicrovolts, high: reference.highMicrovolts }]
    : [];
  return {
    seconds,
    tracks: [{ name: 'Pattern', x }],
    areas: [
      {
        y: {
          ...{ kind: 'values', title: 'Amplitude', unit: 'µV', scale: 'linear' },
          ...{ from: 0, to: roundEnd(1.05 * mostMicrovolts) },
        },
        series: [{ kind: 'points', track: 0, y }],
        share: 1,
        bands,
      },
    ],
    all: { from: 0, to: roundEnd(1.05 * mostTurns) },
  };
}

/** The axis of turns; a place on it is said with the moment of the second that stands there. */
export function turnsAxis({ seconds, tracks }: CloudPlot, from: number, to: number): ValueAxis {
  const words = (turns: number): string => {
    const second = seconds[tracks[0]?.x.indexOf(turns) ?? -1];
    const rate = `${significant(turns, 3)} turns per second`;
    return second ? `${clock(second.startSeconds, 1)}, ${rate}` : rate;
  };
  return { kind: 'values', title: 'Turns', unit: 'per s', from, to, scale: 'linear', words };
}

/** Where on the axis the second stands that holds a moment; null where none does. */
export function placeOf({ seconds, tracks }: CloudPlot, moment: number): number | null {
  const index = seconds.findIndex(
    ({ startSeconds }) => moment >= startSeconds - apart && moment < startSeconds + 1 - apart,
  );
  return tracks[0]?.x[index] ?? null;
}
