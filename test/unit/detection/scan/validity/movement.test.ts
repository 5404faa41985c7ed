/** Slow deflections of the baseline: the electrode moved. */
import assert from 'node:assert/strict';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { findMovements, type Movement } from '../../../../../src/detection/scan/validity/movement';
import { bursts, replaced, scanned, scanOf, signal } from '../../channels';

async function movements(values: Float32Array): Promise<readonly Movement[]> {
  const scan = await scanned(values);
  return findMovements(scan, scan.noise!.rms, 1, defaultParameters);
}

/** A deflection of 100 ms (standard deviation 40 ms). */
const swing = (t: number, at: number, height: number): number =>
  height * Math.exp(-0.5 * ((t - at) / 0.04) ** 2);

describe('A movement of the electrode', () => {
  for (const height of [300, -300]) {
    it(`is a slow swing of ${height} µV, found at its place with its height over the noise`, async () => {
      const found = await movements(signal(8, 2000, (t) => swing(t, 3.2, height)));
      assert.equal(found.length, 1, `${found.length} movements`);
      const [{ from, to, overNoise }] = found as [Movement];
      assert.ok(
        from / 100 < 3.2 && 3.2 < to / 100 && (to - from) / 100 < 0.4,
        `${from / 100} to ${to / 100} s`,
      );
      // Of the noise of 3 µV the watched band holds 2.6; the mean over 50 ms rounds the top off a little.
      assert.ok(overNoise > 85 && overNoise < 125, `${overNoise} times the noise`);
    });
  }

  it('is found wherever the frames fall, and where the recording began', async () => {
    for (const at of [0.1, 7.98, 8, 8.05]) {
      const found = await movements(signal(10, 2000, (t) => swing(t, at, 300)));
      assert.equal(found.length, 1, `${found.length} at ${at} s`);
    }
  });

  it('is not a drift of 1 mV in ten seconds, nor an offset, nor breathing of 50 µV', async () => {
    assert.deepEqual(await movements(signal(12, 2000, (t) => 100 * t + 5000)), []);
    assert.deepEqual(await movements(signal(12, 2000, (t) => 50 * Math.sin(2 * Math.PI * 0.3 * t))), []);
  });

  it('is not what sways by less than 30 µV, nor by 200 µV at a third of a hertz, however quiet the amplifier', async () => {
    for (const [microvolts, hertz] of [
      [25, 1.5],
      [200, 0.33],
    ] as const) {
      const sway = signal(12, 2000, (t) => microvolts * Math.sin(2 * Math.PI * hertz * t), 0.6);
      assert.deepEqual(await movements(sway), [], `${microvolts} µV at ${hertz} Hz`);
    }
  });

  it('is not EMG, however strong', async () => {
    for (const loud of [60, 600]) {
      // Electrodes close together see differences: little of EMG lies below 20 Hz.
      const emg = bursts(10, 2000, [[3, 5]], { loud }).map((value, i, all) => value - (all[i - 1] ?? 0));
      assert.deepEqual(await movements(emg), [], `${loud} µV`);
    }
  });

  it('is slow: where the watched band holds more than the swing, it is none', () => {
    const slow = Float32Array.from({ length: 600 }, (_, hop) => 60 * Math.exp(-0.5 * ((hop - 300) / 4) ** 2));
    const found = (power: number): number =>
      findMovements(scanOf(new Float32Array(600).fill(power), { slow }), 1, 1, defaultParameters).length;
    assert.equal(found(1), 1);
    assert.equal(found(60 ** 2), 0);
  });

  it('is not what a hole leaves', async () => {
    const values = signal(8, 2000, () => 2000);
    assert.deepEqual(await movements(replaced(values, 2000, [3, 3.4], NaN)), []);
  });

  it('of several swings within 0.2 s is one movement', async () => {
    const found = await movements(signal(8, 2000, (t) => swing(t, 3, 300) + swing(t, 3.3, -300)));
    assert.equal(found.length, 1, `${found.length} movements`);
  });

  it('is one movement however long the swings go on: half an hour of them', () => {
    const hops = 180_000;
    const slow = Float32Array.from({ length: hops }, (_, hop) => 30 * Math.sin((2 * Math.PI * hop) / 20));
    const found = findMovements(scanOf(new Float32Array(hops).fill(1), { slow }), 1, 1, defaultParameters);
    assert.equal(found.length, 1, `${found.length} movements`);
    assert.ok(found[0]!.to - found[0]!.from > 0.99 * hops);
  });
});
