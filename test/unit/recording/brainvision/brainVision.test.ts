/** BrainVision: what is written is read, in every layout; markers are annotations; odd files get a sentence. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openRecording } from '../../../../src/recording/openRecording';
import type { OpenOptions } from '../../../../src/recording/format';
import type { Recording } from '../../../../src/recording/recording';
import { collected } from '../../../fixtures/collected';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeBrainVision, type BrainVisionFile } from '../../../fixtures/writers/brainVisionWriter';

const seed = 20261127;
type Files = Readonly<Record<string, string | Uint8Array>>;

function open(files: Files, name = 'a.vhdr', options: OpenOptions = {}): Promise<Recording> {
  const bytes = Object.entries(files).map(([key, content]): [string, Uint8Array] => [
    key,
    typeof content === 'string' ? Buffer.from(content) : content,
  ]);
  return openRecording(memoryLocation(name, new Map(bytes)), options);
}

const stored = [0, 1, -2, 300, -32_768, 32_767];
const plain: BrainVisionFile = {
  name: 'a',
  channels: [
    { name: 'EMG1', unit: 'µV', resolution: '0.5', stored },
    { name: 'EMG2', unit: 'mV', resolution: '0.1', stored: stored.toReversed() },
  ],
  format: 'INT_16',
  orientation: 'MULTIPLEXED',
  samplingInterval: '500',
};

function filesOf(changes: Partial<BrainVisionFile> = {}): {
  'a.vhdr': string;
  'a.vmrk': string;
  'a.eeg': Uint8Array;
} {
  const { vhdr, vmrk, eeg } = writeBrainVision({ ...plain, ...changes });
  return { 'a.vhdr': vhdr, 'a.vmrk': vmrk, 'a.eeg': eeg };
}

describe('A BrainVision recording', () => {
  it('gives back every sample that was written, in every encoding, order and resolution, in ranges and in one pass', async () => {
    const any = fc.record({
      format: fc.constantFrom('INT_16' as const, 'INT_32' as const, 'IEEE_FLOAT_32' as const),
      orientation: fc.constantFrom('MULTIPLEXED' as const, 'VECTORIZED' as const),
      bigEndian: fc.boolean(),
      values: fc.array(
        fc.array(fc.integer({ min: -32_768, max: 32_767 }), { minLength: 40, maxLength: 40 }),
        { minLength: 1, maxLength: 5 },
      ),
      resolution: fc.constantFrom('1', '0.5', '0.1', '0,25', ''),
    });
    await fc.assert(
      fc.asyncProperty(any, fc.nat(39), async ({ values, resolution, ...layout }, from) => {
        const channels = values.map((own, index) => ({
          name: `EMG ${index}`,
          unit: 'µV',
          resolution,
          stored: own,
        }));
        const recording = await open(filesOf({ ...layout, channels }));
        assert.equal(recording.format, 'BrainVision');
        const gain = resolution === '' ? 1 : Number(resolution.replace(',', '.'));
        for (const [index, own] of values.entries()) {
          const expected = Float32Array.from(own, (value) => value * gain);
          assert.deepEqual(await recording.read(index, 0, 1000), expected);
          assert.deepEqual(await collected(recording, index), expected);
          assert.deepEqual(await recording.read(index, from, 7), expected.slice(from, from + 7));
        }
        assert.deepEqual(recording.warnings, []);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('has the names, units and rate that its header states, whatever its encoding', async () => {
    for (const encoding of ['utf8', 'latin1'] as const) {
      const { 'a.vhdr': header, ...others } = filesOf({
        channels: [
          { name: 'M. biceps, left', unit: 'µV', resolution: '0.5', stored },
          { name: 'Kraft', unit: 'N', resolution: '2', stored },
          { name: 'EMG3', unit: '', resolution: '', stored },
        ],
      });
      const recording = await open({ 'a.vhdr': Buffer.from(header, encoding), ...others });
      assert.deepEqual(
        recording.channels.map(({ name, unit, kind, samplingRate }) => [name, unit, kind, samplingRate]),
        [
          ['M. biceps, left', 'µV', 'emg', 2000],
          ['Kraft', 'N', 'mechanical', 2000],
          ['EMG3', 'µV', 'emg', 2000],
        ],
        encoding,
      );
    }
  });

  it('has a whole rate where its interval is one that was rounded', async () => {
    const rates = {
      '500': 2000,
      '488.28125': 2048,
      '488.2813': 2048,
      '1953,125': 512,
      '1e3': 1000,
      '333.333333': 3000,
    };
    for (const [samplingInterval, rate] of Object.entries(rates)) {
      assert.equal(
        (await open(filesOf({ samplingInterval }))).channels[0]?.samplingRate,
        rate,
        samplingInterval,
      );
    }
  });

  it('asks for a rate only where its header has none', async () => {
    for (const samplingInterval of ['', '0', 'unknown']) {
      const files = filesOf({ samplingInterval });
      await assert.rejects(open(files), { problem: 'needs-sampling-rate' });
      assert.equal((await open(files, 'a.vhdr', { samplingRate: 1234 })).channels[0]?.samplingRate, 1234);
    }
  });

  it('is recognised in all spellings of its first line', async () => {
    for (const identification of [
      'Brain Vision Data Exchange Header File Version 2.0',
      'BrainVision Data Exchange Header File Version 1.0',
      '\ufeffBrain Vision Data Exchange Header File Version 1.0',
    ]) {
      assert.equal((await open(filesOf({ identification }))).channels.length, 2);
    }
  });
});

describe('The markers of a BrainVision recording', () => {
  it('are annotations: stimuli with their type, comments as written, points counted from 1', async () => {
    const markers = [
      'New Segment,,1,1,0,20131113161403794232',
      'Stimulus,S  1,3,1,0',
      'Comment,cramp\\1 left calf,5,2,0',
      'Response,R128,2,0,0',
    ];
    const recording = await open(filesOf({ markers }));
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ onsetSeconds, durationSeconds, text }) => [
        onsetSeconds,
        durationSeconds,
        text,
      ]),
      [
        [0, 0, 'New Segment'],
        [0.0005, 0, 'Response R128'],
        [0.001, 0, 'Stimulus S 1'],
        [0.002, 0.001, 'cramp, left calf'],
      ],
    );
    assert.equal(recording.startTime, '2013-11-13T16:14:03.794');
    assert.deepEqual(recording.warnings, []);
  });

  it('are found, as the samples are, where the header names them by the placeholder of the recorder', async () => {
    const files = filesOf({
      common: { DataFile: '$b.eeg', MarkerFile: '$b.vmrk' },
      markers: ['New Segment,,1,1,0'],
    });
    const recording = await open(files);
    assert.equal(recording.channels[0]?.samples, stored.length);
    assert.equal((await recording.readAnnotations()).length, 1);
    assert.deepEqual(recording.warnings, []);
  });

  it('say so where the recording was interrupted, where a position is none, and where their file is missing', async () => {
    const paused = await open(
      filesOf({ markers: ['New Segment,,1,1,0', 'New Segment,,4,1,0', 'Comment,x,here,1,0'] }),
    );
    assert.match(paused.warnings.join('\n'), /interrupted 1 times/u);
    assert.match(paused.warnings.join('\n'), /1 markers without a position/u);
    const { 'a.vhdr': header, 'a.eeg': data } = filesOf();
    assert.match(
      (await open({ 'a.vhdr': header, 'a.eeg': data })).warnings.join('\n'),
      /a\.vmrk.*is not beside it/u,
    );
    const none = filesOf({ common: { MarkerFile: undefined } });
    assert.deepEqual((await open({ 'a.vhdr': none['a.vhdr'], 'a.eeg': none['a.eeg'] })).warnings, []);
  });
});

describe('The files of a BrainVision recording', () => {
  it('are found by $b, without their folder, and by the header’s name after all were renamed', async () => {
    for (const [DataFile, MarkerFile] of [
      ['$b.eeg', '$b.vmrk'],
      ['C:\\data\\a.eeg', '/x/a.vmrk'],
      ['a.eeg', 'a.vmrk'],
    ]) {
      const recording = await open(
        filesOf({ common: { DataFile, MarkerFile }, markers: ['Comment,x,1,1,0'] }),
      );
      assert.equal((await recording.readAnnotations()).length, 1, DataFile);
      assert.deepEqual(recording.warnings, []);
    }
    const renamed = await open(filesOf({ common: { DataFile: 'old.eeg', MarkerFile: 'old.vmrk' } }));
    assert.match(renamed.warnings.join('\n'), /old\.eeg, which is not beside it: a\.eeg is read/u);
    await assert.rejects(open({ 'a.vhdr': filesOf({ common: { DataFile: 'old.dat' } })['a.vhdr'] }), {
      problem: 'missing-file',
    });
  });

  it('that were opened instead of the header name it', async () => {
    const files = filesOf();
    await assert.rejects(open(files, 'a.eeg'), /open a\.vhdr beside it instead/u);
    await assert.rejects(open(files, 'a.vmrk'), /open its header, a\.vhdr, instead/u);
  });

  it('that are cut, longer or of another header are read with a warning', async () => {
    const files = filesOf();
    const cut = await open({ ...files, 'a.eeg': files['a.eeg'].subarray(0, 17) });
    assert.equal(cut.channels[0]?.samples, 4);
    assert.match(cut.warnings.join('\n'), /promises 6 points.*holds 4/u);
    const more = await open({ ...files, 'a.eeg': Buffer.concat([files['a.eeg'], Buffer.alloc(3)]) });
    assert.equal(more.channels[0]?.samples, 6);
    assert.match(more.warnings.join('\n'), /3 bytes more/u);
    const vectors = filesOf({ orientation: 'VECTORIZED' });
    const short = await open({ ...vectors, 'a.eeg': vectors['a.eeg'].subarray(0, 16) });
    assert.deepEqual(
      short.channels.map(({ samples }) => samples),
      [6, 2],
    );
    assert.deepEqual([...(await short.read(1, 0, 9))], [3276.7, -3276.8].map(Math.fround));
    await assert.rejects(open({ ...files, 'a.eeg': new Uint8Array(1) }), /holds no complete sample/u);
  });

  it('of kinds that are not read are refused with what to do', async () => {
    const refused = [
      [{ DataFormat: 'ASCII' }, /DataFormat ASCII is not read here; export/u],
      [{ DataType: 'FREQUENCYDOMAIN' }, /FREQUENCYDOMAIN/u],
      [{ DataOrientation: 'SIDEWAYS' }, /"SIDEWAYS"/u],
      [{ NumberOfChannels: '0' }, /0 channels/u],
      [{ DataFile: undefined }, /does not state DataFile/u],
    ] as const;
    for (const [common, said] of refused) await assert.rejects(open(filesOf({ common })), said);
  });

  it('damaged at any byte give a recording or one sentence', async () => {
    const files = filesOf({ markers: ['Stimulus,S  1,3,1,0'] });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a.vhdr', 'a.vmrk'),
        fc.nat(600),
        fc.nat(255),
        async (name, place, byte) => {
          const bytes = Buffer.from(files[name as 'a.vhdr']);
          bytes[place % bytes.length] = byte;
          const opened = await open({ ...files, [name]: bytes }).catch((error: unknown) => error);
          if (opened instanceof Error) assert.equal(opened.name, 'RecordingError', opened.stack);
        },
      ),
      { seed, numRuns: 500 },
    );
  });
});

describe('A BIDS EEG recording in BrainVision format', () => {
  it('has its EMG channels told by the table beside it', async () => {
    const { vhdr, vmrk, eeg } = writeBrainVision({ ...plain, name: 'sub-01_task-hold_eeg' });
    const stem = 'sub-01_task-hold';
    const files = {
      [`${stem}_eeg.vhdr`]: vhdr,
      [`${stem}_eeg.vmrk`]: vmrk,
      [`${stem}_eeg.eeg`]: eeg,
      [`${stem}_channels.tsv`]: 'name\ttype\tunits\nEMG1\tEMG\tµV\nEMG2\tMISC\tmV\n',
      [`${stem}_events.tsv`]: 'onset\tduration\ttrial_type\n0.001\t0\trest\n',
    };
    const recording = await open(files, `${stem}_eeg.vhdr`);
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ text }) => text),
      ['rest'],
    );
    assert.equal(recording.channels[0]?.kind, 'emg');
    assert.notEqual(recording.channels[1]?.kind, undefined);
  });
});
