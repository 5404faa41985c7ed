/** Inputs that are no live electrode, however short: in the middle of rest, contractions and hum. */
import assert from 'node:assert/strict';
import type { ChannelScan } from '../../../../../src/detection/scan/activity/channelScan';
import { Random } from '../../../../../src/simulation/random';
import { replaced, scanned, type Seconds } from '../../channels';
import { gridHum, sceneSignal } from '../conditioning/humScenes';

const rate = 10_000;
const seconds = 20;
const told = ({ faults }: ChannelScan): string[] =>
  faults.map(({ cause, from, to }) => `${cause} ${from / 100}-${to / 100}`);

const muscles = new Map<number, Float32Array>();

/** Noise of 3 µV with a contraction from 6 to 11 s, beside hum or not; made once of each hum. */
function muscle(microvolts = 0): Float32Array {
  const made = muscles.get(microvolts) ?? newMuscle(microvolts);
  muscles.set(microvolts, made);
  return made;
}

function newMuscle(microvolts: number): Float32Array {
  const emg: readonly Seconds[] = [[6, 11]];
  const hum = microvolts > 0 ? { hum: gridHum(50.02, microvolts, 3) } : {};
  return sceneSignal({ rate, seconds, noise: 3, emg, seed: 5, ...hum }).sum;
}

function filled(
  values: Float32Array,
  [from, to]: Seconds,
  course: (t: number, random: Random) => number,
): Float32Array {
  const random = new Random(7);
  return values.map((value, i) => (i >= from * rate && i < to * rate ? course(i / rate, random) : value));
}

const near = (value: number | undefined, expected: number, part: number): boolean =>
  Math.abs((value ?? NaN) / expected - 1) < part;

describe('A shorted input', () => {
  for (const hum of [0, 40, 400]) {
    for (const [from, to] of [
      [3, 3.06],
      [0, 0.5],
      [7, 8.2],
      [12, 20],
    ] as const) {
      it(`is seen from ${from} to ${to} s, with ${hum} µV of hum elsewhere, and is not the noise`, async () => {
        const scan = await scanned(
          filled(muscle(hum), [from, to], (_, random) => random.normal(0, 0.35)),
          { samplingRate: rate },
        );
        assert.deepEqual(told(scan), [`shorted-input ${from}-${to}`]);
        assert.ok(near(scan.noise?.rms, 3 * Math.sqrt(2900 / 5000), 0.1), `${scan.noise?.rms} µV`);
      });
    }
  }

  it('is not the rest between contractions of a lead that is open for a while without hum', async () => {
    const emg: readonly Seconds[] = [
      [2, 6],
      [10, 13],
      [16, 18],
    ];
    const { sum } = sceneSignal({ rate, seconds, noise: 0.6, emg, emgMicrovolts: 300, seed: 5 });
    const open = filled(sum, [6, 10], (_, random) => random.normal(0, 12));
    assert.deepEqual(told(await scanned(open, { samplingRate: rate })), []);
  });

  it('is not the rest around discharges that are as regular as noise is steady', async () => {
    const { sum } = sceneSignal({ rate, seconds, noise: 0.6, emg: [], seed: 5 });
    const train = sum.map((value, i) => {
      const t = i / rate;
      const phase = (t * 31) % 1;
      return t >= 4 && t < 12 ? value + 60 * Math.exp(-0.5 * ((phase - 0.5) / 0.03) ** 2) : value;
    });
    assert.deepEqual(told(await scanned(train, { samplingRate: rate })), []);
  });

  it('is not the rest of a quiet amplifier between contractions', async () => {
    const emg: readonly Seconds[] = [
      [2, 6],
      [8, 12],
      [14, 18],
    ];
    const { sum } = sceneSignal({ rate, seconds, noise: 0.5, emg, emgMicrovolts: 60, seed: 5 });
    assert.deepEqual(told(await scanned(sum, { samplingRate: rate })), []);
  });
});

describe('A rail', () => {
  it('is seen within the converter’s limits and with noise on it, from 60 ms on', async () => {
    const values = filled(muscle(), [9, 9.06], (_, random) => 2480 + random.normal(0, 0.4));
    assert.deepEqual(told(await scanned(values, { samplingRate: rate })), [
      'at-rail 9-9.06',
      'shorted-input 9-9.06',
    ]);
  });

  it('is seen where a format has no word for its lowest value', async () => {
    const ramp = filled(muscle(), [2.8, 3], (t) => -2490 * Math.min(1, (t - 2.8) / 0.15));
    const values = replaced(ramp, rate, [3, 3.2], NaN);
    const faults = told(await scanned(values, { samplingRate: rate }));
    assert.ok(
      faults.some((fault) => fault.startsWith('at-rail')),
      faults.join(', '),
    );
  });

  it('is no pause of the recorder', async () => {
    const faults = told(await scanned(replaced(muscle(), rate, [3, 4], NaN), { samplingRate: rate }));
    assert.deepEqual(faults, []);
  });
});

describe('An open input', () => {
  const open = (t: number, random: Random): number =>
    Math.max(-2000, Math.min(1800, 4000 * Math.sin(2 * Math.PI * 50.02 * t))) + random.normal(0, 12);
  for (const hum of [0, 100]) {
    it(`is cut out of a contraction, and what is beside it is as without it: ${hum} µV of hum elsewhere`, async () => {
      const scan = await scanned(filled(muscle(hum), [8, 9.5], open), { samplingRate: rate });
      const [fault, ...others] = scan.faults;
      assert.deepEqual(others, []);
      assert.equal(fault?.cause, 'open-input');
      assert.ok(Math.abs(fault.from - 800) <= 2 && Math.abs(fault.to - 950) <= 2, told(scan).join());
      assert.ok(near(scan.noise?.rms, 3 * Math.sqrt(2900 / 5000), 0.1), `${scan.noise?.rms} µV`);
    });
  }

  it('is not a hum of 1 mV that is there all the time, nor one that doubles', async () => {
    assert.deepEqual(told(await scanned(muscle(1000), { samplingRate: rate })), []);
    const louder = muscle(300).map((value, i) => (i > 12 * rate ? 2 * value : value));
    assert.deepEqual(told(await scanned(louder, { samplingRate: rate })), []);
  });
});

/** Efforts that grow and wane within 0.4 s, in noise of 5 µV, and other noise in the place of all for some seconds. */
function efforts(
  spans: readonly Seconds[],
  noise: readonly (readonly [...Seconds, microvolts: number])[],
): Float32Array {
  const { emg } = sceneSignal({ rate, seconds, noise: 5, emg: spans, seed: 5 });
  const random = new Random(11);
  return emg.map((value, i) => {
    const t = i / rate;
    const other = noise.find(([from, to]) => t >= from && t < to);
    if (other) return random.normal(0, other[2]);
    const whole = Math.max(0, ...spans.map(([from, to]) => Math.min(1, (t - from) / 0.4, (to - t) / 0.4)));
    return whole * value + random.normal(0, 5);
  });
}

describe('Noise in the signal’s place', () => {
  for (const microvolts of [1.3, 20, 60]) {
    for (const [from, to] of [
      [8, 12],
      [8, 20],
    ] as const) {
      it(`is seen to the hop: ${microvolts} µV in an effort, from ${from} to ${to} s`, async () => {
        const scan = await scanned(efforts([[4, 17]], [[from, to, microvolts]]), { samplingRate: rate });
        const [fault, ...others] = scan.faults;
        assert.deepEqual(others, [], told(scan).join());
        assert.equal(fault?.cause, 'noise-for-signal');
        assert.ok(
          Math.abs(fault.from - 100 * from) <= 1 && Math.abs(fault.to - 100 * to) <= 1,
          told(scan).join(),
        );
        assert.ok(near(scan.noise?.rms, 5 * Math.sqrt(2900 / 5000), 0.1), `${scan.noise?.rms} µV`);
      });
    }
  }

  const none = async (what: Float32Array): Promise<void> => {
    assert.deepEqual(told(await scanned(what, { samplingRate: rate })), []);
  };

  it('is not the rest after efforts that break off at once', async () => {
    const { sum } = sceneSignal({
      rate,
      seconds,
      noise: 3,
      emg: [
        [3, 7],
        [10, 14],
      ],
      seed: 5,
    });
    await none(sum);
  });

  it('is not louder noise that an effort grows out of and wanes into', async () => {
    const { emg } = sceneSignal({
      rate,
      seconds,
      noise: 3,
      emg: [
        [3, 7],
        [11, 16],
      ],
      seed: 5,
    });
    const random = new Random(11);
    await none(
      emg.map((value, i) => {
        const t = i / rate;
        const whole = Math.max(
          0,
          Math.min(1, (t - 3) / 0.4, (7 - t) / 0.4),
          Math.min(1, (t - 11) / 0.4, (16 - t) / 0.4),
        );
        return whole * value + random.normal(0, t < 9 ? 3 : 12);
      }),
    );
  });
});
