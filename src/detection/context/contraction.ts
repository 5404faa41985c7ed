/** Whether the muscle contracts during a span, by its mechanical channels (DETECTION.md §A.5 S5). */
import { at } from '../../base/typedArrays';
import { chosen, fixedNumbers, ratio } from '../numbers/fixedNumbers';
import { leastHeld } from './contractingSpans';
import type { MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import { isMadeByActivity, isPostureChanged } from './provenance';
import { sharedSeconds, type TimeSpan } from './timeSpan';

/** What is said of a span, by the channel that says it. */
export interface Contraction {
  /** `unknown`: no channel can tell, or it drifts, misses samples, or never moves. */
  readonly contraction: 'yes' | 'no' | 'unknown';
  /** The channel that decides; undefined where none can tell. */
  readonly track: MechanicalTrack | undefined;
  /** The greatest deviation in the span, guards left out, in `unit`; when it is there; what it is compared with. */
  readonly value: number;
  readonly threshold: number;
  readonly unit: string;
  readonly atSeconds: number;
  /** The longest stretch of contraction within the guarded span. */
  readonly heldSeconds: number;
  /**
   * Whether activity of some EMG channel made that force: without it this is passive movement, repositioning, drift, or
   * a muscle without an electrode. Undefined where activity was not given or there is no contraction. Where it is
   * false and a joint stands otherwise than when the force was relaxed, the contraction is `unknown`.
   */
  readonly provenByActivity: boolean | undefined;
}

/** What to leave out at the ends, where the force is that of neighbouring activity, in seconds; ≥ 0. */
export interface EdgeGuards {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/**
 * Whether the tracks show a contraction in [onsetSeconds, endSeconds) without its guards. One track that shows it is
 * enough; an angle alone never shows that there is none, since an isometric contraction moves nothing.
 * @param activity active stretches of all EMG channels, in any order.
 */
export function contractionDuring(
  tracks: readonly MechanicalTrack[],
  onsetSeconds: number,
  endSeconds: number,
  guards: EdgeGuards,
  parameters: ContextParameters,
  activity?: readonly TimeSpan[],
): Contraction {
  const span = {
    onsetSeconds: onsetSeconds + guards.startSeconds,
    endSeconds: endSeconds - guards.endSeconds,
  };
  const answers = tracks.flatMap((track) => answerOf(track, span, { parameters, activity, tracks }) ?? []);
  const saying = (answer: Contraction['contraction']): Contraction[] =>
    answers.filter(({ contraction }) => contraction === answer);
  const ordered = [
    ...saying('yes'),
    ...saying('unknown').filter(isOverThreshold),
    ...saying('no'),
    ...saying('unknown'),
  ];
  const first = ordered[0];
  if (!first) return nothingKnown(onsetSeconds);
  const alike = ordered.filter(({ contraction }) => contraction === first.contraction);
  // What activity proves goes before what may be passive, and force before posture.
  const [best = first] = [
    alike.filter(({ provenByActivity }) => provenByActivity === true),
    alike.filter(({ track }) => track?.quantity !== 'angle'),
    alike,
  ].flatMap((answers) => strongest(answers) ?? []);
  return best;
}

/** The answer that goes furthest over its threshold. */
function strongest(answers: readonly Contraction[]): Contraction | undefined {
  return answers.reduce<Contraction | undefined>(
    (best, next) => (best && best.value * next.threshold >= next.value * best.threshold ? best : next),
    undefined,
  );
}

function isOverThreshold({ value, threshold }: Contraction): boolean {
  return value > threshold;
}

function nothingKnown(atSeconds: number): Contraction {
  return {
    contraction: 'unknown',
    track: undefined,
    value: 0,
    threshold: 0,
    unit: '',
    atSeconds,
    heldSeconds: 0,
    provenByActivity: undefined,
  };
}

export const contractionNumbers = fixedNumbers('contraction', {
  mostMissing: ratio(0.1, [0, 0.5], 'A span is known where at most this part of it is missing', chosen),
});
const { mostMissing } = contractionNumbers.values;

interface Surroundings {
  readonly parameters: ContextParameters;
  readonly activity: readonly TimeSpan[] | undefined;
  readonly tracks: readonly MechanicalTrack[];
}

/** One track's answer; undefined for one whose level proves nothing. */
function answerOf(
  track: MechanicalTrack,
  span: TimeSpan,
  { parameters, activity, tracks }: Surroundings,
): Contraction | undefined {
  const least = leastHeld(track.quantity, parameters);
  if (least === undefined) return undefined;
  const { hop, known, longestOver } = measured(track, span);
  const heldSeconds = Math.max(0, ...track.contracting.map((run) => sharedSeconds(run, span)));
  // Half a hop is the rounding of the ends.
  const isHeld = heldSeconds >= least - track.hopSeconds / 2;
  const isMade =
    isHeld && activity ? isMadeByActivity(track, span, activity, parameters.contextEdgeGuard) : undefined;
  const isAngle = track.quantity === 'angle';
  // A joint that moves while no muscle is active is moved by someone else.
  const isPassive = isMade === false && (isAngle || isPostureChanged(track, span, tracks));
  const couldBe = longestOver * track.hopSeconds >= least;
  const isTold = track.isLive && known >= 1 - mostMissing && !couldBe && !isAngle;
  return {
    contraction: isHeld && !isPassive ? 'yes' : isTold ? 'no' : 'unknown',
    track,
    value: hop === undefined ? 0 : at(track.deviation, hop),
    threshold: track.threshold,
    unit: track.unit,
    atSeconds: hop === undefined ? span.onsetSeconds : (hop + 0.5) * track.hopSeconds,
    heldSeconds: isHeld ? heldSeconds : 0,
    provenByActivity: isMade,
  };
}

/** The hop of the greatest deviation, the part of the span that is known, and the longest run over the threshold. */
function measured(
  { deviation, threshold, hopSeconds }: MechanicalTrack,
  span: TimeSpan,
): { readonly hop: number | undefined; readonly known: number; readonly longestOver: number } {
  const from = Math.max(0, Math.round(span.onsetSeconds / hopSeconds));
  const to = Math.round(span.endSeconds / hopSeconds);
  let hop: number | undefined;
  let valid = 0;
  let over = 0;
  let longestOver = 0;
  for (let i = from; i < Math.min(to, deviation.length); i++) {
    const value = at(deviation, i);
    over = value > threshold ? over + 1 : 0;
    longestOver = Math.max(longestOver, over);
    if (Number.isNaN(value)) continue;
    valid++;
    if (hop === undefined || value > at(deviation, hop)) hop = i;
  }
  return { hop, known: to > from ? valid / (to - from) : 0, longestOver };
}
