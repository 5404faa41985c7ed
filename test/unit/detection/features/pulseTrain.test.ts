/** The tallest units of an episode as a train of pulses. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type PulseTrain, pulseTrain } from '../../../../src/detection/features/pulseTrain';
import type { SortedSegment, SortedUnit } from '../../../../src/detection/units/sorter/sortedSegment';
import { Random } from '../../../../src/simulation/random';
import { assertNear } from '../channels';

const place = { rate: 10_000, beforeSeconds: 0.01 };

/** A unit of a biphasic pulse, 0.4 ms each way, discharging at some times. */
function unit(times: readonly number[], amplitude: number): SortedUnit {
  const averaged = new Float32Array(351);
  averaged.fill(amplitude / 2, 98, 102);
  averaged.fill(-amplitude / 2, 102, 106);
  return {
    times: Float64Array.from(times),
    amplitudes: new Float32Array(times.length).fill(amplitude),
    template: averaged.slice(70, 130),
    averaged,
    snr: 100,
    missRate: 0,
    contamination: 0,
  };
}

/** Units and further potentials that belong to none. */
function segment(units: readonly SortedUnit[], others: readonly [number, number][] = []): SortedSegment {
  const all = [
    ...units.flatMap(({ times, amplitudes }) =>
      [...times].map((time) => [time, amplitudes[0] ?? 0] as const),
    ),
    ...others,
  ].sort((a, b) => a[0] - b[0]);
  return {
    units,
    spikes: {
      times: Float64Array.from(all, ([time]) => time),
      amplitudes: Float32Array.from(all, ([, amplitude]) => amplitude),
    },
    assignedFraction: 1,
  };
}

const every = (interval: number, count: number, from = 1): number[] =>
  Array.from({ length: count }, (_, k) => from + k * interval);

function trainOf(sorted: SortedSegment): PulseTrain {
  const train = pulseTrain(sorted, place);
  assert.ok(train);
  return train;
}

describe('A train of pulses', () => {
  it('keeps time exactly where a stimulator makes it, at any rate, and is as narrow as its pulse', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.integer({ min: 5, max: 60 }),
        (interval, n) => {
          const { pulses, intervalChange, part, shape } = trainOf(segment([unit(every(interval, n), 5000)]));
          assert.equal(pulses, n);
          assert.ok(intervalChange < 1e-6, `${intervalChange}`);
          assertNear(part, 1, 1e-6);
          assert.ok(shape.peakWidthSeconds <= 0.0005 && shape.durationSeconds <= 0.0015);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it('keeps time where the sorter shared its pulses among two units with alignment points 4 ms apart', () => {
    const times = every(0.6, 20);
    const odd = times.filter((_, k) => k % 3 === 1).map((time) => time + 0.004);
    const even = times.filter((_, k) => k % 3 !== 1);
    const { pulses, intervalChange } = trainOf(segment([unit(even, 5000), unit(odd, 4800)]));
    assert.equal(pulses, 20);
    assert.ok(intervalChange < 1e-6, `${intervalChange}`);
  });

  it('keeps time across a change of the rate', () => {
    const times = [...every(0.4, 12), ...every(0.15, 20, 8)];
    assert.ok(trainOf(segment([unit(times, 5000)])).intervalChange < 1e-6);
  });

  it('does not where a fibre makes it: a CoV of 0.05 is a change of about that', () => {
    const random = new Random(4);
    let time = 1;
    const times = Array.from({ length: 100 }, () => (time += 0.1 * random.normal(1, 0.05)));
    const { intervalChange } = trainOf(segment([unit(times, 300)]));
    assert.ok(intervalChange > 0.03 && intervalChange < 0.08, `${intervalChange}`);
  });

  it('is not of small potentials beside it, but knows how much they are', () => {
    const times = every(0.5, 20);
    const answers = times.map((time): [number, number] => [time + 0.003, 500]);
    const contraction = every(0.013, 700).map((time): [number, number] => [time, 400]);
    assertNear(trainOf(segment([unit(times, 5000)], answers)).part, 1, 1e-6);
    const mixed = trainOf(segment([unit(times, 5000), unit(every(0.11, 90), 400)], contraction));
    assert.equal(mixed.pulses, 20);
    assert.ok(mixed.part < 0.4, `${mixed.part}`);
  });

  it('is not told from four pulses, nor without a unit', () => {
    assert.equal(pulseTrain(segment([unit(every(0.5, 4), 5000)]), place), undefined);
    assert.equal(pulseTrain(segment([], [[1, 100]]), place), undefined);
  });
});
