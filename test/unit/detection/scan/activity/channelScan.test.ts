/** The first pass over a channel: power, noise, mains, flat and clipped stretches. */
import assert from 'node:assert/strict';
import { scanChannel } from '../../../../../src/detection/scan/activity/channelScan';
import type { WorkingPlan } from '../../../../../src/detection/scan/conditioning/workingPlan';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { assertNear, bursts, channelOf, planOf, replaced, scanned, signal, sourceOf } from '../../channels';

/**
 * RMS of white noise of RMS 1 in the watched band: Butterworth edges of order 2, each run both ways, by the bilinear
 * transform: |H|² = 1 / (1 + (tan edge / tan f)^4) below, and its mirror above.
 */
function bandPart({ lowHz, highHz, rate }: WorkingPlan): number {
  const warped = (hertz: number): number => Math.tan((Math.PI * hertz) / rate);
  const steps = 20_000;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const f = warped(((k + 0.5) / steps) * (rate / 2));
    sum += ((1 + (warped(lowHz) / f) ** 4) * (1 + (f / warped(highHz)) ** 4)) ** -2;
  }
  return Math.sqrt(sum / steps);
}

const hum = (t: number): number =>
  100 * Math.sin(2 * Math.PI * 50.03 * t) + 30 * Math.sin(2 * Math.PI * 150.09 * t);

describe('The first pass over a channel', () => {
  for (const rate of [1000, 2000, 10_000]) {
    it(`knows the noise level to 5 % at ${rate} Hz`, async () => {
      const { noise, plan } = await scanned(bursts(10, rate, [], { noise: 4 }), { samplingRate: rate });
      const expected = 4 * bandPart(plan);
      assertNear(noise?.rms, expected, 0.05 * expected);
      assert.equal(noise?.ambiguous, false);
    });
  }

  it('is sure of the noise level though a converter’s step of 4.9 µV hides most of 1.5 µV', async () => {
    const fine = bursts(12, 10_000, [[5, 7]], { noise: 1.5 });
    const { noise } = await scanned(
      fine.map((value) => 4.9 * Math.round(value / 4.9)),
      { samplingRate: 10_000 },
    );
    assert.equal(noise?.ambiguous, false, `${String(noise?.disagreement)} times`);
    const { noise: whole } = await scanned(fine, { samplingRate: 10_000 });
    assertNear(noise.rms, whole?.rms ?? NaN, 0.35 * (whole?.rms ?? NaN));
  });

  it('knows the noise level to 5 % though 40 % of the recording is EMG and hum of 100 µV lies under all of it', async () => {
    const values = bursts(30, 2000, [
      [4, 10],
      [17, 23],
    ]).map((value, i) => value + hum(i / 2000));
    const { noise, mains, plan } = await scanned(values);
    assertNear(mains?.frequencyHz, 50.03, 0.02);
    const expected = 3 * bandPart(plan);
    assertNear(noise?.rms, expected, 0.05 * expected);
  });

  it('knows it to 5 % though the line stands still for 60 % of the recording', async () => {
    const { noise, plan } = await scanned(replaced(bursts(30, 2000, []), 2000, [6, 24], 0));
    const expected = 3 * bandPart(plan);
    assertNear(noise?.rms, expected, 0.05 * expected);
  });

  it('knows it to 5 % though hum is taken out of a line that stands still: what that leaves is no noise', async () => {
    const humming = bursts(30, 2000, []).map((value, i) => value + hum(i / 2000));
    const { noise, mains, plan } = await scanned(replaced(humming, 2000, [9, 13.3], 0));
    assert.ok(mains);
    const expected = 3 * bandPart(plan);
    assertNear(noise?.rms, expected, 0.05 * expected);
    assert.equal(noise?.ambiguous, false);
  });

  it('gives the same numbers to the last bit whatever the size of the reads', async () => {
    const values = replaced(bursts(12, 2000, [[3, 5]]), 2000, [7.99, 8.02], NaN).map(
      (v, i) => v + hum(i / 2000),
    );
    const whole = await scanned(values, {}, 1 << 20);
    for (const block of [333, 2000, 16_001]) assert.deepEqual(await scanned(values, {}, block), whole);
  });

  it('gives the same power wherever its frames of 8 s fall: to 0.1 % when a recording begins 2.5 s earlier', async () => {
    const seconds = 2.5;
    const long = bursts(14, 2000, [
      [3, 5],
      [9.9, 10.6],
    ]).map((value, i) => value + 300 * Math.sin((2 * Math.PI * 17 * i) / 2000));
    const { power: early } = await scanned(long);
    const { power: late } = await scanned(long.slice(seconds * 2000));
    const shift = seconds * 100;
    // The ends themselves are held, so that the first tenth of a second differs.
    for (let hop = 10; hop < late.length - 10; hop++) {
      assertNear(late[hop], early[hop + shift]!, 1e-3 * early[hop + shift]!, `hop ${hop}`);
    }
  });

  it('leaves a potential in its hop, at the borders of its frames too', async () => {
    for (const [rate, border] of [
      [2000, 7.9951],
      [2000, 8.0049],
      [30_000, 7.9999],
      [30_000, 8],
    ] as const) {
      const moments = [0.5, 3.1234, border, 9.777];
      const course = (t: number): number =>
        moments.reduce((sum, m) => sum + 300 * Math.exp(-(((t - m) / 0.0006) ** 2)), 0);
      const { peak, plan } = await scanned(signal(10, rate, course), { samplingRate: rate });
      for (const moment of moments) {
        const near = Math.round(moment / plan.hopSeconds);
        const window = peak.subarray(near - 20, near + 20);
        const hop = near - 20 + window.indexOf(Math.max(...window));
        assertNear((hop + 0.5) * plan.hopSeconds, moment, plan.hopSeconds / 2 + 1e-9, `at ${rate} Hz`);
      }
    }
  });

  it('knows nothing in the hops that miss a sample, and is blind nowhere else: a hole over the border of a frame', async () => {
    const values = replaced(bursts(10, 2000, []), 2000, [7.995, 8.0155], NaN);
    const { power, peak, slow } = await scanned(values);
    const unknown = (series: Float32Array): number[] =>
      [...series].flatMap((value, hop) => (Number.isNaN(value) ? [hop] : []));
    assert.deepEqual(unknown(power), [799, 800, 801]);
    assert.deepEqual(unknown(peak), [799, 800, 801]);
    assert.deepEqual(unknown(slow), [799, 800, 801]);
    const beside = [...power.subarray(790, 799), ...power.subarray(802, 811)];
    assert.ok(
      Math.max(...beside) < 27,
      `power of ${Math.max(...beside)} µV² beside a hole in noise of 9 µV²`,
    );
  });

  it('is indifferent to an offset of 100 mV', async () => {
    const values = bursts(4, 2000, [[1, 2]]);
    const { power } = await scanned(values);
    const { power: lifted, slow } = await scanned(values.map((value) => value + 100_000));
    // Single precision has steps of 8 nV at 100 mV.
    power.forEach((value, hop) => assertNear(lifted[hop], value, 0.01 * value + 0.01, `hop ${hop}`));
    assertNear(slow[50], 100_000, 5);
  });

  it('finds a line that stands still sample by sample, across the border of a frame', async () => {
    const values = replaced(bursts(10, 2000, []), 2000, [7.5, 8.5], 0);
    const { flat } = await scanned(values, {}, 777);
    assert.deepEqual(flat, [{ from: 15_000, to: 17_000 }]);
  });

  it('finds clipping at the rails, and none in a bell of potentials that only peaks once', async () => {
    const course = (t: number): number => (t >= 2 && t < 3 ? 900 * Math.sin(2 * Math.PI * 40 * t) : 0);
    const rounded = signal(6, 2000, course);
    assert.deepEqual((await scanned(rounded)).clipped, []);
    const cut = rounded.map((value) => Math.max(-600, Math.min(600, value)));
    const { clipped } = await scanned(cut);
    // 40 periods, both rails, each cut at two thirds of its height: 48 degrees either side of the top, 13.4 samples.
    assert.equal(clipped.length, 2 * 40);
    for (const { from, to } of clipped) assert.ok(to - from >= 12 && to - from <= 15, `${to - from} samples`);
  });

  it('has no noise level where nothing ever moves, and none where every sample is missing', async () => {
    assert.equal((await scanned(new Float32Array(10_000))).noise, undefined);
    assert.equal((await scanned(new Float32Array(10_000).fill(NaN))).noise, undefined);
  });

  it('covers the channel to its last sample, and one of a single sample', async () => {
    for (const samples of [1, 19, 20, 21, 16_001]) {
      const { power } = await scanned(bursts(9, 2000, []).slice(0, samples));
      assert.equal(power.length, Math.ceil(samples / 20), `${samples} samples`);
      assert.ok(
        power.every((value) => value >= 0),
        `${samples} samples`,
      );
    }
  });

  it('says nothing past the end of a channel that gives less than it promised', async () => {
    const values = bursts(5, 2000, []);
    const channel = channelOf(values, { samples: 60_000 });
    const plan = planOf(2000);
    const { power } = await scanChannel(sourceOf(values, channel), channel, plan, defaultParameters);
    assert.ok(power.length <= 800, `${power.length} hops of 5 s`);
    assert.ok(power.subarray(0, 500).every((value) => value > 0));
    assert.ok(power.subarray(500).every(Number.isNaN));
  });

  it('knows how much more of white noise lies in the band of potentials: to 3 %', async () => {
    const { potentialNoiseRatio, plan } = await scanned(bursts(10, 10_000, []), { samplingRate: 10_000 });
    const potentials = bandPart({ ...plan, lowHz: 200, highHz: 4999.9 });
    assertNear(potentialNoiseRatio, potentials / bandPart(plan), 0.03);
  });
});
