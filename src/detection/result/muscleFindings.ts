/** Findings that the engine proposes of a recording's muscles, and what it does not propose and why (DETECTION.md §0, Q2). */
import type { BackgroundReason } from './background';
import type { EngineIdentity, Evidence } from './detectedEvent';
import type { FindingKind, FindingLabel } from './findingLabels';

/** A finding with how probable the engine holds it, from 0 to 1. */
interface FindingProbability {
  readonly label: FindingLabel;
  readonly probability: number;
}

/** One finding over [onsetSeconds, endSeconds), from the first to the last of what was measured of the muscle. */
export interface MuscleFinding extends FindingProbability {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** Index into the recording's channels: one, that of the muscle. */
  readonly channels: readonly number[];
  /** The other findings of its kind, most probable first. */
  readonly alternatives: readonly FindingProbability[];
  readonly evidence: readonly Evidence[];
  /** Name and hash of what it was compared with. */
  readonly reference: string;
}

/** Why a finding is not proposed, beside what keeps the muscle itself from being judged. */
export type OwnFindingReason =
  | 'no-reference'
  /** A normal muscle is likeliest, which excludes no disease (DETECTION.md §E.1): only a person says so. */
  | 'nothing-for-disease'
  /** So few units have a potential that could be measured. */
  | 'too-few-potentials'
  /** The whole pattern says otherwise than a finding. */
  | 'findings-disagree'
  /** An impression rests on several groups of measures. */
  | 'too-few-groups';

export type FindingReason = BackgroundReason | OwnFindingReason;

/** What is not proposed of one channel. */
export interface FindingAbstention {
  readonly channel: number;
  readonly kind: FindingKind;
  readonly reason: FindingReason;
}

/** All that is to be said of the muscles of a recording. */
export interface MuscleFindings {
  /** Signs the proposals: another name than that of events has, so that neither run takes the other's away. */
  readonly engine: EngineIdentity;
  readonly findings: readonly MuscleFinding[];
  readonly abstentions: readonly FindingAbstention[];
}
