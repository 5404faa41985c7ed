/** How fast variables were sampled, by whatever states it, and what is left out with its reason. */
import assert from 'node:assert/strict';
import type { Recording } from '../../../../src/recording/recording';
import { columns, row, text, writeMat, type MatFileContent } from '../../../fixtures/writers/matlabWriter';
import { assertFails, assertSamples, openBytes, summary } from './openMat';

const open = (variables: MatFileContent['variables']): Promise<Recording> =>
  openBytes(writeMat({ variables }));
const count = (length: number, value: (index: number) => number): number[] =>
  Array.from({ length }, (_, index) => value(index));
const noise = (length: number): number[] => count(length, (index) => ((index * 37) % 101) / 100 - 0.5);
const names = (recording: Recording): unknown[][] =>
  recording.channels.map(({ name, samplingRate, samples }) => [name, samplingRate, samples]);

describe('The rate of a MATLAB variable', () => {
  it('is read in its unit: kHz, text, an interval or times in milliseconds, days, seconds since 1970', async () => {
    for (const variables of [
      { fs_kHz: row([2]) },
      { fs: text('2000 Hz') },
      { samplingRate: text('2 kHz') },
      { frequency: row([2000]) },
      { dt_ms: row([0.5]) },
      { SamplePeriod: row([0.0005]) },
      { time_ms: row(count(500, (index) => index / 2)) },
      { timeUs: row(count(500, (index) => index * 500)) },
      { t: row(count(500, (index) => 738_000 + index / 2000 / 86_400)) },
      { timestamps: row(count(500, (index) => 1.7e9 + index / 2000)) },
      { emg_time: row(count(500, (index) => index / 2000)) },
    ]) {
      const recording = await open({ emg: row(noise(500)), ...variables });
      assert.deepEqual(names(recording), [['emg', 2000, 500]], Object.keys(variables)[0]);
    }
  });

  it('is asked for, naming both, where an interval or times may be in seconds or milliseconds', async () => {
    for (const variables of [
      { dt: row([0.5]) },
      { isi: row([0.5]) },
      { t: row(count(500, (index) => index / 2)) },
    ]) {
      const opening = open({ emg: row(noise(500)), ...variables });
      await assertFails(opening, 'needs-sampling-rate', /seconds or milliseconds.*\(2 or 2000\)/u);
    }
    const counted = open({ emg: row(noise(500)), time: row(count(500, (index) => index)) });
    await assertFails(counted, 'needs-sampling-rate', /\(1 or 1000\)/u);
  });

  it('is that which names the variable, or the times of its length', async () => {
    for (const variables of [
      { fs_emg: row([2000]), fs_force: row([200]) },
      { EMGfs: row([2000]), emgFs: row([2000]), ForceFs: row([200]) },
      { t_emg: row(count(500, (index) => index / 2000)), t_force: row(count(50, (index) => index / 200)) },
      { time: row(count(500, (index) => index / 2000)), time2: row(count(50, (index) => index / 200)) },
      { fs: row([2000]), force_time: row(count(50, (index) => index / 200)) },
    ]) {
      const recording = await open({ emg: row(noise(500)), force: row(noise(50)), ...variables });
      assert.deepEqual(
        names(recording),
        [
          ['emg', 2000, 500],
          ['force', 200, 50],
        ],
        Object.keys(variables).join(),
      );
    }
  });

  it('of several lengths is that of the EMG, and the others are left out with the reason', async () => {
    const recording = await open({ fs: row([1000]), emg: row(noise(300)), force: row(noise(600)) });
    assert.deepEqual(names(recording), [['emg', 1000, 300]]);
    assert.equal(recording.leftOut[0]?.name, 'force');
  });

  it('has gaps where its times have them', async () => {
    const times = [...count(500, (index) => index / 2000), ...count(500, (index) => 1 + index / 2000)];
    const recording = await open({ emg: row(noise(1000)), t: row(times) });
    assert.deepEqual(names(recording), [['emg', 2000, 2500]]);
    await assertSamples(recording, 0, 499, [noise(1000)[499] ?? NaN, NaN]);
    await assertSamples(recording, 0, 1999, [NaN, noise(1000)[500] ?? NaN]);
  });

  it('may stand in a first column of times, which is no channel', async () => {
    const data = columns([count(500, (index) => index / 2000), noise(500), noise(500)]);
    const labels = { kind: 'cell', cells: [text('TA'), text('GM')] } as const;
    const recording = await open({ data, labels });
    assert.deepEqual(names(recording), [
      ['TA', 2000, 500],
      ['GM', 2000, 500],
    ]);
    assert.deepEqual(recording.leftOut, [{ name: 'data 1', reason: 'it is the time of the others' }]);
    // Two ramps side by side are no clock.
    const ramps = columns([count(500, (index) => index / 2000), count(500, (index) => 1 + index / 2000)]);
    assert.equal((await open({ data: ramps, fs: row([2000]) })).channels.length, 2);
  });
});

describe('What a MATLAB file holds beside its signals', () => {
  it('is named with its size and the reason', async () => {
    const recording = await open({
      fs: row([1000]),
      emg: row(noise(100)),
      epochs: { kind: 'matrix', rows: 4, columns: 50, pages: [3], values: noise(600), storage: 'double' },
      signals: { kind: 'matrix', rows: 4, columns: 5, pages: [3], values: noise(60), storage: 'double' },
      T: { kind: 'object', className: 'timetable' },
      s: { kind: 'object', className: 'string' },
      list: row([1, 2, 3]),
      note: text('made by hand'),
      info: { kind: 'struct', fields: { age: row([40]) } },
      cells: { kind: 'cell', cells: [text('a'), row([1, 2])] },
    });
    assert.deepEqual(
      recording.leftOut.map(({ name, reason }) => `${name}: ${reason}`),
      [
        'epochs: it has three dimensions (4 x 50 x 3)',
        'signals: it has three dimensions (4 x 5 x 3)',
        'T: it is a timetable: save its columns as matrices',
        's: it is a string: save it with char(…)',
        'list: it is too short for a signal (1 x 3)',
        'note: it is text',
        'info: it is a struct without signals',
        'cells: it is a cell array without signals (2 x 1)',
      ],
    );
    assert.deepEqual(names(recording), [['emg', 1000, 100]]);
  });

  it('is no signal where it has no name, as the data of objects', async () => {
    const variables = {
      fs: row([1000]),
      T: { kind: 'object', className: 'table' },
      '': row(noise(500), 'uint8'),
    } as const;
    await assertFails(open(variables), 'damaged', /T is a table: save its columns as matrices/u);
  });

  it('reads one epoch as what it is', async () => {
    const one = {
      kind: 'matrix',
      rows: 1,
      columns: 2,
      pages: [100],
      values: noise(200),
      storage: 'double',
    } as const;
    assert.deepEqual(names(await open({ fs: row([1000]), emg: one })), [
      ['emg 1', 1000, 100],
      ['emg 2', 1000, 100],
    ]);
  });

  it('leaves trials out that follow one another nobody knows how', async () => {
    const trial = { kind: 'cell', cells: [row(noise(100)), row(noise(100))] } as const;
    const recording = await open({ fs: row([1000]), emg: row(noise(100)), trial });
    assert.deepEqual(names(recording), [['emg', 1000, 100]]);
    assert.match(recording.leftOut[0]?.reason ?? '', /2 trials/u);
  });
});

describe('The kind of a MATLAB variable', () => {
  it('is told by its name, by its values where these are codes, and by what holds it', async () => {
    const steps = count(4096, (index) => Math.floor(index / 700));
    const logical = {
      kind: 'matrix',
      rows: 1,
      columns: 4096,
      values: steps.map((step) => step % 2),
      storage: 'uint8',
      logical: true,
    } as const;
    const recording = await open({
      fs: row([1000]),
      emg: columns([noise(4096), noise(4096)]),
      glove: columns([noise(4096), noise(4096)]),
      inclin: row(noise(4096)),
      rerepetition: row(steps),
      gesture: row(steps),
      y: row(steps),
      on: logical,
      trial: row(noise(4096)),
      rec: { kind: 'struct', fields: { biceps: row(noise(4096)), force: row(noise(4096)) } },
      EMG2: { kind: 'struct', fields: { acc: row(noise(4096)) } },
    });
    assert.deepEqual(
      summary(recording).map(([name, , kind]) => `${String(name)} ${String(kind)}`),
      [
        'emg 1 emg',
        'emg 2 emg',
        'glove 1 mechanical',
        'glove 2 mechanical',
        'inclin mechanical',
        'rerepetition trigger',
        'gesture trigger',
        'y trigger',
        'on trigger',
        'trial emg',
        'rec.biceps emg',
        'rec.force mechanical',
        'EMG2.acc mechanical',
      ],
    );
  });
});
