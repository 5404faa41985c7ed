/**
 * What lies between two versions of a file of corrected units, unit by unit: which discharges came, went and changed hands.
 * Pure.
 */
import { sameValue } from '../records/canonicalJson';
import { numberedSegments } from './given';
import type { SegmentSpan } from './segment';
import { samplesOf } from './train';
import type { UnitDocument } from './unitKind';
import type { CorrectedUnit } from './unitRecord';

/** So many discharges that another unit of the segment had, or has now. */
export interface Passed {
  readonly discharges: number;
  /** The number of the other unit. */
  readonly unit: number;
}

/** What became of the discharges of one unit. */
export interface DischargeChanges {
  /** That no unit of the segment had. */
  readonly added: number;
  /** That no unit of the segment has any more. */
  readonly removed: number;
  readonly from: readonly Passed[];
  readonly to: readonly Passed[];
}

/** A unit of a segment, or its markers, that is not the same in both versions. */
export interface UnitChange {
  readonly span: SegmentSpan;
  /** The number that it is shown under. */
  readonly number: number;
  /** Undefined where it is new, or gone. */
  readonly was: CorrectedUnit | undefined;
  readonly is: CorrectedUnit | undefined;
  /** Whether the engine's units stood here before, or stand here again: nobody knows which discharges were theirs. */
  readonly segment: 'corrected-both-times' | 'first-corrected' | 'no-longer-corrected';
  readonly discharges: DischargeChanges;
}

/** The units of one segment by id, in both versions, with the number that each is shown under. */
interface Segment {
  readonly span: SegmentSpan;
  readonly before: ReadonlyMap<string, Shown>;
  readonly after: ReadonlyMap<string, Shown>;
}

interface Shown {
  readonly number: number;
  readonly unit: CorrectedUnit;
}

const unchanged: DischargeChanges = { added: 0, removed: 0, from: [], to: [] };

/** All changes: channel by channel as the header names them, in the order of time; markers behind the units. */
export function compareUnits(before: UnitDocument, after: UnitDocument): readonly UnitChange[] {
  const named = [...after.units, ...before.units].map(({ channel }) => channel);
  const known = after.header.channels.map(({ name }) => name).filter((name) => named.includes(name));
  return [...new Set([...known, ...named])].flatMap((channel) => [
    ...segmentsOfBoth(before, after, channel).flatMap(changesOfSegment),
    ...changesOfMarkers(before, after, channel),
  ]);
}

function segmentsOfBoth(before: UnitDocument, after: UnitDocument, channel: string): readonly Segment[] {
  const segments = new Map<string, Segment>();
  for (const side of ['before', 'after'] as const) {
    const { units } = side === 'before' ? before : after;
    for (const { span, units: shown } of numberedSegments(units, channel)) {
      const key = `${span.start} ${span.end}`;
      const none = { span, before: new Map<string, Shown>(), after: new Map<string, Shown>() };
      const found = new Map(shown.map((each) => [each.unit.id, each]));
      segments.set(key, { ...(segments.get(key) ?? none), [side]: found });
    }
  }
  return [...segments.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function changesOfSegment({ span, before, after }: Segment): readonly UnitChange[] {
  const segment =
    before.size === 0 ? 'first-corrected' : after.size === 0 ? 'no-longer-corrected' : 'corrected-both-times';
  const flows = segment === 'corrected-both-times' ? flowsOf(before, after) : new Map<string, Flow>();
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids
    .flatMap((id): readonly UnitChange[] => {
      const [was, is] = [before.get(id), after.get(id)];
      const number = (is ?? was)?.number ?? 0;
      if (was && is && was.number === is.number && sameValue(was.unit, is.unit)) return [];
      const discharges = changesIn(flows.get(id));
      return [{ span, number, was: was?.unit, is: is?.unit, segment, discharges }];
    })
    .sort((a, b) => a.number - b.number);
}

function changesOfMarkers(before: UnitDocument, after: UnitDocument, channel: string): readonly UnitChange[] {
  const [was, is] = [before, after].map(
    ({ units }) =>
      new Map(
        units.filter((unit) => unit.channel === channel && unit.markers).map((unit) => [unit.id, unit]),
      ),
  );
  return [...new Set([...(is?.keys() ?? []), ...(was?.keys() ?? [])])].flatMap((id) => {
    const [old, now] = [was?.get(id), is?.get(id)];
    const some = now ?? old;
    if (!some || sameValue(old, now)) return [];
    const { start, end, unit: number } = some;
    const span = { channel, start, end };
    return [{ span, number, was: old, is: now, segment: 'corrected-both-times', discharges: unchanged }];
  });
}

/** Discharges of one unit that came and went, by the number of the other unit; undefined: of or to none. */
interface Flow {
  readonly from: Map<number | undefined, number>;
  readonly to: Map<number | undefined, number>;
}

/** A discharge that one unit has lost and another of the segment has won at the same sample has changed hands. */
function flowsOf(
  before: ReadonlyMap<string, Shown>,
  after: ReadonlyMap<string, Shown>,
): ReadonlyMap<string, Flow> {
  const flows = new Map<string, Flow>();
  const flowOf = (id: string): Flow => {
    const flow = flows.get(id) ?? { from: new Map(), to: new Map() };
    flows.set(id, flow);
    return flow;
  };
  const lost = new Map<number, Shown[]>();
  for (const [id, shown] of before) {
    const now = new Set(samplesOf(after.get(id)?.unit ?? {}));
    for (const sample of samplesOf(shown.unit)) {
      if (!now.has(sample)) lost.set(sample, [...(lost.get(sample) ?? []), shown]);
    }
  }
  for (const [id, { unit, number }] of after) {
    const had = new Set(samplesOf(before.get(id)?.unit ?? {}));
    for (const sample of samplesOf(unit)) {
      if (had.has(sample)) continue;
      const giver = lost.get(sample)?.shift();
      count(flowOf(id).from, giver?.number);
      if (giver) count(flowOf(giver.unit.id).to, number);
    }
  }
  for (const { unit } of [...lost.values()].flat()) count(flowOf(unit.id).to, undefined);
  return flows;
}

function count(counts: Map<number | undefined, number>, key: number | undefined): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function changesIn(flow: Flow | undefined): DischargeChanges {
  if (!flow) return unchanged;
  const passed = (counts: Flow['from']): readonly Passed[] =>
    [...counts]
      .flatMap(([unit, discharges]) => (unit === undefined ? [] : [{ unit, discharges }]))
      .sort((a, b) => a.unit - b.unit);
  return {
    added: flow.from.get(undefined) ?? 0,
    removed: flow.to.get(undefined) ?? 0,
    from: passed(flow.from),
    to: passed(flow.to),
  };
}
