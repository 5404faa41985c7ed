/** MATLAB files that were once read wrongly, with their right values. */
import assert from 'node:assert/strict';
import { fileLocation } from '../../../../src/recording/byteSource';
import type { OpenOptions } from '../../../../src/recording/format';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';
import { assertFails, assertSamples, summary } from './openMat';

function open(place: string, options: OpenOptions = {}): Promise<Recording> {
  return openRecording(fileLocation(sharedCase(place)), options);
}

describeWithSharedCases('MATLAB files that were once read wrongly', () => {
  it('EMGworks: each channel at its own rate, without its padding, whatever rate the caller gives', async () => {
    for (const options of [{}, { samplingRate: 2000 }]) {
      const recording = await open('emgworks-mat-rate-per-channel/emgworks.mat', options);
      assert.deepEqual(summary(recording), [
        ['Sensor 1: EMG', '', 'emg', 2000, 1000],
        ['Sensor 1: ACC', '', 'mechanical', 148.148, 74],
      ]);
      await assertSamples(recording, 1, 72, [1.072, 1.073]);
      await recording.close();
    }
  });

  it('epochs in three dimensions are named with their size', async () => {
    const recording = await open('mat-epochs-left-out/epochs.mat');
    assert.deepEqual(summary(recording), [['force', '', 'mechanical', 1000, 500]]);
    assert.deepEqual(recording.leftOut, [{ name: 'emg', reason: 'it has three dimensions (2 x 500 x 8)' }]);
    await recording.close();
  });

  it('times that may be in milliseconds ask for the rate and name both', async () => {
    await assertFails(open('mat-time-in-ms/time.mat'), 'needs-sampling-rate', /\(2 or 2000\)/u);
    const recording = await open('mat-time-in-ms/time.mat', { samplingRate: 2000 });
    assert.deepEqual(summary(recording), [['emg', '', 'emg', 2000, 1000]]);
    await assertSamples(recording, 0, 0, [-0.1]);
    await recording.close();
  });

  it('a timetable is refused by its name, and the data of its class are no signal', async () => {
    const opening = open('mat-timetable/timetable.mat');
    await assertFails(opening, 'damaged', /T is a timetable: save its columns as matrices/u);
  });

  it('version 7.3 with an older header is known as that', async () => {
    const opening = open('mat73-older-header/old73.mat');
    await assert.rejects(opening, /7\.3/u);
  });

  it('Ninapro: gloves and labels are no EMG, and `frequency` is the rate', async () => {
    const recording = await open('ninapro-kinds/ninapro.mat', { samplingRate: 100 });
    const kinds = new Map(recording.channels.map(({ name, kind }) => [name, kind]));
    assert.equal(recording.durationSeconds, 4);
    assert.equal(recording.channels.filter(({ kind }) => kind === 'emg').length, 10);
    assert.equal(kinds.get('emg 10'), 'emg');
    assert.equal(kinds.get('glove 22'), 'mechanical');
    for (const name of ['stimulus', 'restimulus', 'repetition', 'rerepetition']) {
      assert.equal(kinds.get(name), 'trigger', name);
    }
    await recording.close();
    const stated = await open('ninapro-kinds/ninapro-frequency.mat');
    assert.equal(stated.durationSeconds, 0.2);
    await stated.close();
  });

  it('Spike2: integers become values by scale and offset, at the rate of each channel', async () => {
    const recording = await open('spike2-integers/spike2.mat');
    assert.deepEqual(summary(recording), [
      ['EMG TA', 'mV', 'emg', 2000, 1000],
      ['Force', 'N', 'mechanical', 200, 100],
    ]);
    await assertSamples(recording, 0, 0, [-10, -9.9]);
    await assertSamples(recording, 1, 0, [5, 5.1]);
    await recording.close();
  });

  it('Spike2: keys are annotations at their times', async () => {
    const recording = await open('spike2-markers/markers.mat');
    assert.deepEqual(summary(recording), [['EMG TA', 'mV', 'emg', 2000, 1000]]);
    await assertSamples(recording, 0, 0, [-0.1]);
    const marks = await recording.readAnnotations();
    assert.equal(marks.length, 40);
    assert.deepEqual(marks[0], { onsetSeconds: 0.01, durationSeconds: 0, text: 'C' });
    assert.ok(Math.abs((marks[39]?.onsetSeconds ?? NaN) - 0.4) < 1e-9);
    await recording.close();
  });

  it('the signal file of a WFDB record points to its header', async () => {
    const opening = open('wfdb-signal-file-opened/chal.mat');
    await assertFails(opening, 'unsupported', /open chal\.hea beside it instead/u);
  });
});
