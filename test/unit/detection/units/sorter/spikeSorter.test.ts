/** What the spike sorter promises: the trains that were simulated come back, whatever the size of its bites. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SpikeSorter } from '../../../../../src/detection/units/sorter/spikeSorter';
import { median, pearson, robustVariation } from '../../../../../src/signal/statistics';
import { Random } from '../../../../../src/simulation/random';
import { defaultUnitParameters } from './parameters';
import { bestAgreements, potentialOf, scene, sort, steadyTrain, type SceneUnit } from './scenes';

const noiseMicrovolts = 3;

/** Units with potentials of these peaks (above 200 Hz, µV), firing at about `rate`. */
function firing(
  random: Random,
  peaks: readonly number[],
  rate: number,
  variation: number,
  seconds: number,
): SceneUnit[] {
  return peaks.map((peak) => ({
    potential: potentialOf(random.fork(), peak),
    times: steadyTrain(random.fork(), rate * random.uniform(0.85, 1.15), variation, 0.05, seconds - 0.05),
  }));
}

function irregularity(times: Float64Array): number {
  const intervals = times.subarray(1).map((time, i) => time - (times[i] ?? 0));
  return robustVariation(intervals.filter((interval) => interval > 0.02 && interval <= 0.5)) ?? NaN;
}

describe('The spike sorter', () => {
  it('finds at least 95 % of the trains of four units above 8 times the noise, and no other unit', () => {
    const random = new Random(1);
    const units = firing(random, [400, 200, 100, 60], 10, 0.2, 12);
    const sorted = sort(scene(random, units, 12, noiseMicrovolts));
    const rates = bestAgreements(
      units.map(({ times }) => times),
      sorted,
    ).map(({ agreement }) => agreement.rate);
    for (const rate of rates) {
      assert.ok(rate >= 0.95, `agreement ${rates.map((each) => each.toFixed(3)).join(', ')}`);
    }
    assert.equal(sorted.units.length, 4);
    assert.ok(sorted.assignedFraction > 0.9, `assigned ${sorted.assignedFraction}`);
  });

  it('finds the three largest of a cramp’s ten units (agreement ≥ 0.95), as irregular as they are (± 0.08)', () => {
    const random = new Random(12);
    const units = firing(random, [500, 350, 250, 180, 130, 90, 65, 45, 30, 20], 14.5, 0.45, 16);
    const sorted = sort(scene(random, units, 16, noiseMicrovolts));
    const best = bestAgreements(
      units.map(({ times }) => times),
      sorted,
    ).slice(0, 3);
    const errors = best.map(({ agreement, unit }, i) => {
      assert.ok(agreement.rate >= 0.95, `unit ${i}: ${agreement.rate}`);
      return Math.abs(
        irregularity(sorted.units[unit]?.times ?? new Float64Array()) -
          irregularity(units[i]?.times ?? new Float64Array()),
      );
    });
    const error = median(Float64Array.from(errors)) ?? NaN;
    assert.ok(error <= 0.08, `median error of the irregularity ${error}`);
  });

  it('keeps a potential that shrinks to a third and grows again one unit', () => {
    const random = new Random(41);
    const units: SceneUnit[] = [
      {
        potential: potentialOf(random.fork(), 300),
        times: steadyTrain(random.fork(), 50, 0.05, 0.05, 7.9),
        scale: (seconds) => 0.65 + 0.35 * Math.cos((2 * Math.PI * seconds) / 4),
      },
    ];
    const sorted = sort(scene(random, units, 8, noiseMicrovolts));
    assert.equal(sorted.units.length, 1);
    const [best] = bestAgreements([units[0]?.times ?? new Float64Array()], sorted);
    assert.ok((best?.agreement.rate ?? 0) > 0.97, `agreement ${best?.agreement.rate}`);
    const amplitudes = sorted.units[0]?.amplitudes ?? new Float32Array();
    const ratio = Math.min(...amplitudes) / Math.max(...amplitudes);
    assert.ok(ratio > 0.25 && ratio < 0.35, `smallest over largest amplitude ${ratio}`);
  });

  it('makes a unit of a single potential in 50 ms, in its place', () => {
    const random = new Random(43);
    const potential = potentialOf(random.fork(), 300);
    const sorted = sort(
      scene(random, [{ potential, times: Float64Array.of(0.015) }], 0.05, noiseMicrovolts),
      64,
      1000,
    );
    assert.equal(sorted.units.length, 1);
    const [time = NaN] = sorted.units[0]?.times ?? [];
    // 1000 samples of 0.1 ms before the segment, the potential from 15 ms on, its peak within its 22 ms.
    assert.ok(time > 0.115 && time < 0.137, `time ${time}`);
  });

  it('finds nothing in noise', () => {
    const sorted = sort(scene(new Random(5), [], 10, noiseMicrovolts));
    assert.equal(sorted.units.length, 0);
    assert.ok(sorted.spikes.times.length <= 5, `${sorted.spikes.times.length} potentials in 10 s of noise`);
  });

  it('finds few units in a dense interference pattern, and none of them is both wrong and trusted', () => {
    const random = new Random(31);
    const peaks = Array.from({ length: 30 }, (_, i) => 800 * 0.9 ** i);
    const units = firing(random, peaks, 20, 0.2, 8);
    const sorted = sort(scene(random, units, 8, noiseMicrovolts));
    assert.ok(sorted.units.length <= 10, `${sorted.units.length} units`);
    const trains = units.map(({ times }) => times);
    sorted.units.forEach((unit, i) => {
      const rate = Math.max(
        ...trains.map(
          (truth) => bestAgreements([truth], { ...sorted, units: [unit] })[0]?.agreement.rate ?? 0,
        ),
      );
      const isTrusted = unit.missRate < 0.1 && unit.contamination < 0.1;
      assert.ok(
        rate > 0.7 || !isTrusted,
        `unit ${i}: agreement ${rate}, missed ${unit.missRate}, false ${unit.contamination}`,
      );
    });
  });

  it('says the same however the segment is cut', () => {
    const random = new Random(7);
    const units = firing(random, [300, 120, 50], 12, 0.3, 10);
    const whole = scene(random, units, 10, noiseMicrovolts);
    const expected = sort(whole, 1 << 20, 500);
    const cuts = fc.array(fc.integer({ min: 1, max: whole.detection.length }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (places) => {
        const sorter = new SpikeSorter(whole.input, defaultUnitParameters);
        const edges = [0, ...places.sort((a, b) => a - b), whole.detection.length];
        edges.slice(1).forEach((to, i) => {
          const from = edges[i] ?? 0;
          sorter.add(whole.detection.subarray(from, to), whole.wide.subarray(from, to), 500 + from);
        });
        assert.deepEqual(sorter.finish(), expected);
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  it('is silent about an empty segment and survives samples that are missing', () => {
    const input = { samplingRate: 10_000, noiseRms: 0, spikeFloor: 0 };
    assert.deepEqual(new SpikeSorter(input, defaultUnitParameters).finish().units, []);
    const sorter = new SpikeSorter(input, defaultUnitParameters);
    sorter.add(new Float32Array(1000).fill(NaN), new Float32Array(1000).fill(Infinity), 0);
    assert.equal(sorter.finish().spikes.times.length, 0);
  });

  it('measures the mean potential from 10 ms before to 25 ms after its alignment point, true to shape', () => {
    const random = new Random(8);
    const [unit] = firing(random, [300], 8, 0.2, 8);
    assert.ok(unit);
    const sorted = sort(scene(random, [unit], 8, noiseMicrovolts));
    const averaged = sorted.units[0]?.averaged ?? new Float32Array();
    assert.equal(averaged.length, 351);
    const once = scene(random, [{ ...unit, times: Float64Array.of(0.05) }], 0.15, 0).wide;
    let best = 0;
    for (let lag = 0; lag + 351 <= once.length; lag++) {
      const truth = once.subarray(lag, lag + 351);
      best = Math.max(best, pearson(Float64Array.from(averaged), Float64Array.from(truth)) ?? 0);
    }
    assert.ok(best > 0.99, `correlation with the true potential ${best}`);
  });

  it('measures a small unit’s mean potential as if larger ones that are no unit’s were not beside it', () => {
    const random = new Random(31);
    const small = {
      potential: potentialOf(random.fork(), 60),
      times: steadyTrain(random.fork(), 5, 0.05, 0.1, 8),
    };
    // One potential of its own kind beside every fourth discharge, ten to thirty times as large.
    const strangers = [...small.times]
      .filter((_, i) => i % 4 === 1)
      .map((time) => ({
        potential: potentialOf(random.fork(), random.uniform(600, 1800)),
        times: Float64Array.of(time + random.uniform(0.004, 0.012)),
      }));
    const meanOf = (units: readonly SceneUnit[]): Float64Array => {
      const sorted = sort(scene(new Random(32), units, 8.2, noiseMicrovolts));
      const most = [...sorted.units].sort((a, b) => b.times.length - a.times.length)[0];
      return Float64Array.from(most?.averaged ?? []);
    };
    const [alone, beside] = [meanOf([small]), meanOf([small, ...strangers])];
    assert.ok((pearson(alone, beside) ?? 0) > 0.97, `correlation ${pearson(alone, beside)}`);
  });

  it('measures a unit’s potential as if slow waves thirty times as large were not beside some of its discharges', () => {
    const random = new Random(41);
    const unit = {
      potential: potentialOf(random.fork(), 60),
      times: steadyTrain(random.fork(), 7, 0.05, 0.1, 12),
    };
    const alone = scene(new Random(42), [unit], 12.2, noiseMicrovolts);
    // As of a heart: 2 mV, 50 ms wide, 85 a minute; nothing of it is left above 200 Hz.
    const rate = alone.input.samplingRate;
    const wide = alone.wide.map((value, i) => {
      const since = ((i / rate) % 0.7) - 0.35;
      return value + 2000 * Math.exp(-((since / 0.015) ** 2) / 2);
    });
    const [potential, beside] = [alone, { ...alone, wide }].map((each) =>
      Float64Array.from(sort(each).units[0]?.averaged ?? []),
    );
    assert.ok(potential && beside);
    const size = Math.max(...potential) - Math.min(...potential);
    const farthest = Math.max(...potential.map((value, i) => Math.abs(value - (beside[i] ?? Infinity))));
    assert.ok(farthest < 0.1 * size, `off by ${farthest} µV of ${size}`);
  });
});
