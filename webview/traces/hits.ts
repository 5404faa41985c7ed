/** What a pointer is over: a label's chip, its band, an edge that can be dragged, or an open stretch of a lane. */
import type { ChangeView, LabelView } from '../../src/protocol/page';
import { laneSpan, type ChangeSet } from '../labels/changeSet';
import { selectedLabel, type Model, type Span } from '../state/model';
import { placeAt, type Place } from '../view/layout';
import { timeToX, xToTime } from '../view/timeScale';
import type { Picture } from './picture';

/** How near an edge is near enough, in CSS pixels. */
const reach = 5;

export type Hit =
  | {
      readonly kind: 'edge';
      readonly edge: 'start' | 'end';
      readonly span: Span;
      readonly label: LabelView | undefined;
    }
  | { readonly kind: 'label'; readonly label: LabelView; readonly seconds: number }
  /** In the lane of the other version. */
  | { readonly kind: 'change'; readonly change: ChangeView; readonly seconds: number }
  | { readonly kind: 'open'; readonly seconds: number };

/** A point of the picture: the device column, what it is in, and the moment. */
interface Point {
  readonly column: number;
  readonly place: Place;
  readonly seconds: number;
}

type Seen = Pick<
  Model,
  'recording' | 'labels' | 'comparison' | 'selection' | 'readOnlyReason' | 'activeChannel'
>;

/** What lies at a point of the traces element (CSS pixels); undefined outside the plot. */
export function hitAt(model: Seen, picture: Picture, x: number, y: number): Hit | undefined {
  const { layout, scale } = picture;
  const column = x * layout.density;
  if (column < scale.left - reach || column > scale.left + scale.width + reach) return undefined;
  const place = placeAt(layout, y);
  if (place.kind === 'nothing') return undefined;
  const seconds = clampTime(model, xToTime(scale, column));
  if (place.kind === 'comparison') {
    const change = changeAt(model.comparison, picture, column, place.row);
    return change ? { kind: 'change', change, seconds } : { kind: 'open', seconds };
  }
  const point = { column, place, seconds };
  const near = labelsAt(model, picture, point);
  const edge = edgeAt(model, picture, point, near);
  if (edge) return edge;
  const inside = near.filter((label) => within(label, seconds));
  const label = shortest(inside) ?? (place.kind === 'lane' ? undefined : shortest(near));
  return label ? { kind: 'label', label, seconds } : { kind: 'open', seconds };
}

export function clampTime(model: Pick<Model, 'recording'>, seconds: number): number {
  return Math.min(Math.max(0, seconds), model.recording.durationSeconds);
}

function within(label: LabelView, seconds: number): boolean {
  return label.startSeconds <= seconds && seconds < label.endSeconds;
}

function shortest(labels: readonly LabelView[]): LabelView | undefined {
  return [...labels].sort((a, b) => a.endSeconds - a.startSeconds - (b.endSeconds - b.startSeconds))[0];
}

/** The shortest change whose place in the lane is at, or within reach of, a column. */
function changeAt(
  comparison: ChangeSet | null,
  { layout, scale }: Picture,
  column: number,
  row: number,
): ChangeView | undefined {
  const margin = reach * layout.density;
  const length = (change: ChangeView): number => laneSpan(change).endSeconds - laneSpan(change).startSeconds;
  const near = comparison?.meeting(xToTime(scale, column - margin), xToTime(scale, column + margin)) ?? [];
  return near
    .filter(({ id }) => comparison?.rows.rowOf.get(id) === row)
    .sort((a, b) => length(a) - length(b))[0];
}

/** Labels whose chip or band is at, or within reach of, a column. */
function labelsAt(
  model: Pick<Model, 'labels' | 'activeChannel'>,
  { layout, scale }: Picture,
  { column, place }: Point,
): readonly LabelView[] {
  const margin = reach * layout.density;
  const { labels, activeChannel } = model;
  const [from, to] = [xToTime(scale, column - margin), xToTime(scale, column + margin)];
  const isOfFindings = place.kind === 'findings';
  const { rowOf } = isOfFindings ? labels.findingRows : labels.rows;
  const around = isOfFindings ? labels.findingsMeeting(activeChannel, from, to) : labels.meeting(from, to);
  return around.filter((label) => {
    if ('row' in place ? rowOf.get(label.id) !== place.row : !onLane(label, place)) return false;
    const left = timeToX(scale, label.startSeconds) - margin;
    return left <= column && column <= timeToX(scale, label.endSeconds) + margin;
  });
}

function onLane(label: LabelView, place: Place): boolean {
  return place.kind === 'lane' && label.channels.includes(place.channel);
}

/** An edge within reach: of any chip in the labels lane; on the traces, of what is selected only. */
function edgeAt(
  model: Seen,
  { layout, scale }: Picture,
  { column, place }: Point,
  near: readonly LabelView[],
): Hit | undefined {
  const { selection } = model;
  const selected = selectedLabel(model);
  const margin = reach * layout.density;
  const candidates: { span: Span; label: LabelView | undefined }[] = [];
  if (selection.kind === 'span' && place.kind === 'lane' && selection.span.channels.includes(place.channel)) {
    candidates.push({ span: selection.span, label: undefined });
  }
  if (selected && near.includes(selected)) candidates.push({ span: selected, label: selected });
  if (place.kind === 'labels') for (const label of near) candidates.push({ span: label, label });
  if (model.readOnlyReason !== null) return undefined;
  for (const { span, label } of candidates) {
    const start = timeToX(scale, span.startSeconds);
    const end = timeToX(scale, span.endSeconds);
    // A narrow chip keeps a middle that can be clicked.
    const room = label && place.kind === 'labels' ? Math.min(margin, Math.max(1, (end - start) / 3)) : margin;
    if (end - column <= room && column - end <= margin) return { kind: 'edge', edge: 'end', span, label };
    if (column - start <= room && start - column <= margin) {
      return { kind: 'edge', edge: 'start', span, label };
    }
  }
  return undefined;
}
