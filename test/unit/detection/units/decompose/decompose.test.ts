import assert from 'node:assert/strict';
import {
  decompose,
  type DecomposedUnit,
  type Seed,
} from '../../../../../src/detection/units/decompose/decompose';
import { IntervalModel } from '../../../../../src/detection/units/decompose/intervals';
import { Random } from '../../../../../src/simulation/random';
import { rateOfAgreement, trainAgreement } from '../../../../evaluation/metrics/unitAgreement';
import { potentialOf, type Scene, scene, steadyTrain, workingRate } from '../sorter/scenes';

const before = 40;

/** A unit's potential as the engine sees it without noise, from one discharge in the middle of half a second. */
function seedOf(random: Random, potential: Float64Array): Seed {
  const { detection } = scene(random, [{ potential, times: Float64Array.of(0.2) }], 0.5, 1e-3);
  const peak = detection.reduce(
    (best, value, i) => (Math.abs(value) > Math.abs(detection[best] ?? 0) ? i : best),
    0,
  );
  return { template: detection.slice(peak - before, peak + 120), before };
}

function decomposed({ detection, input }: Scene, seeds: readonly Seed[]): readonly DecomposedUnit[] {
  return decompose({ signal: Float64Array.from(detection), rate: workingRate, noise: input.noiseRms }, seeds)
    .units;
}

function agreement(truth: Float64Array, units: readonly DecomposedUnit[]): number {
  return Math.max(0, ...units.map(({ times }) => rateOfAgreement(trainAgreement(truth, times))));
}

describe('The decomposition of an epoch', () => {
  it('finds the discharges of four units that overlap, and spares those of the smallest beside the largest', () => {
    const random = new Random(7);
    const units = [400, 150, 80, 40].map((peak, i) => ({
      potential: potentialOf(random, peak, 0.3 + 0.15 * i),
      times: steadyTrain(random, 9 + i, 0.18, 0.1, 11.9),
    }));
    const epoch = scene(random, units, 12, 2);
    const found = decomposed(
      epoch,
      units.map(({ potential }) => seedOf(random, potential)),
    );
    assert.equal(found.length, units.length);
    units.forEach(({ times }, i) => {
      const reached = agreement(times, found);
      assert.ok(reached >= 0.95, `unit ${i}: ${reached}`);
    });
  });

  it('keeps doublets of 6 ms', () => {
    const random = new Random(8);
    const single = steadyTrain(random, 8, 0.15, 0.1, 9.8);
    const doublets = single.filter((_, i) => i % 8 === 0).map((t) => t + 0.006);
    const times = Float64Array.from([...single, ...doublets]).sort();
    const potential = potentialOf(random, 100);
    const [unit] = decomposed(scene(random, [{ potential, times }], 10, 2), [seedOf(random, potential)]);
    const found = trainAgreement(times, unit?.times ?? []);
    assert.equal(found.missed, 0, 'missed');
    assert.equal(found.extra, 0, 'invented');
  });

  it('makes two units of a seed that two look like, each regular by itself', () => {
    const random = new Random(11);
    const potential = potentialOf(random, 200);
    const other = potential.map((value, i) => 0.8 * value + 0.35 * (potential[i - 6] ?? 0));
    const trains = [11, 14].map((rate) => steadyTrain(random, rate, 0.3, 0.1, 13.9));
    const epoch = scene(
      random,
      [potential, other].map((each, i) => ({ potential: each, times: trains[i] as Float64Array })),
      14,
      2,
    );
    const middle = potential.map((value, i) => (value + (other[i] as number)) / 2);
    const found = decomposed(epoch, [seedOf(random, middle)]);
    for (const times of trains) assert.ok(agreement(times, found) >= 0.9, `${agreement(times, found)}`);
  });

  it('makes one unit of two seeds of it, and none of a seed that nobody fires', () => {
    const random = new Random(9);
    const potential = potentialOf(random, 120);
    const times = steadyTrain(random, 10, 0.15, 0.1, 9.8);
    const seed = seedOf(random, potential);
    const twin = { ...seed, template: seed.template.map((value) => 1.08 * value) };
    const silent = seedOf(random, potentialOf(random, 200, 0.8));
    const found = decomposed(scene(random, [{ potential, times }], 10, 2), [seed, twin, silent]);
    assert.equal(found.length, 1);
    assert.equal(agreement(times, found), 1);
  });

  it('finds nothing in noise, in a dead signal, and without seeds', () => {
    const random = new Random(10);
    const seed = seedOf(random, potentialOf(random, 60));
    assert.deepEqual(decomposed(scene(random, [], 5, 3), [seed]), []);
    const signal = new Float64Array(20_000);
    assert.deepEqual(decompose({ signal, rate: workingRate, noise: 0 }, [seed]).units, []);
    assert.deepEqual(
      decompose({ signal: new Float64Array(0), rate: workingRate, noise: 1 }, [seed]).units,
      [],
    );
    assert.deepEqual(decompose({ signal, rate: workingRate, noise: 1 }, []).units, []);
  });
});

describe('What a unit’s intervals say of a discharge', () => {
  const model = new IntervalModel(
    Float64Array.from({ length: 60 }, (_, i) => 0.1 * i + 0.01 * Math.sin(5 * i)),
  );

  it('asks least where one is due, more where it is early, and rules no doublet out', () => {
    const gain = (since: number): number => model.gain(3, since, 0.2 - since, 0.0003);
    assert.ok(gain(0.1) > gain(0.06) + 3, `${gain(0.1)} when due, ${gain(0.06)} when early`);
    assert.ok(gain(0.006) > -15, `${gain(0.006)} for a doublet`);
  });

  it('knows the usual interval of a train of which every fifth discharge is missed', () => {
    const times = Float64Array.from({ length: 80 }, (_, i) => 0.1 * i).filter((_, i) => i % 5 !== 4);
    assert.ok(Math.abs(new IntervalModel(times).typical - 0.1) < 0.005);
  });
});
