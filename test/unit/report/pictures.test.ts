/** What a report's picture shows is what the recording holds. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { envelopeOf } from '../../../src/report/envelope';
import { picturePlan } from '../../../src/report/picturePlan';
import { roundAmplitude, roundSeconds } from '../../../src/report/roundLength';
import { inlineSvg, pictureColumns, svgFile, tracePicture } from '../../../src/report/tracePicture';

const channel = {
  name: 'EMG',
  unit: 'mV',
  kind: 'emg',
  kindReason: '',
  samplingRate: 1000,
  samples: 100_000,
} as const;

function recordingOf(values: Float32Array): Parameters<typeof envelopeOf>[0] {
  return {
    channels: [{ ...channel, samples: values.length }],
    read: (_index, from, count) => Promise.resolve(values.slice(from, from + count)),
  };
}

describe('The envelope of a channel', () => {
  it('holds the extremes of every sample of the window and of no other, in microvolts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.float({ min: -10, max: 10, noNaN: true }), fc.constant(NaN)), {
          minLength: 1,
          maxLength: 400,
        }),
        fc.nat(300),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 50 }),
        async (list, from, length, columns) => {
          const values = Float32Array.from(list);
          const window = { fromSeconds: from / 1000, toSeconds: (from + length) / 1000 };
          const { minimum, maximum, unit } = await envelopeOf(recordingOf(values), 0, window, columns);
          assert.equal(unit, 'µV');
          const inside = [...values.slice(from, from + length)].filter((value) => !Number.isNaN(value));
          const found = [...minimum].filter((value) => !Number.isNaN(value));
          if (inside.length === 0) {
            assert.equal(found.length, 0);
            return;
          }
          assert.equal(Math.min(...found), Math.fround(Math.min(...inside) * 1000));
          const high = [...maximum].filter((value) => !Number.isNaN(value));
          assert.equal(Math.max(...high), Math.fround(Math.max(...inside) * 1000));
          assert.ok(inside.length < columns || high.length <= columns);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('A scale bar', () => {
  it('is 1, 2 or 5 times a power of ten, no longer than asked and more than two fifths of it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (most) => {
        const { value } = roundSeconds(most) ?? { value: NaN };
        assert.ok(value <= most * (1 + 1e-6) && value > most * 0.399, `${value} of ${most}`);
        assert.match(value.toExponential(), /^[125]e/u);
      }),
    );
  });

  it('names its unit as it reads best, and is none where nothing varies', () => {
    assert.deepEqual(
      [roundSeconds(0.0301)?.text, roundSeconds(7)?.text, roundSeconds(4e-4)?.text],
      ['20 ms', '5 s', '200 µs'],
    );
    assert.deepEqual(
      [roundAmplitude(240, 'µV')?.text, roundAmplitude(1500, 'µV')?.text, roundAmplitude(70, 'N')?.text],
      ['200 µV', '1 mV', '50 N'],
    );
    assert.equal(roundAmplitude(0, 'µV'), undefined);
    assert.equal(roundAmplitude(NaN, 'µV'), undefined);
  });
});

const header: LabelDocument['header'] = {
  version: '1.2',
  recording: 'a.edf',
  durationSeconds: 100,
  channels: [channel, { ...channel, name: 'EMG 2' }].map(({ name, samplingRate, samples }) => ({
    name,
    samplingRate,
    samples,
  })),
  fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
};
const both = { before: { header, labels: [] }, after: { header, labels: [] } };
const label: LabelRecord = {
  id: 'a',
  channels: ['EMG'],
  start: 10_000,
  end: 20_000,
  label: 'tremor',
  status: 'proposed',
  by: 'anna',
};

describe('The picture of a change', () => {
  it('has one trace of what is new or gone, with a margin within the recording', () => {
    const plan = picturePlan({ kind: 'added', record: { ...label, start: 0 } }, both);
    assert.deepEqual(
      plan?.panels.map(({ title, window }) => ({ title, window })),
      [{ title: 'After', window: { fromSeconds: 0, toSeconds: 23 } }],
    );
    assert.equal(picturePlan({ kind: 'removed', record: label }, both)?.panels[0]?.title, 'Before');
  });

  it('has both of one time where a label is another or elsewhere, and a boundary closer that moved by little', () => {
    const changed = (record: LabelRecord): readonly string[] | undefined =>
      picturePlan({ kind: 'changed', was: label, record, differences: [] }, both)?.panels.map(
        ({ title }) => title,
      );
    assert.deepEqual(changed({ ...label, label: 'rest' }), ['Before', 'After']);
    assert.deepEqual(changed({ ...label, note: 'x' }), ['Before and after']);
    assert.deepEqual(changed({ ...label, start: 10_012 }), [
      'Before',
      'After',
      'Start, closer (dashed: before)',
    ]);
    assert.deepEqual(changed({ ...label, end: 30_000 }), ['Before', 'After']);
  });

  it('is none where nobody knows when a label is', () => {
    assert.equal(picturePlan({ kind: 'added', record: { ...label, channels: ['gone'] } }, both), undefined);
  });

  it('leaves a hole where samples are missing, and bars with round values', async () => {
    const values = Float32Array.from({ length: 30_000 }, (_, i) =>
      i > 14_000 && i < 16_000 ? NaN : Math.sin(i),
    );
    const plan = picturePlan({ kind: 'added', record: label }, both);
    assert.ok(plan);
    const panels = [];
    for (const panel of plan.panels) {
      panels.push({
        ...panel,
        envelopes: [await envelopeOf(recordingOf(values), 0, panel.window, pictureColumns)],
      });
    }
    const picture = tracePicture(panels, 'a <b>');
    const svg = String(inlineSvg(picture));
    const [, trace = ''] = /class="trace" d="([^"]*)"/u.exec(svg) ?? [];
    assert.equal(trace.split('M').length - 1, 2, 'two lines');
    assert.match(svg, />1 mV<.*>2 s</u);
    assert.match(svg, /<title>a &lt;b&gt;<\/title>/u);
    assert.match(
      svgFile(picture),
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*><title>[^<]*<\/title><style>[^<]*<\/style>/u,
    );
  });
});
