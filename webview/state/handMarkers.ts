/** The markers that a person has put on averaged potentials in place of the rule's, and what is measured between them. */
import type { PotentialFigures, PotentialSpan, UnitView } from '../../src/protocol/page';

/** Onset and end of one unit's potential, by hand. Never changed in place: other markers are another object. */
export interface HandMarkers extends PotentialSpan {
  /** The channel's index. */
  readonly channel: number;
  /** The unit's number, and how often it fires: with other discharges it has another average, and these are not its markers. */
  readonly number: number;
  readonly discharges: number;
}

/** What the host has measured between markers; undefined where it could not. */
export interface HandFigures {
  readonly markers: HandMarkers;
  readonly figures: PotentialFigures | undefined;
}

/** What is known of markers by hand. */
export interface Hand {
  readonly handMarkers: readonly HandMarkers[];
  readonly handFigures: readonly HandFigures[];
  /** The channel's index. */
  readonly activeChannel: number;
}

/** What is shown of a measured potential. */
export interface ShownMeasure {
  /** Its markers as they are now. */
  readonly span: PotentialSpan;
  /** Those of the rule. */
  readonly rule: PotentialSpan;
  /** The figures; of the markers a moment ago while those of the markers now are on their way. */
  readonly figures: PotentialFigures | undefined;
  readonly isByHand: boolean;
}

/** Which of the two markers. */
export type MarkerSide = 'startMilliseconds' | 'endMilliseconds';

/** The least time between both, in milliseconds: less is no potential. */
const leastApart = 0.5;

/** Markers stand on whole hundredths of a millisecond: finer than any recorder samples. */
const perMillisecond = 100;

/** A person's markers of a unit of the active channel. */
export function markersOf({ handMarkers, activeChannel }: Hand, unit: UnitView): HandMarkers | undefined {
  return handMarkers.find((markers) => areOf(markers, activeChannel, unit));
}

/** By the rule, or between a person's markers; undefined where the rule refuses to measure. */
export function shownMeasure(hand: Hand, unit: UnitView): ShownMeasure | undefined {
  const { morphology } = unit;
  if (morphology.kind !== 'measured') return undefined;
  const { span: rule } = morphology;
  const markers = markersOf(hand, unit);
  if (!markers) return { span: rule, rule, figures: morphology, isByHand: false };
  const known = hand.handFigures.find(({ markers: { channel, number } }) => {
    return channel === markers.channel && number === markers.number;
  });
  return { span: markers, rule, figures: known ? known.figures : morphology, isByHand: true };
}

/** All markers after one has been moved to a moment, as far as the average reaches and not beyond the other one. */
export function movedMarker(
  hand: Hand,
  unit: UnitView,
  side: MarkerSide,
  milliseconds: number,
): readonly HandMarkers[] {
  const { template, number, timesSeconds } = unit;
  const now = shownMeasure(hand, unit);
  // What is drawn of a train that was corrected is another unit's potential.
  if (!now || !template || unit.isOutdated === true) return hand.handMarkers;
  const { startMilliseconds, endMilliseconds } = now.span;
  const [least, most] = markerLimits(unit, now.span, side);
  const moved = Math.round(Math.min(most, Math.max(least, milliseconds)) * perMillisecond) / perMillisecond;
  const markers = {
    ...{ channel: hand.activeChannel, number, discharges: timesSeconds.length },
    ...{ startMilliseconds, endMilliseconds, [side]: moved },
  };
  return [...withoutMarkers(hand, unit), markers];
}

/** Between which moments a marker can stand. */
export function markerLimits(
  { template }: UnitView,
  span: PotentialSpan,
  side: MarkerSide,
): readonly [least: number, most: number] {
  if (!template) return [0, 0];
  const first = template.firstMilliseconds;
  const last = first + (1000 * (template.values.length - 1)) / template.rateHertz;
  return side === 'startMilliseconds'
    ? [Math.ceil(first * perMillisecond) / perMillisecond, span.endMilliseconds - leastApart]
    : [span.startMilliseconds + leastApart, Math.floor(last * perMillisecond) / perMillisecond];
}

/** All markers but a unit's: the rule's hold there again. */
export function withoutMarkers(
  { handMarkers, activeChannel }: Hand,
  { number }: UnitView,
): readonly HandMarkers[] {
  return handMarkers.filter((markers) => markers.channel !== activeChannel || markers.number !== number);
}

function areOf(markers: HandMarkers, channel: number, { number, timesSeconds }: UnitView): boolean {
  return (
    markers.channel === channel && markers.number === number && markers.discharges === timesSeconds.length
  );
}

/** What an earlier page saved; nothing where it is anything else. */
export function readHandMarkers(value: unknown): readonly HandMarkers[] {
  return Array.isArray(value) ? value.filter(isHandMarkers) : [];
}

function isHandMarkers(value: unknown): value is HandMarkers {
  if (typeof value !== 'object' || value === null) return false;
  const { channel, number, discharges, startMilliseconds, endMilliseconds } = value as HandMarkers;
  const counts = [channel, number, discharges];
  return (
    counts.every((count) => Number.isSafeInteger(count) && count >= 0) &&
    Number.isFinite(startMilliseconds) &&
    Number.isFinite(endMilliseconds) &&
    endMilliseconds - startMilliseconds >= leastApart / 2
  );
}
