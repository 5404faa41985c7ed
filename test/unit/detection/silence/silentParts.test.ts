/** The facts of a silent part that come from its own channel: what lies beyond the activity next to it. */
import assert from 'node:assert/strict';
import { findActivity } from '../../../../src/detection/scan/activity/activity';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings } from '../../../../src/detection/context/wordings';
import type { RecordingContext } from '../../../../src/detection/context/recordingContext';
import { defaultParameters } from '../../../../src/detection/parameters';
import { silentParts } from '../../../../src/detection/silence/silentParts';
import { assertNear, channelOf, scanOf, type Seconds } from '../channels';

/** Silent parts of a channel of 40 s with noise of RMS 1 but in some spans. */
function partsOf(spans: readonly (readonly [span: Seconds, rms: number])[]) {
  const power = new Float32Array(4000).fill(1);
  for (const [[from, to], rms] of spans) power.fill(rms ** 2, 100 * from, 100 * to);
  const scan = scanOf(power);
  const channel = channelOf(new Float32Array(80_000));
  const activity = findActivity(scan, channel, defaultParameters);
  assert.ok(activity);
  const timeline = intentTimeline([], [], 40, defaultParameters, buildWordings());
  const context: Partial<RecordingContext> = {
    timeline,
    boundariesWithin: () => [],
    isInRegionAsserted: () => false,
    isContracting: () => false,
    intentDuring: () => ({ intent: 'unknown', isStale: false }),
    crampReportedIn: () => undefined,
    isCrampOpen: () => false,
    isStimulatedAt: () => false,
  };
  return silentParts(
    {
      scan,
      activity,
      active: activity.active,
      episodes: [],
      channel,
      context: context as RecordingContext,
    },
    defaultParameters,
  );
}

describe('The facts of a silent part', () => {
  it('have the quiet before the activity that it follows', () => {
    const [before, after] = partsOf([[[5, 15], 100]]);
    assertNear(before?.sameQuietSeconds, 25, 0.2);
    assertNear(after?.sameQuietSeconds, 5, 0.2);
  });

  for (const [what, rms] of [
    ['the electrode came off in it', 9],
    ['the gain was halved', 2],
  ] as const) {
    it(`have none where the noise before the activity was another: ${what}`, () => {
      const [after] = partsOf([
        [[0, 5], rms],
        [[5, 15], 100],
      ]);
      assertNear(after?.onsetSeconds, 15, 0.2);
      assertNear(after?.sameQuietSeconds, 0, 0.1);
    });
  }

  it('have none where the noise before the activity was another, though the channel’s is near to both', () => {
    const after = partsOf([
      [[0, 5], 0.8],
      [[5, 15], 100],
      [[15, 40], 1.4],
    ]).at(-1);
    assertNear(after?.onsetSeconds, 15, 0.2);
    assertNear(after?.sameQuietSeconds, 0, 0.1);
  });

  it('have the quiet of a noise that is a third stronger', () => {
    const after = partsOf([
      [[0, 5], 1.33],
      [[5, 15], 100],
    ]).at(-1);
    assertNear(after?.sameQuietSeconds, 5, 0.2);
  });

  it('have the pauses of an exercise too', () => {
    const parts = partsOf([
      [[0, 6], 100],
      [[7, 12], 100],
      [[13, 20], 100],
    ]);
    assertNear(parts.at(-1)?.sameQuietSeconds, 2, 0.2);
  });

  it('have none where no activity parts it from other quiet', () => {
    const [only] = partsOf([]);
    assert.equal(only?.sameQuietSeconds, 0);
  });
});
