import assert from 'node:assert/strict';
import { Random } from '../../../../src/simulation/random';
import { fourPhases, potentialsIn } from './potentials';

const rate = 20_000;
const seconds = 3;

/** Thirty units at some 10 discharges a second each: an interference pattern in which no train below is right. */
function crowd(random: Random): Float32Array {
  const values = Float32Array.from({ length: seconds * rate }, () => random.normal(0, 10));
  for (let unit = 0; unit < 30; unit++) {
    const scale = random.uniform(0.2, 2);
    for (let time = random.uniform(); time < seconds; time += random.uniform(0.07, 0.13)) {
      const middle = Math.round(time * rate);
      for (let k = -200; k < 300; k++) {
        const i = middle + k;
        if (i >= 0 && i < values.length) values[i] = values[i]! + scale * fourPhases((k / rate) * 1000);
      }
    }
  }
  return values;
}

/** A train without any meaning, at some rate per second. */
function anyTrain(random: Random, perSecond: number): Float64Array {
  const times: number[] = [];
  for (let time = 0.1; time < seconds - 0.1; time += random.uniform(0.5, 1.5) / perSecond) times.push(time);
  return Float64Array.from(times);
}

describe('Potentials of wrong trains', () => {
  for (const seed of [1, 2]) {
    it(`never grow beyond the signal that they are averages of: seed ${seed}`, async () => {
      const random = new Random(seed);
      const values = crowd(random);
      const greatest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const own = anyTrain(random, 150);
      const trains = [
        ...[20, 90, 150].map((perSecond) => anyTrain(random, perSecond)),
        own,
        // The same unit again, a little later.
        own.map((time) => time + 0.0008),
      ];
      const potentials = await potentialsIn({ values, samplingRate: rate, trains });
      assert.equal(potentials.length, trains.length);
      for (const { number, template } of potentials) {
        const most = Float32Array.from(template?.values ?? []).reduce(
          (peak, value) => Math.max(peak, Math.abs(value)),
          0,
        );
        assert.ok(most <= greatest, `unit ${number}: ${most} µV in a signal of ${greatest} µV`);
      }
    });
  }
});
