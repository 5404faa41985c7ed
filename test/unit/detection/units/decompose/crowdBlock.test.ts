import assert from 'node:assert/strict';
import { decomposingCrowd } from '../../../../../src/detection/units/decompose/crowdBlock';
import type { DecomposedUnit } from '../../../../../src/detection/units/decompose/decompose';
import { Random } from '../../../../../src/simulation/random';
import { rateOfAgreement, trainAgreement } from '../../../../evaluation/metrics/unitAgreement';
import { potentialOf, scene, type SceneUnit, steadyTrain, workingRate } from '../sorter/scenes';

const seconds = 16;
const noise = 2;

/** A large unit and a middle one among fourteen small ones: 240 potentials a second. */
function crowdOf(random: Random, largest: number): readonly SceneUnit[] {
  const peaks = [largest, 500, ...Array.from({ length: 14 }, () => random.uniform(60, 180))];
  return peaks.map((peak) => ({
    potential: potentialOf(random, peak, random.uniform(0.3, 0.5)),
    times: steadyTrain(random, random.uniform(12, 18), 0.2, 0.1, seconds - 0.1),
  }));
}

function decomposed(random: Random, units: readonly SceneUnit[]): readonly DecomposedUnit[] {
  const signal = Float64Array.from(scene(random, units, seconds, noise).detection);
  const steps = decomposingCrowd({ signal, rate: workingRate, noise }, [], 8);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.units;
  }
}

/** µV peak to peak, as the working band has it. */
function sizeOf({ potential }: SceneUnit): number {
  const one = { potential, times: Float64Array.of(0.25) };
  return extent(Float64Array.from(scene(new Random(1), [one], 0.5, 1e-3).detection));
}

function extent(values: Float64Array): number {
  return Math.max(...values) - Math.min(...values);
}

describe('A crowd’s units in the signal', () => {
  for (const largest of [900, 3000]) {
    it(`have their own size, one of ${largest} µV that is larger than all others too`, () => {
      const random = new Random(17);
      const units = crowdOf(random, largest);
      const found = decomposed(random, units);
      for (const unit of units.slice(0, 2)) {
        const own = found.filter(({ times }) => rateOfAgreement(trainAgreement(unit.times, times)) > 0.9);
        assert.equal(own.length, 1, `${own.length} trains of ${sizeOf(unit).toFixed(0)} µV`);
        const part = extent(own[0]?.shape.values ?? new Float64Array(1)) / sizeOf(unit);
        assert.ok(Math.abs(part - 1) < 0.1, `${part.toFixed(2)} of its size`);
      }
    });
  }
});
