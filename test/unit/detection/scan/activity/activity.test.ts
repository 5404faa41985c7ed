/** Active and silent stretches: edges, hum, holes, units, and what is left undecided. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Activity, findActivity } from '../../../../../src/detection/scan/activity/activity';
import { defaultParameters } from '../../../../../src/detection/parameters';
import type { Channel } from '../../../../../src/recording/recording';
import {
  assertNear,
  bursts,
  channelOf,
  replaced,
  scanned,
  scanOf,
  type Seconds,
  signal,
} from '../../channels';

async function activityOf(values: Float32Array, stated: Partial<Channel> = {}): Promise<Activity> {
  const found = findActivity(await scanned(values, stated), channelOf(values, stated), defaultParameters);
  assert.ok(found, 'no noise level');
  return found;
}

const seconds = (runs: Activity['active']): Seconds[] => runs.map(({ from, to }) => [from / 100, to / 100]);

function assertEdges(found: readonly Seconds[], truth: readonly Seconds[], tolerance: number): void {
  assert.equal(found.length, truth.length, `${found.length} stretches: ${found.join(' | ')}`);
  truth.forEach(([from, to], k) => {
    assertNear(found[k]![0], from, tolerance, 'onset');
    assertNear(found[k]![1], to, tolerance, 'end');
  });
}

const hum = (t: number): number =>
  100 * Math.sin(2 * Math.PI * 50.03 * t) + 20 * Math.sin(2 * Math.PI * 150.09 * t);

describe('Activity', () => {
  for (const rate of [1000, 2000, 10_000, 44_100]) {
    it(`of bursts at ${rate} Hz begins and ends within 20 ms of the truth`, async () => {
      const truth: Seconds[] = [
        [1.003, 2.496],
        [4.2, 4.517],
      ];
      const { active } = await activityOf(bursts(6, rate, truth), { samplingRate: rate });
      assertEdges(seconds(active), truth, 0.02);
    });
  }

  it('of a burst over the border of a frame is one stretch, within 20 ms', async () => {
    const truth: Seconds[] = [[7.4, 8.6]];
    assertEdges(seconds((await activityOf(bursts(12, 2000, truth))).active), truth, 0.02);
  });

  it('of 30 µV is found in hum of 100 µV, within 20 ms, and the hum itself is none', async () => {
    const truth: Seconds[] = [[6, 7.2]];
    const quiet = bursts(14, 2000, truth, { loud: 30 });
    assertEdges(seconds((await activityOf(quiet.map((v, i) => v + hum(i / 2000)))).active), truth, 0.02);
    const only = await activityOf(bursts(14, 2000, []).map((v, i) => v + hum(i / 2000)));
    assert.deepEqual(seconds(only.active), []);
    const silent = only.silent.reduce((sum, { from, to }) => sum + (to - from) / 100, 0);
    assert.ok(silent > 13, `silent for ${silent} s of 14`);
  });

  it('is not made by hum of 500 µV where samples are missing from it', async () => {
    const humming = bursts(14, 2000, []).map((v, i) => v + 5 * hum(i / 2000));
    for (const hole of [
      [5, 5.1],
      [7.9, 9.2],
      [0, 0.303],
      [13.5, 14],
    ] as const) {
      const { active } = await activityOf(replaced(humming, 2000, hole, NaN));
      assert.deepEqual(seconds(active), [], `with a hole of ${hole.join(' to ')} s`);
    }
  });

  it('is not made by Gaussian noise: none in 4 minutes', async () => {
    for (const seed of [1, 2, 3, 4]) {
      assert.deepEqual((await activityOf(bursts(60, 1000, [], { seed }), { samplingRate: 1000 })).active, []);
    }
  });

  it('of one potential is a stretch of at most 30 ms that holds it', async () => {
    const moment = 3.217;
    const { active } = await activityOf(
      signal(6, 2000, (t) => 120 * Math.exp(-(((t - moment) / 0.001) ** 2))),
    );
    assert.equal(active.length, 1);
    const [[from, to]] = seconds(active) as [Seconds];
    assert.ok(from <= moment && moment < to && to - from <= 0.03, `${from} to ${to} s`);
  });

  it('parted by 0.3 s is one stretch, by 0.7 s it is two', async () => {
    const gapped = async (gap: number): Promise<number> =>
      (
        await activityOf(
          bursts(6, 2000, [
            [2, 3],
            [3 + gap, 4 + gap],
          ]),
        )
      ).active.length;
    assert.equal(await gapped(0.3), 1);
    assert.equal(await gapped(0.7), 2);
  });

  it('is not carried over a hole, however short, and a hole is neither active nor silent', async () => {
    const values = replaced(bursts(10, 2000, [[4, 6]]), 2000, [4.9, 5], NaN);
    const { active, silent } = await activityOf(values);
    assertEdges(
      seconds(active),
      [
        [4, 4.9],
        [5, 6],
      ],
      0.02,
    );
    assert.ok(silent.every(({ from, to }) => to <= 400 || from >= 600));
  });

  it('is the same whether a file says microvolts, millivolts or nothing at all', async () => {
    const values = bursts(10, 2000, [[4, 6]]);
    const { active, silent } = await activityOf(values);
    const scaled = await activityOf(
      values.map((v) => v / 1024),
      { unit: 'mV' },
    );
    assert.deepEqual(scaled.active, active);
    assert.deepEqual(scaled.silent, silent);
    assert.deepEqual(
      (
        await activityOf(
          values.map((v) => v * 64),
          { unit: '' },
        )
      ).active,
      active,
    );
  });
});

describe('Silence', () => {
  it('is claimed of quiet from 2 s on, up to 0.15 s from the burst, and not of 1.6 s', async () => {
    const { silent } = await activityOf(
      bursts(12, 2000, [
        [0, 1],
        [6, 7],
        [8.6, 12],
      ]),
    );
    assertEdges(seconds(silent), [[1, 6]], 0.15);
  });

  it('is not claimed over a potential of 60 µV, of a line that stands still, or beside missing samples', async () => {
    const quiet = bursts(10, 2000, []);
    const spiked = Float32Array.from(quiet);
    spiked[10_000] = 150;
    for (const values of [
      spiked,
      replaced(quiet, 2000, [5, 5.2], 0),
      replaced(quiet, 2000, [5, 5.001], NaN),
    ]) {
      const { silent } = await activityOf(values);
      assert.ok(
        silent.every(({ from, to }) => to <= 500 || from >= 500),
        JSON.stringify(silent),
      );
      assert.equal(silent.length, 2);
    }
  });

  it('is not claimed over a deflection of 27 µV in noise of 5 µV, which is no activity either', () => {
    const noise = { rms: 5, estimates: [], disagreement: 1, ambiguous: false };
    const silentAt = (peak: number): boolean => {
      const power = new Float32Array(1000).fill(25);
      const scan = scanOf(power, { noise, peak: power.map((_, hop) => (hop === 500 ? peak : 15)) });
      const { active, silent } = findActivity(scan, channelOf(power), defaultParameters)!;
      assert.deepEqual(active, []);
      return silent.some(({ from, to }) => from <= 500 && to > 500);
    };
    assert.equal(silentAt(27), false);
    assert.equal(silentAt(24), true);
  });

  it('is doubted on a channel whose noise is 40 µV everywhere, and the noise is then taken for 20 µV', async () => {
    const { doubt, noiseRms } = await activityOf(bursts(10, 2000, [], { noise: 50 }));
    assert.equal(doubt, 'noise-implausible');
    assert.equal(noiseRms, 20);
    assert.equal((await activityOf(bursts(10, 2000, []))).doubt, 'none');
  });

  it('and activity never meet, and neither holds a hop that is unknown, whatever the power', () => {
    const level = fc.constantFrom(NaN, 0, 0.5, 1, 1, 1, 2, 4, 7, 30, 2000);
    const course = fc
      .array(fc.tuple(level, fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 300 }))), {
        minLength: 1,
        maxLength: 12,
      })
      .map((parts) =>
        Float32Array.from(parts.flatMap(([value, count]) => new Array<number>(count).fill(value))),
      );
    fc.assert(
      fc.property(course, (power) => {
        const found = findActivity(scanOf(power), { samplingRate: 2000, unit: 'uV' }, defaultParameters);
        const use = new Uint8Array(power.length);
        for (const { from, to } of [...found!.active, ...found!.silent]) {
          assert.ok(from >= 0 && from < to && to <= power.length, `[${from}, ${to}) of ${power.length}`);
          for (let hop = from; hop < to; hop++) {
            assert.equal(use[hop], 0, `hop ${hop} is both`);
            assert.ok(!Number.isNaN(power[hop]), `hop ${hop} is unknown`);
            use[hop] = 1;
          }
        }
      }),
      { seed: 1 },
    );
  });

  it('and activity are not spoken of without a noise level', () => {
    const scan = scanOf(new Float32Array(100), { noise: undefined });
    assert.equal(findActivity(scan, { samplingRate: 2000, unit: 'uV' }, defaultParameters), undefined);
  });
});
