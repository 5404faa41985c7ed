/** What is left of a signal without its units. */
import assert from 'node:assert/strict';
import {
  residualMargin,
  residualUnit,
  takeUnitsAway,
  type ResidualUnit,
} from '../../../../src/detection/morphology/residual';
import type { Morphology } from '../../../../src/detection/result/unitMorphology';
import { Random } from '../../../../src/simulation/random';
import { fourPhases, frameAt, type Potential } from './potentials';

const refused: Morphology = { kind: 'refused', reason: 'few-discharges', discharges: 1, least: 8 };
const biphasic: Potential = (t) =>
  400 * Math.exp(-(((t + 0.6) / 0.6) ** 2)) - 500 * Math.exp(-(((t - 0.6) / 0.5) ** 2));

/** A unit whose average is exact, at the signal's rate or at a part of it. */
function unit(potential: Potential, times: readonly number[], rate: number, factor = 1): ResidualUnit {
  const { before, length } = frameAt(rate / factor);
  const values = Float32Array.from({ length }, (_, k) => potential(((k - before) * 1000 * factor) / rate));
  const template = {
    values,
    samplingRate: rate / factor,
    beforeSeconds: (before * factor) / rate,
    unit: 'µV',
  };
  return residualUnit({ number: 1, morphology: refused, template }, Float64Array.from(times), rate)!;
}

/** Both units firing over noise of 5 µV; each train is off by up to 0.2 ms. */
function simulated(rate: number, factor: number) {
  const random = new Random(3);
  const seconds = 2;
  const [one, two] = [90, 130].map((interval, u) =>
    Array.from({ length: 14 }, (_, i) => 0.1 + u * 0.03 + (i * interval) / 1000),
  ) as [number[], number[]];
  const noise = Float32Array.from({ length: seconds * rate }, () => random.normal(0, 5));
  const signal = noise.slice();
  const told = (times: readonly number[], potential: Potential): number[] =>
    times.map((time) => {
      for (let i = 0; i < signal.length; i++) {
        const t = (i / rate - time) * 1000;
        if (Math.abs(t) < 20) signal[i] = signal[i]! + potential(t);
      }
      return time + random.normal(0, 0.0001);
    });
  const units = [
    unit(fourPhases, told(one, fourPhases), rate, factor),
    unit(biphasic, told(two, biphasic), rate, factor),
  ];
  return { noise, signal, units };
}

function rms(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / values.length);
}

for (const [rate, factor] of [
  [20_000, 1],
  [48_000, 2],
] as const) {
  describe(`What is left of a signal at ${rate} Hz without its units`, () => {
    const { noise, signal, units } = simulated(rate, factor);

    it('is its noise, though trains are off by tenths of a millisecond and potentials overlap', () => {
      const left = signal.slice();
      takeUnitsAway(left, 0, rate, units);
      assert.ok(rms(signal) > 60, `${rms(signal)} µV`);
      assert.ok(rms(left) < 1.5 * rms(noise), `${rms(left)} µV of ${rms(noise)} µV`);
    });

    it('is the same wherever one begins to look', () => {
      const whole = signal.slice();
      takeUnitsAway(whole, 0, rate, units);
      const margin = residualMargin(units);
      const [from, to] = [Math.round(0.7 * rate), Math.round(1.1 * rate)];
      const part = signal.slice(from - margin, to + margin);
      takeUnitsAway(part, from - margin, rate, units);
      const differences = part
        .subarray(margin, margin + to - from)
        .map((value, i) => value - whole[from + i]!);
      assert.ok(rms(differences) < 0.5, `${rms(differences)} µV`);
    });

    it('shows a discharge that is in no train', () => {
      const [first, second] = units as [ResidualUnit, ResidualUnit];
      const missed = { ...first, times: first.times.filter((_, i) => i !== 5) };
      const left = signal.slice();
      takeUnitsAway(left, 0, rate, [missed, second]);
      const at = Math.round(first.times[5]! * rate);
      const peak = Math.min(...left.subarray(at - 50, at + 50));
      assert.ok(peak < -600, `${peak} µV`);
    });

    it('is the signal itself without units, and stays unknown where that is', () => {
      const left = signal.slice();
      takeUnitsAway(left, 0, rate, []);
      assert.deepEqual(left, signal);
      left[2000] = NaN;
      takeUnitsAway(left, 0, rate, units);
      assert.ok(Number.isNaN(left[2000]));
      assert.equal(left.filter(Number.isNaN).length, 1);
    });
  });
}
