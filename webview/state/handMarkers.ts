/** The markers that a person has put on averaged potentials in place of the rule's, and what is measured between them. */
import type {
  PotentialFigures,
  PotentialSpan,
  TemplateView,
  UnitsView,
  UnitView,
} from '../../src/protocol/page';

/** Onset and end of one unit's potential, by hand. */
export interface HandMarkers extends PotentialSpan {
  /** The channel's index. */
  readonly channel: number;
  /** The unit's number. */
  readonly number: number;
  readonly hasVersions: boolean;
}

/** Markers that are being moved, or taken away, until the host's units have them. */
export interface MovedMarkers {
  /** The channel's index. */
  readonly channel: number;
  /** The unit's number. */
  readonly number: number;
  /** Null: the rule's again. */
  readonly span: PotentialSpan | null;
  /** What was shown when the host was told; units that come after know better. Undefined while it is not told. */
  readonly toldUnder: UnitsView | undefined;
}

/** What the host has measured between markers; undefined where it could not. */
export interface HandFigures {
  readonly markers: HandMarkers;
  /** What they were measured on. */
  readonly template: TemplateView;
  readonly figures: PotentialFigures | undefined;
}

/** What is known of markers by hand. */
export interface Hand {
  /** As they still are, by `stillMoved`. */
  readonly movedMarkers: MovedMarkers | null;
  readonly handFigures: readonly HandFigures[];
  /** The channel's index. */
  readonly activeChannel: number;
}

/** The model's part in it. */
interface HandModel extends Hand {
  /** Of what is shown, where there is anything. */
  readonly units: { readonly kind: string; readonly view?: UnitsView } | null;
}

/** What the model knows of markers by hand. */
export function handIn(model: HandModel): Hand {
  const { movedMarkers: moved, handFigures, activeChannel, units } = model;
  const view = units?.view;
  const isOver = moved?.toldUnder !== undefined && moved.toldUnder !== view;
  return { movedMarkers: isOver ? null : moved, handFigures, activeChannel };
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
  /** Whether the host knows it so. */
  readonly isKept: boolean;
}

/** Which of the two markers. */
export type MarkerSide = 'startMilliseconds' | 'endMilliseconds';

/** The least time between both, in milliseconds: less is no potential. */
const leastApart = 0.5;

/** Markers stand on whole hundredths of a millisecond: finer than any recorder samples. */
const perMillisecond = 100;

/** A person's markers of a unit of the active channel. */
export function markersOf(hand: Hand, unit: UnitView): HandMarkers | undefined {
  const { number, markers: saved } = unit;
  const own = { channel: hand.activeChannel, number };
  if (isMoved(hand, unit)) {
    const span = hand.movedMarkers?.span;
    return span ? { ...own, ...span, hasVersions: false } : undefined;
  }
  if (!saved || !reaches(unit, saved)) return undefined;
  const { startMilliseconds, endMilliseconds, hasVersions } = saved;
  return { ...own, startMilliseconds, endMilliseconds, hasVersions };
}

/** Figures that were measured between these markers; undefined where they are not known yet. */
export function figuresOf(
  { handFigures }: Pick<Hand, 'handFigures'>,
  { channel, number, startMilliseconds: start, endMilliseconds: end }: HandMarkers,
  template: TemplateView,
): HandFigures | undefined {
  return handFigures.find((known) => {
    const { markers } = known;
    const isOfUnit = markers.channel === channel && markers.number === number;
    const isThere = markers.startMilliseconds === start && markers.endMilliseconds === end;
    return isOfUnit && isThere && known.template === template;
  });
}

/** By the rule, or between a person's markers; undefined where the rule refuses to measure. */
export function shownMeasure(hand: Hand, unit: UnitView): ShownMeasure | undefined {
  const { morphology } = unit;
  if (morphology.kind !== 'measured') return undefined;
  const { span: rule } = morphology;
  const isKept = !isMoved(hand, unit);
  const markers = markersOf(hand, unit);
  if (!markers) return { span: rule, rule, figures: morphology, isByHand: false, isKept };
  const known = hand.handFigures.find(({ markers: { channel, number } }) => {
    return channel === markers.channel && number === markers.number;
  });
  return { span: markers, rule, figures: known ? known.figures : morphology, isByHand: true, isKept };
}

/** Whether what is shown of its markers is yet to come to the host. */
function isMoved({ movedMarkers, activeChannel }: Hand, { number }: UnitView): boolean {
  return movedMarkers?.channel === activeChannel && movedMarkers.number === number;
}

/** The markers after one has been moved to a moment, as far as the average reaches and not beyond the other one. */
export function movedMarker(
  hand: Hand,
  unit: UnitView,
  side: MarkerSide,
  milliseconds: number,
): MovedMarkers | null {
  const { template, number } = unit;
  const now = shownMeasure(hand, unit);
  // What is drawn of a train that was corrected is another unit's potential.
  if (!now || !template || unit.isOutdated === true) return hand.movedMarkers;
  const { startMilliseconds, endMilliseconds } = now.span;
  const [least, most] = markerLimits(unit, now.span, side);
  const moved = Math.round(Math.min(most, Math.max(least, milliseconds)) * perMillisecond) / perMillisecond;
  const span = { startMilliseconds, endMilliseconds, [side]: moved };
  return { channel: hand.activeChannel, number, span, toldUnder: undefined };
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

/** Whether a span lies within a unit's average and is of some length; saved markers may be of another hand than this page's. */
function reaches(unit: UnitView, span: PotentialSpan): boolean {
  if (!unit.template) return false;
  const [first] = markerLimits(unit, span, 'startMilliseconds');
  const [, last] = markerLimits(unit, span, 'endMilliseconds');
  const { startMilliseconds: start, endMilliseconds: end } = span;
  return start >= first && end <= last && end - start >= leastApart / 2;
}
