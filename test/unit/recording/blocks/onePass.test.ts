import assert from 'node:assert/strict';
import { openRecording } from '../../../../src/recording/openRecording';
import { smallestBuffer } from '../../../../src/recording/blocks/block';
import { rangesOfSeconds } from '../../../../src/recording/blocks/ranges';
import type { Recording } from '../../../../src/recording/recording';
import { writeEdf, type EdfVariant } from '../../../fixtures/writers/edfWriter';
import { writeMat } from '../../../fixtures/writers/matlabWriter';
import { writeText } from '../../../fixtures/writers/textWriter';
import { writeWav } from '../../../fixtures/writers/wavWriter';
import { wfdbRecord, type WfdbFormatNumber } from '../../../fixtures/writers/wfdbWriter';
import { bytesOf } from '../wfdb/open';
import { assertAsRead, countedLocation, passOver, wholeOf } from './passes';

type Files = ReadonlyMap<string, Uint8Array>;

const values = (channel: number, count: number, most: number): number[] =>
  Array.from({ length: count }, (_, i) => ((i * 7919 + channel * 104_729) % (2 * most)) - most);

/** Channels of several rates; with `recordSeconds` of 40 a record is larger than a buffer. */
function edf(variant: EdfVariant, records: number, recordSeconds: number): Files {
  const channels = [1000, 1000, 50, 2000, 1000].map((rate, channel) => ({
    name: `EMG ${channel}`,
    unit: 'uV',
    samplesPerRecord: rate * recordSeconds,
    samples: Float64Array.from(values(channel, records * rate * recordSeconds, 3000)),
    physicalMinimum: -3276.8,
    physicalMaximum: 3276.7,
  }));
  const plus = variant.includes('+');
  const recordOnsets = Array.from(
    { length: records },
    (_, r) => r * recordSeconds + (r > records / 2 ? 7.3 : 0),
  );
  const bytes = writeEdf({ variant, recordSeconds, channels, ...(plus ? { recordOnsets } : {}) });
  return new Map([['case.edf', bytes]]);
}

function wfdb(format: WfdbFormatNumber, samplesPerFrame: readonly number[]): Files {
  const frames = 300_000;
  const most = format === 8 ? 60 : 2 ** (format === 80 ? 7 : format >= 212 ? 9 : 11) - 1;
  const signals = samplesPerFrame.map((perFrame, channel) => {
    const samples = values(channel, frames * perFrame, most);
    return { samples, samplesPerFrame: perFrame, skewFrames: channel, gain: 200, baseline: 3 };
  });
  return bytesOf(
    wfdbRecord({ name: 'case', frameRate: 1000, frames, files: [{ name: 'case.dat', format, signals }] }),
  );
}

function matrix(rows: number, columns: number): Files {
  const all = {
    kind: 'matrix',
    rows,
    columns,
    values: values(1, rows * columns, 30_000),
    storage: 'int16',
  } as const;
  return new Map([['case.mat', writeMat({ variables: { emg: all } })]]);
}

const text = (): Files =>
  new Map([
    [
      'case.csv',
      writeText({
        columns: [0, 1, 2].map((channel) => ({ name: `c${channel}`, values: values(channel, 50_000, 500) })),
        delimiter: ',',
        preamble: ['# Sampling Rate (Hz): 1000'],
      }),
    ],
  ]);

const files: Readonly<Record<string, () => Files>> = {
  'EDF of small records': () => edf('EDF', 200, 1),
  'EDF of large records': () => edf('EDF', 5, 100),
  'EDF+D with gaps': () => edf('EDF+D', 200, 1),
  'BDF of large records': () => edf('BDF', 5, 100),
  'WAV of 16 bits': () =>
    new Map([
      [
        'case.wav',
        writeWav({
          type: 'i16',
          samplingRate: 1000,
          channels: [0, 1, 2, 3].map((c) => values(c, 400_000, 30_000)),
        }),
      ],
    ]),
  'WAV of one channel of doubles': () =>
    new Map([['case.wav', writeWav({ type: 'f64', samplingRate: 1000, channels: [values(0, 300_000, 3)] })]]),
  'WFDB 16 interleaved': () => wfdb(16, [1, 1, 1, 1]),
  'WFDB 80 interleaved': () => wfdb(80, [1, 1, 1, 1, 1]),
  'WFDB 61 of several samples a frame': () => wfdb(61, [1, 4]),
  'WFDB 212': () => wfdb(212, [1, 1, 1]),
  'WFDB of differences': () => wfdb(8, [1, 2, 1]),
  'MATLAB with channels as columns': () => matrix(300_000, 4),
  'MATLAB with channels as rows': () => matrix(4, 300_000),
  text,
};

async function withOpened(
  all: Files,
  use: (recording: Recording, bytesRead: () => number, size: number) => Promise<void>,
): Promise<void> {
  const { location, read } = countedLocation(all);
  const recording = await openRecording(location, { samplingRate: 1000 });
  const { name, size } = recording.signalFile;
  const before = read.get(name) ?? 0;
  await use(recording, () => (read.get(name) ?? 0) - before, size);
  await recording.close();
}

describe('One pass over a file', () => {
  let made: { readonly kind: string; readonly files: Files } | undefined;
  after(() => (made = undefined));
  /** The files of a kind: made when they are first asked for, and forgotten for the next. */
  const filesOf = (kind: string): Files => {
    if (made?.kind !== kind) made = { kind, files: files[kind]?.() ?? new Map() };
    return made.files;
  };

  for (const kind of Object.keys(files)) {
    it(`reads all channels for the bytes of the file, once: ${kind}`, async function () {
      this.timeout(60_000);
      await withOpened(filesOf(kind), async (recording, bytesRead, size) => {
        await passOver(recording, wholeOf(recording));
        const block = 2 * smallestBuffer;
        assert.ok(bytesRead() <= size + block, `${bytesRead()} bytes read of ${size}`);
        assert.ok(bytesRead() > 0.9 * size - block, `${bytesRead()} bytes read of ${size}`);
      });
    });

    it(`holds the samples that are read, also with the smallest buffers: ${kind}`, async function () {
      this.timeout(60_000);
      await withOpened(filesOf(kind), async (recording) => {
        const buffers = [new Uint8Array(smallestBuffer), new Uint8Array(smallestBuffer)] as const;
        await assertAsRead(recording, wholeOf(recording), { buffers });
        await assertAsRead(recording, wholeOf(recording, [0]));
        const wanted = [...recording.channels.keys()].reverse();
        const ranges = rangesOfSeconds(recording.channels, wanted, 17.0137, 151.5);
        await assertAsRead(recording, ranges);
      });
    });
  }

  it('over one channel of large records reads little else', async () => {
    await withOpened(filesOf('EDF of large records'), async (recording, bytesRead, size) => {
      await passOver(recording, wholeOf(recording, [2]));
      assert.ok(bytesRead() < size / 20, `${bytesRead()} bytes read of ${size}`);
    });
  });

  it('stops between two blocks when it is aborted, and reports how far it has come', async () => {
    await withOpened(filesOf('EDF of large records'), async (recording, bytesRead, size) => {
      const control = new AbortController();
      const reported: number[] = [];
      const pass = passOver(recording, wholeOf(recording), {
        signal: control.signal,
        report: (fraction) => {
          reported.push(fraction);
          if (fraction > 0.2) control.abort(new Error('enough'));
        },
      });
      await assert.rejects(pass, /enough/u);
      assert.ok(reported.every((fraction, i) => i === 0 || fraction >= reported[i - 1]!));
      assert.ok(bytesRead() < size, `${bytesRead()} bytes read of ${size}`);
    });
  });

  it('refuses a channel that there is not, one that is there twice, and what is no range', async () => {
    await withOpened(text(), async (recording) => {
      const pass = (...ranges: [number, number, number][]) =>
        passOver(
          recording,
          ranges.map(([channel, from, to]) => ({ channel, from, to })),
        );
      await assert.rejects(pass([3, 0, 1]), RangeError);
      await assert.rejects(pass([0, 0, 1], [0, 1, 2]), RangeError);
      await assert.rejects(pass([0, 2, 1]), RangeError);
      await assert.rejects(pass([0, -1, 1]), RangeError);
    });
  });
});
