/** OTB+ archives: samples read where they stand in the tar, scaled as the device has it, or not at all. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { collected } from '../../../fixtures/collected';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeOtb, type OtbFile } from '../../../fixtures/writers/otbWriter';

const seed = 20261128;
const open = (bytes: Uint8Array, name = 'a.otb+'): Promise<Recording> =>
  openRecording(memoryLocation(name, new Map([[name, bytes]])));

const stored = [
  [0, 1, -1, 300, -32_768, 32_767],
  [5, 4, 3, 2, 1, 0],
  [7, 7, 7, 7, 7, 7],
];
const plain: OtbFile = {
  device: 'QUATTROCENTO',
  rate: '2048',
  bits: 16,
  adapters: [
    {
      id: 'GR08MM1305',
      gain: '150',
      start: 0,
      channels: [{ id: 'GR08MM1305', muscle: 'Biceps &amp; co', side: 'Left' }, { id: 'GR08MM1305' }],
    },
    { id: 'AdapterControl', gain: '1', start: 2, channels: [{ id: 'Ramp' }] },
  ],
  stored,
  markers: [
    { milliseconds: 1500, description: 'relax' },
    { milliseconds: 500, description: 'cramp' },
    { milliseconds: 500, description: 'cramp' },
  ],
};
const step = 5e6 / 2 ** 16 / 150;

describe('An OTB+ archive', () => {
  it('has its channels in µV, with names, kinds, rate and markers', async () => {
    const recording = await open(writeOtb(plain));
    assert.equal(recording.format, 'OTB+');
    assert.deepEqual(
      recording.channels.map(({ name, unit, kind, samplingRate }) => [name, unit, kind, samplingRate]),
      [
        ['Left Biceps & co GR08MM1305', 'µV', 'emg', 2048],
        ['GR08MM1305', 'µV', 'emg', 2048],
        ['Ramp', '', 'other', 2048],
      ],
    );
    assert.deepEqual(
      await recording.read(0, 0, 9),
      Float32Array.from(stored[0]!, (value) => value * step),
    );
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds, text }) => [onsetSeconds, text]),
      [
        [0.5, 'cramp'],
        [1.5, 'relax'],
      ],
    );
    assert.deepEqual(recording.warnings, []);
  });

  it('gives back every sample of 16 and 24 bits, in ranges and in one pass', async () => {
    const any = fc.record({
      bits: fc.constantFrom(16 as const, 24 as const),
      values: fc.array(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 30, maxLength: 30 }),
        { minLength: 1, maxLength: 4 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(any, fc.nat(29), async ({ bits, values }, from) => {
        const adapters = [
          {
            id: 'AdapterControl',
            gain: '1',
            start: 0,
            channels: values.map((_, index) => ({ id: `Ramp ${index}` })),
          },
        ];
        const recording = await open(writeOtb({ ...plain, bits, adapters, stored: values }));
        for (const [index, own] of values.entries()) {
          assert.deepEqual(await recording.read(index, 0, 99), Float32Array.from(own));
          assert.deepEqual(
            await recording.read(index, from, 5),
            Float32Array.from(own.slice(from, from + 5)),
          );
          assert.deepEqual(await collected(recording, index), Float32Array.from(own));
        }
      }),
      { seed, numRuns: 50 },
    );
  });

  it('of a device whose step is not known shows the stored numbers, without a unit, and says so', async () => {
    const recording = await open(writeOtb({ ...plain, device: 'NOVECENTO' }));
    assert.equal(recording.channels[0]?.unit, '');
    assert.equal((await recording.read(0, 3, 1))[0], 300);
    assert.match(recording.warnings.join('\n'), /device "NOVECENTO" is not known here.*without a unit/u);
  });

  it('with another gain than the device has takes the stated one, and says so', async () => {
    const adapters = [{ ...plain.adapters[0]!, gain: '500' }];
    const recording = await open(writeOtb({ ...plain, adapters, stored: stored.slice(0, 2) }));
    assert.equal((await recording.read(0, 3, 1))[0], Math.fround((300 * 5e6) / 2 ** 16 / 500));
    assert.match(recording.warnings.join('\n'), /gain of 500 where a QUATTROCENTO has 150/u);
  });

  it('that is cut, or holds something else, is read as far as it goes or refused with what to do', async () => {
    const whole = writeOtb(plain);
    const end = Buffer.from(whole).indexOf('20260101.sig') + 512 + 20;
    assert.equal((await open(whole.subarray(0, end))).channels[0]?.samples, 3);
    await assert.rejects(open(writeOtb(plain, { 'second.sig': 'xx' })), /2 signal files.*export/u);
    await assert.rejects(open(writeOtb({ ...plain, rate: '' })), /no SampleFrequency.*OT BioLab\+/u);
    // By content: which of the two it is, its name does not decide.
    assert.equal((await open(whole, 'a.otb4')).format, 'OTB+');
    await assert.rejects(open(Buffer.from('no archive\0'), 'a.otb4'), /OT BioLab\+.*save it there as OTB\+/u);
    await assert.rejects(open(whole, 'a.edf'), /packed \(a tar archive\)/u);
  });

  it('damaged at any byte gives a recording or one sentence', async () => {
    const whole = writeOtb(plain);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (place, byte) => {
        const bytes = whole.slice();
        bytes[place] = byte;
        const opened = await open(bytes).catch((error: unknown) => error);
        if (opened instanceof Error) assert.equal(opened.name, 'RecordingError', opened.stack);
      }),
      { seed, numRuns: 500 },
    );
  });
});
