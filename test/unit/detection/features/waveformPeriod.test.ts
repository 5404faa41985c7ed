import assert from 'node:assert/strict';
import { waveformPeriod } from '../../../../src/detection/features/waveformPeriod';
import { Random } from '../../../../src/simulation/random';

const rate = 10_000;

/** Biphasic spikes at moments in seconds, with noise of 3 µV. */
function spikes(moments: readonly number[], seconds: number, random = new Random(3)): Float32Array {
  const values = Float32Array.from({ length: seconds * rate }, () => random.normal(0, 3));
  for (const moment of moments) {
    for (let i = -15; i <= 15; i++) {
      const place = Math.round(moment * rate) + i;
      const u = (place / rate - moment) / 0.0004;
      if (place >= 0 && place < values.length) values[place] = values[place]! + 200 * u * Math.exp(-u * u);
    }
  }
  return values;
}

const train = (hertz: number, jitterSeconds: number, random = new Random(8)): number[] =>
  Array.from({ length: hertz }, (_, k) => (k + 0.5) / hertz + random.normal(0, jitterSeconds));

describe('the period of a waveform', () => {
  for (const hertz of [7, 33, 80, 140]) {
    it(`of a complex that repeats ${hertz} times a second without jitter is found, correlation above 0.95`, () => {
      const found = waveformPeriod(spikes(train(hertz, 10e-6), 1), rate, 9);
      assert.ok(found);
      assert.ok(Math.abs(1 / found.periodSeconds - hertz) < 0.03 * hertz, `${1 / found.periodSeconds} a second`);
      assert.ok(found.correlation > 0.95, `correlation ${found.correlation}`);
    });
  }

  it('does not correlate where the intervals jitter by 2 ms, as a fibrillation does', () => {
    const found = waveformPeriod(spikes(train(12, 0.002), 1), rate, 9);
    assert.ok((found?.correlation ?? 0) < 0.8, `correlation ${found?.correlation}`);
  });

  it('is one cycle, not several', () => {
    const found = waveformPeriod(spikes(train(40, 0), 1), rate, 9);
    assert.ok(Math.abs((found?.periodSeconds ?? 0) - 0.025) < 0.001, `${found?.periodSeconds} s`);
  });

  it('is undefined for a stretch too short to repeat itself, and low for noise', () => {
    assert.equal(waveformPeriod(new Float32Array(50), rate, 9), undefined);
    const noise = waveformPeriod(spikes([], 1), rate, 0);
    assert.ok((noise?.correlation ?? 0) < 0.3, `correlation ${noise?.correlation}`);
  });
});
