/** Activity and what a moving electrode throws into its band. */
import assert from 'node:assert/strict';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { apartFromMovements } from '../../../../../src/detection/scan/validity/movementFlanks';
import type { Seconds } from '../../channels';

const hops = ([from, to]: Seconds) => ({ from: Math.round(100 * from), to: Math.round(100 * to) });

/** Active stretches in hops of 10 ms, loud only where `loud` says so, beside movements. */
function told(
  active: readonly Seconds[],
  loud: readonly Seconds[],
  moved: readonly Seconds[],
  peak = 20,
): string[] {
  const ratio = new Float32Array(2000).fill(1);
  for (const { from, to } of loud.map(hops)) ratio.fill(100, from, to);
  const movements = moved.map((span) => ({ ...hops(span), overNoise: 50 }));
  const moving = { active: active.map(hops), ratio, peakOverNoise: () => peak };
  const result = apartFromMovements(moving, movements, 0.01, defaultParameters);
  return [
    ...result.active.map(({ from, to }) => `active ${from / 100}-${to / 100}`),
    ...result.free.map(({ from, to }) => `moved ${from / 100}-${to / 100}`),
  ];
}

describe('Activity beside a movement of the electrode', () => {
  it('goes where it is the kick at the edge of a step', () => {
    assert.deepEqual(told([[3, 3.08]], [[3, 3.08]], [[2.98, 3.3]]), ['moved 2.98-3.3']);
  });

  it('stays where its potentials are far larger than the movement: a baseline that settles', () => {
    const potentials: Seconds[] = [
      [3, 3.01],
      [3.12, 3.13],
      [3.25, 3.26],
    ];
    assert.deepEqual(told([[3, 3.3]], potentials, [[2.9, 3.4]]), ['moved 2.9-3.4']);
    assert.deepEqual(told([[3, 3.3]], potentials, [[2.9, 3.4]], 400), ['active 3-3.3']);
  });

  it('goes where one step after another kicks, though the pauses were closed', () => {
    const steps: Seconds[] = [
      [3, 3.2],
      [3.5, 3.7],
      [4, 4.3],
    ];
    const kicks = steps.map(([from]): Seconds => [from, from + 0.06]);
    assert.deepEqual(told([[3, 4.06]], kicks, steps), ['moved 3-3.2', 'moved 3.5-3.7', 'moved 4-4.3']);
  });

  it('stays where a burst follows, and takes the movement for its beginning: an insertion', () => {
    assert.deepEqual(told([[3, 3.6]], [[3, 3.6]], [[2.95, 3.1]]), ['active 3-3.6']);
  });

  it('stays where a contraction goes on beneath a slow swing', () => {
    assert.deepEqual(told([[3, 6]], [[3, 6]], [[2.5, 6.5]]), ['active 3-6']);
  });

  it('stays where no movement is near', () => {
    assert.deepEqual(told([[3, 3.05]], [[3, 3.05]], [[8, 8.2]]), ['active 3-3.05', 'moved 8-8.2']);
  });
});
