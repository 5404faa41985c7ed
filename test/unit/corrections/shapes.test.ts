import assert from 'node:assert/strict';
import { runThrough } from '../../../src/base/steps';
import { smallerClusterSteps } from '../../../src/corrections/operations/shapeClusters';
import { snapToPeak } from '../../../src/corrections/operations/snapToPeak';

/** Noise that is the same in every run. */
function noiseFrom(seed: number): () => number {
  let state = seed;
  const next = (): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32 - 0.5;
  };
  return () => next() + next() + next() + next();
}

/** A biphasic potential of 40 samples. */
function potential(height: number, width: number, noise: () => number): Float32Array {
  return Float32Array.from(
    { length: 40 },
    (_, i) => -height * ((i - 20) / width) * Math.exp(0.5 - ((i - 20) / width) ** 2 / 2) + noise(),
  );
}

function smallerCluster(shapes: readonly Float32Array[]): readonly number[] {
  return runThrough(smallerClusterSteps(shapes));
}

describe('Splitting by shape', () => {
  it('finds the fewer of two shapes in one train', () => {
    const noise = noiseFrom(3);
    const shapes = Array.from({ length: 60 }, (_, i) =>
      i % 5 === 2 ? potential(12, 5, noise) : potential(20, 3, noise),
    );
    const found = smallerCluster(shapes);
    assert.deepEqual(
      found,
      [...shapes.keys()].filter((i) => i % 5 === 2),
    );
  });

  it('is refused where all discharges look alike, at any noise', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const noise = noiseFrom(seed);
      const shapes = Array.from({ length: 12 + seed }, () => potential(20, 3, noise));
      assert.throws(() => smallerCluster(shapes), /look alike/u, `seed ${seed}`);
    }
  });

  it('is refused where one discharge alone differs, or there are too few', () => {
    const noise = noiseFrom(5);
    const shapes = Array.from({ length: 30 }, (_, i) => potential(i === 4 ? -40 : 20, 3, noise));
    assert.throws(() => smallerCluster(shapes), /look alike/u);
    assert.throws(() => smallerCluster(shapes.slice(0, 5)), /too seldom/u);
  });
});

describe('Splitting a unit of many discharges by shape', () => {
  it('goes on in steps of which none looks at all of them', () => {
    const noise = noiseFrom(7);
    const make = (count: number): readonly Float32Array[] =>
      Array.from({ length: count }, (_, i) => potential(i % 3 === 0 ? 12 : 20, i % 3 === 0 ? 5 : 3, noise));
    const stepsFor = (count: number): number => [...smallerClusterSteps(make(count))].length;
    const [few, many] = [stepsFor(1000), stepsFor(8000)];
    assert.ok(few > 0 && many >= 6 * few, `${few} steps for 1000, ${many} for 8000`);
  });

  it('goes by what each shape is above its own baseline, and passes over missing samples', () => {
    const noise = noiseFrom(9);
    const shapes = Array.from({ length: 60 }, (_, i) => {
      const shape = i % 4 === 1 ? potential(12, 5, noise) : potential(20, 3, noise);
      const moved = shape.map((value) => value + 50 * (i % 7));
      if (i % 4 === 1) moved.fill(NaN, 0, 3);
      return moved;
    });
    assert.deepEqual(
      smallerCluster(shapes),
      [...shapes.keys()].filter((i) => i % 4 === 1),
    );
  });
});

describe('A discharge that is pointed at', () => {
  const values = Float32Array.from([0, 0, 1, 4, 1, 0, -2, -9, -2, 0, 0, 0, NaN]);
  const around = { values, first: 100 };

  it('is at the peak near the hand, on the unit’s own side', () => {
    assert.equal(snapToPeak(around, 105, 4, -1), 107);
    assert.equal(snapToPeak(around, 105, 4, 1), 103);
    assert.equal(snapToPeak(around, 105, 4, undefined), 107);
  });

  it('stays where the hand was where there is no peak, and at the ends of the signal', () => {
    assert.equal(snapToPeak({ values: new Float32Array(9), first: 0 }, 4, 3, undefined), 4);
    assert.equal(snapToPeak(around, 111, 1, 1), 111);
    assert.equal(snapToPeak({ values: new Float32Array(0), first: 0 }, 7, 3, -1), 7);
  });
});
