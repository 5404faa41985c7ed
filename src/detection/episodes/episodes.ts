/**
 * Active stretches become episodes: cut where a cue says that voluntary effort begins or ends and where a needle that was
 * moved has come to rest, joined over the short pauses of a cramp that sputters or of a discharge in bursts
 * (DETECTION.md §B.4, §0.1 "Mixed episodes").
 */
import { at } from '../../base/typedArrays';
import type { HopRange } from '../scan/activity/hops';
import type { IntentSpan, IntentTimeline } from '../context/intentTimeline';
import { chosen, count, fixedNumbers, seconds } from '../numbers/fixedNumbers';
import { partBursts, type Piece } from './insertionBursts';
import type { EpisodeParameters } from './parameters';

/** One episode of one channel: hops [from, to), and the active stretches in it. */
export interface Episode extends HopRange {
  readonly active: readonly HopRange[];
}

/** What an episode is cut and joined by. */
export interface EpisodeInput {
  readonly active: readonly HopRange[];
  /** Smoothed power over the noise power, by the hop. */
  readonly ratio: Float32Array;
  readonly hopSeconds: number;
  readonly timeline: IntentTimeline;
  /** Slow deflections of the baseline, in order. */
  readonly movements: readonly HopRange[];
}

/** The episodes of a channel, in order. */
export function buildEpisodes(input: EpisodeInput, parameters: EpisodeParameters): readonly Episode[] {
  const pieces = partBursts(input.active, input, parameters.insertionLongest).flatMap(
    (piece): readonly Piece[] =>
      piece.isBurst
        ? [piece]
        : cutAtCues(piece, input, parameters).map((cut) => ({ ...cut, isBurst: false })),
  );
  const episodes: Episode[] = [];
  let previous: Piece | undefined;
  for (const piece of pieces) {
    const run = { from: piece.from, to: piece.to };
    const last = episodes.at(-1);
    const mayBelong = !piece.isBurst && previous?.isBurst === false;
    if (last && mayBelong && belongs(last, run, input, parameters)) {
      episodes[episodes.length - 1] = { from: last.from, to: run.to, active: [...last.active, run] };
    } else episodes.push({ ...run, active: [run] });
    previous = piece;
  }
  return episodes;
}

/** Moments at which voluntary effort begins or ends. */
function effortChanges(
  spans: readonly IntentSpan[],
): readonly { readonly seconds: number; readonly begins: boolean }[] {
  return spans.flatMap((span, i) => {
    const before = spans[i - 1];
    if (!before || (before.intent === 'voluntary') === (span.intent === 'voluntary')) return [];
    return [{ seconds: span.onsetSeconds, begins: span.intent === 'voluntary' }];
  });
}

/**
 * Cuts a stretch where it outlasts a release by `afterRelease`, or is well under way when effort is asked for. What
 * ends soon after the release ends with it; what began less than a reaction before it is no effort that was let go.
 */
function cutAtCues(run: HopRange, input: EpisodeInput, parameters: EpisodeParameters): HopRange[] {
  const { hopSeconds, ratio, timeline } = input;
  const pieces: HopRange[] = [];
  let from = run.from;
  for (const { seconds, begins } of effortChanges(timeline.spans)) {
    const cue = Math.round(seconds / hopSeconds);
    const least = Math.round(parameters.afterRelease / hopSeconds);
    const reaction = Math.round(parameters.reactionTime / hopSeconds);
    if (cue - from < (begins ? least : Math.max(1, reaction)) || run.to - cue < least) continue;
    const reach = Math.min(reaction, run.to - 1 - cue);
    const cut = changeAfter(ratio, cue, reach);
    pieces.push({ from, to: cut });
    from = cut;
  }
  return [...pieces, { from, to: run.to }];
}

export const episodeNumbers = fixedNumbers('episodes', {
  besideHops: count(
    30,
    [1, 200],
    'Hops either side of a cut that is tried over which the power is smoothed',
    chosen,
  ),
  askedLength: seconds(
    0.25,
    [0.1, 1],
    'Where effort was asked for, activity from this length on can be a dense stretch',
    'own: a ballistic contraction lasts 0.1 to 0.3 s and more; a discharge in groups is not asked for',
  ),
});
const { besideHops, askedLength } = episodeNumbers.values;

/** The hop in [cue, cue + reach] where the mean log power changes most; the cue itself where nothing is known. */
function changeAfter(ratio: Float32Array, cue: number, reach: number): number {
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
  let best = cue;
  let greatest = 0;
  for (let hop = cue; hop <= Math.min(ratio.length - 1, cue + reach); hop++) {
    const change = Math.abs(mean(hop, hop + besideHops) - mean(hop - besideHops, hop));
    if (change > greatest) [best, greatest] = [hop, change];
  }
  return best;
}

function belongs(
  { to, active }: Episode,
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
  const changes = effortChanges(timeline.spans).some(
    ({ seconds }) => seconds > gapFrom - parameters.reactionTime && seconds < gapTo + hopSeconds,
  );
  if (isCut || changes) return false;
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
