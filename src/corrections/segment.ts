/** The segment of a channel that a person corrects: its units as records, the person's or, to begin with, the engine's. */
import { sha256 } from '../base/hash';
import type { ShownEpisode } from '../detection/result/givenTrains';
import { idFromBytes } from '../labels/ids';
import { canonicalJson } from '../records/canonicalJson';
import type { HeaderChannel } from '../records/schema/header';
import { withSamples } from './train';
import type { CorrectedUnit } from './unitRecord';

/** [start, end) in samples of a channel's clock. */
export interface SegmentSpan {
  readonly channel: string;
  readonly start: number;
  readonly end: number;
}

/** Whose units the engine's are: its name, version and hash of its parameters. */
type Engine = string;

/**
 * The id of a record made of the engine's unit: of what it is, not of chance, so that colleagues who correct it on their
 * own branches correct one record.
 */
function originId(engine: Engine, { channel, start, end }: SegmentSpan, unit: number): string {
  return idFromBytes(sha256(canonicalJson([engine, channel, start, end, unit])));
}

/** An episode's span in whole samples of its channel. */
export function spanOfEpisode(
  { onsetSeconds, endSeconds }: Pick<ShownEpisode, 'onsetSeconds' | 'endSeconds'>,
  { name, samplingRate, samples }: HeaderChannel,
): SegmentSpan {
  const start = Math.min(Math.max(0, Math.round(onsetSeconds * samplingRate)), samples - 1);
  const end = Math.min(Math.max(start + 1, Math.round(endSeconds * samplingRate)), samples);
  return { channel: name, start, end };
}

/** The engine's units of an episode as records that nobody has touched yet; discharges of one number are one unit's. */
export function recordsOfEpisode(
  episode: Pick<ShownEpisode, 'onsetSeconds' | 'endSeconds' | 'units'>,
  channel: HeaderChannel,
  engine: Engine,
): readonly CorrectedUnit[] {
  const span = spanOfEpisode(episode, channel);
  const { samplingRate } = channel;
  const trains = new Map<number, number[]>();
  for (const { number, times } of episode.units) {
    const train = trains.get(number) ?? [];
    trains.set(number, train);
    for (const seconds of times) {
      const sample = Math.round(seconds * samplingRate);
      train.push(Math.min(Math.max(sample, span.start), span.end - 1));
    }
  }
  return [...trains].map(([unit, samples]) => {
    const record: CorrectedUnit = {
      id: originId(engine, span, unit),
      ...span,
      unit,
      status: 'proposed',
      by: engine,
      derivedFrom: { engine, units: [unit] },
    };
    return withSamples(record, samples, samplingRate);
  });
}

/** The records of one segment's trains: those of markers say nothing of it. */
export function unitsIn(units: readonly CorrectedUnit[], span: SegmentSpan): readonly CorrectedUnit[] {
  return units.filter((unit) => isIn(unit, span));
}

function isIn(unit: CorrectedUnit, { channel, start, end }: SegmentSpan): boolean {
  return !unit.markers && unit.channel === channel && unit.start === start && unit.end === end;
}

/** The segments of a channel whose trains have been corrected, in order. */
export function segmentsOf(units: readonly CorrectedUnit[], channel: string): readonly SegmentSpan[] {
  const spans = new Map<string, SegmentSpan>();
  for (const { channel: name, start, end, markers } of units) {
    if (name === channel && !markers) spans.set(`${start} ${end}`, { channel, start, end });
  }
  return [...spans.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}
