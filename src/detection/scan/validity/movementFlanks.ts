/**
 * Tells activity from what a moving electrode throws into the band of the EMG (DETECTION.md §B.5): a step has a kick
 * at its edge that is over within a tenth of a second; an insertion, or a contraction, goes on.
 */
import { at } from '../../../base/typedArrays';
import type { Activity, ActivityRules } from '../activity/activity';
import type { HopRange } from '../activity/hops';
import { chosen, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import type { Movement } from './movement';

/** Activity without the kicks of movements, and the movements that no activity belongs to. */
export interface WithoutFlanks {
  readonly active: readonly HopRange[];
  readonly free: readonly Movement[];
}

export const movementFlankNumbers = fixedNumbers('movementFlanks', {
  ownSeconds: seconds(
    0.1,
    [0.02, 1],
    'Activity of this much outside the movements is a burst of its own',
    chosen,
  ),
  kickSeconds: seconds(
    0.2,
    [0.02, 2],
    'So is activity that does not pause for this long, even within them',
    chosen,
  ),
  ownPeak: ratio(
    2,
    [0.5, 20],
    'And one whose peak is this many times the movement itself',
    'own: in the band of the EMG a step has less than half of itself; a potential on a settling baseline is far larger',
  ),
});
const { ownSeconds, kickSeconds, ownPeak } = movementFlankNumbers.values;

/** What is active, by the hop. */
export interface MovingActivity extends Pick<Activity, 'active' | 'ratio'> {
  /** Greatest magnitude in the watched band, in times the noise. */
  readonly peakOverNoise: (hop: number) => number;
}

/**
 * Activity that is no more than the flanks of movements goes; movements that a longer burst goes with are its
 * beginning (an insertion), the others are findings of their own.
 */
export function apartFromMovements(
  { active, ratio, peakOverNoise }: MovingActivity,
  movements: readonly Movement[],
  hopSeconds: number,
  { artifactGuard, off }: Pick<ActivityRules, 'artifactGuard' | 'off'>,
): WithoutFlanks {
  const guard = Math.round(artifactGuard / hopSeconds);
  const isNear = (run: HopRange, { from, to }: Movement): boolean =>
    run.from <= to + guard && run.to >= from - guard;
  const isFlank = (run: HopRange): boolean => {
    const around = movements.filter((movement) => isNear(run, movement));
    if (around.length === 0) return false;
    const moved = around.reduce((most, { overNoise }) => Math.max(most, overNoise), 0);
    let own = 0;
    let lasting = 0;
    for (let hop = run.from; hop < run.to; hop++) {
      if (peakOverNoise(hop) > ownPeak * moved) return false;
      lasting = at(ratio, hop) >= off ? lasting + 1 : 0;
      if (lasting * hopSeconds > kickSeconds) return false;
      const isOwn = lasting > 0 && !around.some(({ from, to }) => hop >= from - guard && hop < to + guard);
      if (isOwn) own++;
    }
    return own * hopSeconds < ownSeconds;
  };
  const kept = active.filter((run) => !isFlank(run));
  const free = movements.filter((movement) => !kept.some((run) => isNear(run, movement)));
  return { active: kept, free };
}
