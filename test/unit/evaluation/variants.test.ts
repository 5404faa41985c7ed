/** Recordings in other forms, and how much two answers differ. */
import assert from 'node:assert/strict';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import { scenarios } from '../../../src/simulation/scenarios';
import { type Labelled, relabelledFraction } from '../../evaluation/variants/relabelled';
import { variantScores } from '../../evaluation/measure/variantScores';
import {
  atRate,
  converted,
  inverted,
  inVolts,
  onOtherGrid,
  renamed,
  variants,
} from '../../evaluation/variants/variants';
import { fakeCase } from './fakeCases';

const event = (start: number, end: number, label: Labelled['label'], ...places: number[]): Labelled => ({
  start,
  end,
  label,
  places,
});

describe('The part of the time that is called otherwise', () => {
  it('is none between equal answers, and all between answers of other labels', () => {
    const events = [event(0, 4, 'rest', 0), event(4, 10, 'voluntary', 0)];
    assert.equal(relabelledFraction(events, events, 10), 0);
    assert.equal(relabelledFraction([event(0, 10, 'rest', 0)], [event(0, 10, 'voluntary', 0)], 10), 1);
    assert.equal(relabelledFraction([], [], 10), 0);
  });

  it('is that of an edge that moved and of a label that is gone, over all channels', () => {
    const before = [event(0, 4, 'rest', 0), event(4, 10, 'voluntary', 0), event(2, 3, 'fibrillation', 1)];
    const after = [event(0, 4.5, 'rest', 0), event(4.5, 10, 'voluntary', 0)];
    assert.ok(Math.abs(relabelledFraction(before, after, 10) - (0.5 + 1) / 20) < 1e-9);
  });
});

const rate = 20_000;
const tone: SimulatedRecording = {
  durationSeconds: 1,
  channels: [
    {
      name: 'EMG Tib ant',
      unit: 'uV',
      kind: 'emg',
      samplingRate: rate,
      physicalRange: { minimum: -3276.8, maximum: 3276.7 },
      values: Float32Array.from({ length: rate }, (_, i) => 100 * Math.sin((2 * Math.PI * 700 * i) / rate)),
    },
  ],
  annotations: [],
  truth: { units: [], events: [], noiseMicrovolts: 0, humMicrovolts: 0, wording: '' },
};
const valuesOf = (recording: SimulatedRecording): Float32Array => recording.channels[0]!.values;

describe('A recording in another form', () => {
  for (const other of [10_000, 48_000]) {
    it(`at ${other} Hz is the same wave to 0.1 %`, () => {
      const values = valuesOf(atRate(tone, other));
      assert.equal(values.length, other);
      for (let i = 1000; i < other - 1000; i++) {
        const expected = 100 * Math.sin((2 * Math.PI * 700 * i) / other);
        assert.ok(Math.abs(values[i]! - expected) < 0.1, `${values[i]} is not ${expected} at ${i}`);
      }
    });
  }

  it('from a converter of 12 bits over ±10 mV is in steps of 4.88 µV', () => {
    const step = 20_000 / 4096;
    assert.ok(
      valuesOf(converted(tone, 12, 10_000)).every((v) => Math.abs(v / step - Math.round(v / step)) < 1e-4),
    );
  });

  it('is inverted, in volts, or under another name, and else as it was', () => {
    assert.equal(valuesOf(inverted(tone))[9], -valuesOf(tone)[9]!);
    assert.ok(Math.abs(valuesOf(inVolts(tone))[9]! - 1e-6 * valuesOf(tone)[9]!) < 1e-10);
    assert.equal(inVolts(tone).channels[0]!.unit, 'V');
    assert.equal(renamed(tone).channels[0]!.name, 'EMG ch 1');
    assert.deepEqual(valuesOf(renamed(tone)), valuesOf(tone));
  });
});

describe('Every other form', () => {
  for (const [unit, step] of [
    ['uV', 0.1],
    ['uV', 0.3],
    ['mV', 0.00015],
  ] as const) {
    it(`can be written as EDF, from steps of ${step} ${unit}`, () => {
      const physicalRange = {
        minimum: Number((-32768 * step).toPrecision(6)),
        maximum: Number((32767 * step).toPrecision(6)),
      };
      const channels = tone.channels.map((channel) => ({ ...channel, unit, physicalRange }));
      for (const { of } of variants) {
        const other = of({ ...tone, channels }, () => tone);
        if (other) assert.ok(edfPlus(other, simulatedIdentity).length > 0);
      }
    });
  }
});

describe('What other forms change', () => {
  it('is weighed by time, form by form, and names the recordings of which most is called otherwise', () => {
    const answer = (seed: number, durationSeconds: number, relabelled: number) =>
      fakeCase('tremor', 'tremor', [], {
        seed,
        durationSeconds,
        variants: [
          { variant: '48 kHz', relabelled },
          ...(seed === 2 ? [{ variant: 'in V', relabelled: 0 }] : []),
        ],
      });
    const [fast, volts, ...others] = variantScores([answer(1, 30, 0.2), answer(2, 90, 0), answer(3, 0, 0)]);
    assert.deepEqual(others, []);
    assert.ok(Math.abs(fast!.relabelled - 0.05) < 1e-12);
    assert.deepEqual(fast!.worst, [{ scenario: 'tremor', seed: 1, relabelled: 0.2 }]);
    assert.deepEqual([volts!.variant, volts!.recordings, volts!.relabelled], ['in V', 1, 0]);
  });

  it('is measured on the other grid with the same story: only the hum differs', () => {
    const rest = scenarios.find(({ name }) => name === 'rest')!;
    const seed = Array.from({ length: 20 }, (_, i) => i).find(
      (i) => rest.circumstances(i).hum !== undefined,
    )!;
    const [before, after] = [rest.simulate(seed), rest.simulate(seed, onOtherGrid)];
    assert.deepEqual(after.truth, before.truth);
    assert.deepEqual(after.annotations, before.annotations);
    const { hertz } = rest.circumstances(seed).hum!;
    const other = onOtherGrid(rest.circumstances(seed)).hum!.hertz;
    assert.ok(
      Math.abs(Math.abs(other - hertz) - 10) < 1e-9 && Math.abs(Math.abs(other - 55) - 5) < 1,
      `${other} Hz`,
    );
    assert.notDeepEqual(valuesOf(after), valuesOf(before));
  });
});
