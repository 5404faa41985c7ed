import assert from 'node:assert/strict';
import { sampleContracture, sampleCramp } from '../../fixtures/sampleRecordings';
import type { SimulatedRecording, TruthEvent } from '../../../src/simulation/simulatedRecording';
import { intervalsBetween, meanOf, rmsBetween, spreadOf } from './statistics';

function eventOf(recording: SimulatedRecording, label: TruthEvent['label']): TruthEvent {
  const found = recording.truth.events.find((event) => event.label === label);
  assert.ok(found, label);
  return found;
}

function assertWithin(value: number, least: number, most: number, what: string): void {
  assert.ok(value >= least && value <= most, `${what}: ${value} is not within ${least} to ${most}`);
}

function assertEventsCover(recording: SimulatedRecording): void {
  let end = 0;
  for (const interval of recording.truth.events) {
    assert.equal(interval.onsetSeconds, end);
    assert.ok(interval.endSeconds > interval.onsetSeconds);
    end = interval.endSeconds;
  }
  assert.equal(end, recording.durationSeconds);
}

function assertNothingClips(recording: SimulatedRecording): void {
  for (const { name, values, physicalRange } of recording.channels) {
    const clipped = values.filter((v) => v <= physicalRange.minimum || v >= physicalRange.maximum);
    assert.equal(clipped.length, 0, `${name} clips`);
  }
}

describe('The simulated neurogenic cramp', () => {
  const recording = sampleCramp();
  const needle = recording.channels[0]!;
  const { units, noiseMicrovolts } = recording.truth;
  const cramp = eventOf(recording, 'neurogenic-cramp');
  /** All units are recruited, none has left. */
  const plateau = { from: 18, to: 28 };

  it('has ten units of 14.5 ± 5 pps each: about 145 potentials per second in all', () => {
    assert.equal(units.length, 10);
    const rates = units.map(
      (unit) => 1 / meanOf(intervalsBetween(unit.spikeSeconds, plateau.from, plateau.to)),
    );
    // Ten draws of 14.5 ± 5.1: the mean within two standard errors, every unit within the clipped range.
    assertWithin(meanOf(rates), 11.3, 17.7, 'mean unit rate');
    rates.forEach((rate) => assertWithin(rate, 5, 30, 'unit rate'));
    const pooled = units.flatMap((unit) =>
      [...unit.spikeSeconds].filter((t) => t >= plateau.from && t < plateau.to),
    );
    assertWithin(pooled.length / (plateau.to - plateau.from), 110, 180, 'pooled rate');
  });

  it('fires irregularly in the cramp (CoV 0.45) and regularly on request (CoV 0.18)', () => {
    const variationOf = (intervals: number[]): number => spreadOf(intervals) / meanOf(intervals);
    const cramping = units.map((unit) =>
      variationOf(intervalsBetween(unit.spikeSeconds, plateau.from, plateau.to)),
    );
    assertWithin(meanOf(cramping), 0.4, 0.5, 'CoV in the cramp');
    const voluntary = units
      .map((unit) => intervalsBetween(unit.spikeSeconds, 4.2, 8.3))
      .filter((intervals) => intervals.length > 20)
      .map(variationOf);
    assert.ok(voluntary.length >= 5);
    assertWithin(meanOf(voluntary), 0.15, 0.21, 'CoV on request');
  });

  it('builds up unit by unit over seconds, and sputters out', () => {
    const activeIn = (from: number, to: number): number =>
      units.filter((unit) => [...unit.spikeSeconds].some((t) => t >= from && t < to)).length;
    assertWithin(activeIn(12, 12.7), 1, 3, 'units at the start');
    assert.equal(activeIn(17, 18), 10);
    assertWithin(activeIn(36, 37), 1, 3, 'units at the end');
    assertWithin(cramp.endSeconds - cramp.onsetSeconds, 24, 25.1, 'duration');
  });

  it('is silent at the noise level before, between and after', () => {
    for (const { onsetSeconds, endSeconds } of recording.truth.events.filter(
      ({ label }) => label === 'rest',
    )) {
      assertWithin(
        rmsBetween(needle, onsetSeconds, endSeconds) / noiseMicrovolts,
        0.95,
        1.05,
        'rest RMS ratio',
      );
    }
    assertWithin(rmsBetween(needle, plateau.from, plateau.to), 100, 600, 'RMS in the cramp');
  });

  it('has potentials as a needle sees them: 0.05 to 4 mV, the near ones mainly negative', () => {
    for (const { potential } of units) {
      const size = Math.max(...potential) - Math.min(...potential);
      assertWithin(size, 50, 4000, 'peak to peak µV');
    }
    const negative = units.filter(({ potential }) => -Math.min(...potential) > Math.max(...potential));
    assert.ok(negative.length >= 8);
  });

  it('accounts for every moment, and clips nowhere', () => {
    assertEventsCover(recording);
    assertNothingClips(recording);
    assert.deepEqual(
      recording.annotations.map(({ text }) => text),
      ['rest', 'contract', 'relax', 'cramp'],
    );
  });
});

describe('The simulated silent contracture', () => {
  const recording = sampleContracture();
  const [needle, force] = [recording.channels[0]!, recording.channels[1]!];
  const contracture = eventOf(recording, 'myogenic-cramp');

  it('pulls for thirty seconds and more while the EMG is at the noise level', () => {
    const { onsetSeconds, endSeconds } = contracture;
    assert.ok(endSeconds - onsetSeconds >= 30);
    const ratio = rmsBetween(needle, onsetSeconds, endSeconds) / recording.truth.noiseMicrovolts;
    assertWithin(ratio, 0.97, 1.03, 'RMS ratio');
    const pulling = force.values.subarray(Math.ceil(onsetSeconds * force.samplingRate));
    assert.ok(pulling.every((newtons) => newtons > 8));
    assert.equal(
      recording.truth.units.flatMap((unit) => [...unit.spikeSeconds]).filter((t) => t >= onsetSeconds).length,
      0,
    );
  });

  it('follows exercise in which EMG and force rise together', () => {
    const bursts = recording.truth.events.filter(({ label }) => label === 'voluntary');
    assert.equal(bursts.length, 5);
    for (const { onsetSeconds, endSeconds } of bursts) {
      assert.ok(rmsBetween(needle, onsetSeconds + 0.5, endSeconds - 0.5) > 100);
      assert.ok(rmsBetween(force, onsetSeconds + 0.5, endSeconds - 0.5) > 50);
    }
    assertWithin(rmsBetween(force, 0, 3.9), 0.2, 0.3, 'force noise at rest');
  });

  it('decays slowly: half the force is left ten seconds on', () => {
    const after = (seconds: number): number =>
      rmsBetween(force, contracture.onsetSeconds + seconds, contracture.onsetSeconds + seconds + 0.5);
    assertWithin(after(11) / after(1), 0.5, 0.9, 'force ratio over ten seconds');
  });

  it('accounts for every moment, and clips nowhere', () => {
    assertEventsCover(recording);
    assertNothingClips(recording);
  });
});
