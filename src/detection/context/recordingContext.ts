/** Everything known of a recording beside its EMG: what was asked for and reported, and how the muscle pulled. */
import { fixedNumbers, seconds } from '../numbers/fixedNumbers';
import { contractionDuring, type Contraction } from './contraction';
import { heldIntent, type HeldIntent } from './heldIntent';
import type { IntentTimeline } from './intentTimeline';
import type { Marker } from './markers';
import type { MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import { type SilenceFrame, silentForceCourse, type SilentForceCourse } from './silentForceCourse';
import { sharedSeconds, type TimeSpan } from './timeSpan';

/** Whether a span's ends meet activity, whose force reaches into it. */
export interface Neighbours {
  readonly afterActivity: boolean;
  readonly beforeActivity: boolean;
}

/** Questions about a recording's intent and mechanics. */
export class RecordingContext {
  readonly timeline: IntentTimeline;
  readonly tracks: readonly MechanicalTrack[];
  readonly #parameters: ContextParameters;

  constructor(timeline: IntentTimeline, tracks: readonly MechanicalTrack[], parameters: ContextParameters) {
    this.timeline = timeline;
    this.tracks = tracks;
    this.#parameters = parameters;
  }

  /**
   * The intent of a stretch of activity or silence: what holds for most of it; where that is not known, a cramp
   * reported in its first half says that it was not meant. One reported later may be what it ended in.
   * @param active the channel's active stretches, in order: what was asked for ends with them. Without any the site is
   * silent, and the force tells.
   */
  intentDuring(span: TimeSpan, active: readonly TimeSpan[]): HeldIntent {
    const contracting = this.tracks.flatMap((track) => track.contracting);
    const held = heldIntent(this.timeline, span, { active, contracting }, this.#parameters);
    if (held.intent !== 'unknown') return held;
    const { onsetSeconds, endSeconds } = span;
    const middle = (onsetSeconds + endSeconds) / 2;
    const reported = this.crampReportedIn(onsetSeconds, endSeconds);
    const isReported = (reported !== undefined && reported < middle) || this.#isHeldFromCramp(middle);
    return isReported ? { intent: 'involuntary', isStale: false } : held;
  }

  /** When stretches began, in seconds. */
  get stretches(): readonly number[] {
    return this.timeline.markers
      .filter(({ kind }) => kind === 'stretch')
      .map(({ onsetSeconds }) => onsetSeconds);
  }

  /** When a cramp was reported within the span itself; undefined where none was. */
  crampReportedIn(onsetSeconds: number, endSeconds: number): number | undefined {
    return this.timeline.markers.find(
      (marker) =>
        isOfCramp(marker) && marker.onsetSeconds >= onsetSeconds && marker.onsetSeconds < endSeconds,
    )?.onsetSeconds;
  }

  /** Whether a reported cramp reaches into a span, the lag of a marker before it included. */
  isCrampOpen(onsetSeconds: number, endSeconds: number): boolean {
    const lag = this.#parameters.contextMarkerLag;
    const isOpen = this.timeline.markers.some(
      (marker) =>
        isOfCramp(marker) && marker.onsetSeconds - lag < endSeconds && marker.endSeconds > onsetSeconds,
    );
    return isOpen || this.#isHeldFromCramp(onsetSeconds);
  }

  /** Whether the muscle has gone on pulling since a cramp was reported that nobody says is over: it is that cramp still. */
  #isHeldFromCramp(seconds: number): boolean {
    const { contextMarkerLag: lag, contextCrampReach: reach } = this.#parameters;
    return this.timeline.markers.some(
      (marker) =>
        isOfCramp(marker) &&
        marker.endSeconds >= marker.onsetSeconds + reach &&
        marker.endSeconds <= seconds &&
        this.tracks.some(({ contracting }) =>
          contracting.some(
            (run) => run.onsetSeconds <= marker.onsetSeconds + lag && run.endSeconds > seconds,
          ),
        ),
    );
  }

  /** Whether something of a kind was reported to begin within a span. */
  isReported(kind: Marker['kind'], onsetSeconds: number, endSeconds: number): boolean {
    return this.timeline.markers.some(
      (marker) =>
        marker.kind === kind && marker.onsetSeconds >= onsetSeconds && marker.onsetSeconds < endSeconds,
    );
  }

  /** Whether a stimulation is reported to begin at a moment, give or take the lag of a marker. */
  isStimulatedAt(seconds: number): boolean {
    const lag = this.#parameters.contextMarkerLag;
    return this.isReported('stimulus', seconds - lag, seconds + lag);
  }

  /** Whether an examiner says, within the span or up to a minute before, that the electrode is where the muscle contracts. */
  isInRegionAsserted(onsetSeconds: number, endSeconds: number): boolean {
    return this.timeline.markers.some(
      ({ kind, onsetSeconds: said }) =>
        (kind === 'in-region' || kind === 'muscle-hard') &&
        said >= onsetSeconds - assertionReachSeconds &&
        said < endSeconds,
    );
  }

  /** Whether the muscle pulls without a break from before a moment until after another. */
  isContractingThrough(fromSeconds: number, toSeconds: number): boolean {
    const guard = this.#parameters.contextEdgeGuard;
    return this.tracks.some(({ contracting }) =>
      contracting.some(
        ({ onsetSeconds, endSeconds }) =>
          onsetSeconds <= fromSeconds + guard && endSeconds >= toSeconds - guard,
      ),
    );
  }

  /** Moments at which effort or a contraction begins or ends, in order. */
  boundariesWithin(onsetSeconds: number, endSeconds: number): readonly number[] {
    const cues = this.timeline.spans.flatMap((span, i) => {
      const before = this.timeline.spans[i - 1];
      const changes = before && (before.intent === 'voluntary') !== (span.intent === 'voluntary');
      return changes ? [span.onsetSeconds] : [];
    });
    const forces = this.tracks.flatMap(({ contracting }) =>
      contracting.flatMap((span) => [span.onsetSeconds, span.endSeconds]),
    );
    const guard = this.#parameters.contextEdgeGuard;
    return [
      ...new Set(
        [...cues, ...forces].filter((cut) => cut > onsetSeconds + guard && cut < endSeconds - guard),
      ),
    ].sort((a, b) => a - b);
  }

  /** Whether the muscle contracts in a span. @param activity of every EMG channel, where it is known */
  contractionDuring(
    onsetSeconds: number,
    endSeconds: number,
    { afterActivity, beforeActivity }: Neighbours,
    activity?: readonly TimeSpan[],
  ): Contraction {
    const guard = this.#parameters.contextEdgeGuard;
    const guards = { startSeconds: afterActivity ? guard : 0, endSeconds: beforeActivity ? guard : 0 };
    return contractionDuring(this.tracks, onsetSeconds, endSeconds, guards, this.#parameters, activity);
  }

  /** How a track's force goes on in silence. */
  forceCourse(track: MechanicalTrack, span: TimeSpan, frame: SilenceFrame): SilentForceCourse | undefined {
    return silentForceCourse(track, span, frame, this.#parameters);
  }

  /** Whether some channel shows a contraction within a span. */
  isContracting(onsetSeconds: number, endSeconds: number): boolean {
    const span = { onsetSeconds, endSeconds: endSeconds + this.#parameters.contextEdgeGuard };
    return this.tracks.some(({ contracting }) => contracting.some((run) => sharedSeconds(run, span) > 0));
  }

  /** The force or torque channel that moves most, for comparing it with the EMG. */
  get force(): MechanicalTrack | undefined {
    return this.tracks
      .filter(({ quantity, isLive }) => isLive && (quantity === 'force' || quantity === 'torque'))
      .reduce<MechanicalTrack | undefined>(
        (best, next) =>
          best && best.greatest * next.threshold >= next.greatest * best.threshold ? best : next,
        undefined,
      );
  }
}

function isOfCramp({ kind }: Marker): boolean {
  return kind === 'cramp' || kind === 'muscle-hard';
}

export const recordingContextNumbers = fixedNumbers('recordingContext', {
  assertionReachSeconds: seconds(
    60,
    [5, 600],
    "An examiner's word about the electrode's place holds for this long",
    '§A.5 S6; own: the reach',
  ),
});
const { assertionReachSeconds } = recordingContextNumbers.values;
