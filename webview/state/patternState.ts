/** What is known of the interference pattern that is to be seen. */
import type { PatternView, RecruitmentView, SegmentView } from '../../src/protocol/page';

/** What of the active channel is measured. */
export interface PatternWanted {
  readonly channel: number;
  readonly from: 'selection' | 'label' | 'voluntary';
  /** At least one, in order. */
  readonly spans: readonly SegmentView[];
  /** Whether anybody meant to pull there: in a cramp nobody does, and nothing is said of recruitment. */
  readonly isVoluntary: boolean;
}

/** One of the host's answers. */
export type Answer<Value> =
  | { readonly kind: 'waiting'; readonly progress: number | null }
  | { readonly kind: 'known'; readonly value: Value }
  | { readonly kind: 'failed'; readonly sentence: string };

/** What is known of it. */
export interface PatternState {
  readonly wanted: PatternWanted;
  readonly pattern: Answer<PatternView>;
  readonly recruitment: Answer<readonly RecruitmentView[]>;
}
