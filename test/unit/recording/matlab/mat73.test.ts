/** MATLAB 7.3: the same variables as in level 5, read by range from HDF5. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { fileLocation, memorySource, type ByteSource } from '../../../../src/recording/byteSource';
import { boxesOf } from '../../../../src/recording/matlab/hdf5/hdf5Numbers';
import { matFormat } from '../../../../src/recording/matlab/matFormat';
import { openRecording } from '../../../../src/recording/openRecording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeMat73 } from '../../../fixtures/writers/mat73Writer';
import { columns, row, rowsOf, text } from '../../../fixtures/writers/matlabWriter';
import { assertFails, assertSamples, openBytes, summary } from './openMat';

const count = (length: number, value: (index: number) => number): number[] =>
  Array.from({ length }, (_, index) => value(index));
const noise = (length: number, step = 37): number[] =>
  count(length, (index) => ((index * step) % 101) / 100 - 0.5);

describe('MATLAB 7.3', () => {
  it('reads matrices of either orientation, packed or not, with their rate, labels and units', async () => {
    const [one, other] = [noise(3000), noise(3000, 41)];
    for (const chunk of [undefined, 512]) {
      for (const data of [columns([one, other]), rowsOf([one, other])]) {
        const labels = { kind: 'cell', cells: [text('TA'), text('Force')] } as const;
        const units = { kind: 'cell', cells: [text('mV'), text('N')] } as const;
        const bytes = await writeMat73(
          { data, labels, units, fs: row([1000]) },
          chunk === undefined ? {} : { chunk },
        );
        const recording = await openBytes(bytes);
        assert.equal(recording.format, 'MATLAB v7.3');
        assert.deepEqual(summary(recording), [
          ['TA', 'mV', 'emg', 1000, 3000],
          ['Force', 'N', 'mechanical', 1000, 3000],
        ]);
        for (const from of [0, 510, 1023, 2990]) {
          await assertSamples(recording, 0, from, one.slice(from, from + 10));
          await assertSamples(recording, 1, from, other.slice(from, from + 10));
        }
        await recording.close();
      }
    }
  });

  it('reads structs, integers with their scale and keys as in level 5, and names objects and epochs', async () => {
    const values = {
      kind: 'matrix',
      rows: 100,
      columns: 1,
      values: count(100, (index) => index),
      storage: 'int16',
      ofStorage: true,
    } as const;
    const codes = {
      kind: 'matrix',
      rows: 2,
      columns: 4,
      values: [67, 68, 0, 0, 0, 0, 0, 0],
      storage: 'uint8',
      ofStorage: true,
    } as const;
    const bytes = await writeMat73({
      a: {
        kind: 'struct',
        fields: {
          title: text('EMG'),
          units: text('mV'),
          interval: row([0.001]),
          scale: row([6553.6]),
          offset: row([1]),
          start: row([0]),
          values,
        },
      },
      k: {
        kind: 'struct',
        fields: { title: text('Keyboard'), resolution: row([1e-6]), times: columns([[0.01, 0.02]]), codes },
      },
      T: { kind: 'object', className: 'timetable' },
      e: { kind: 'matrix', rows: 4, columns: 5, pages: [6], values: noise(120), storage: 'double' },
    });
    const recording = await openBytes(bytes);
    assert.deepEqual(summary(recording), [['EMG', 'mV', 'emg', 1000, 100]]);
    await assertSamples(recording, 0, 0, [1, 2, 3]);
    assert.deepEqual(
      (await recording.readAnnotations()).map((mark) => mark.text),
      ['C', 'D'],
    );
    const reasons = new Map(recording.leftOut.map(({ name, reason }) => [name, reason]));
    assert.match(reasons.get('T') ?? '', /it is a timetable/u);
    assert.equal(reasons.get('e'), 'it has three dimensions (4 x 5 x 6)');
    await recording.close();
  });

  it('is known by its signature whatever the header says of the version', async () => {
    const header = 'MATLAB 7.0 MAT-file, HDF5 schema 0.05';
    const bytes = await writeMat73({ emg: row(noise(100)), fs: row([1000]) }, { header });
    assert.ok(matFormat.recognises(bytes.subarray(0, 4096), 'a.mat', false));
    assert.equal((await openBytes(bytes)).channels.length, 1);
  });

  it('reads ten seconds of a long recording without reading the rest', async () => {
    const long = noise(400_000);
    const bytes = await writeMat73({ emg: columns([long, long]), fs: row([1000]) }, { chunk: 8192 });
    let passed = 0;
    const whole = memorySource('long.mat', bytes);
    const readNow = (offset: number, length: number): Uint8Array => {
      passed += length;
      return bytes.subarray(offset, offset + length);
    };
    const recording = await matFormat.open({ ...whole, readNow }, memoryLocation('long.mat', new Map()), {});
    passed = 0;
    await assertSamples(recording, 1, 200_000, long.slice(200_000, 210_000));
    assert.ok(passed < bytes.length / 5, `${passed} of ${bytes.length} bytes`);
    await recording.close();
  });

  it('reads a file on a disk, and one that has to be copied first', async () => {
    const bytes = await writeMat73({ emg: row(noise(100)), fs: row([1000]) });
    const folder = mkdtempSync(path.join(tmpdir(), 'mat73-'));
    try {
      const place = path.join(folder, 'a.mat');
      writeFileSync(place, bytes);
      const recording = await openRecording(fileLocation(place));
      await assertSamples(recording, 0, 98, noise(100).slice(98));
      await recording.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
    const { name, size, read, close } = memorySource('b.mat', bytes);
    const asked: ByteSource = { name, size, read, close };
    assert.equal((await matFormat.open(asked, memoryLocation('b.mat', new Map()), {})).channels.length, 1);
    const huge: ByteSource = { ...asked, size: 600e6 };
    await assertFails(
      matFormat.open(huge, memoryLocation('b.mat', new Map()), {}),
      'unsupported',
      /600 MB.*copy it to a disk/u,
    );
  });

  it('that is damaged anywhere is a recording or one sentence', async function () {
    this.timeout(120_000);
    const bytes = await writeMat73(
      {
        emg: columns([noise(2000), noise(2000)]),
        fs: row([1000]),
        s: { kind: 'struct', fields: { list: { kind: 'cell', cells: [text('a')] } } },
      },
      { chunk: 256 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.9999, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
        async (share, flips) => {
          const damaged = bytes.slice(0, Math.ceil(share * bytes.length));
          for (const [at, value] of flips) damaged[Math.floor(at * bytes.length)] = value;
          const location = memoryLocation('a.mat', new Map([['a.mat', damaged]]));
          try {
            const recording = await openRecording(location, { samplingRate: 1000 });
            for (const index of recording.channels.keys()) await recording.read(index, 0, 3000);
            await recording.close();
          } catch (error) {
            assert.ok(error instanceof RecordingError, String(error));
            assert.doesNotMatch(error.message, /HDF5-DIAG|Aborted|memory access/u);
          }
        },
      ),
      { seed: 73, numRuns: 150 },
    );
  });
});

describe('A range of an HDF5 array', () => {
  it('is the rest of a row, whole rows and the beginning of another', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.nat(40), fc.nat(40), (rows, columnCount, a, b) => {
        const shape = [rows + 1, columnCount + 1];
        const size = (rows + 1) * (columnCount + 1);
        const [from, to] = [Math.min(a, b, size), Math.min(Math.max(a, b), size)];
        const order = boxesOf(shape, from, to).flatMap(([[r0, r1] = [0, 1], [c0, c1] = [0, 1]]) => {
          const places: number[] = [];
          for (let line = r0; line < r1; line++) {
            for (let column = c0; column < c1; column++) places.push(line * (columnCount + 1) + column);
          }
          return places;
        });
        assert.deepEqual(
          order,
          count(to - from, (index) => from + index),
        );
      }),
      { seed: 74 },
    );
  });
});
