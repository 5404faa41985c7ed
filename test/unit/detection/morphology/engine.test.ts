/** Potentials as the engine gives them, by trains of its own. */
import assert from 'node:assert/strict';
import { Engine } from '../../../../src/detection/engine';
import { defaultParameters } from '../../../../src/detection/parameters';
import { Random } from '../../../../src/simulation/random';
import { recordingOf } from '../recordings';
import { fourPhases } from './potentials';

const rate = 48_000;
const seconds = 8;

/** A unit that fires ten times a second between rest and rest, with hum or without. */
function channel(humMicrovolts: number): Float32Array {
  const random = new Random(11);
  const times = Array.from({ length: 40 }, (_, i) => 2 + i / 10 + random.normal(0, 0.006));
  const values = Float32Array.from({ length: seconds * rate }, (_, i) => {
    return humMicrovolts * Math.sin((2 * Math.PI * 50.02 * i) / rate) + random.normal(0, 4);
  });
  for (const time of times) {
    for (let i = Math.round((time - 0.02) * rate); i < (time + 0.02) * rate; i++) {
      values[i] = values[i]! + fourPhases((i / rate - time) * 1000);
    }
  }
  return values;
}

describe('The engine’s potentials', function () {
  this.timeout(60_000);

  for (const hum of [0, 300]) {
    it(`are those of a unit it found by itself, under ${hum} µV of hum`, async () => {
      const recording = recordingOf({ values: channel(hum), samplingRate: rate });
      const engine = new Engine(recording, { budgetBytes: 2 ** 26 });
      const units = await engine.units(0, defaultParameters);
      assert.ok(units.kind === 'sorted' && units.unitCount > 0);
      const potentials = await engine.potentials(0, defaultParameters);
      assert.equal(potentials.length, units.unitCount);
      const [{ morphology, template }] = potentials as [(typeof potentials)[number]];
      assert.ok(morphology.kind === 'measured', JSON.stringify(morphology));
      assert.ok(
        Math.abs(morphology.amplitudeMicrovolts / 979.5 - 1) < 0.03,
        `${morphology.amplitudeMicrovolts} µV`,
      );
      assert.ok(
        Math.abs(morphology.durationMilliseconds - 8.37) < 0.6,
        `${morphology.durationMilliseconds} ms`,
      );
      assert.ok(template && template.samplingRate >= 20_000 && template.unit === 'µV');
      assert.equal(morphology.band.highHertz, 0.42 * template.samplingRate);
    });
  }

  it('are read for when asked for, once: detection waits for none of them', async () => {
    let samples = 0;
    const given = recordingOf({ values: channel(0), samplingRate: rate });
    const read: typeof given.read = async (...asked) => {
      const values = await given.read(...asked);
      samples += values.length;
      return values;
    };
    const count = (): number => {
      const before = samples;
      samples = 0;
      return before;
    };
    const engine = new Engine({ ...given, read }, { budgetBytes: 2 ** 26 });
    const detection = engine.detect(defaultParameters);
    await detection;
    const forDetection = count();
    await engine.potentials(0, defaultParameters);
    const forPotentials = count();
    assert.ok(forPotentials > 0 && forPotentials < forDetection, `${forPotentials} after ${forDetection}`);
    await engine.potentials(0, defaultParameters);
    assert.equal(count(), 0);
  });

  it('are measured again in the segment alone in which a train was corrected, and once', async () => {
    const twice = Float32Array.from([...channel(0), ...channel(0)]);
    let samples = 0;
    const given = recordingOf({ values: twice, samplingRate: rate });
    const read: typeof given.read = async (...asked) => {
      const values = await given.read(...asked);
      samples += values.length;
      return values;
    };
    const engine = new Engine({ ...given, read }, { budgetBytes: 2 ** 26 });
    const units = await engine.units(0, defaultParameters);
    assert.ok(units.kind === 'sorted');
    const whole = units.episodes.map(({ onsetSeconds, endSeconds, units: found }) => ({
      start: Math.round(onsetSeconds * rate),
      end: Math.round(endSeconds * rate),
      trains: found.map(({ times }, index) => ({
        number: index + 1 + 10 * onsetSeconds,
        samples: [...times].map((time) => Math.round(time * rate)),
        isRejected: false,
      })),
    }));
    assert.ok(whole.length >= 2, `${whole.length} segments`);
    const measure = async (segments: typeof whole): Promise<number> => {
      samples = 0;
      await engine.potentials(0, defaultParameters, {}, {}, segments);
      return samples;
    };
    const all = await measure(whole);
    const [first, ...others] = whole;
    const shorter = { ...first!, trains: first!.trains.map((t) => ({ ...t, samples: t.samples.slice(1) })) };
    const again = await measure([shorter, ...others]);
    assert.ok(again > 0 && again < 0.7 * all, `${again} samples after ${all}`);
    const fresh = new Engine({ ...given, read }, { budgetBytes: 2 ** 26 });
    const of = (of: Engine): Promise<unknown> =>
      of.potentials(0, defaultParameters, {}, {}, [shorter, ...others]);
    assert.deepEqual(await of(engine), await of(fresh), 'the same as if nothing had been known');
  });

  it('are taken away at the discharges that a person has given: the residual is that of corrected units', async () => {
    const recording = recordingOf({ values: channel(0), samplingRate: rate });
    const engine = new Engine(recording, { budgetBytes: 2 ** 26 });
    const units = await engine.units(0, defaultParameters);
    assert.ok(units.kind === 'sorted');
    const [episode] = units.episodes;
    const [most] = [...episode!.units].sort((a, b) => b.times.length - a.times.length);
    const { times } = most!;
    const corrected = {
      start: Math.round(episode!.onsetSeconds * rate),
      end: Math.round(episode!.endSeconds * rate),
      trains: [
        { number: 1, samples: [...times.slice(0, -1)].map((t) => Math.round(t * rate)), isRejected: false },
      ],
    };
    const deleted = times.at(-1)!;
    const peakAt = async (given: readonly (typeof corrected)[]): Promise<number> => {
      let peak = 0;
      const [from, to] = [deleted - 0.005, deleted + 0.005].map((t) => Math.round(t * rate)) as [
        number,
        number,
      ];
      await engine.residual(
        { channel: 0, from, to },
        defaultParameters,
        {},
        (values) => values.forEach((value) => (peak = Math.max(peak, Math.abs(value)))),
        {},
        given,
      );
      return peak;
    };
    assert.ok((await peakAt([])) < 200, 'the engine’s discharge is taken away');
    assert.ok((await peakAt([corrected])) > 400, 'a discharge that was deleted stays in the trace');
  });

  it('are none of a channel without units', async () => {
    const random = new Random(2);
    const values = Float32Array.from({ length: 4 * rate }, () => random.normal(0, 4));
    const engine = new Engine(recordingOf({ values, samplingRate: rate }), { budgetBytes: 0 });
    assert.deepEqual(await engine.potentials(0, defaultParameters), []);
  });
});
