/** Exports of programs, written here as these write them: their rates, gaps, scales and comments. */
import assert from 'node:assert/strict';
import type { Recording } from '../../../../src/recording/recording';
import {
  columns,
  row,
  rowsOf,
  text,
  textRows,
  writeMat,
  type MatFileContent,
  type MatVariable,
} from '../../../fixtures/writers/matlabWriter';
import { assertFails, assertSamples, openBytes, summary } from './openMat';

const open = (variables: MatFileContent['variables'], samplingRate?: number): Promise<Recording> =>
  openBytes(writeMat({ variables }), samplingRate === undefined ? {} : { samplingRate });
const count = (length: number, value: (index: number) => number): number[] =>
  Array.from({ length }, (_, index) => value(index));
const struct = (fields: Readonly<Record<string, MatVariable>>): MatVariable => ({ kind: 'struct', fields });
const noise = (length: number): number[] => count(length, (index) => ((index * 37) % 101) / 100 - 0.5);
const texts = (recording: Recording): Promise<(string | number)[][]> =>
  recording
    .readAnnotations()
    .then((all) => all.map(({ onsetSeconds, text: remark }) => [Number(onsetSeconds.toFixed(3)), remark]));

describe('EMGworks and Delsys File Utility', () => {
  const acc = noise(149);
  const padded = (filler: number): number[] => [...acc, ...count(2000 - 149, () => filler)];
  const Channels = textRows('Sensor 1: EMG', 'Sensor 1: ACC.X');

  it('ends a slower channel before its padding, of zeros or NaN, with times or without, whichever way it lies', async () => {
    const fs = [2000, 148.148];
    const times = [
      count(2000, (index) => index / 2000),
      [...count(149, (index) => index / 148.148), ...count(1851, () => 0)],
    ];
    for (const variables of [
      { Data: rowsOf([noise(2000), padded(0)]), Fs: columns([fs]), Channels },
      { Data: rowsOf([noise(2000), padded(NaN)]), Fs: row(fs), Channels },
      { Data: columns([noise(2000), padded(0)]), Fs: row(fs), Channels },
      { Data: rowsOf([noise(2000), padded(0)]), Fs: row(fs), Time: rowsOf(times), Channels },
      { Data: { kind: 'cell', cells: [row(noise(2000)), row(acc)] }, Fs: row(fs), Channels },
    ] as const) {
      const recording = await open(variables, 2000);
      assert.deepEqual(summary(recording), [
        ['Sensor 1: EMG', '', 'emg', 2000, 2000],
        ['Sensor 1: ACC.X', '', 'mechanical', 148.148, 149],
      ]);
      await assertSamples(recording, 1, 147, acc.slice(147));
    }
  });

  it('leaves out a channel that goes on where its stated rate says that it ended', async () => {
    const recording = await open({
      Data: rowsOf([noise(2000), noise(2000)]),
      Fs: row([2000, 100]),
      Channels,
    });
    assert.deepEqual(summary(recording), [['Sensor 1: EMG', '', 'emg', 2000, 2000]]);
    const told = recording.leftOut.map(({ name, reason }) => `${name}: ${reason}`).join();
    assert.match(told, /^Sensor 1: ACC\.X: its 2000 samples at the 100 Hz/u);
  });
});

describe('Spike2', () => {
  const waveform = (
    title: string,
    values: MatVariable,
    more: Readonly<Record<string, MatVariable>> = {},
  ): MatVariable =>
    struct({
      title: text(title),
      comment: text('No comment'),
      interval: row([0.0005]),
      scale: row([1]),
      offset: row([0]),
      units: text('mV'),
      start: row([0]),
      ...more,
      values,
    });
  const marks = (
    title: string,
    times: readonly number[],
    more: Readonly<Record<string, MatVariable>> = {},
  ): MatVariable =>
    struct({
      title: text(title),
      resolution: row([1e-6]),
      length: row([times.length]),
      times: columns([times]),
      ...more,
    });
  const codes = (...firsts: number[]): MatVariable => ({
    ...(columns([firsts, firsts.map(() => 0), firsts.map(() => 0), firsts.map(() => 0)]) as Extract<
      MatVariable,
      { kind: 'matrix' }
    >),
    storage: 'uint8',
    ofStorage: true,
  });

  it('reads keys, digital markers, events and texts as annotations, and names the shapes of spikes', async () => {
    const recording = await open({
      f_Ch1: waveform('EMG TA', columns([noise(1000)])),
      f_Ch2: marks('Stim', [0.3, 0.2]),
      f_Ch30: marks('TextMark', [0.1, 0.4], { codes: codes(0, 0), text: textRows('contract', 'relax') }),
      f_Ch31: marks('Keyboard', [0.25], { codes: codes(67) }),
      f_Ch32: marks('DigMark', [0.35], { codes: codes(65) }),
      f_Ch3: struct({
        title: text('nw-1'),
        interval: row([1e-5]),
        times: columns([noise(40)]),
        codes: codes(...noise(40)),
        items: row([50]),
        trigger: row([9]),
        values: columns(count(50, () => 0).map(() => noise(40))),
      }),
    });
    assert.deepEqual(summary(recording), [['EMG TA', 'mV', 'emg', 2000, 1000]]);
    assert.deepEqual(await texts(recording), [
      [0.1, 'contract'],
      [0.2, 'Stim'],
      [0.25, 'C'],
      [0.3, 'Stim'],
      [0.35, 'DigMark 41'],
      [0.4, 'relax'],
    ]);
    assert.deepEqual(recording.leftOut, [
      { name: 'nw-1', reason: 'it holds the shapes of spikes (40 x 50), not a signal' },
    ]);
  });

  it('puts each channel where it starts, gaps included, and a part of a recording to the beginning', async () => {
    const times = [
      ...count(100, (index) => 0.25 + index * 0.0005),
      ...count(50, (index) => 1 + index * 0.0005),
    ];
    const late = await open({
      a: waveform('EMG', columns([noise(150)]), { start: row([0.25]), times: columns([times]) }),
      b: waveform('Force', columns([noise(4000)]), { units: text('N') }),
    });
    assert.deepEqual(summary(late)[0], ['EMG', 'mV', 'emg', 2000, 2050]);
    await assertSamples(late, 0, 499, [NaN, ...noise(150).slice(0, 2)]);
    await assertSamples(late, 0, 1999, [NaN, ...noise(150).slice(100, 102)]);
    const part = await open({
      a: waveform('EMG', columns([noise(150)]), { start: row([600]) }),
      k: marks('Keyboard', [600.05], { codes: codes(67) }),
    });
    assert.equal(part.channels[0]?.samples, 150);
    assert.deepEqual(await texts(part), [[0.05, 'C']]);
    assert.match(part.warnings.join('\n'), /begins at 600 s/u);
  });

  it('never takes marks for signals where there are no waveforms, and keeps them beside other signals', async () => {
    const keys = marks(
      'Keyboard',
      count(40, (index) => index / 100),
      { codes: codes(...count(40, () => 67)) },
    );
    await assertFails(open({ k: keys }, 1000), 'damaged', /holds no signal/u);
    const beside = await open({ k: keys, emg: row(noise(500)), fs: row([1000]) });
    assert.deepEqual(summary(beside), [['emg', '', 'emg', 1000, 500]]);
    assert.equal((await texts(beside)).length, 40);
  });

  it('never shows integers without a scale in the unit that is stated', async () => {
    const integers = columns([count(100, (index) => index * 30)]);
    const stored: MatVariable = {
      ...(integers as Extract<MatVariable, { kind: 'matrix' }>),
      storage: 'int16',
      ofStorage: true,
    };
    const bare = struct({ title: text('EMG'), interval: row([0.001]), units: text('mV'), values: stored });
    const recording = await open({ a: bare });
    assert.deepEqual(summary(recording), [['EMG', '', 'emg', 1000, 100]]);
    assert.match(recording.warnings.join('\n'), /integers without a scale.*EMG/u);
    const generic = await open({ fs: row([1000]), emg: stored, units: text('mV') });
    assert.deepEqual(summary(generic), [['emg', '', 'emg', 1000, 100]]);
    assert.match(generic.warnings.join('\n'), /integers without a scale.*emg/u);
    // Doubles that MATLAB packs as bytes are doubles.
    const packed = await open({ fs: row([1000]), emg: integers, units: text('mV') });
    assert.equal(packed.channels[0]?.unit, 'mV');
  });
});

describe('AcqKnowledge and EEGLAB', () => {
  it('AcqKnowledge: rows of labels and units, an interval in the unit beside it', async () => {
    const recording = await open({
      data: columns([noise(500), noise(500)]),
      isi: row([0.5]),
      isi_units: text('ms'),
      labels: textRows('EMG - EMG100C', 'Force'),
      units: textRows('mV', 'N'),
      start_sample: row([0]),
    });
    assert.deepEqual(summary(recording), [
      ['EMG - EMG100C', 'mV', 'emg', 2000, 500],
      ['Force', 'N', 'mechanical', 2000, 500],
    ]);
  });

  it('EEGLAB: names of chanlocs, events in samples from 1', async () => {
    const recording = await open({
      EEG: struct({
        data: rowsOf([noise(500), noise(500)]),
        srate: row([250]),
        times: row(count(500, (index) => index * 4)),
        chanlocs: { kind: 'structs', elements: [{ labels: text('EMG TA') }, { labels: text('Cz') }] },
        event: {
          kind: 'structs',
          elements: [
            { type: text('go'), latency: row([126]) },
            { type: row([7]), latency: row([251]) },
          ],
        },
      }),
    });
    assert.deepEqual(summary(recording), [
      ['EMG TA', '', 'emg', 250, 500],
      ['Cz', '', 'other', 250, 500],
    ]);
    assert.deepEqual(await texts(recording), [
      [0.5, 'go'],
      [1, '7'],
    ]);
  });
});

describe('A gain beside the numbers of a MATLAB file', () => {
  it('is said not to be applied, in a variable or a field; a gain of 1 says nothing', async () => {
    const emg = columns([noise(500)]);
    for (const variables of [
      { emg, fs: row([1000]), gain: row([1000]) },
      { emg: struct({ data: emg, fs: row([1000]), AmpGain: row([1000]), unit: text('V') }) },
    ]) {
      assert.match((await open(variables)).warnings.join('\n'), /ain \(1000\) is stated and not applied/u);
    }
    const one = await open({ emg, fs: row([1000]), gain: row([1]) });
    assert.doesNotMatch(one.warnings.join('\n'), /gain/u);
  });
});
