/**
 * What the engine says of the muscle itself (DETECTION.md §0, Q2): how well its voluntary pattern fits a neurogenic, a
 * myopathic and a normal muscle. It is evidence beside the events, and changes none of them.
 */

/** What a muscle may be. */
export const backgroundClasses = ['neurogenic', 'myopathic', 'normal'] as const;
export type BackgroundClass = (typeof backgroundClasses)[number];

/** Why nothing is claimed of a muscle. */
export type BackgroundReason =
  /** No number can be given. */
  | 'not-in-volts'
  | 'sampled-too-slowly'
  | 'too-little-voluntary-activity'
  | 'too-few-turns'
  | 'hum-left'
  /** Probabilities are given, and nothing is to rest on them. */
  | 'unknown-muscle'
  /** By turns and amplitude alike, more force than any healthy subject of the reference used. */
  | 'effort-beyond-reference'
  /** The claim rests on a value beyond those of all subjects of the reference. */
  | 'beyond-reference'
  | 'no-class-likely'
  | 'pair-not-separated';

/** One measure of the pattern, with what it says. */
export interface BackgroundFeature {
  /** Its name in the reference, and the group of measures that it belongs to. */
  readonly name: string;
  readonly group: string;
  /** In `unit`. */
  readonly value: number;
  readonly unit: string;
  /** What the reference has of normal muscles: their 2.5th and 97.5th centile. */
  readonly normalRange: readonly [low: number, high: number];
  /** Log-likelihood ratios against a normal muscle that it adds to its group, before the group is capped. */
  readonly neurogenic: number;
  readonly myopathic: number;
}

/** What is said of one muscle, or of all of them. */
export interface BackgroundEvidence {
  /** They add up to 1; absent where no number can be given. */
  readonly probabilities?: Readonly<Record<BackgroundClass, number>>;
  /** Present exactly where nothing is claimed. */
  readonly reason?: BackgroundReason;
  /** Log-likelihood ratios against a normal muscle, capped. */
  readonly ratios?: { readonly neurogenic: number; readonly myopathic: number };
}

/** The recruitment of one voluntary effort; rates are per second, and what can't be told is undefined. */
export interface Recruitment {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** By what the effort was judged; `amplitude` is a proxy: large units make it rise faster than the force does. */
  readonly effortBy: 'force' | 'amplitude';
  /** Units that fire in a sustained way and whose trains can be believed. */
  readonly units: number;
  /** Of the first unit, when it has just begun to fire in a sustained way. */
  readonly onsetRate: number | undefined;
  /** Of the first unit when the second begins to fire. */
  readonly recruitmentRate: number | undefined;
  /** The greatest rate of any unit while at most four fire. */
  readonly fastestRate: number | undefined;
  /** Fastest rate over the number of units that then fire: shown, and never decided by (it depends on that number). */
  readonly ratio: number | undefined;
  readonly doubts: readonly RecruitmentDoubt[];
}

/** Why a measure of recruitment is not given. */
export type RecruitmentDoubt = 'too-few-units' | 'began-before' | 'effort-does-not-rise' | 'never-few-units';

/** One EMG channel. */
export interface ChannelBackground extends BackgroundEvidence {
  /** Index into the recording's channels. */
  readonly channel: number;
  /** As the reference calls it; absent where the channel's name tells of none that it knows. */
  readonly muscle?: string;
  /** Seconds of voluntary activity that were measured. */
  readonly measuredSeconds: number;
  readonly features: readonly BackgroundFeature[];
  readonly recruitment: readonly Recruitment[];
}

/** A recording's muscles one by one, and together where there are several. */
export interface Background {
  /** The reference that spoke. */
  readonly reference: { readonly name: string; readonly hash: string };
  readonly channels: readonly ChannelBackground[];
  /** Over two muscles or more. */
  readonly together?: BackgroundEvidence;
}
