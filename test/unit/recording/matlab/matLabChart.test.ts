/** LabChart's exports, with their blocks, pauses, scales and comments. */
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
} from '../../../fixtures/writers/matlabWriter';
import { assertFails, assertSamples, openBytes, summary } from './openMat';

const open = (variables: MatFileContent['variables'], samplingRate?: number): Promise<Recording> =>
  openBytes(writeMat({ variables }), samplingRate === undefined ? {} : { samplingRate });
const count = (length: number, value: (index: number) => number): number[] =>
  Array.from({ length }, (_, index) => value(index));
const noise = (length: number): number[] => count(length, (index) => ((index * 37) % 101) / 100 - 0.5);
const texts = (recording: Recording): Promise<(string | number)[][]> =>
  recording
    .readAnnotations()
    .then((all) => all.map(({ onsetSeconds, text: remark }) => [Number(onsetSeconds.toFixed(3)), remark]));

describe('LabChart', () => {
  const block = {
    data: row(count(4500, (index) => index + 1)),
    datastart: rowsOf([
      [1, 3001],
      [2001, -1],
      [2501, 4001],
    ]),
    dataend: rowsOf([
      [2000, 4000],
      [2500, -1],
      [3000, 4500],
    ]),
    samplerate: rowsOf([
      [1000, 1000],
      [250, 0],
      [250, 250],
    ]),
    tickrate: row([1000, 1000]),
    titles: textRows('EMG', 'Force', 'Angle'),
    unittext: textRows('mV', 'N'),
    unittextmap: rowsOf([
      [1, 1],
      [2, -1],
      [-1, -1],
    ]),
    blocktimes: row([738000.5, 738000.5 + 10 / 86400]),
    com: rowsOf([
      [1, 2, 100, 1, 2],
      [-1, 1, 500, 1, 1],
    ]),
    comtext: textRows('start', 'cramp'),
  };

  it('lays blocks on one timeline with the pause between them, and comments where they were made', async () => {
    const recording = await open(block);
    assert.deepEqual(summary(recording), [
      ['EMG', 'mV', 'emg', 1000, 11_000],
      ['Force', 'N', 'mechanical', 250, 500],
      ['Angle', '', 'mechanical', 250, 3000],
    ]);
    assert.equal(recording.startTime, '2020-07-28T12:00:00.000');
    await assertSamples(recording, 0, 1998, [1999, 2000, NaN]);
    await assertSamples(recording, 0, 9999, [NaN, 3001, 3002]);
    await assertSamples(recording, 1, 0, [2001]);
    await assertSamples(recording, 2, 2499, [NaN, 4001]);
    assert.deepEqual(await texts(recording), [
      [0.5, 'start'],
      [10.1, 'cramp'],
    ]);
  });

  it('says where the pause between blocks is not known, scales 16-bit exports, and asks for a missing rate', async () => {
    const untimed = { ...block, blocktimes: row([]) };
    const recording = await open(untimed);
    assert.match(recording.warnings.join('\n'), /1 of 2 blocks.*without the pause/u);
    await assertSamples(recording, 0, 1999, [2000, 3001]);
    const scaled = await open({
      ...untimed,
      scaleunits: rowsOf([
        [0.001, 0.001],
        [1, 1],
        [1, 1],
      ]),
      scaleoffset: rowsOf([
        [10, 10],
        [0, 0],
        [0, 0],
      ]),
    });
    await assertSamples(scaled, 0, 0, [0.011, 0.012]);
    const unrated = { ...block, samplerate: row([]) };
    await assertFails(open(unrated), 'needs-sampling-rate', /does not say how fast/u);
  });

  it('reads one channel in several blocks, and the older export block by block', async () => {
    const one = await open({
      data: row(count(400, (index) => index)),
      datastart: row([1, 201]),
      dataend: row([200, 400]),
      samplerate: row([100, 100]),
      titles: text('EMG'),
      blocktimes: row([738000, 738000 + 5 / 86400]),
      tickrate: row([100, 100]),
    });
    assert.deepEqual(summary(one), [['EMG', '', 'emg', 100, 700]]);
    const older = await open({
      data_block1: rowsOf([noise(1000), count(1000, (index) => index)]),
      ticktimes_block1: row(count(1000, (index) => index / 1000)),
      titles_block1: textRows('EMG', 'Force'),
      units_block1: textRows('mV', 'N'),
      comtext_block1: textRows('go', 'stop'),
      comtick_block1: columns([[101, 501]]),
      data_block2: rowsOf([noise(500), noise(500)]),
      ticktimes_block2: row(count(500, (index) => 5 + index / 1000)),
    });
    assert.deepEqual(summary(older), [
      ['EMG', 'mV', 'emg', 1000, 5500],
      ['Force', 'N', 'mechanical', 1000, 5500],
    ]);
    await assertSamples(older, 1, 998, [998, 999, NaN]);
    assert.deepEqual(await texts(older), [
      [0.1, 'go'],
      [0.5, 'stop'],
    ]);
  });
});
