/** Trains that a clock sets, and discharges that keep time almost as well. */
import assert from 'node:assert/strict';
import { clockFit } from '../../../../src/detection/trains/clock';
import { Random } from '../../../../src/simulation/random';

/** Seconds: as exactly as a sorter places a potential. */
const placing = 15e-6;

function train(count: number, next: (since: number, i: number) => number): Float64Array {
  const random = new Random(count);
  let time = 3;
  return Float64Array.from({ length: count }, (_, i) => {
    time = next(time, i);
    return time + random.normal(0, placing);
  });
}

/** Everything but every `missed`th pulse, and the pulses after a pause at another phase. */
const clockAt = (perSecond: number, count: number, missed = Infinity): Float64Array =>
  train(count, (since) => since + 1 / perSecond).filter((_, i) => (i + 1) % missed !== 0);

const circuitAt = (perSecond: number, count: number, cycleSeconds: number, seed: number): Float64Array => {
  const random = new Random(seed);
  return train(count, (since) => since + 1 / perSecond + random.normal(0, cycleSeconds));
};

describe('A clock', () => {
  for (const [name, perSecond, count, missed] of [
    ['a pacemaker', 1.2, 25, Infinity],
    ['a nerve stimulator', 3, 30, Infinity],
    ['a telephone’s frames, every 26th of them idle', 216.7, 600, 26],
    ['a stimulator of the skin', 97, 700, Infinity],
    ['a stimulator of the brain of which every third pulse was missed', 130, 900, 3],
  ] as const) {
    it(`is found behind the pulses of ${name}`, () => {
      const fit = clockFit(clockAt(perSecond, count, missed), 20_000);
      assert.ok(fit && fit.evidence > 5, JSON.stringify(fit));
      assert.ok(Math.abs(fit.periodSeconds * perSecond - 1) < 1e-4, String(fit.periodSeconds));
    });
  }

  for (const perSecond of [5, 15, 30, 60, 120]) {
    for (const part of [0.002, 0.005, 0.02]) {
      it(`is not behind a circuit of fibres at ${perSecond} Hz whose cycles vary by ${part * 100} %`, () => {
        for (let seed = 0; seed < 10; seed++) {
          const fit = clockFit(circuitAt(perSecond, 4 * perSecond, part / perSecond, seed), 20_000);
          assert.ok(!fit || fit.evidence < 2, JSON.stringify(fit));
        }
      });
    }
  }

  it('is found behind 18 stimuli a third of a second apart, however coarsely they were sampled', () => {
    for (const rate of [2000, 4000, 20_000]) {
      const times = clockAt(3, 18).map((time) => Math.round(time * rate) / rate);
      const fit = clockFit(times, rate);
      assert.ok(fit && fit.evidence > 5, `${rate}: ${JSON.stringify(fit)}`);
    }
  });

  it('is not behind a fibre at 1 to 4 a second that varies by 1 %', () => {
    for (const perSecond of [1, 2, 4]) {
      for (let seed = 0; seed < 20; seed++) {
        const fit = clockFit(circuitAt(perSecond, 40, 0.01 / perSecond, seed), 2000);
        assert.ok(!fit || fit.evidence < 2, JSON.stringify(fit));
      }
    }
  });

  it('is not claimed of a circuit that varies by 10 µs, however few of its cycles are seen', () => {
    for (const count of [8, 15, 30, 60, 120, 500]) {
      for (let seed = 0; seed < 20; seed++) {
        const fit = clockFit(circuitAt(30, count, 10e-6, seed), 20_000);
        assert.ok(!fit || fit.evidence < 5, `${count}: ${JSON.stringify(fit)}`);
      }
    }
  });

  it('is not sought in a few discharges, nor in an irregular train', () => {
    assert.equal(clockFit(clockAt(2, 7), 20_000), undefined);
    assert.equal(clockFit(circuitAt(10, 200, 0.02, 1), 20_000), undefined);
    assert.equal(clockFit(new Float64Array(0), 20_000), undefined);
  });
});
