/** What conditioning leaves of hum as grids make it, beside noise and EMG made apart from it. */
import assert from 'node:assert/strict';
import { scanned, type Seconds } from '../../channels';
import { gridHum, type HumLeft, humLeft, type HumScene, sceneSignal, watched } from './humScenes';

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
    const limits = { inside: 1.05, edges: 1.05, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.2 };
    assertLeft(await leftIn(scene), { ...limits, distortion: 0.08 });
  });

  for (const [hertz, microvolts] of [
    [60, 30],
    [50, 100],
    [60, 300],
  ] as const) {
    it(`is found again after contractions of 14 s that hide ${microvolts} µV of it, however far its phase has gone by then`, async () => {
      const emg = [
        [5, 19],
        [20.5, 34.5],
      ] as const;
      const hum = gridHum(hertz - 0.02, microvolts, 11);
      const scene = { rate: 4000, seconds, noise: 3, hum, emg, emgMicrovolts: 400, seed: 8 };
      const limits = { inside: 1.1, edges: 1.1, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.2 };
      assertLeft(await leftIn(scene), limits);
    });
  }

  for (const [microvolts, quietUntil] of [
    [60, 2.5],
    [30, 1],
  ] as const) {
    it(`leaves of ${microvolts} µV no harmonic that contractions hide in all but ${quietUntil} s of where it is looked for`, async () => {
      const emg = [
        [quietUntil, 14],
        [15.2, 26],
        [27.1, 35],
        [36.3, 44],
      ] as const;
      const hum = gridHum(50.02, microvolts, 31);
      const scene = { rate: 1000, seconds, noise: 2.5, hum, emg, emgMicrovolts: 350, seed: 17 };
      const { inside, firstSecond, worstSecond } = await leftIn(scene);
      assert.ok(
        inside < 1.05 && firstSecond < 1.1,
        `${inside.toFixed(3)} inside, ${firstSecond.toFixed(3)} at first`,
      );
      assert.ok(worstSecond < 1.2, worstSecond.toFixed(3));
    });
  }

  it('is followed through minutes: 200 s at 2 kHz', async () => {
    const emg = [...contractions, [90, 96], [140, 143]] as const;
    const scene = { rate: 2000, seconds: 200, noise: 3, hum: gridHum(49.98, 300, 9), emg, seed: 5 };
    const limits = { inside: 1.1, edges: 1.1, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.2 };
    assertLeft(await leftIn(scene), { ...limits, distortion: 0.07 });
  });
});

describe('A hum of 1 mV', () => {
  it('is followed to the end of every frame and of the recording, though its swings are large ones', async () => {
    for (const seed of [12, 13, 14]) {
      const hum = gridHum(60.01, 1000, seed);
      const left = await leftIn({ rate: 4000, seconds, noise: 3, hum, seed });
      const limits = { inside: 1.05, edges: 1.1, firstSecond: 1.1, lastSecond: 1.1, worstSecond: 1.15 };
      assertLeft(left, limits);
    }
  });

  it('takes with it no more than a tenth of what a contraction has in 3 Hz about the harmonics', async () => {
    const hum = gridHum(50.01, 1000, 21);
    const scene = { rate: 4000, seconds, noise: 3, hum, emg: contractions, emgMicrovolts: 300, seed: 6 };
    const made = sceneSignal(scene);
    const { mains, plan } = await scanned(made.sum, { samplingRate: scene.rate });
    assert.ok(mains);
    const seen = await watched(made.sum, scene.rate, mains);
    const truth = await watched(made.clean, scene.rate, undefined);
    const power = (values: Float64Array): number =>
      contractions.reduce((sum, [from, to]) => {
        const part = values.subarray(from * plan.rate, to * plan.rate);
        return sum + powerAbout(part, plan.rate, mains.frequencyHz);
      }, 0);
    const kept = power(seen) / power(truth);
    assert.ok(kept > 0.9 && kept < 1.1, `${kept.toFixed(3)} of it is left`);
  });
});

/** The power of a stretch in 3 Hz about the 3rd to the 9th harmonic. */
function powerAbout(values: Float64Array, rate: number, hertz: number): number {
  let power = 0;
  for (let k = 3; k <= 9; k++) {
    for (let off = -1.5; off <= 1.5; off += 0.1) {
      const omega = (2 * Math.PI * (k * hertz + off)) / rate;
      // Goertzel's recurrence: one product a sample.
      const twice = 2 * Math.cos(omega);
      let [last, before] = [0, 0];
      for (const value of values) {
        const next = value + twice * last - before;
        before = last;
        last = next;
      }
      power += (last * last + before * before - twice * last * before) / values.length;
    }
  }
  return power;
}

describe('A recording without hum', () => {
  it('comes out as it went in, contractions and all', async () => {
    const made = sceneSignal({ rate: 10_000, seconds, noise: 3, emg: contractions, seed: 5 });
    const { mains } = await scanned(made.sum, { samplingRate: 10_000 });
    assert.equal(mains, undefined);
  });
});
