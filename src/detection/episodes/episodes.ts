/**
 * Active stretches become episodes: cut where a cue says that voluntary effort begins or ends, where a needle that was
 * moved has come to rest and where a stimulator's train is over, joined over the short pauses of a cramp that sputters or of a discharge in bursts
 * (DETECTION.md §B.4, §0.1 "Mixed episodes").
 */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import type { IntentSpan, IntentTimeline } from '../context/intentTimeline';
import { isToldToLetGo } from '../context/perhapsAsked';
import { chosen, count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import { partBursts } from './insertionBursts';
import type { EpisodeParameters } from './parameters';
import { trainEnd } from './stimulusTrains';

/** One episode of one channel: hops [from, to), and the active stretches in it. */
export interface Episode extends HopRange {
  readonly active: readonly HopRange[];
}

/** What an episode is cut and joined by. */
export interface EpisodeInput {
  readonly active: readonly HopRange[];
  /** Smoothed power over the noise power, by the hop. */
  readonly ratio: Float32Array;
  /** Largest deflection, by the hop. */
  readonly peak: Float32Array;
  readonly hopSeconds: number;
  readonly timeline: IntentTimeline;
  /** Slow deflections of the baseline, in order. */
  readonly movements: readonly HopRange[];
}

/** A part of an active stretch: only those of one kind belong together, and the burst of a moved needle to nothing. */
interface Piece extends HopRange {
  readonly kind: 'burst' | 'train' | 'plain';
}

/** The episodes of a channel, in order. */
export function buildEpisodes(input: EpisodeInput, parameters: EpisodeParameters): readonly Episode[] {
  const pieces = partBursts(input.active, input, parameters.insertionLongest).flatMap(
    ({ isBurst, ...piece }): readonly Piece[] =>
      isBurst
        ? [{ ...piece, kind: 'burst' }]
        : partTrain(piece, input).flatMap(({ kind, ...part }) =>
            cutAtCues(part, input, parameters).map((cut) => ({ ...cut, kind })),
          ),
  );
  const episodes: Episode[] = [];
  let previous: Piece | undefined;
  for (const piece of pieces) {
    const run = { from: piece.from, to: piece.to };
    const last = episodes.at(-1);
    const mayBelong = piece.kind !== 'burst' && previous?.kind === piece.kind;
    if (last && mayBelong && belongs(last, run, input, parameters)) {
      episodes[episodes.length - 1] = { from: last.from, to: run.to, active: [...last.active, run] };
    } else episodes.push({ ...run, active: [run] });
    previous = piece;
  }
  return episodes;
}

/** A stretch, or the train of pulses that it begins with and what comes after it. */
function partTrain({ from, to }: HopRange, input: EpisodeInput): readonly Piece[] {
  const end = trainEnd({ from, to }, input);
  if (end === undefined) return [{ from, to, kind: 'plain' }];
  const train: Piece = { from, to: end, kind: 'train' };
  return end < to ? [train, { from: end, to, kind: 'plain' }] : [train];
}

/** A moment at which voluntary effort begins or ends. */
interface EffortChange {
  readonly seconds: number;
  readonly begins: boolean;
  /** When at the earliest: before `seconds` where a cramp is reported while effort is asked for, since one reports what goes on. */
  readonly earliestSeconds: number;
}

function effortChanges(spans: readonly IntentSpan[]): readonly EffortChange[] {
  return spans.flatMap((span, i) => {
    const before = spans[i - 1];
    if (!before || (before.intent === 'voluntary') === (span.intent === 'voluntary')) return [];
    const { onsetSeconds, atSeconds } = span;
    const begins = span.intent === 'voluntary';
    return [
      {
        seconds: span.intent === 'unknown' ? Math.max(onsetSeconds, atSeconds) : onsetSeconds,
        begins,
        earliestSeconds: onsetSeconds,
      },
    ];
  });
}

/**
 * Cuts a stretch where it outlasts a release by `afterRelease`, or is well under way when effort is asked for. What
 * ends soon after the release ends with it; what began less than a reaction before it is no effort that was let go.
 */
function cutAtCues(run: HopRange, input: EpisodeInput, parameters: EpisodeParameters): HopRange[] {
  const pieces: HopRange[] = [];
  let from = run.from;
  for (const change of effortChanges(input.timeline.spans)) {
    const cut = cutAt(change, { from, to: run.to }, input, parameters);
    if (cut === undefined) continue;
    pieces.push({ from, to: cut });
    from = cut;
  }
  return [...pieces, { from, to: run.to }];
}

/** Where a change of effort cuts a stretch; undefined where it does not. */
function cutAt(
  { seconds, begins, earliestSeconds }: EffortChange,
  { from, to }: HopRange,
  { hopSeconds, ratio }: EpisodeInput,
  parameters: EpisodeParameters,
): number | undefined {
  const cue = Math.round(seconds / hopSeconds);
  const least = Math.round(parameters.afterRelease / hopSeconds);
  const reaction = Math.round(parameters.reactionTime / hopSeconds);
  const held = begins ? least : Math.max(1, reaction);
  if (cue - from < held) return undefined;
  if (earliestSeconds === seconds) {
    return to - cue < least ? undefined : changeWithin(ratio, cue, Math.min(cue + reaction, to - 1)).hop;
  }
  // A report of a cramp takes nothing of the effort before it, unless the EMG changes there; its end is no such change.
  const earliest = Math.max(from + held, Math.round(earliestSeconds / hopSeconds));
  const { hop, change } = changeWithin(ratio, earliest, Math.min(cue + reaction, to - besideHops));
  const cut = change >= Math.log(leastChange) ? hop : cue;
  return to - cut < least ? undefined : cut;
}

export const episodeNumbers = fixedNumbers('episodes', {
  besideHops: count(
    30,
    [1, 200],
    'Hops either side of a cut that is tried over which the power is smoothed',
    chosen,
  ),
  leastChange: ratio(
    4,
    [1, 100],
    'The power changes by this factor, as the mean of its logarithm, where a cramp is taken to begin before it was reported',
    'own: an effort that goes on sways by less within a third of a second',
  ),
  askedLength: seconds(
    0.25,
    [0.1, 1],
    'Where effort was asked for, activity from this length on can be a dense stretch',
    'own: a ballistic contraction lasts 0.1 to 0.3 s and more; a discharge in groups is not asked for',
  ),
});
const { besideHops, askedLength, leastChange } = episodeNumbers.values;

/** The hop in [first, last] where the mean log power changes most, and by how much; the first where nothing is known. */
function changeWithin(
  ratio: Float32Array,
  first: number,
  last: number,
): { readonly hop: number; readonly change: number } {
  const mean = (from: number, to: number): number => {
    let sum = 0;
    let count = 0;
    for (let hop = Math.max(0, from); hop < Math.min(ratio.length, to); hop++) {
      const value = at(ratio, hop);
      if (!(value > 0)) continue;
      sum += Math.log(value);
      count++;
    }
    return sum / count;
  };
  let best = { hop: first, change: 0 };
  for (let hop = first; hop <= Math.min(ratio.length - 1, last); hop++) {
    const change = Math.abs(mean(hop, hop + besideHops) - mean(hop - besideHops, hop));
    if (change > best.change) best = { hop, change };
  }
  return best;
}

/**
 * Whether a change of effort parts what follows a pause from an episode: one near the pause; a release at any time in the
 * episode, since what is let go is over; a cramp that is reported, where it may have begun in the pause.
 */
function isParted(
  { seconds, begins, earliestSeconds }: EffortChange,
  onsetSeconds: number,
  { fromSeconds, toSeconds }: { readonly fromSeconds: number; readonly toSeconds: number },
  reactionTime: number,
): boolean {
  if (earliestSeconds >= toSeconds) return false;
  const isNear = seconds > fromSeconds - reactionTime;
  if (begins) return isNear;
  if (earliestSeconds < seconds) return isNear && onsetSeconds < earliestSeconds;
  return isNear || seconds > onsetSeconds + reactionTime;
}

function belongs(
  { from, to, active }: Episode,
  piece: HopRange,
  { hopSeconds, timeline, ratio }: EpisodeInput,
  parameters: EpisodeParameters,
): boolean {
  // Nobody knows what went on where samples are missing.
  if (ratio.subarray(to, piece.from).some(Number.isNaN)) return false;
  const gap = (piece.from - to) * hopSeconds;
  const [gapFrom, gapTo] = [to * hopSeconds, piece.from * hopSeconds];
  // A piece that was cut at a cue begins where the last one ends.
  const isCut = gap <= 0;
  const pause = { fromSeconds: gapFrom, toSeconds: gapTo + hopSeconds };
  const changes = effortChanges(timeline.spans).some((change) =>
    isParted(change, from * hopSeconds, pause, parameters.reactionTime),
  );
  // Where no word asked for the effort, or one that nobody can read, the word to let go still ends it.
  const isOver = isToldToLetGo({ onsetSeconds: from * hopSeconds, endSeconds: gapFrom }, timeline.spans);
  if (isCut || changes || isOver) return false;
  const isMarked = timeline.markers.some(
    ({ kind, onsetSeconds, endSeconds }) =>
      kind === 'cramp' && onsetSeconds <= gapTo && endSeconds >= gapFrom,
  );
  const isIsolated = (run: HopRange | undefined): boolean =>
    run !== undefined &&
    ((run.to - run.from) * hopSeconds <= parameters.isolatedLength ||
      activePart(ratio, run) < parameters.isolatedPart);
  const most = Math.max(
    isRepeatedEffort(active.at(-1), piece, [gapFrom, gapTo], { hopSeconds, timeline, ratio }, parameters)
      ? parameters.mergeGapDense
      : parameters.mergeGap,
    isMarked ? parameters.mergeGapMarked : 0,
    isIsolated(active.at(-1)) && isIsolated(piece) ? parameters.mergeGapIsolated : 0,
  );
  return gap < most;
}

/** Dense activity on either side of a pause in which nothing is known to be involuntary. */
function isRepeatedEffort(
  before: HopRange | undefined,
  after: HopRange,
  [gapFrom, gapTo]: readonly [number, number],
  { hopSeconds, timeline, ratio }: Pick<EpisodeInput, 'hopSeconds' | 'timeline' | 'ratio'>,
  parameters: EpisodeParameters,
): boolean {
  const intents = timeline.spans
    .filter(({ onsetSeconds, endSeconds }) => onsetSeconds <= gapTo && endSeconds >= gapFrom)
    .map(({ intent }) => intent);
  const isInvoluntary = intents.includes('involuntary');
  const least = intents.every((intent) => intent === 'voluntary') ? askedLength : parameters.denseLength;
  const isDense = (run: HopRange): boolean =>
    (run.to - run.from) * hopSeconds >= least && activePart(ratio, run) >= parameters.densePart;
  return before !== undefined && isDense(before) && isDense(after) && !isInvoluntary;
}

/** Part of a stretch that stands above twice the noise: little where single potentials lie apart in it. */
function activePart(ratio: Float32Array, { from, to }: HopRange): number {
  let active = 0;
  for (let hop = from; hop < to; hop++) if (at(ratio, hop) >= 2) active++;
  return active / (to - from);
}
