/** Another version of the labels beside those on the page: what lies between them, label by label. */
import type { LabelLook } from './labelViews';

/** Where a label is, or was, and what it says there. */
export interface ChangePlace extends LabelLook {
  /** Indices into `RecordingView.channels`; channels the recording does not have are left out. */
  readonly channels: readonly number[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly displayName: string;
}

/** One label that is not the same in both versions. */
export interface ChangeView {
  /** Of the label. */
  readonly id: string;
  /** Said of the labels on the page: added to the other version, removed from it, or changed. */
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where it is on the page; where it is gone, where it was. */
  readonly place: ChangePlace;
  /** Where the other version has it; undefined where it does not. */
  readonly was?: ChangePlace;
  /** What became of it: `start +12 ms; note: “clear”`. */
  readonly text: string;
}

/** What the labels are compared with. */
export interface ComparisonHead {
  /** `HEAD (1a2b3c4)`, `the branch second-reading`, `anna’s labels`. */
  readonly name: string;
  /** `3 added, 1 relabelled, 2 moved`. */
  readonly summary: string;
  /** What is odd about comparing with it, as a sentence. */
  readonly caution?: string;
}

/** How a comparison differs from what was told of it before. To be applied in this order: forget, remove, put in place. */
export interface ComparisonChange {
  /** True where nothing told before holds. */
  readonly fresh: boolean;
  readonly head: ComparisonHead;
  readonly removed: readonly string[];
  /** Each with its index among all changes after this, ascending. */
  readonly changed: readonly { readonly index: number; readonly change: ChangeView }[];
  /** True while the host has changes that it has not told yet: ask for `changes` to get them. */
  readonly more: boolean;
}
