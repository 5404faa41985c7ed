/** What the picture of a change shows: which channels, which spans of time, and the label before and after on them. */
import type { LabelChange } from '../labels/compare';
import type { LabelDocument, LabelRecord, LabelStatus } from '../labels/labelDocument';
import { spanSeconds, type SpanSeconds } from '../labels/time';
import { describeLabel, type LabelCategory } from '../labels/vocabulary';
import type { TimeWindow } from './envelope';

/** A label on the trace. */
export interface Mark extends SpanSeconds {
  readonly caption: string;
  readonly category: LabelCategory;
  readonly status: LabelStatus;
  /** The names of its channels. */
  readonly channels: readonly string[];
  /** Drawn as it was: an outline. */
  readonly isBefore: boolean;
}

/** One trace with what stands on it. */
export interface PanelPlan {
  readonly title: string;
  readonly window: TimeWindow;
  readonly marks: readonly Mark[];
}

/** A whole picture. */
export interface PicturePlan {
  /** Names of the channels, at most `mostChannels`. */
  readonly channels: readonly string[];
  /** So many more the label is on. */
  readonly channelsLeftOut: number;
  readonly panels: readonly PanelPlan[];
}

/** The two versions of the file that a change is of. */
export interface Both {
  readonly before: LabelDocument;
  readonly after: LabelDocument;
}

// Structural: what fits on a page. Nothing is decided by these.
const mostChannels = 4;
const marginPart = 0.15;
const leastMarginSeconds = 0.25;
/** A boundary that moved by less than this part of what is shown is shown once more, closer. */
const unseenPart = 0.04;
const closerSeconds = 0.05;

/** Undefined where a channel's clock is not known, so that nobody knows where the label is. */
export function picturePlan(change: LabelChange, both: Both): PicturePlan | undefined {
  const [was, is] = sidesOf(change);
  const before = was && markOf(was, both.before, true);
  const after = is && markOf(is, both.after, false);
  const marks = [before, after].filter((mark) => mark !== undefined);
  const [first] = marks;
  if (!first) return undefined;
  const names = [...new Set([...(is?.channels ?? []), ...(was?.channels ?? [])])];
  const { durationSeconds } = (is ? both.after : both.before).header;
  const window = windowAround(marks, durationSeconds);
  return {
    channels: names.slice(0, mostChannels),
    channelsLeftOut: Math.max(0, names.length - mostChannels),
    panels: [...wholePanels(before, after, window), ...closerPanels(before, after, window)],
  };
}

function sidesOf(change: LabelChange): readonly [was: LabelRecord | undefined, is: LabelRecord | undefined] {
  switch (change.kind) {
    case 'added':
      return [undefined, change.record];
    case 'removed':
      return [change.record, undefined];
    case 'changed':
      return [change.was, change.record];
  }
}

function markOf(record: LabelRecord, { header }: LabelDocument, isBefore: boolean): Mark | undefined {
  const span = spanSeconds(record, header);
  if (!span) return undefined;
  const { displayName, category } = describeLabel(record.label);
  const { status, channels } = record;
  return { ...span, caption: `${displayName}, ${status}`, category, status, channels, isBefore };
}

function windowAround(spans: readonly SpanSeconds[], durationSeconds: number): TimeWindow {
  const onset = Math.min(...spans.map(({ onsetSeconds }) => onsetSeconds));
  const end = Math.max(...spans.map(({ endSeconds }) => endSeconds));
  const margin = Math.max(leastMarginSeconds, marginPart * (end - onset));
  const toSeconds = Math.min(end + margin, Math.max(durationSeconds, end));
  return { fromSeconds: Math.max(0, onset - margin), toSeconds };
}

function wholePanels(before: Mark | undefined, after: Mark | undefined, window: TimeWindow): PanelPlan[] {
  const panel = (title: string, mark: Mark): PanelPlan => ({
    title,
    window,
    marks: [{ ...mark, isBefore: false }],
  });
  if (before && after) {
    return looksTheSame(before, after)
      ? [panel('Before and after', after)]
      : [panel('Before', before), panel('After', after)];
  }
  return [...(before ? [panel('Before', before)] : []), ...(after ? [panel('After', after)] : [])];
}

/** Of a note or a review nothing is seen on the trace. */
function looksTheSame(before: Mark, after: Mark): boolean {
  return (
    before.caption === after.caption &&
    before.onsetSeconds === after.onsetSeconds &&
    before.endSeconds === after.endSeconds &&
    before.channels.join('\0') === after.channels.join('\0')
  );
}

function closerPanels(before: Mark | undefined, after: Mark | undefined, window: TimeWindow): PanelPlan[] {
  if (!before || !after) return [];
  const sides = [
    { title: 'Start, closer (dashed: before)', was: before.onsetSeconds, is: after.onsetSeconds },
    { title: 'End, closer (dashed: before)', was: before.endSeconds, is: after.endSeconds },
  ];
  const seen = unseenPart * (window.toSeconds - window.fromSeconds);
  return sides
    .filter(({ was, is }) => was !== is && Math.abs(was - is) < seen)
    .map(({ title, was, is }) => {
      const half = Math.max(closerSeconds, 3 * Math.abs(was - is));
      const middle = (was + is) / 2;
      const fromSeconds = Math.max(window.fromSeconds, middle - half);
      const toSeconds = Math.min(window.toSeconds, middle + half);
      return { title, window: { fromSeconds, toSeconds }, marks: [after, before] };
    });
}
