/** EDF and BDF files that a program copied as text: recognised by what it left, and no healthy file is suspected. */
import assert from 'node:assert/strict';
import { openRecording } from '../../../../src/recording/openRecording';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeEdf, type EdfDescription, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { assertWarns, openBytes, patched, sentenceOf } from './helpers';

const limits = { physicalMinimum: -3276.8, physicalMaximum: 3276.7 };

/** One channel, `seconds` records of 500 samples that take every value of a byte. */
function noisy(changes: Partial<EdfDescription> = {}, seconds = 20): Uint8Array {
  let state = 12_345;
  const samples = Float64Array.from({ length: 500 * seconds }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 8) % 4000) / 10 - 200;
  });
  const channel = { name: 'EMG', unit: 'uV', samplesPerRecord: 500, samples, ...limits };
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels: [channel], ...changes });
}

/** What a program does that takes a file for text. */
const asText = (bytes: Uint8Array, change: (text: string) => string): Uint8Array =>
  Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1');

describe('An EDF or BDF file that a program copied as text', () => {
  const variants: readonly EdfVariant[] = ['EDF', 'EDF+C', 'BDF', 'BDF+C'];

  it('with line ends made CRLF is told by them, whatever the format', async () => {
    for (const variant of variants) {
      const whole = noisy({ variant });
      assert.doesNotMatch((await openBytes(whole)).warnings.join('\n'), /line ends|copy/u);
      const recording = await openBytes(asText(whole, (text) => text.replace(/\n/gu, '\r\n')));
      assertWarns(
        recording,
        /No curve of test\.edf is to be relied on: its line ends.*became 0D 0A.*binary mode.*dos2unix -f/u,
      );
    }
  });

  it('with CRLF made line ends is told by what is missing', async () => {
    let state = 1;
    const samples = Float64Array.from({ length: 2_000_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return ((state >>> 8) % 65_536) / 10 - 3276.8;
    });
    const whole = noisy({
      channels: [{ name: 'EMG', unit: 'uV', samplesPerRecord: 500, samples, ...limits }],
    });
    assert.deepEqual((await openBytes(whole.subarray(0, -100))).warnings.length, 1);
    const recording = await openBytes(asText(whole, (text) => text.replace(/\r\n/gu, '\n')));
    assertWarns(recording, /each 0D 0A became 0A.*can't be undone/u);
  });

  it('as UTF-8 or by way of seven bits is refused, with what to do', async () => {
    const asUtf8 = (bytes: Uint8Array): Uint8Array =>
      Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf8');
    assert.match(await sentenceOf(asUtf8(noisy())), /as UTF-8 text.*EF BF BD.*binary mode/u);
    const twice = Buffer.from(Buffer.from(noisy()).toString('latin1'), 'utf8');
    assert.match(await sentenceOf(twice), /as UTF-8 text.*became two/u);
    assert.match(await sentenceOf(noisy().map((byte) => byte & 0x7f)), /7-bit text/u);
    for (const damage of [asUtf8, (bytes: Uint8Array) => bytes.map((byte) => byte & 0x7f)]) {
      const bytes = damage(noisy({ variant: 'BDF' }));
      await assert.rejects(openRecording(memoryLocation('a.bdf', new Map([['a.bdf', bytes]]))), {
        message: /a\.bdf is a BDF file that .*binary mode/u,
      });
    }
  });

  it('is not suspected where a healthy file is cut, has bytes behind it, or repeats 0D 0A as a sample', async () => {
    const whole = noisy();
    const resting = new Float64Array(10_000).fill(257.3); // 2573 is 0A0D
    const rest = noisy({
      channels: [{ name: 'EMG', unit: 'uV', samplesPerRecord: 500, samples: resting, ...limits }],
    });
    const small = noisy({
      channels: [
        {
          name: 'EMG',
          unit: 'uV',
          samplesPerRecord: 500,
          samples: Float64Array.from({ length: 1000 }, (_, index) => (index % 128) / 10),
          ...limits,
        },
      ],
    });
    for (const bytes of [whole, rest, small]) {
      const files = [
        bytes,
        bytes.subarray(0, -333),
        Buffer.concat([bytes, Buffer.alloc(7)]),
        patched(bytes, 236, '-1      '),
      ];
      for (const file of files) {
        assert.doesNotMatch((await openBytes(file)).warnings.join('\n'), /relied on|as text/u);
      }
    }
  });
});
