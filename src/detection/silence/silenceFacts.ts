/** What is known of one silent part of a channel: the items S1 to S9 of DETECTION.md §A.5, measured, not yet judged. */
import type { Intent } from '../context/intentTimeline';

/** The facts; a fact that nothing was recorded about is undefined. */
export interface SilenceFacts {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  /** S1: largest over smallest estimate of the noise level. */
  readonly noiseDisagreement: number;
  readonly noiseIsKnown: boolean;
  /** S2: greatest RMS of the part over the noise level, and the RMS itself in µV where the channel is a voltage. */
  readonly greatestRmsOverNoise: number;
  readonly rmsMicrovolts: number | undefined;
  /** S4: distance in seconds to the nearest activity of this channel; undefined where there is none. */
  readonly nearestActivitySeconds: number | undefined;
  /**
   * S1: seconds of quiet at this noise level beyond the activity next to the silence. An electrode that comes off or
   * on changes its noise: without such quiet nobody knows which of two levels is the muscle's silence.
   */
  readonly sameQuietSeconds: number;
  /** S5. */
  readonly contraction: ContractionFact;
  /** S6: an examiner's word, or activity of this site in the contraction before. */
  readonly inRegion: 'asserted' | 'active-before' | 'not-shown';
  /** S7 and the course of the force; undefined without a mechanical channel that shows a contraction. */
  readonly course: ForceCourseFact | undefined;
  /** S8: greatest part of the silence in which another EMG channel is active; undefined with one channel. */
  readonly otherActive: number | undefined;
  readonly intent: Intent;
  /** When a cramp was reported in it. */
  readonly crampReportedAt: number | undefined;
  /** Whether a stimulation is reported to begin about where it begins. */
  readonly isStimulated: boolean;
  /** Whether a cramp was reported in it, or before and is not said to be over. */
  readonly isCrampOpen: boolean;
}

/** Whether the muscle contracts, by its mechanical channels. */
export interface ContractionFact {
  readonly state: 'yes' | 'no' | 'unknown';
  readonly value: number;
  readonly threshold: number;
  readonly unit: string;
  readonly atSeconds: number;
  /** False for a contraction that no EMG channel's activity began: passive movement, a new baseline, another muscle. */
  readonly beganWithActivity: boolean;
}

/** How the force goes on in silence. */
export interface ForceCourseFact {
  /** Held on from activity of this site without coming back to the baseline. */
  readonly isContinuous: boolean;
  /** It pulls the other way than while this site was active. */
  readonly isOpposed: boolean;
  /** Rise and decline in silence, as parts of the greatest force. */
  readonly risePart: number;
  readonly declinePart: number;
  /** The decline as a part of the level at the start of the silence. */
  readonly lostPart: number;
  /** The greatest parts of its level that are gained and that are lost at once. */
  readonly gainPart: number;
  readonly fallPart: number;
  /** The greatest part of its level that is lost faster than any muscle lets go: taken off the transducer. */
  readonly stepPart: number;
  /** Ripple as a part of its level. */
  readonly ripplePart: number;
  /** How long the muscle went on pulling in silence, the lag of the force at either end left out. */
  readonly heldSeconds: number;
  /** How long it took to come back to half; at least so long where that is open. */
  readonly halfSeconds: number;
  readonly isHalfOpen: boolean;
  /** How long half takes at the pace of the silence; Infinity where it does not decline. */
  readonly paceSeconds: number;
  /** What it loses from one quarter of the silence to the next, late and early, as parts; undefined of a short one. */
  readonly late:
    { readonly lostPart: number; readonly earlyPart: number; readonly seconds: number } | undefined;
}
