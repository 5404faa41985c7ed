/** Every spontaneous discharge has the rate, regularity and shape of DETECTION.md §A.4, read from truth and samples. */
import assert from 'node:assert/strict';
import { fibreSpike, positiveSharpWave } from '../../../src/simulation/fibreShapes';
import { Random } from '../../../src/simulation/random';
import { scenarios } from '../../../src/simulation/scenarios';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { intervalsOf, meanOf, spearman, spreadOf } from './statistics';

function recordingOf(name: string, seed: number): SimulatedRecording {
  const found = scenarios.find((scenario) => scenario.name === name);
  assert.ok(found, name);
  return found.simulate(seed);
}

function assertWithin(value: number, least: number, most: number, what: string): void {
  assert.ok(value >= least && value <= most, `${what}: ${value} is not within ${least} to ${most}`);
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Standard deviation of the difference between neighbouring intervals over √2, relative: blind to slow drift. */
function localVariation(intervals: readonly number[]): number {
  const differences = intervals.slice(1).map((interval, i) => interval - intervals[i]!);
  return spreadOf(differences) / Math.SQRT2 / meanOf(intervals);
}

/** Intervals within a train's runs: those shorter than `longest` seconds. */
function intervalsWithin(spikes: Float64Array, longest: number): number[] {
  return intervalsOf(spikes).filter((interval) => interval < longest);
}

/** Peak to peak in µV of the samples in each discharge's potential. */
function amplitudes(recording: SimulatedRecording, spikes: Float64Array, lengthSeconds: number): number[] {
  const { values, samplingRate, unit } = recording.channels[0]!;
  return Array.from(spikes, (spike) => {
    const part = values.subarray(
      Math.round(spike * samplingRate),
      Math.round((spike + lengthSeconds) * samplingRate),
    );
    return (Math.max(...part) - Math.min(...part)) * (unit === 'mV' ? 1000 : 1);
  });
}

describe('Single fibres', () => {
  const rate = 20_000;
  const fine = 80_000;

  it('have spikes that begin positive and last 1 to 5 ms above a tenth of their size', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const shape = fibreSpike(new Random(seed), rate, 100);
      const first = shape.find((value) => Math.abs(value) > 10)!;
      assert.ok(first > 0, `seed ${seed} begins at ${first} µV`);
      const indices = shape.reduce<number[]>(
        (list, value, i) => (Math.abs(value) > 10 ? [...list, i] : list),
        [],
      );
      assertWithin((1000 * (indices.at(-1)! - indices[0]!)) / fine, 0.5, 5, `ms, seed ${seed}`);
    }
  });

  it('have positive sharp waves of 10 to 30 ms: a sharp positive, then a lower and longer negative phase', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const shape = positiveSharpWave(new Random(seed), rate, 100);
      assertWithin((1000 * shape.length) / fine, 10, 30, 'ms');
      const [peak, trough] = [Math.max(...shape), Math.min(...shape)];
      assert.ok(shape.indexOf(peak) < shape.indexOf(trough) && peak > -1.5 * trough);
      const positive = shape.filter((value) => value > 0.05 * peak).length;
      const negative = shape.filter((value) => value < -0.05 * peak).length;
      assert.ok(negative > 1.5 * positive);
    }
  });
});

describe('Simulated spontaneous activity', () => {
  const seeds = [1, 2, 3];

  for (const name of ['fibrillation', 'positive-sharp-wave']) {
    it(`${name}: 0.5 to 15 Hz, regular`, () => {
      for (const { truth } of seeds.map((seed) => recordingOf(name, seed))) {
        for (const { spikeSeconds } of truth.units.filter((unit) => unit.spikeSeconds.length > 10)) {
          const intervals = intervalsWithin(spikeSeconds, 3);
          assertWithin(1 / medianOf(intervals), 0.5, 15, 'Hz');
          assert.ok(localVariation(intervals) < 0.1);
        }
      }
    });
  }

  it('complex repetitive discharge: cycles vary by 10 µs, all spikes locked', () => {
    for (const { truth } of seeds.map((seed) => recordingOf('complex-repetitive-discharge', seed))) {
      assert.equal(truth.units.length, 1);
      const intervals = intervalsWithin(truth.units[0]!.spikeSeconds, 0.5);
      assertWithin(1 / meanOf(intervals), 5, 150, 'Hz');
      assertWithin(1e6 * spreadOf(intervals), 5, 20, 'µs of jitter');
    }
  });

  it('myotonia: 20 to 150 Hz, rate and amplitude rise and fall together', () => {
    for (const seed of seeds) {
      const recording = recordingOf('myotonic-discharge', seed);
      const { spikeSeconds } = recording.truth.units[0]!;
      if (recording.truth.humMicrovolts > 0 || recording.truth.units.length > 1) continue;
      const intervals = intervalsOf(spikeSeconds);
      const sizes = amplitudes(recording, spikeSeconds, 0.006).slice(0, -1);
      const inside = intervals.map((_, i) => i).filter((i) => intervals[i]! < 0.2);
      const rates = inside.map((i) => 1 / intervals[i]!);
      assertWithin(Math.min(...rates), 15, 60, 'lowest rate');
      assertWithin(Math.max(...rates), 40, 175, 'highest rate');
      const rho = spearman(
        rates,
        inside.map((i) => sizes[i]!),
      );
      assert.ok(rho > 0.6, `rho ${rho} for seed ${seed}`);
    }
  });

  it('neuromyotonia: 150 to 300 Hz, slowing and shrinking within each burst', () => {
    for (const { truth } of seeds.map((seed) => recordingOf('neuromyotonic-discharge', seed))) {
      const { spikeSeconds } = truth.units[0]!;
      const bursts = truth.events.filter(({ label }) => label === 'neuromyotonic-discharge');
      assert.ok(bursts.length >= 2);
      for (const { onsetSeconds, endSeconds } of bursts) {
        assert.ok(endSeconds - onsetSeconds < 4);
        const inside = spikeSeconds.filter((spike) => spike >= onsetSeconds && spike < endSeconds);
        const intervals = intervalsOf(inside);
        const fifth = Math.ceil(intervals.length / 5);
        const [first, last] = [meanOf(intervals.slice(0, fifth)), meanOf(intervals.slice(-fifth))];
        assertWithin(1 / first, 170, 305, 'Hz at the start');
        assertWithin(1 / last, 148, 260, 'Hz at the end');
        assert.ok(last > 1.1 * first);
      }
    }
  });

  it('myokymia: bursts of 2 to 10 at 20 to 70 Hz, every 1 to 2 s', () => {
    for (const { truth } of seeds.map((seed) => recordingOf('myokymic-discharge', seed))) {
      for (const { spikeSeconds } of truth.units) {
        const intervals = intervalsOf(spikeSeconds);
        const within = intervals.filter((interval) => interval < 0.2);
        assertWithin(1 / medianOf(within), 20, 72, 'Hz within');
        const starts = spikeSeconds.filter((_, i) => i === 0 || intervals[i - 1]! >= 0.2);
        assertWithin(meanOf(intervalsOf(starts)), 0.9, 2.2, 's between bursts');
        assertWithin(spikeSeconds.length / starts.length, 2, 10, 'spikes a burst');
        assert.ok(spreadOf(intervalsOf(starts)) / meanOf(intervalsOf(starts)) < 0.3);
      }
    }
  });

  it('fasciculation: isolated, irregular, several units, more than 100 µV each', () => {
    for (const { truth } of seeds.map((seed) => recordingOf('fasciculation', seed))) {
      const all = Float64Array.from(truth.units.flatMap(({ spikeSeconds }) => [...spikeSeconds])).sort();
      const intervals = intervalsOf(all);
      assert.ok(truth.units.length >= 3 && Math.min(...intervals) >= 0.14);
      assertWithin(1 / meanOf(intervals), 0.1, 2, 'per second');
      assert.ok(spreadOf(intervals) / meanOf(intervals) > 0.5);
      for (const { potential } of truth.units) {
        assert.ok(Math.max(...potential) - Math.min(...potential) > 100);
      }
    }
  });

  it('tremor: many units in bursts at 3 to 12 Hz, silent between', () => {
    for (const { truth } of seeds.map((seed) => recordingOf('tremor', seed))) {
      const spikes = Float64Array.from(truth.units.flatMap(({ spikeSeconds }) => [...spikeSeconds])).sort();
      // With 5 % jitter from beat to beat the phase is kept over some seconds only: the mean over 4 s pieces.
      const pieces = [0, 4, 8].map((from) => spikes.filter((s) => s >= 8 + from && s < 12 + from));
      const peak = (part: Float64Array): number => {
        const rates = Array.from({ length: 181 }, (_, i) => 3 + i * 0.05);
        const strength = rates.map((hertz) => {
          const angles = [...part].map((spike) => 2 * Math.PI * hertz * spike);
          return Math.hypot(meanOf(angles.map(Math.cos)), meanOf(angles.map(Math.sin)));
        });
        return Math.max(...strength);
      };
      const strengths = pieces.filter((part) => part.length > 50).map(peak);
      assert.ok(strengths.length > 0 && meanOf(strengths) > 0.4, strengths.join(', '));
    }
  });
});
