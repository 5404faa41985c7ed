/** Makes of the units of a channel what a plot shows: their firing raster, and under it their instantaneous rate. */
import { selectRank } from '../../../src/base/selection';
import type { SegmentView, UnitView } from '../../../src/protocol/page';
import type { ValueAxis } from '../../plots/axis';
import { roundEnd } from '../../plots/ticks';
import type { PlotArea, PlotSpan } from '../../plots/view';
import type { Track } from '../../plots/series';
import type { Trains } from '../../state/unitFigures';
import { significant } from '../../words/format';
import { doubtText, handText } from '../../words/unitWords';

/** In CSS pixels. */
const rowHeight = 18;

/** The raster has no more than this part of the height, unless the units are few. */
const rasterShare = 0.65;

/** The axis of rates ends above this part of them: doublets fire so fast that all others would lie on the ground. */
const partBelowEnd = 0.95;

/** The parts of a plot that stay the same as long as the units do. */
export interface UnitsPlot {
  readonly tracks: readonly Track[];
  readonly areas: readonly PlotArea[];
  readonly ground: readonly PlotSpan[];
}

/** A track for each unit, in their order. */
export function unitsPlot({ units, lookedAt }: Trains): UnitsPlot {
  const tracks = units.map(trackOf);
  const ground = lookedAt.map(({ startSeconds, endSeconds }) => ({ from: startSeconds, to: endSeconds }));
  const rates = tracks.map(({ x }) => knownRates(x, ground));
  return {
    tracks,
    areas: [
      {
        y: { kind: 'rows', tracks: [...tracks.keys()] },
        series: tracks.map((_, index) => ({ kind: 'ticks', track: index, row: index })),
        share: rasterShare,
        mostHeight: rowHeight * tracks.length,
      },
      {
        y: rateAxis(rates),
        series: rates.map((y, track) => ({ kind: 'points', track, y })),
        share: 1 - rasterShare,
      },
    ],
    ground,
  };
}

/**
 * A unit that is doubtful wherever it fires has a question mark, one that people have judged wherever it fires a tick; its
 * remarks say why, and who.
 */
function trackOf({ number, timesSeconds, doubtful, hands = [] }: UnitView): Track {
  const remarks = [
    ...doubtful.map(({ doubts, ...segment }) => ({ segment, text: doubtText(doubts) })),
    ...hands.map(({ people, ...segment }) => ({ segment, text: handText(people) })),
  ].map(({ segment, text }) => ({ from: segment.startSeconds, to: segment.endSeconds, text }));
  const sign = areIn(timesSeconds, doubtful) ? '?' : areIn(timesSeconds, hands) ? '✓' : undefined;
  return {
    name: `Unit ${number}`,
    x: timesSeconds,
    remarks: remarks.sort((a, b) => a.from - b.from),
    ...(sign === undefined ? {} : { sign }),
  };
}

/** Whether each of the times lies in one of the segments, which are in order. */
function areIn(timesSeconds: Float64Array, segments: readonly SegmentView[]): boolean {
  let [next, end] = [0, -Infinity];
  return timesSeconds.every((time) => {
    for (let segment = segments[next]; segment && segment.startSeconds <= time; segment = segments[++next]) {
      end = Math.max(end, segment.endSeconds);
    }
    return time < end;
  });
}

interface KnownRates {
  readonly ground: readonly PlotSpan[];
  readonly rates: Float64Array;
}

/** A correction leaves most trains as they are. */
const ratesOf = new WeakMap<Float64Array, KnownRates>();

function knownRates(timesSeconds: Float64Array, ground: readonly PlotSpan[]): Float64Array {
  const known = ratesOf.get(timesSeconds);
  const isSame =
    known?.ground.length === ground.length &&
    known.ground.every(({ from, to }, index) => from === ground[index]?.from && to === ground[index].to);
  if (isSame) return known.rates;
  const rates = instantaneousRates(timesSeconds, ground);
  ratesOf.set(timesSeconds, { ground, rates });
  return rates;
}

/**
 * At each discharge 1 / the interval from the one before, per second; NaN at the first one, and where something between
 * them has not been looked at: then nobody knows whether they follow each other.
 */
export function instantaneousRates(timesSeconds: Float64Array, ground: readonly PlotSpan[]): Float64Array {
  let segment = -1;
  return timesSeconds.map((time, index) => {
    const before = timesSeconds[index - 1];
    const last = segment;
    while (segment + 1 < ground.length && (ground[segment + 1]?.from ?? Infinity) <= time) segment++;
    return before === undefined || time <= before || segment !== last ? NaN : 1 / (time - before);
  });
}

function rateAxis(rates: readonly Float64Array[]): ValueAxis {
  return {
    kind: 'values',
    title: 'Firing rate',
    unit: 'per s',
    from: 0,
    to: roundEnd(1.05 * (rateAt(partBelowEnd, rates) ?? 1)),
    scale: 'linear',
    words: (perSecond) => `${significant(perSecond, 3)} per second`,
  };
}

/** Where rates are put in order: one for all corrections, since each would leave half a megabyte behind. */
let inOrder = new Float64Array(0);

/** The rate that so much of all lies below; undefined where there is none. */
function rateAt(part: number, rates: readonly Float64Array[]): number | undefined {
  const count = rates.reduce((sum, { length }) => sum + length, 0);
  if (inOrder.length < count) inOrder = new Float64Array(count);
  const all = inOrder;
  let known = 0;
  for (const each of rates) {
    for (const rate of each) if (!Number.isNaN(rate)) all[known++] = rate;
  }
  return known === 0 ? undefined : selectRank(all.subarray(0, known), Math.floor(part * (known - 1)));
}
