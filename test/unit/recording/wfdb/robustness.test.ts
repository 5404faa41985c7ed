/** Damaged WFDB files never crash, hang or leave a file open; large ones are read by range. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { ByteSource, RecordingLocation } from '../../../../src/recording/byteSource';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { RecordingError } from '../../../../src/recording/recordingError';
import { openWfdb } from '../../../../src/recording/wfdb/wfdbFormat';
import { annotationFile } from '../../../fixtures/writers/wfdbAnnotationWriter';
import { wfdbRecord } from '../../../fixtures/writers/wfdbWriter';
import { bytesOf, watchedLocation } from './open';

describe('A damaged WFDB record', () => {
  const samples = Array.from({ length: 40 }, (_, index) => Math.round(100 * Math.sin(index)));
  const ordinary = {
    ...wfdbRecord({
      name: 'r',
      frameRate: 250,
      frames: 20,
      start: '8:26:04 26/10/1994',
      files: [
        {
          name: 'r_1.dat',
          format: 212,
          signals: [{ samples, samplesPerFrame: 2 }, { samples: samples.slice(0, 20) }],
        },
        {
          name: 'r_2.dat',
          format: 310,
          byteOffset: 3,
          signals: [{ samples: samples.slice(20), skewFrames: 2 }],
        },
      ],
    }),
    'r.atr': annotationFile([
      { sample: 3, code: 1, subtype: -3, number: 4 },
      { sample: 5000, code: 28, aux: '(N' },
    ]),
  };
  const part = (name: string): Record<string, string | Uint8Array> =>
    wfdbRecord({
      name,
      frameRate: 250,
      frames: 20,
      files: [{ name: `${name}.dat`, format: 16, signals: [{ samples: samples.slice(20) }] }],
    });
  const segmented = { 'm.hea': 'm/4 1 250 45\na 20\n~ 5\nb 20\nc 0\n', ...part('a'), ...part('b') };

  for (const [title, files, header] of [
    ['of one stretch', ordinary, 'r.hea'],
    ['of segments', segmented, 'm.hea'],
  ] as const) {
    it(`${title} opens or is refused in one sentence, and leaves no file open, wherever bytes change or end`, async () => {
      const names = Object.keys(files);
      const damage = fc.record({
        name: fc.constantFrom(...names, header, header),
        cut: fc.option(fc.nat({ max: 400 }), { nil: undefined }),
        flips: fc.array(fc.record({ at: fc.nat({ max: 400 }), value: fc.integer({ min: 0, max: 255 }) }), {
          maxLength: 4,
        }),
      });
      await fc.assert(
        fc.asyncProperty(damage, async ({ name, cut, flips }) => {
          const bytes = bytesOf(files);
          const damaged = Uint8Array.from(bytes.get(name) ?? []).subarray(0, cut);
          for (const { at, value } of flips) if (at < damaged.length) damaged[at] = value;
          bytes.set(name, damaged);
          const { location, openFiles } = watchedLocation(header, bytes);
          const source = await location.open();
          try {
            const recording = await openWfdb(source, location);
            for (const [index, channel] of recording.channels.entries()) {
              await recording.read(index, 0, Math.min(channel.samples, 1000));
              await recording.read(index, Math.max(0, channel.samples - 10), 10);
            }
            await recording.readAnnotations();
            await recording.close();
          } catch (error) {
            assert(error instanceof RecordingError, String(error));
            assert.match(error.message, /^.{20,600}$/u);
            await source.close();
          }
          assert.equal(openFiles(), 0);
        }),
        { seed: 20_253, numRuns: 1500 },
      );
    });
  }
});

describe('A large WFDB record', () => {
  /** 1 GB of format 16, without the bytes: what is read is counted. */
  function largeLocation(format: number): { location: RecordingLocation; read: () => number } {
    let bytesRead = 0;
    const size = 2_000_000_000;
    const signalFile: ByteSource = {
      name: 'r.dat',
      size,
      read: (offset, length) => {
        bytesRead += length;
        return Promise.resolve(
          Uint8Array.from({ length: Math.min(length, size - offset) }, (_, index) => (offset + index) & 1),
        );
      },
      close: () => Promise.resolve(),
    };
    const header = `r 2 10000 0\nr.dat ${format} 100/mV 16 0 0 0 0 one\nr.dat ${format} 100/mV 16 0 0 0 0 two\n`;
    const inner = memoryLocation('r.hea', bytesOf({ 'r.hea': header }));
    return {
      location: {
        ...inner,
        sibling: (name) => (name === 'r.dat' ? Promise.resolve(signalFile) : inner.sibling(name)),
      },
      read: () => bytesRead,
    };
  }

  it('opens without reading more than its first bytes, and one second of both channels costs that second once', async () => {
    const { location, read } = largeLocation(16);
    const recording = await openWfdb(await location.open(), location);
    assert(read() <= 512, `${read()} bytes read on opening`);
    const before = read();
    const [one, two] = await Promise.all(
      [0, 1].map((channel) => recording.read(channel, 300_000_000, 10_000)),
    );
    assert.equal(one?.length, 10_000);
    assert.equal(two?.length, 10_000);
    assert.equal(read() - before, 10_000 * 2 * 2);
  });

  it('in format 8 is summed up to the place once, and from then on costs little more than what is shown', async () => {
    const { location, read } = largeLocation(8);
    const recording = await openWfdb(await location.open(), location);
    const place = 4_000_000;
    await recording.read(0, place, 10_000);
    const first = read();
    assert(
      first >= 2 * place && first < 2 * (place + 10_000) + 65_536 + 512,
      `${first} bytes for the first jump`,
    );
    await recording.read(0, place - 1_000_000, 10_000);
    const second = read() - first;
    assert(second <= 20_000 + 65_536, `${second} bytes for the next`);
  });
});
