/** Corrected units as trains, for whoever shows or measures them in place of the engine's. Pure. */
import type { GivenSegment } from '../detection/result/givenTrains';
import { segmentsOf, unitsIn, type SegmentSpan } from './segment';
import { samplesOf } from './train';
import type { CorrectedUnit } from './unitRecord';

/** A segment with its units, by the numbers that they are shown under. */
export interface NumberedSegment {
  readonly span: SegmentSpan;
  readonly units: readonly { readonly number: number; readonly unit: CorrectedUnit }[];
}

/**
 * The corrected segments of a channel, in order. Two records that have the same number in one segment, or in segments that
 * overlap, are two units, as after a merge of two people's new ones: the later gets a number of its own.
 */
export function numberedSegments(
  units: readonly CorrectedUnit[],
  channel: string,
): readonly NumberedSegment[] {
  const own = units.filter((unit) => unit.channel === channel && !unit.markers);
  let free = Math.max(0, ...own.map(({ unit }) => unit)) + 1;
  let beside: { readonly end: number; readonly number: number }[] = [];
  return segmentsOf(own, channel).map((span) => {
    beside = beside.filter(({ end }) => end > span.start);
    const numbered = unitsIn(own, span).map((unit) => {
      const isTaken = beside.some(({ number }) => number === unit.unit);
      const number = isTaken ? free++ : unit.unit;
      beside.push({ end: span.end, number });
      return { number, unit };
    });
    return { span, units: numbered };
  });
}

/** The same as trains. */
export function givenSegments(units: readonly CorrectedUnit[], channel: string): readonly GivenSegment[] {
  return numberedSegments(units, channel).map(({ span, units: numbered }) => ({
    start: span.start,
    end: span.end,
    trains: numbered.map(({ number, unit }) => ({
      number,
      samples: samplesOf(unit),
      isRejected: unit.status === 'rejected',
    })),
  }));
}
