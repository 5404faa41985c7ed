/** How fast text was sampled: told by times or a declaration, asked for otherwise, never guessed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { OpenOptions } from '../../../../src/recording/format';
import { RecordingError } from '../../../../src/recording/recordingError';
import { timeTexts, writeText } from '../../../fixtures/writers/textWriter';
import { describeWithSharedData } from '../../sharedData';
import { openSharedText, openText, readAll } from './openText';

const seed = 20250103;

function rows(count: number, first: (row: number) => string | number): string {
  return Array.from({ length: count }, (_, row) => `${first(row)},${row % 7}\n`).join('');
}

async function rateOf(text: string, options: OpenOptions = {}): Promise<number | undefined> {
  const recording = await openText(text, options);
  return recording.channels.at(-1)?.samplingRate;
}

async function assertNeedsRate(text: string, words: RegExp): Promise<void> {
  await assert.rejects(openText(text), (error) => {
    assert(error instanceof RecordingError, String(error));
    assert.equal(error.problem, 'needs-sampling-rate');
    assert.match(error.message, words);
    return true;
  });
}

describe('The sampling rate of text', () => {
  it('is doubted where samples were left out, and times do not say which rate is meant', async () => {
    for (const line of [
      'Downsampling: 4',
      '# sub-sampling factor = 8',
      'Subsampled by 2',
      'Down sampled\t10',
    ]) {
      const { warnings } = await openText(`# Sampling rate: 4000 Hz\n${line}\n${rows(40, (row) => row % 5)}`);
      assert.match(warnings.join(' '), /only one in \d+ samples was kept/u, line);
    }
    for (const line of ['Downsampling: 1', 'Subsampled to 4000 Hz', 'Downsampling: 4000 Hz', 'Down: 4']) {
      const { warnings } = await openText(`# Sampling rate: 4000 Hz\n${line}\n${rows(40, (row) => row % 5)}`);
      assert.doesNotMatch(warnings.join(' '), /was kept/u, line);
    }
  });

  it('is found in the usual wordings of a declaration', async () => {
    const wordings: [string, number][] = [
      ['# Sampling Rate (Hz):= 1000.00', 1000],
      ['# {"00:07": {"sensor": ["EMG"], "sampling rate": 1000, "resolution": [10]}}', 1000],
      ['% fs = 2048', 2048],
      ['// sample rate: 2 kHz', 2000],
      ['Sampling Frequency\t4000', 4000],
      ['SamplingFrequency;1925,9', 1925.9],
      ['# Sampling rate: 1,000 Hz', 1000],
      ['Interval=\t0.001 s', 1000],
      ['0.5 msec/sample', 2000],
      ['Abtastrate: 5000 Hz', 5000],
    ];
    for (const [line, rate] of wordings) {
      assert.equal(await rateOf(`${line}\na,b\n3,1\n1,2\n2,1\n`), rate, line);
    }
  });

  it('is asked for, with what to do, when nothing states it', async () => {
    await assertNeedsRate('a,b\n3,1\n1,2\n2,1\n', /open it again with its sampling rate in Hz/u);
    assert.equal(await rateOf('a,b\n3,1\n1,2\n2,1\n', { samplingRate: 512 }), 512);
    await assertNeedsRate('# fs = 1 000\na,b\n3,1\n1,2\n2,1\n', /does not say/u);
  });

  it('is exact although times are rounded to six digits or fewer', async () => {
    const rates = [250, 500, 1000, 1024, 2000, 2048, 4000, 5000, 10000, 34000 / 27, 4000 / 27, 23437.5];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...rates), fc.integer({ min: 6, max: 9 }), async (rate, digits) => {
        const count = 20000;
        const samples = Array.from({ length: count }, (_, row) => row);
        const bytes = writeText({
          delimiter: ' ',
          header: false,
          columns: [{ name: '', values: samples.map((row) => row % 11) }],
          time: { name: '', texts: timeTexts(samples, rate, digits) },
        });
        const recording = await openText(bytes);
        assert.equal(recording.channels[0]?.samplingRate, rate);
        assert.equal(recording.channels[0].samples, count, 'rounding makes no gaps');
      }),
      { seed, numRuns: 20 },
    );
  });

  it('is not moved by gaps: the samples of a gap are missing and every other stands at its time', async () => {
    const gap = fc.tuple(fc.integer({ min: 20, max: 1900 }), fc.integer({ min: 1, max: 500 }));
    await fc.assert(
      fc.asyncProperty(fc.array(gap, { minLength: 1, maxLength: 4 }), async (gaps) => {
        const samples: number[] = [];
        for (let sample = 0; samples.length < 2000; sample++) {
          sample += gaps.filter(([row]) => row === samples.length).reduce((sum, [, lost]) => sum + lost, 0);
          samples.push(sample);
        }
        const values = samples.map((sample) => sample % 1000);
        const bytes = writeText({
          delimiter: '\t',
          columns: [{ name: 'EMG', values }],
          time: { name: 'time', texts: timeTexts(samples, 4000, 6) },
        });
        const recording = await openText(bytes);
        assert.equal(recording.channels[0]?.samplingRate, 4000);
        const expected = new Array<number>(samples.at(-1)! + 1).fill(NaN);
        for (const sample of samples) expected[sample] = sample % 1000;
        assert.deepEqual(await readAll(recording, 0), expected);
        const from = samples[500]! - 3;
        assert.deepEqual([...(await recording.read(0, from, 900))], expected.slice(from, from + 900));
        assert.match(recording.warnings.join('\n'), /time column .* has \d+ gaps?/u);
      }),
      { seed, numRuns: 30 },
    );
  });

  it('reads times in milliseconds by their stated unit', async () => {
    assert.equal(await rateOf(`Time (ms),EMG\n${rows(50, (row) => row / 2)}`), 2000);
    assert.equal(await rateOf(`ms,EMG\n${rows(50, (row) => row)}`), 1000);
    assert.equal(await rateOf(`X[s],EMG\n${rows(50, (row) => row / 1000)}`), 1000);
  });

  it('is asked for when times could be seconds or milliseconds', async () => {
    await assertNeedsRate(
      `Time,EMG\n${rows(50, (row) => row / 2)}`,
      /seconds or milliseconds.*\(2 or 2000\)/u,
    );
    assert.equal(await rateOf(`Time,EMG\n${rows(50, (row) => row / 2)}`, { samplingRate: 2000 }), 2000);
  });

  it('is not taken from a column that counts rows', async () => {
    await assertNeedsRate(
      rows(50, (row) => row),
      /does not say how fast/u,
    );
    const recording = await openText(
      rows(50, (row) => row),
      { samplingRate: 100 },
    );
    assert.deepEqual(
      recording.channels.map(({ name }) => name),
      ['Column 2'],
    );
    assert.deepEqual(recording.leftOut, [{ name: 'column 1', reason: 'it counts rows' }]);
  });

  it('passes over a single wrong time without making a gap', async () => {
    const text = `Time [s],EMG\n${rows(50, (row) => (row === 30 ? 161172 : row / 1000))}`;
    const recording = await openText(text);
    assert.equal(recording.channels[0]?.samplingRate, 1000);
    assert.equal(recording.channels[0].samples, 50);
  });

  it('says so when times run backward or jump absurdly far, and keeps rows in order', async () => {
    const restarted = await openText(`Time [s],EMG\n${rows(80, (row) => (row % 40) / 1000)}`);
    assert.equal(restarted.channels[0]?.samples, 80);
    assert.match(restarted.warnings.join('\n'), /runs backward at row 41/u);
    const absurd = await openText(`Time [s],EMG\n${rows(80, (row) => row / 1000 + (row < 40 ? 0 : 1e6))}`);
    assert.equal(absurd.channels[0]?.samples, 80);
    assert.match(absurd.warnings.join('\n'), /would stretch 80 rows/u);
  });

  it('comes from the times where a declaration contradicts them, with a warning', async () => {
    const recording = await openText(`# fs = 500\nTime [s],EMG\n${rows(50, (row) => row / 1000)}`);
    assert.equal(recording.channels[0]?.samplingRate, 1000);
    assert.match(recording.warnings.join('\n'), /declares 500 Hz but its times are/u);
  });
});

describeWithSharedData('Text from real programs', () => {
  const emgdb = [
    ['healthy', 50860, [639, 41464], 0],
    ['myopathy', 110337, [64468, 93751], 2],
    ['neuropathy', 147858, [71194, 84054], 11],
  ] as const;
  for (const [name, rowCount, corruptLines, gaps] of emgdb) {
    it(`emgdb ${name}: 4000 Hz despite rounded times, both corrupt rows missing and named, ${gaps} gaps`, async () => {
      const recording = await openSharedText(`physionet-emgdb/emg_${name}.txt`);
      const samples = await readAll(recording, 0);
      assert.equal(recording.channels.length, 1);
      assert.equal(recording.channels[0]?.samplingRate, 4000);
      assert.equal(samples.filter((sample) => !Number.isNaN(sample)).length, rowCount - 2);
      const warnings = recording.warnings.join('\n');
      assert.match(warnings, new RegExp(`Lines ${corruptLines.join(', ')} cannot be read`, 'u'));
      if (gaps === 0) assert.doesNotMatch(warnings, /gap/u);
      else assert.match(warnings, new RegExp(`has ${gaps} gaps`, 'u'));
      await recording.close();
    });
  }

  it('emgdb neuropathy: the last sample stands at the time its row states', async () => {
    const recording = await openSharedText('physionet-emgdb/emg_neuropathy.txt');
    // Its last row says 37.0365 s and the first row 0.00025 s; 288 samples are lost in between.
    const last = Math.round((37.0365 - 0.00025) * 4000);
    assert.equal(recording.channels[0]?.samples, last + 1);
    assert.deepEqual([...(await recording.read(0, last, 1))], [Math.fround(0.0283)]);
    await recording.close();
  });

  it('BITalino by BioSPPy: rate and label from the remarks, counts as they are', async () => {
    const recording = await openSharedText('bitalino-biosppy/emg.txt');
    assert.deepEqual(
      recording.channels.map(({ name, unit, samplingRate, samples }) => [name, unit, samplingRate, samples]),
      [['EMG', '', 1000, 100000]],
    );
    assert.deepEqual([...(await recording.read(0, 0, 5))], [2055, 2056, 2055, 2057, 2051]);
    await recording.close();
  });

  it('Delsys Trigno: each sensor at its own exact rate, ending where its cells end, with its unit', async () => {
    const recording = await openSharedText('delsys-trigno/truncated_trigno_sample.csv');
    const [emg, acceleration] = recording.channels;
    assert.equal(recording.channels.length, 14);
    assert.deepEqual(emg, {
      name: 'Mini sensor 10: EMG 10',
      unit: 'V',
      kind: 'emg',
      kindReason: 'by its name',
      samplingRate: 34000 / 27,
      samples: 2519,
    });
    assert.deepEqual(acceleration, {
      name: 'Mini sensor 10: ACC.X 10',
      unit: 'g',
      kind: 'mechanical',
      kindReason: 'by its unit',
      samplingRate: 4000 / 27,
      samples: 297,
    });
    assert.deepEqual([...(await recording.read(1, 295, 10))], [0.1098633, 0.109375].map(Math.fround));
    assert.match(recording.warnings.join('\n'), /81141 promised, 2519 there/u);
    await recording.close();
  });
});
