/** Which records of units a merge has left several versions of, and what each version says. Pure. */
import { versionsOf } from '../records/conflicts';
import { numberedSegments } from './given';
import { samplesOf } from './train';
import type { CorrectedUnit } from './unitRecord';

/** A record whose versions wait for a choice. */
export interface OpenUnit {
  /** What it is called where more than one waits: `Unit 2, its markers`. */
  readonly name: string;
  readonly record: CorrectedUnit;
  /** Undefined stands for its deletion. */
  readonly versions: readonly { readonly words: string; readonly version: CorrectedUnit | undefined }[];
}

/**
 * Those of a channel: units of the corrected segment that holds the sample, or of all segments where it holds none that
 * waits; then markers, which are of the whole channel.
 */
export function openUnits(
  units: readonly CorrectedUnit[],
  { channel, sample }: { readonly channel: string; readonly sample: number },
): readonly OpenUnit[] {
  const segments = numberedSegments(units, channel).map(({ span, units: numbered }) => ({
    span,
    open: numbered.filter(({ unit }) => unit.conflict !== undefined),
  }));
  const here = segments.filter(({ span }) => sample >= span.start && sample < span.end);
  const meant = here.some(({ open }) => open.length > 0) ? here : segments;
  const trains = meant.flatMap(({ open }) =>
    open.map(({ number, unit }) => openUnit(`Unit ${number}`, unit, trainWords)),
  );
  const marked = units.filter((unit) => unit.channel === channel && unit.markers && unit.conflict);
  return [...trains, ...marked.map((unit) => openUnit(`Unit ${unit.unit}, its markers`, unit, markerWords))];
}

function openUnit(name: string, record: CorrectedUnit, wordsOf: (unit: CorrectedUnit) => string): OpenUnit {
  const versions = versionsOf(record).map((version) => ({
    version,
    words: version === undefined ? 'Deleted' : wordsOf(version),
  }));
  return { name, record, versions };
}

/** How often it fires: `1 discharge`. */
export function dischargeWords(unit: CorrectedUnit): string {
  const { length } = samplesOf(unit);
  return length === 1 ? '1 discharge' : `${length} discharges`;
}

function trainWords(unit: CorrectedUnit): string {
  return `${unit.status}, ${dischargeWords(unit)}`;
}

function markerWords({ markers }: CorrectedUnit): string {
  if (!markers) return 'Without markers';
  const { startMilliseconds, endMilliseconds } = markers;
  return `${startMilliseconds.toFixed(2)} to ${endMilliseconds.toFixed(2)} ms`;
}
