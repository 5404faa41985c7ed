/** What is said of a heart: an artifact where nothing else is, a remark where something is. */
import assert from 'node:assert/strict';
import type { ReportedEpisode } from '../../../../src/detection/features/channelReport';
import { heartEvents, heartEvidence } from '../../../../src/detection/decisions/heartEvents';
import { evidenceRemark, evidenceSentence } from '../../../../src/sentences/sentences';
import { defaultParameters } from '../../../../src/detection/parameters';
import { heartOf, reportOf } from '../reports';

const beats = Array.from({ length: 30 }, (_, i) => 1 + i);
const spans = (...args: Parameters<typeof heartEvents>): string[] =>
  heartEvents(...args).map(({ onsetSeconds, endSeconds }) => `${onsetSeconds}-${endSeconds}`);
const episode = (onsetSeconds: number, endSeconds: number): ReportedEpisode =>
  ({ onsetSeconds, endSeconds }) as ReportedEpisode; // all that is asked of it

describe('A heart in a channel', () => {
  it('at rest is one artifact from the first beat to the last, with its pace in words', () => {
    const report = reportOf(2, { heart: heartOf(beats) });
    const [event, ...others] = heartEvents(report, defaultParameters);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [event?.label, event?.reason, event?.channels, event?.onsetSeconds, event?.endSeconds],
      ['artifact', 'unassessable', [2], 0.95, 30.05],
    );
    assert.equal(
      evidenceSentence(event!.evidence[0]!),
      'A heart is in this channel: deflections of an electrocardiogram come at 60 per minute.',
    );
    assert.equal(evidenceRemark(event!.evidence, event!.reason), 'heart');
  });

  it('is no artifact beside activity, but before and after it', () => {
    const report = reportOf(0, { heart: heartOf(beats), episodes: [episode(8.2, 15.5)] });
    assert.deepEqual(spans(report, defaultParameters), ['0.95-8.05', '15.95-30.05']);
  });

  it('is two artifacts where beats are missing for long', () => {
    const report = reportOf(0, { heart: heartOf(beats.filter((beat) => beat < 10 || beat > 20)) });
    assert.deepEqual(spans(report, defaultParameters), ['0.95-9.05', '20.95-30.05']);
  });

  it('is a remark beside whatever else is said of the channel, and none without a heart', () => {
    const [remark, ...others] = heartEvidence(reportOf(0, { heart: heartOf(beats) }));
    assert.deepEqual([remark?.criterion, remark?.contribution, others], ['heartbeat', 0, []]);
    assert.equal(evidenceRemark([remark!]), undefined);
    assert.deepEqual(heartEvidence(reportOf(0)), []);
    assert.deepEqual(heartEvents(reportOf(0), defaultParameters), []);
  });
});
