/**
 * Markers that people have put on units' averaged potentials: records of their own beside those of trains, so that who
 * moves a marker has said nothing of the segment's discharges. Pure.
 */
import { sha256 } from '../base/hash';
import { idFromBytes } from '../labels/ids';
import { canonicalJson } from '../records/canonicalJson';
import type { Hand, Units } from './operations/operation';
import type { SegmentSpan } from './segment';
import type { CorrectedUnit, UnitMarkers } from './unitRecord';

/** A unit of a channel, as it is shown. */
interface MarkedUnit {
  readonly channel: string;
  readonly number: number;
  /** How often it fires in the whole channel. */
  readonly discharges: number;
}

/** A record that has markers. */
interface MarkersRecord extends CorrectedUnit {
  readonly markers: UnitMarkers;
}

/** The record of a unit's markers; undefined where nobody has put any, or its discharges are others by now. */
export function markersOf(
  units: Units,
  { channel, number, discharges }: MarkedUnit,
): MarkersRecord | undefined {
  return units.find(
    (unit): unit is MarkersRecord =>
      unit.channel === channel && unit.unit === number && unit.markers?.discharges === discharges,
  );
}

/** All records of markers of the units of this number in a channel, whatever discharges they were put for. */
export function allMarkersOf(units: Units, { channel, number }: Omit<MarkedUnit, 'discharges'>): Units {
  return units.filter((unit) => unit.markers && unit.channel === channel && unit.unit === number);
}

/**
 * The record with markers put by a person, in place of what there was. Its id is made of what it is, so that colleagues who
 * mark one unit change one record; where a merge kept several versions, these markers decide.
 * @param home the segment in which the unit fires most
 */
export function markedRecord(
  before: Units,
  home: SegmentSpan,
  number: number,
  { markers, who }: { readonly markers: UnitMarkers } & Pick<Hand, 'who'>,
): CorrectedUnit {
  const { channel, start, end } = home;
  const id = idFromBytes(sha256(canonicalJson(['markers', channel, start, end, number])));
  const old = before.find((unit) => unit.id === id);
  const people = { ...old?.people, [who]: 'corrected' as const };
  const place = { channel, start, end, unit: number };
  return { id, ...place, status: 'accepted', by: old?.by ?? who, people, ...noteOf(old), markers };
}

function noteOf(record: CorrectedUnit | undefined): Pick<CorrectedUnit, 'note'> {
  return record?.note === undefined ? {} : { note: record.note };
}
