import assert from 'node:assert/strict';
import { type BurstStructure, burstStructure } from '../../../../src/detection/trains/burstStructure';
import { median } from '../../../../src/signal/statistics';
import { Random } from '../../../../src/simulation/random';
import { spikeTrain } from '../../../../src/simulation/spikeTrain';
import { corrupted, gammaIntervals, gammaTrain, parameters, timesOf } from './trains';

const noAmplitudes = new Float32Array();

/** Bursts of these sizes: 40 per second inside, every 1.5 s or so. */
function myokymia(random: Random, sizes: readonly number[]): Float64Array {
  return timesOf(
    sizes.flatMap((size) => [
      ...gammaIntervals(random, size - 1, 1 / 40, 0.15),
      ...gammaIntervals(random, 1, 1.5 - size / 40, 0.15),
    ]),
  );
}

/** 1 / median time from onset to onset, where the sizes of the bursts are known. */
function trueBurstRate(times: Float64Array, sizes: readonly number[]): number {
  let first = 0;
  const onsets = sizes.map((size) => times[(first += size) - size] ?? NaN);
  const between = onsets.slice(1).map((onset, i) => onset - (onsets[i] ?? NaN));
  return 1 / (median(Float64Array.from(between)) ?? NaN);
}

function structureOf(times: Float64Array, amplitudes = noAmplitudes): BurstStructure {
  const structure = burstStructure(times, amplitudes, parameters);
  assert.ok(structure);
  return structure;
}

describe('Bursts', () => {
  it('of myokymia are told, with their size and rhythm', () => {
    const random = new Random(1);
    for (let run = 0; run < 100; run++) {
      const sizes = Array.from({ length: 15 }, () => 2 + Math.floor(random.uniform(0, 9)));
      const times = myokymia(random, sizes);
      const structure = structureOf(times);
      const {
        isBursting,
        burstCount,
        spikesPerBurst,
        intraRateHz,
        burstRateHz = NaN,
        interBurstCov = NaN,
      } = structure;
      assert.equal(isBursting, true);
      assert.equal(burstCount, 15);
      assert.equal(spikesPerBurst, [...sizes].sort((a, b) => a - b)[7]);
      assert.ok(Math.abs(intraRateHz - 40) < 5, `${intraRateHz} inside`);
      assert.ok(
        Math.abs(burstRateHz - trueBurstRate(times, sizes)) < 1e-9,
        `${burstRateHz} bursts per second`,
      );
      assert.ok(interBurstCov < 0.3, `rhythm ${interBurstCov}`);
    }
  });

  it('are the same with stray single discharges between them', () => {
    const random = new Random(2);
    const bursts = myokymia(random, new Array<number>(12).fill(6));
    const strays = [0.8, 3.6, 7.4, 10.9];
    const structure = structureOf(Float64Array.from([...bursts, ...strays]).sort());
    assert.deepEqual([structure.isBursting, structure.burstCount, structure.spikesPerBurst], [true, 12, 6]);
    assert.ok((structure.interBurstCov ?? NaN) < 0.3);
  });

  it('slow down and lose amplitude in neuromyotonia', () => {
    const random = new Random(3);
    const intervals: number[] = [];
    const amplitudes: number[] = [];
    for (let burst = 0; burst < 4; burst++) {
      for (let i = 0; i < 200; i++) {
        amplitudes.push(200 * (1 - i / 300));
        intervals.push(i < 199 ? (1 + 0.03 * random.normal()) / (280 - 0.6 * i) : 2 + burst);
      }
    }
    const times = timesOf(intervals.slice(0, -1));
    const {
      isBursting,
      burstCount,
      intraRateHz,
      withinBurstTrend = 0,
      intervalGrowth = 0,
      amplitudeDecrement = 1,
    } = structureOf(times, Float32Array.from(amplitudes));
    assert.deepEqual([isBursting, burstCount], [true, 4]);
    assert.ok(intraRateHz > 150 && intraRateHz < 300, `${intraRateHz}`);
    assert.ok(withinBurstTrend > 0.9, `trend ${withinBurstTrend}`);
    assert.ok(intervalGrowth > 1.3, `growth ${intervalGrowth}`);
    // From the first third's median 200·(1 − 33/300) to the last third's 200·(1 − 167/300).
    assert.ok(Math.abs(amplitudeDecrement - 0.5) < 0.02, `decrement ${amplitudeDecrement}`);
    const single = structureOf(times.subarray(0, 200), Float32Array.from(amplitudes.slice(0, 200)));
    assert.deepEqual([single.isBursting, single.burstCount, single.burstRateHz], [false, 1, undefined]);
    assert.ok((single.withinBurstTrend ?? 0) > 0.9);
  });

  it('are not seen in voluntary firing, cramp, fasciculation or myotonia, misses and doublets or not', () => {
    const random = new Random(4);
    const others: Readonly<Record<string, () => Float64Array>> = {
      voluntary: () => gammaTrain(random, 300, 20, 0.2),
      'voluntary with misses': () => corrupted(random, gammaTrain(random, 300, 20, 0.2), 0.1, 0.05),
      cramp: () => gammaTrain(random, 300, 20, 0.45),
      'cramp with doublets': () =>
        timesOf(
          gammaIntervals(random, 300, 0.06, 0.45).flatMap((x) =>
            random.uniform() < 0.05 ? [0.008, x] : [x],
          ),
        ),
      'no order at all': () => gammaTrain(random, 200, 30, 0.99),
      fasciculation: () => gammaTrain(random, 50, 0.5, 0.99),
      sternohyoid: () => gammaTrain(random, 300, 60, 0.4),
      myotonia: () =>
        spikeTrain(
          random,
          { rate: (t) => 30 + 60 * Math.sin((Math.PI * t) / 8), variation: () => 0.05 },
          0,
          8,
        ),
    };
    for (const [name, train] of Object.entries(others)) {
      for (let run = 0; run < 50; run++) {
        assert.notEqual(burstStructure(train(), noAmplitudes, parameters)?.isBursting, true, name);
      }
    }
  });
});
