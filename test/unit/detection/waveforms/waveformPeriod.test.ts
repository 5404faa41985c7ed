import assert from 'node:assert/strict';
import { fastPeriod, waveformPeriod } from '../../../../src/detection/waveforms/waveformPeriod';
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
      assert.ok(
        Math.abs(1 / found.periodSeconds - hertz) < 0.03 * hertz,
        `${1 / found.periodSeconds} a second`,
      );
      assert.ok(found.correlation > 0.95, `correlation ${found.correlation}`);
    });
  }

  it('does not correlate where the intervals jitter by 2 ms, as a fibrillation does', () => {
    const found = waveformPeriod(spikes(train(12, 0.002), 1), rate, 9);
    assert.ok((found?.correlation ?? 0) < 0.8, `correlation ${found?.correlation}`);
  });

  it('is the same whatever the unit of the samples, as far as their precision goes', () => {
    const values = spikes(train(33, 10e-6), 1);
    const own = waveformPeriod(values, rate, 9);
    assert.ok(own);
    for (const scale of [2 ** -20, 2 ** 70]) {
      const scaled = waveformPeriod(
        values.map((value) => scale * value),
        rate,
        9 * scale ** 2,
      );
      assert.deepEqual(scaled, own);
    }
  });

  it('is one cycle, not several', () => {
    const found = waveformPeriod(spikes(train(40, 0), 1), rate, 9);
    assert.ok(Math.abs((found?.periodSeconds ?? 0) - 0.025) < 0.001, `${found?.periodSeconds} s`);
  });

  it('is none of a single potential, or of two, in a stretch that only holds them', () => {
    const potential = (t: number): number => 500 * Math.sin(t / 0.0006) * Math.exp(-((t / 0.002) ** 2));
    for (const [seconds, second] of [
      [0.06, Infinity],
      [0.12, 0.09],
      [0.3, 0.2],
    ] as const) {
      const values = Float32Array.from({ length: seconds * 10_000 }, (_, i) => {
        const t = i / 10_000;
        return potential(t - 0.03) + potential(t - second);
      });
      const correlation = waveformPeriod(values, 10_000, 9)?.correlation ?? 0;
      assert.ok(correlation < 0.75, `${correlation} in ${seconds} s`);
    }
  });

  it('is undefined for a stretch too short to repeat itself, and low for noise', () => {
    assert.equal(waveformPeriod(new Float32Array(50), rate, 9), undefined);
    const noise = waveformPeriod(spikes([], 1), rate, 0);
    assert.ok((noise?.correlation ?? 0) < 0.3, `correlation ${noise?.correlation}`);
  });

  it('is not found in noise whose level is known: correlation below 0.35 in 8 of 8 stretches', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const found = waveformPeriod(spikes([], 0.8, new Random(seed)), rate, 9);
      assert.ok((found?.correlation ?? 0) < 0.35, `correlation ${found?.correlation} of noise ${seed}`);
    }
  });
});

/** Biphasic waves without a pause, their rate falling evenly from one to another. */
function discharge(fromHertz: number, toHertz: number, seconds: number): number[] {
  const moments: number[] = [];
  for (let t = 0.002; t < seconds; t += 1 / (fromHertz + (toHertz - fromHertz) * (t / seconds))) {
    moments.push(t);
  }
  return moments;
}

describe('the period of a fast discharge', () => {
  for (const hertz of [130, 180, 250, 310]) {
    it(`of ${hertz} a second is found to 4 %, correlation above 0.9`, () => {
      const found = fastPeriod(spikes(discharge(hertz, hertz, 0.8), 0.8), rate, 9);
      assert.ok(found);
      assert.ok(
        Math.abs(1 / found.periodSeconds - hertz) < 0.04 * hertz,
        `${1 / found.periodSeconds} a second`,
      );
      assert.ok(found.correlation > 0.9, `correlation ${found.correlation}`);
    });
  }

  it('is found though the discharge slows from 220 to 150 a second within 0.8 s', () => {
    const found = fastPeriod(spikes(discharge(220, 150, 0.8), 0.8), rate, 9);
    assert.ok((found?.correlation ?? 0) > 0.7, `correlation ${found?.correlation}`);
    const hertz = 1 / (found?.periodSeconds ?? NaN);
    assert.ok(hertz > 150 && hertz < 220, `${hertz} a second`);
  });

  it('is the same whatever the noise is, once it is taken out: 200 µV in noise of 3 and of 15 µV', () => {
    const quiet = spikes(discharge(200, 200, 0.8), 0.8);
    const random = new Random(4);
    const loud = quiet.map((value) => value + random.normal(0, Math.sqrt(15 ** 2 - 9)));
    const found = [fastPeriod(quiet, rate, 9), fastPeriod(loud, rate, 225)].map(
      (period) => period?.correlation ?? 0,
    );
    assert.ok(Math.abs(found[0]! - found[1]!) < 0.05, `correlations ${found.join(' and ')}`);
  });

  it('is not found in an interference pattern, in potentials 7 times a second, or in noise', () => {
    const random = new Random(5);
    const loud = Float32Array.from({ length: 8000 }, () => random.normal(0, 80));
    const crowd = spikes(
      Array.from({ length: 120 }, () => random.uniform(0, 0.8)),
      0.8,
    );
    for (const [what, values] of [
      ['white noise of 80 µV', loud],
      ['150 potentials a second at random', crowd],
      ['7 potentials a second', spikes(train(7, 0), 0.8)],
      ['noise', spikes([], 0.8)],
    ] as const) {
      const found = fastPeriod(values, rate, 9);
      assert.ok((found?.correlation ?? 0) < 0.6, `${what}: correlation ${found?.correlation}`);
    }
  });

  it('is undefined for a stretch shorter than a window and a period', () => {
    assert.equal(fastPeriod(new Float32Array(600), rate, 9), undefined);
  });
});
