/** What conditioning leaves of hum as grids make it, beside noise and EMG made apart from it. */
import assert from 'node:assert/strict';
import { scanned, type Seconds } from '../../channels';
import { gridHum, type HumLeft, humLeft, type HumScene, sceneSignal } from './humScenes';

const contractions: readonly Seconds[] = [
  [6, 11],
  [19.3, 21],
  [30, 38],
];
const seconds = 44;

async function leftIn(scene: HumScene): Promise<HumLeft> {
  const made = sceneSignal(scene);
  return humLeft(scene, await scanned(made.sum, { samplingRate: scene.rate }), made);
}

interface Limits extends Omit<HumLeft, 'distortion'> {
  readonly distortion?: number;
}

function assertLeft(left: HumLeft, limits: Limits): void {
  for (const [place, limit] of Object.entries(limits) as [keyof HumLeft, number][]) {
    assert.ok(left[place] <= limit, `${place}: ${left[place].toFixed(3)} is over ${limit}`);
  }
}

describe('Hum whose frequency wanders by 20 mHz and whose harmonics drift by 12 % in 10 s', () => {
  for (const [hertz, microvolts, rate] of [
    [50, 5, 10_000],
    [60, 30, 4000],
    [50, 100, 48_000],
    [60, 300, 20_000],
    [50, 300, 1000],
  ] as const) {
    const scene = { rate, seconds, noise: 3, hum: gridHum(hertz + 0.02, microvolts, 3), seed: 5 };
    it(`leaves of ${microvolts} µV at ${rate} Hz the noise and 10 % at most, inside, at the ends, where frames meet`, async () => {
      assertLeft(await leftIn(scene), {
        inside: 1.1,
        edges: 1.1,
        firstSecond: 1.1,
        lastSecond: 1.1,
        worstSecond: 1.1,
      });
    });

    it(`leaves of ${microvolts} µV at ${rate} Hz the noise and 20 % at most between contractions, whose EMG is off by 7 %`, async () => {
      const limits = { inside: 1.1, edges: 1.1, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.2 };
      assertLeft(await leftIn({ ...scene, emg: contractions }), { ...limits, distortion: 0.07 });
    });
  }

  it('leaves of 1 mV the noise and 20 % at most, though there are contractions', async () => {
    const scene = {
      rate: 10_000,
      seconds,
      noise: 3,
      hum: gridHum(50.02, 1000, 3),
      emg: contractions,
      seed: 5,
    };
    const limits = { inside: 1.15, edges: 1.15, firstSecond: 1.2, lastSecond: 1.2, worstSecond: 1.4 };
    assertLeft(await leftIn(scene), { ...limits, distortion: 0.08 });
  });

  it('is followed through minutes: 200 s at 2 kHz', async () => {
    const emg = [...contractions, [90, 96], [140, 143]] as const;
    const scene = { rate: 2000, seconds: 200, noise: 3, hum: gridHum(49.98, 300, 9), emg, seed: 5 };
    const limits = { inside: 1.1, edges: 1.1, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.3 };
    assertLeft(await leftIn(scene), { ...limits, distortion: 0.07 });
  });
});

describe('A recording without hum', () => {
  it('comes out as it went in, contractions and all', async () => {
    const made = sceneSignal({ rate: 10_000, seconds, noise: 3, emg: contractions, seed: 5 });
    const { mains } = await scanned(made.sum, { samplingRate: 10_000 });
    assert.equal(mains, undefined);
  });
});
