/** Reading what a recording holds beside its EMG. */
import assert from 'node:assert/strict';
import { type ContextSource, readContext } from '../../../../src/detection/context/readContext';
import type { RecordingContext } from '../../../../src/detection/context/recordingContext';
import type { ExtraWordings } from '../../../../src/detection/context/wordings';
import { Pace } from '../../../../src/products/pace';
import type { JobControl } from '../../../../src/recording/recording';
import { annotated, type Given, recordingOf } from '../recordings';
import { parameters, plateau, sampled } from './courses';

const seconds = 60;
const emg: Given = { values: new Float32Array(2000 * seconds) };
const force: Given = {
  values: sampled(100, seconds, (t) => 80 * plateau(t, 20, 30), 0.2),
  kind: 'mechanical',
  name: 'Force',
  unit: 'N',
  samplingRate: 100,
};
const target: Given = {
  values: sampled(50, seconds, (t) => (t >= 20 && t < 30 ? 50 : 0)),
  kind: 'target',
  name: 'Target force',
  unit: '%',
  samplingRate: 50,
};

function contextOf(
  recording: ContextSource['recording'],
  {
    blockSamples = 4096,
    wordings = {},
    control = {},
  }: { blockSamples?: number; wordings?: ExtraWordings; control?: JobControl } = {},
): Promise<RecordingContext> {
  const source = { recording, pace: new Pace(control, 1), blockSamples };
  return readContext(source, { wordings, parameters, control });
}

const spans = ({ timeline }: RecordingContext): string[] =>
  timeline.spans.map(({ onsetSeconds, endSeconds, intent }) => `${onsetSeconds}-${endSeconds} ${intent}`);

describe('What a recording holds beside its EMG', () => {
  it('is a force with its place among the channels, a target that asks, and what was said', async () => {
    const recording = annotated(recordingOf(emg, force, target), [45, 'cramp']);
    const context = await contextOf(recording);
    assert.deepEqual(
      context.tracks.map(({ index, quantity }) => `${index} ${quantity}`),
      ['1 force'],
    );
    assert.equal(context.intentDuring({ onsetSeconds: 21, endSeconds: 29 }, []).intent, 'voluntary');
    assert.equal(context.intentDuring({ onsetSeconds: 5, endSeconds: 15 }, []).intent, 'unknown');
    assert.equal(context.intentDuring({ onsetSeconds: 31, endSeconds: 39 }, []).intent, 'involuntary');
    assert.equal(context.crampReportedIn(40, 50), 45);
  });

  it('says nothing of intent where a target never asks, whatever keeps its line from lying still', async () => {
    const lines: Readonly<Record<string, (t: number) => number>> = {
      'at zero': () => 0,
      held: () => 20,
      'of a few steps of the converter': (t) => (t >= 20 && t < 30 ? 0.01 : 0),
      drifting: (t) => 3 + 0.2 * Math.sin(t / 20),
      'with a spike': (t) => (Math.abs(t - 7) < 0.03 ? 50 : 0),
    };
    for (const [how, line] of Object.entries(lines)) {
      const given = { ...target, values: sampled(50, seconds, line), unit: 'N' };
      assert.deepEqual(spans(await contextOf(recordingOf(emg, force, given))), [`0-${seconds} unknown`], how);
    }
  });

  it('is the same whatever the size of the reads', async () => {
    const recording = annotated(recordingOf(emg, force, target), [45, 'cramp']);
    const whole = await contextOf(recording, { blockSamples: 1 << 20 });
    for (const blockSamples of [7, 1000]) {
      const context = await contextOf(recording, { blockSamples });
      assert.deepEqual(context.timeline, whole.timeline);
      assert.deepEqual(context.tracks, whole.tracks);
    }
  });

  it('is nothing in a recording of EMG without a remark, whose samples it does not read', async () => {
    const recording = recordingOf(emg);
    const context = await contextOf({
      ...recording,
      read: () => Promise.reject(new Error('the EMG was read')),
    });
    assert.deepEqual(spans(context), [`0-${seconds} unknown`]);
    assert.deepEqual(context.tracks, []);
  });

  it("understands a study's own words", async () => {
    const recording = annotated(recordingOf(emg), [10, 'anspannen bitte'], [20, 'phase B7']);
    const told = await contextOf(recording, {
      wordings: { contract: ['anspannen bitte'], relax: ['phase B7'] },
    });
    assert.deepEqual(spans(told), ['0-10 unknown', '10-20 voluntary', `20-${seconds} involuntary`]);
  });

  it('is read as far as a channel goes that gives less than it promised', async () => {
    const recording = recordingOf(emg, { ...force, values: force.values.slice(0, 4000) });
    const channels = recording.channels.map((channel, k) =>
      k === 1 ? { ...channel, samples: 6000 } : channel,
    );
    const context = await contextOf({ ...recording, channels });
    assert.equal(context.tracks[0]?.deviation.length, 4000 / 2);
    assert.equal(context.isContracting(22, 28), true);
  });

  it('is not a force of which every sample is missing', async () => {
    const context = await contextOf(recordingOf(emg, { ...force, values: new Float32Array(6000).fill(NaN) }));
    assert.deepEqual(context.tracks, []);
  });

  it('is no longer read when the reader is told to stop', async () => {
    const control = { signal: AbortSignal.abort(new Error('no more')) };
    await assert.rejects(contextOf(recordingOf(emg, force), { control }), /no more/u);
  });
});
