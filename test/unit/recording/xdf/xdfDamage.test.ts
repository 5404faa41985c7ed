/** XDF files that are cut, damaged or hold no signals: what is whole is read, and the rest said. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Recording } from '../../../../src/recording/recording';
import { collected } from '../../../fixtures/collected';
import { xdfBoundary, xdfHeader, xdfOffset, xdfSamples, xdfStart } from '../../../fixtures/writers/xdfWriter';
import { emg, frames, markers, open, sampleOf } from './xdfParts';

const seed = 20261128;
describe('A damaged XDF file, or one without signals,', () => {
  it('of events alone, or of nothing, is refused with what it holds', async () => {
    await assert.rejects(
      open(xdfStart(), xdfHeader(emg)),
      /a\.xdf holds no stream of signals with a sampling rate, but Amp \(it has no samples\)/u,
    );
    await assert.rejects(open(xdfStart()), /holds no stream of signals/u);
  });

  it('that is cut is read as far as it is whole, and says so', async () => {
    const head = Buffer.concat([xdfStart(), xdfHeader(emg)]);
    const whole = Buffer.concat([head, frames(1000, (frame) => frame / 1000)]);
    const recording = await open(whole.subarray(0, whole.length - 3));
    assert.equal(recording.channels[0]?.samples, 999);
    assert.match(recording.warnings.join('\n'), /it was cut short/u);
  });

  it('goes on behind a damaged stretch at the next boundary, and at the right time', async () => {
    const damaged = frames(1000, (frame) => frame / 1000, { from: 4000 }).fill(0xaa, 0, 400);
    const time = (frame: number): number => frame / 1000;
    const recording = await open(
      xdfStart(),
      xdfHeader(emg),
      frames(4000, time),
      damaged,
      xdfBoundary(),
      frames(5000, time, { from: 5000 }),
    );
    assert.equal(await sampleOf(recording, 5000), 5000);
    assert.deepEqual(await recording.read(0, 4500, 3), new Float32Array(3).fill(NaN));
    assert.match(recording.warnings.join('\n'), /damaged in one place/u);
  });

  it('damaged at any byte gives a recording or one sentence', async () => {
    const whole = Buffer.concat([
      xdfStart(),
      xdfHeader(emg),
      xdfHeader(markers),
      xdfOffset(1, 0, 1),
      frames(60, (frame) => frame / 1000, { chunkFrames: 20 }),
      xdfSamples(markers, [{ time: 0.01, values: ['a'] }]),
      xdfBoundary(),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, byte) => {
        const bytes = Uint8Array.from(whole);
        bytes[place] = byte;
        const opened = await open(bytes).catch((error: unknown) => error);
        if (opened instanceof Error) assert.equal(opened.name, 'RecordingError', opened.stack);
        else await collected(opened as Recording, 0);
      }),
      { seed, numRuns: 300 },
    );
  });
});
