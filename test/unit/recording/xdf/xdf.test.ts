/** XDF: each stream at its own rate on one clock, what is missing shown as missing, events as annotations. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Recording } from '../../../../src/recording/recording';
import { Random } from '../../../../src/simulation/random';
import { collected } from '../../../fixtures/collected';
import {
  xdfFooter,
  xdfHeader,
  xdfOffset,
  xdfSamples,
  xdfStart,
  type XdfSample,
  type XdfStreamHeader,
} from '../../../fixtures/writers/xdfWriter';
import { emg, frames, markers, open, sampleOf } from './xdfParts';

const seed = 20261128;
const summary = (recording: Recording): unknown[] =>
  recording.channels.map(({ name, unit, kind, samplingRate, samples }) => [
    name,
    unit,
    kind,
    samplingRate,
    samples,
  ]);

describe('An XDF recording', () => {
  it('has names, units, kinds and rate of its channels, and its markers as annotations', async () => {
    const recording = await open(
      xdfStart(),
      xdfHeader(emg),
      xdfHeader(markers),
      frames(2000, (frame) => 100 + frame / 1000),
      xdfSamples(markers, [
        { time: 100.5, values: ['relax'] },
        { time: 101, values: ['Bewegung ä'] },
      ]),
      xdfFooter(1),
    );
    assert.equal(recording.format, 'XDF');
    assert.equal(recording.startTime, '2026-11-28T10:11:12');
    assert.deepEqual(summary(recording), [
      ['Biceps', 'µV', 'emg', 1000, 2000],
      ['Elbow', 'deg', 'mechanical', 1000, 2000],
    ]);
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds, text }) => [onsetSeconds.toFixed(3), text]),
      [
        ['0.500', 'relax'],
        ['1.000', 'Bewegung ä'],
      ],
    );
    assert.deepEqual([...recording.warnings], []);
  });

  it('gives back every number of every format, in ranges and in one pass', async () => {
    const formats = ['int8', 'int16', 'int32', 'int64', 'float32', 'double64'] as const;
    const any = fc.record({
      format: fc.constantFrom(...formats),
      values: fc.array(fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 60,
      }),
      stated: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      chunkFrames: fc.integer({ min: 1, max: 9 }),
      countBytes: fc.constantFrom(1 as const, 4 as const, 8 as const),
    });
    await fc.assert(
      fc.asyncProperty(any, fc.nat(59), async ({ format, values, stated, chunkFrames, countBytes }, from) => {
        const stream = { ...emg, format, channels: 3, desc: '' };
        const chunks: Buffer[] = [];
        for (let start = 0; start < values.length; start += chunkFrames) {
          const samples = values.slice(start, start + chunkFrames).map((own, index): XdfSample => {
            const time = 7 + (start + index) / 1000;
            return stated[start + index] === true ? { time, values: own } : { values: own };
          });
          chunks.push(xdfSamples(stream, samples, countBytes));
        }
        const recording = await open(xdfStart(), xdfHeader(stream), ...chunks);
        for (const channel of [0, 1, 2]) {
          const own = Float32Array.from(values, (frame) => frame[channel] ?? NaN);
          assert.deepEqual(await collected(recording, channel), own);
          assert.deepEqual(await recording.read(channel, from, 5), own.slice(from, from + 5));
        }
      }),
      { seed, numRuns: 80 },
    );
  });

  it('takes the rate from its times where these differ from the stated one for sure, jitter or not', async () => {
    const random = new Random(1);
    const jitter = (): number => random.uniform(0, 0.02);
    const true999 = await open(
      xdfStart(),
      xdfHeader(emg),
      frames(60_000, (frame) => frame / 999 + jitter()),
    );
    assert.ok(
      Math.abs((true999.channels[0]?.samplingRate ?? 0) - 999) < 0.02,
      `${true999.channels[0]?.samplingRate}`,
    );
    const stated = await open(
      xdfStart(),
      xdfHeader(emg),
      frames(5000, (frame) => frame / 1000 + jitter(), { all: true }),
    );
    assert.deepEqual([stated.channels[0]?.samplingRate, stated.channels[0]?.samples], [1000, 5000]);
    assert.deepEqual([...stated.warnings], []);
    const half = await open(
      xdfStart(),
      xdfHeader(emg),
      frames(5000, (frame) => frame / 500),
    );
    assert.equal(Math.round(half.channels[0]?.samplingRate ?? 0), 500);
    assert.match(half.warnings.join('\n'), /Amp states 1000 Hz, and its times tell 500 Hz/u);
  });

  it('shows a gap as missing samples, whether of seconds or of a tenth, and says so', async () => {
    const random = new Random(2);
    for (const gap of [0.1, 0.5, 3, 60]) {
      const time = (frame: number): number =>
        frame / 1000 + (frame >= 5000 ? gap : 0) + random.uniform(0, 0.01);
      const recording = await open(xdfStart(), xdfHeader(emg), frames(10_000, time));
      const place = await sampleOf(recording, 5000);
      assert.ok(Math.abs(place - 5000 - 1000 * gap) <= 6, `${place} for a gap of ${gap} s`);
      assert.equal(await sampleOf(recording, 4999), 4999);
      assert.match(recording.warnings.join('\n'), /Amp has 1 gap, .* the samples there are missing/u);
    }
  });

  it('does not take one wrong time, or a late packet, for a gap', async () => {
    for (const off of [-1e6, -3, 0.4, 5, 1e9, NaN]) {
      const time = (frame: number): number => frame / 1000 + (frame === 5000 ? off : 0);
      const recording = await open(xdfStart(), xdfHeader(emg), frames(10_000, time));
      assert.equal(recording.channels[0]?.samples, 10_000, `off by ${off}`);
      assert.deepEqual([...recording.warnings], []);
    }
  });

  it('puts streams of two clocks on one by the measured offsets, drift and a restarted sender included', async () => {
    const second: XdfStreamHeader = {
      ...emg,
      id: 3,
      name: 'Force',
      type: 'Force',
      channels: 1,
      desc: '',
      rate: 100,
    };
    const offsets = Array.from({ length: 40 }, (_, index) => 5 * index).flatMap((at) => [
      xdfOffset(1, 10 + at, 1000 + 3e-4 * at + (index(at) ? 5 : 0)),
      xdfOffset(3, 50_000 + at, -48_990),
    ]);
    function index(at: number): boolean {
      return at === 50; // one measurement that is far off
    }
    const recording = await open(
      xdfStart(),
      xdfHeader(emg),
      xdfHeader(second),
      ...offsets,
      frames(100_000, (frame) => 10 + frame / 1000),
      frames(10_000, (frame) => 50_000 + frame / 100, { stream: second }),
      xdfSamples(second, []),
    );
    assert.deepEqual(
      recording.channels.map(({ name, kind, samples }) => [name, kind, samples]),
      [
        ['Biceps', 'emg', 100_000],
        ['Elbow', 'mechanical', 100_000],
        ['Force', 'mechanical', 10_000],
      ],
    );
    assert.ok(Math.abs((recording.channels[0]?.samplingRate ?? 0) - 1000 / 1.0003) < 1e-3);
    assert.deepEqual([...recording.warnings], []);
  });

  it('begins a stream that came later where it came', async () => {
    const late: XdfStreamHeader = { ...emg, id: 3, name: 'Late', desc: '', channels: 1 };
    const recording = await open(
      xdfStart(),
      xdfHeader(late),
      xdfHeader(emg),
      frames(2000, (frame) => 30 + frame / 1000),
      frames(1000, (frame) => 30.75 + frame / 1000, { stream: late }),
    );
    const values = await collected(recording, 0);
    assert.deepEqual([values[749], values[750], values[1749]], [NaN, 0, 999]);
    assert.deepEqual(
      recording.channels.map(({ name }) => name),
      ['Late', 'Biceps', 'Elbow'],
    );
  });

  it('says that a stream is on another clock than the rest, and does not put it hours away', async () => {
    const other: XdfStreamHeader = { ...emg, id: 3, name: 'Other', desc: '', channels: 1 };
    const recording = await open(
      xdfStart(),
      xdfHeader(emg),
      xdfHeader(other),
      frames(2000, (frame) => 30 + frame / 1000),
      frames(1000, (frame) => 900_000 + frame / 1000, { stream: other }),
    );
    assert.equal(recording.channels[2]?.samples, 1000);
    assert.match(recording.warnings.join('\n'), /Other is on another clock/u);
  });

  it('leaves streams without a rate out with the reason, shows codes as events, and tells streams of one name apart', async () => {
    const codes: XdfStreamHeader = {
      id: 5,
      name: 'Box',
      type: 'Stim',
      rate: 0,
      format: 'int32',
      channels: 1,
    };
    const gaze: XdfStreamHeader = {
      id: 6,
      name: 'Tracker',
      type: 'Gaze',
      rate: 0,
      format: 'float32',
      channels: 2,
    };
    const twin = { ...emg, id: 7 };
    const recording = await open(
      xdfStart(),
      ...[emg, twin, codes, gaze].map(xdfHeader),
      frames(1000, (frame) => frame / 1000),
      frames(1000, (frame) => frame / 1000, { stream: twin }),
      xdfSamples(codes, [{ time: 0.5, values: [17] }]),
      xdfSamples(gaze, [{ time: 0.25, values: [1, 2] }]),
    );
    assert.deepEqual(
      recording.channels.map(({ name }) => name),
      ['Amp Biceps', 'Amp Elbow', 'Amp Biceps (2)', 'Amp Elbow (2)'],
    );
    const [code] = await recording.readAnnotations();
    assert.deepEqual([code?.onsetSeconds.toFixed(6), code?.text], ['0.500000', '17']);
    assert.deepEqual(recording.leftOut, [
      { name: 'Tracker', reason: 'it states no rate: its 1 samples came at times of their own' },
    ]);
  });
});
