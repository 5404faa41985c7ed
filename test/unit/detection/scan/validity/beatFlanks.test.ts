/** Activity and movements beside the beats of a heart. */
import assert from 'node:assert/strict';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { apartFromHeart } from '../../../../../src/detection/scan/validity/beatFlanks';
import type { Heartbeat } from '../../../../../src/detection/scan/validity/heartbeat';
import { heartOf } from '../../reports';
import type { Seconds } from '../../channels';

const hops = ([from, to]: Seconds) => ({ from: Math.round(100 * from), to: Math.round(100 * to) });
const heart = heartOf([1, 2, 3, 4, 5, 6, 7, 8, 9]);

/** Active stretches in hops of 10 ms, loud only where `loud` says so, beside movements. */
function told(
  active: readonly Seconds[],
  loud: readonly Seconds[],
  moved: readonly Seconds[],
  beating: Heartbeat | undefined = heart,
): string[] {
  const ratio = new Float32Array(2000).fill(1);
  for (const { from, to } of loud.map(hops)) ratio.fill(100, from, to);
  const movements = moved.map((span) => ({ ...hops(span), overNoise: 50 }));
  const result = apartFromHeart(
    { active: active.map(hops), ratio },
    movements,
    beating,
    0.01,
    defaultParameters,
  );
  return [
    ...result.active.map(({ from, to }) => `active ${from / 100}-${to / 100}`),
    ...result.movements.map(({ from, to }) => `moved ${from / 100}-${to / 100}`),
  ];
}

describe('Beside a heart', () => {
  it('what is nothing but a beat is neither activity nor movement', () => {
    assert.deepEqual(told([[2.97, 3.04]], [[2.97, 3.04]], [[2.9, 3.3]]), []);
  });

  it('activity loses the beats at its ends and keeps those within', () => {
    const loud: Seconds[] = [
      [2.98, 3.03],
      [3.2, 5.5],
      [5.98, 6.02],
    ];
    assert.deepEqual(told([[2.98, 6.02]], loud, []), ['active 3.2-5.5']);
  });

  it('activity that begins and ends between beats stays as it is', () => {
    assert.deepEqual(told([[3.2, 5.5]], [[3.2, 5.5]], []), ['active 3.2-5.5']);
  });

  it('a movement that outlasts a beat stays', () => {
    assert.deepEqual(told([], [], [[3.5, 5.2]]), ['moved 3.5-5.2']);
    assert.deepEqual(told([], [], [[12, 13.5]]), ['moved 12-13.5']);
  });

  it('is nothing changed without one', () => {
    const span: Seconds = [2.97, 3.04];
    assert.deepEqual(told([span], [span], [[2.9, 3.3]], heartOf([])), ['active 2.97-3.04', 'moved 2.9-3.3']);
  });
});
