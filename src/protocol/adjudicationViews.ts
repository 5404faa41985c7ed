/** Two readings side by side, as the page shows them to whoever adjudicates. */
import type { LabelLook, LabelView } from './labelViews';

/** What one reader says. */
export interface ReadLabelView extends LabelLook {
  /** Indices into `RecordingView.channels`. */
  readonly channels: readonly number[];
  /** Both absent where its channel is none of the recording's, so that it has no place in time. */
  readonly startSeconds?: number;
  readonly endSeconds?: number;
  readonly label: string;
  readonly displayName: string;
  readonly status: LabelView['status'];
  readonly note?: string;
}

/** One thing that a reader, or both, say. */
export interface AdjudicationItem {
  readonly key: string;
  /** Undefined by who has marked nothing there. */
  readonly first?: ReadLabelView;
  readonly second?: ReadLabelView;
  /** False for what needs no decision. */
  readonly isOpen: boolean;
  /** `Named differently`. */
  readonly difference: string;
}

/** An adjudication under way. */
export interface AdjudicationView {
  /** The readers' names. */
  readonly readers: readonly [string, string];
  /** How far they agree, in sentences. */
  readonly agreement: readonly string[];
  /** In the order of time. */
  readonly items: readonly AdjudicationItem[];
}

/** What can be taken of an item as it is. */
export const takes = ['first', 'second', 'neither'] as const;
export type ItemTake = (typeof takes)[number];

/** A span that an adjudicator gives instead. */
export interface GivenSpan {
  readonly key: string;
  readonly channels: readonly number[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
}
