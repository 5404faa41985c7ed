/**
 * Labels as the page draws, lists and explains them. What every label needs travels with all of them (`LabelView`);
 * what only the label in front of someone needs is asked for (`LabelDetails`).
 */

/**
 * Labels that share a colour; the two cramps, which must never be mistaken, have one each. `finding`: what is said of the
 * muscle, which is shown apart from what happens.
 */
export type LabelCategory = 'neurogenic' | 'myogenic' | 'discharge' | 'activity' | 'undecided' | 'finding';

/** What a label looks like beside its name. */
export interface LabelLook {
  readonly category: LabelCategory;
  /** `#rrggbb`, where the study gives it a colour of its own. */
  readonly color?: string;
}

/** A label a person can choose. */
export interface LabelChoice extends LabelLook {
  readonly label: string;
  readonly displayName: string;
  readonly meaning: string;
  /** The study's key for it: a letter or a digit. */
  readonly key?: string;
  /** Whether it is in the study's label set; absent where there is none. */
  readonly inStudy?: boolean;
}

/** One line of evidence, as a sentence with its number. */
export interface EvidenceView {
  readonly sentence: string;
  /** Whether it speaks for or against the label, or only says what was measured. */
  readonly side: 'for' | 'against' | 'context';
  readonly met: boolean;
  /** Log-likelihood ratio that it adds to the label; 0 where it only reports. */
  readonly contribution: number;
  readonly atSeconds?: number;
}

/** The answer to `Why not a contracture?`: what its rules asked for and did not find; never empty. */
export interface WhyNotView {
  readonly question: string;
  readonly missing: readonly EvidenceView[];
}

/** Another label that the engine holds possible. */
export interface AlternativeView extends LabelLook {
  readonly label: string;
  readonly displayName: string;
  readonly probability: number;
}

/** A label as the page draws and lists it. */
export interface LabelView extends LabelLook {
  readonly id: string;
  /** Indices into `RecordingView.channels`; channels the recording does not have are left out. */
  readonly channels: readonly number[];
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
  readonly displayName: string;
  readonly status: 'proposed' | 'accepted' | 'rejected';
  readonly by: string;
  /** True where it is not in the study's label set, and somebody says it all the same. */
  readonly isOutside?: boolean;
  /** Fields that the study asks for, and it does not have: `note`; never empty. */
  readonly missing?: readonly string[];
  /** How probable the engine holds the label; an undecided one has a leading candidate instead. */
  readonly probability?: number;
  /** What the evidence comes to in a word or two, such as `quiet` or `silent with force`. */
  readonly remark?: string;
  readonly note?: string;
  /** The most probable alternative where the engine left the label undecided. */
  readonly leading?: AlternativeView;
  /** Whether `details` has anything that the engine said for, against or around it. */
  readonly hasEvidence: boolean;
  /** True where it was accepted and the engine no longer finds it: someone should look again. */
  readonly stale: boolean;
  /** True where a merge kept several versions and someone must choose; `details` has them. */
  readonly conflict: boolean;
}

/** How the labels differ from those told before. To be applied in this order: forget, remove, put in place. */
export interface LabelsChange {
  /** True where nothing told before holds: forget it all. */
  readonly fresh: boolean;
  readonly removed: readonly string[];
  /** New and changed labels, each with its index among all labels after this change, ascending. */
  readonly changed: readonly { readonly index: number; readonly label: LabelView }[];
  /** True while the host has labels that it has not told yet: ask for `labels` to get them. */
  readonly more: boolean;
  /** True where someone has undone or redone an edit on this page: what it changed is to be seen. */
  readonly reveal?: boolean;
}

/** One reviewer's word on a label. */
export interface ReviewView {
  readonly reviewer: string;
  readonly verdict: 'accept' | 'reject' | 'unsure';
  /** The name given to it, where the reviewer gave one. */
  readonly displayName?: string;
  readonly note?: string;
}

/** Which side of a merge a version is of, and who was the last to change it there. */
export interface SideView {
  /** As git calls them: ours is the branch that the other is merged into. */
  readonly side: 'ours' | 'theirs';
  /** The branch, or a commit. */
  readonly branch: string;
  readonly author?: string;
  /** `2026-11-28` */
  readonly date?: string;
}

/** One version of a label in conflict: the label as it was on that side, or its deletion there. */
export type VersionView =
  | { readonly kind: 'deleted'; readonly from?: SideView }
  | (LabelLook & {
      readonly kind: 'label';
      /** Absent where it is not known. */
      readonly from?: SideView;
      /** Names, also of channels that the recording does not have. */
      readonly channelNames: readonly string[];
      /** Indices into `RecordingView.channels` of those that it has. */
      readonly channels: readonly number[];
      /** Absent where the header does not know its channel. */
      readonly span?: { readonly startSeconds: number; readonly endSeconds: number };
      readonly displayName: string;
      readonly status: LabelView['status'];
      readonly by: string;
      readonly probability?: number;
      readonly note?: string;
      readonly reviews: readonly ReviewView[];
      /** Whether the numbers of the engine (evidence, alternatives) differ from the first version's. */
      readonly otherEvidence: boolean;
    });

/** What a merge could not decide. */
export interface ConflictView {
  /** Stands for exactly these versions; a choice among others is refused. */
  readonly key: string;
  /** The one shown first; at least two. */
  readonly versions: readonly VersionView[];
}

/** Who last changed a label's line in its file, as git has it. */
export type HistoryView =
  | {
      readonly kind: 'committed';
      readonly author: string;
      /** Seconds since 1970. */
      readonly atSeconds: number;
      /** First line of the commit's message. */
      readonly subject: string;
    }
  /** In the file, and in no commit as it is. */
  | { readonly kind: 'uncommitted' }
  /** Git is not asked in a workspace that nobody has trusted. */
  | { readonly kind: 'untrusted' }
  /** Not in the file yet. */
  | { readonly kind: 'unsaved' };

/** What is asked for only of the label that someone looks at. */
export interface LabelDetails {
  /** Why the engine leaves it undecided, as a sentence. */
  readonly reason?: string;
  /** What else the engine holds possible, most probable first. */
  readonly alternatives: readonly AlternativeView[];
  readonly evidence: readonly EvidenceView[];
  /** What the evidence weighs where that is not the label itself: `a contracture`. */
  readonly evidenceFor?: string;
  /** What speaks against each cramp that was looked for and that the label is not. */
  readonly whyNot: readonly WhyNotView[];
  /** Of a finding: what it was compared with, and how far that may be believed, in sentences. */
  readonly provenance?: readonly string[];
  readonly conflict?: ConflictView;
  /** What each reviewer says of it. */
  readonly reviews?: readonly ReviewView[];
}
