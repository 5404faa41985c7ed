import assert from 'node:assert/strict';
import { crowdSeeds, newSeeds, renewedSeeds } from '../../../../../src/detection/units/decompose/crowdSeeds';
import type { Seed } from '../../../../../src/detection/units/decompose/decompose';
import { slopes } from '../../../../../src/detection/units/decompose/steepSlopes';
import { tightClusters } from '../../../../../src/detection/units/decompose/tightClusters';
import { Random } from '../../../../../src/simulation/random';
import { potentialOf, scene, type SceneUnit, steadyTrain, workingRate } from '../sorter/scenes';

const seconds = 16;

/** Three large units among twelve small ones: 225 potentials a second. */
function crowdOf(random: Random): readonly SceneUnit[] {
  const peaks = [900, 700, 500, ...Array.from({ length: 12 }, () => random.uniform(60, 180))];
  return peaks.map((peak) => ({
    potential: potentialOf(random, peak, random.uniform(0.3, 0.5)),
    times: steadyTrain(random, random.uniform(12, 18), 0.3, 0.1, seconds - 0.1),
  }));
}

function signalOf(random: Random, units: readonly SceneUnit[], noise = 2): Float64Array {
  return slopes(Float64Array.from(scene(random, units, seconds, noise).detection), workingRate);
}

/** Slopes of a unit by itself in the same band, a discharge in the middle. */
function alone({ potential }: SceneUnit): Float64Array {
  const one = { potential, times: Float64Array.of(0.25) };
  return slopes(Float64Array.from(scene(new Random(1), [one], 0.5, 1e-3).detection), workingRate);
}

/** The part of a unit's energy that a seed leaves where it fits best. */
function leftOf(unit: Float64Array, { template }: Seed): number {
  const energy = unit.reduce((sum, value) => sum + value * value, 0);
  let least = Infinity;
  for (let lag = 0; lag + template.length <= unit.length; lag++) {
    const left = unit.reduce((sum, value, i) => sum + (value - (template[i - lag] ?? 0)) ** 2, 0);
    least = Math.min(least, left);
  }
  return least / energy;
}

describe('Seeds from a crowd', () => {
  const random = new Random(91);
  const units = crowdOf(random);
  const signal = signalOf(random, units);
  const seeds = crowdSeeds(signal, workingRate);

  it('are each of the large units, nearly as it would be alone', () => {
    for (const unit of units.slice(0, 3)) {
      const waveform = alone(unit);
      const left = Math.min(...seeds.map((seed) => leftOf(waveform, seed)));
      assert.ok(left < 0.1, `${left.toFixed(3)} is left of a unit`);
    }
  });

  it('are none of noise', () => {
    assert.deepEqual(crowdSeeds(signalOf(new Random(92), [], 20), workingRate), []);
  });

  it('are new only where none is known that looks alike', () => {
    assert.deepEqual(newSeeds(signal, workingRate, seeds), []);
    assert.equal(newSeeds(signal, workingRate, seeds.slice(1)).length, 1);
  });

  it('say which of the known ones they are; what is not seen comes last', () => {
    const [first, second] = seeds;
    const larger = { ...second!, template: second!.template.map((value) => 1.05 * value) };
    const unseen = { template: new Float32Array(40).fill(1e-3), before: 10 };
    const renewed = renewedSeeds(signal, workingRate, [unseen, larger]);
    assert.deepEqual(renewed[0], { seed: first, place: undefined });
    assert.deepEqual(renewed[1], { seed: second, place: 1 });
    assert.deepEqual(renewed.at(-1), { seed: unseen, place: 0 });
    assert.equal(renewed.length, seeds.length + 1);
  });
});

describe('Slopes that look alike', () => {
  /** How many units they are, all as alike as one unit's, at some seconds. */
  function clustersAt(times: Float64Array): number {
    const width = 31;
    const random = new Random(94);
    const windows = Float32Array.from(
      { length: times.length * width },
      (_, i) => 20 * Math.exp(-(((i % width) - 15) ** 2) / 8) + random.normal(0, 0.3),
    );
    const energies = Float64Array.from(times, (_, w) =>
      windows.subarray(w * width, (w + 1) * width).reduce((sum, value) => sum + value * value, 0),
    );
    const positions = times.map((t) => Math.round(t * workingRate * 4));
    return tightClusters({ positions, width, windows, energies, crowdEnergy: width }, workingRate).length;
  }

  it('are one unit where they recur like one', () => {
    assert.equal(clustersAt(steadyTrain(new Random(95), 12, 0.4, 0.1, seconds)), 1);
  });

  it('are none where they often follow one another at once, as those of several units do', () => {
    const random = new Random(96);
    const times = steadyTrain(random, 12, 0.4, 0.1, seconds);
    const second = times.filter((_, i) => i % 2 === 0).map((t) => t + random.uniform(0.003, 0.01));
    assert.equal(clustersAt(Float64Array.from([...times, ...second]).sort()), 0);
  });
});
