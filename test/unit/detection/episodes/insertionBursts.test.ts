/** The burst of a moved needle is parted from what follows it. */
import assert from 'node:assert/strict';
import { partBursts } from '../../../../src/detection/episodes/insertionBursts';
import type { HopRange } from '../../../../src/detection/scan/activity/hops';
import type { Seconds } from '../channels';

const hop = (seconds: number): number => Math.round(100 * seconds);
const rangeOf = ([from, to]: Seconds): HopRange => ({ from: hop(from), to: hop(to) });

/** Hops of 10 ms at the noise's power, and at other powers over spans. */
function courseOf(levels: readonly (readonly [span: Seconds, power: number])[]): Float32Array {
  const course = new Float32Array(6000).fill(1);
  for (const [span, power] of levels) course.fill(power, rangeOf(span).from, rangeOf(span).to);
  return course;
}

/** Single potentials of 20 ms, ten a second. */
const potentials = ([from, to]: Seconds, power: number): readonly (readonly [Seconds, number])[] =>
  Array.from({ length: Math.floor((to - from) * 10) }, (_, k) => {
    const onset = from + k / 10;
    return [[onset, onset + 0.02], power] as const;
  });

function told(
  active: readonly Seconds[],
  levels: readonly (readonly [span: Seconds, power: number])[],
  movements: readonly Seconds[] = [],
): string {
  const input = { ratio: courseOf(levels), hopSeconds: 0.01, movements: movements.map(rangeOf) };
  return partBursts(active.map(rangeOf), input, 1)
    .map(({ from, to, isBurst }) => `${isBurst ? 'burst ' : ''}${from / 100}-${to / 100}`)
    .join(', ');
}

describe('The burst of a moved needle', () => {
  it('ends where its power falls, though fibres go on firing', () => {
    const levels = [[[5, 5.4], 3000] as const, ...potentials([5.4, 20], 200)];
    assert.match(told([[5, 20]], levels, [[5, 5.15]]), /^burst 5-5\.4\d?, 5\.4\d?-20$/u);
  });

  it('is told without a movement where nothing like it comes for seconds', () => {
    const levels = [[[5, 5.3], 3000] as const, ...potentials([5.5, 20], 200)];
    assert.equal(told([[5, 20]], levels), 'burst 5-5.3, 5.3-20');
  });

  it('is no part of effort or of a cramp that sets in with the movement and goes on', () => {
    assert.equal(told([[5, 20]], [[[5, 20], 3000]], [[5, 5.15]]), '5-20');
    const growing = [[[5, 6], 300] as const, [[6, 20], 3000] as const];
    assert.equal(told([[5, 20]], growing, [[5, 5.15]]), '5-20');
  });

  it('is not told of the first of several bursts that are alike', () => {
    const bursts = [5, 6.5, 8, 9.5].map((from): Seconds => [from, from + 0.3]);
    const levels = bursts.map((burst) => [burst, 3000] as const);
    assert.equal(told(bursts, levels), '5-5.3, 6.5-6.8, 8-8.3, 9.5-9.8');
  });

  it('is not told of one large potential, nor of two that are near', () => {
    assert.equal(told([[5, 5.05]], [[[5, 5.05], 100_000]]), '5-5.05');
    const two = [[[5, 5.04], 100_000] as const, [[5.2, 5.24], 100_000] as const];
    assert.equal(told([[5, 5.24]], two), '5-5.24');
  });

  it('parts what was before the movement from what comes after', () => {
    const levels = [...potentials([3, 10], 200), [[10, 10.4], 5000] as const, ...potentials([10.4, 20], 200)];
    assert.match(told([[3, 20]], levels, [[10, 10.15]]), /^3-10, burst 10-10\.4\d?, 10\.4\d?-20$/u);
  });
});
