/** Questions about what was asked for and reported, and how the muscle pulled. */
import assert from 'node:assert/strict';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import type { MechanicalTrack } from '../../../../src/detection/context/mechanicalTrack';
import { RecordingContext } from '../../../../src/detection/context/recordingContext';
import { buildWordings } from '../../../../src/detection/context/wordings';
import { parameters, plateau, sampled, scan } from './courses';

const seconds = 120;
type Remark = readonly [seconds: number, text: string];

function contextOf(
  remarks: readonly Remark[],
  tracks: readonly (MechanicalTrack | undefined)[] = [],
): RecordingContext {
  const annotations = remarks.map(([onsetSeconds, text]) => ({ onsetSeconds, durationSeconds: 0, text }));
  const timeline = intentTimeline(annotations, [], seconds, parameters, buildWordings());
  return new RecordingContext(
    timeline,
    tracks.filter((track) => track !== undefined),
    parameters,
  );
}

/** A force channel that pulls over some spans. */
const pulling = (height: number, ...spans: (readonly [number, number])[]): MechanicalTrack | undefined =>
  scan(
    sampled(
      100,
      seconds,
      (t) => height * spans.reduce((sum, [from, to]) => sum + plateau(t, from, to), 0),
      0.2,
    ),
    100,
  );

describe('The context of a recording', () => {
  it('knows no intent where nothing was said', () => {
    assert.equal(contextOf([]).intentDuring({ onsetSeconds: 10, endSeconds: 20 }, []).intent, 'unknown');
  });

  it('takes the intent that holds for most of a stretch', () => {
    const context = contextOf([
      [10, 'contract'],
      [20, 'relax'],
    ]);
    assert.equal(context.intentDuring({ onsetSeconds: 11, endSeconds: 22 }, []).intent, 'voluntary');
    assert.equal(context.intentDuring({ onsetSeconds: 18, endSeconds: 30 }, []).intent, 'involuntary');
  });

  it('takes a cramp that is reported for one that was not meant', () => {
    assert.equal(
      contextOf([[32, 'cramp']]).intentDuring({ onsetSeconds: 30, endSeconds: 40 }, []).intent,
      'involuntary',
    );
  });

  it('knows when a cramp was reported within a stretch, the first where there are two', () => {
    const context = contextOf([
      [32, 'cramp'],
      [60, 'cramp'],
    ]);
    assert.equal(context.crampReportedIn(30, 70), 32);
    assert.equal(context.crampReportedIn(33, 70), 60);
    assert.equal(context.crampReportedIn(30, 32), undefined);
  });

  it('knows when stretches began', () => {
    assert.deepEqual(
      contextOf([
        [15, 'stretch'],
        [30, 'cramp'],
        [45, 'stretch'],
      ]).stretches,
      [15, 45],
    );
  });

  it('believes an examiner about the region for a minute, and not before he speaks', () => {
    const context = contextOf([[40, 'needle in the contracting muscle']]);
    const markers = context.timeline.markers.map(({ kind }) => kind);
    assert.deepEqual(markers, ['in-region']);
    assert.equal(context.isInRegionAsserted(45, 50), true);
    assert.equal(context.isInRegionAsserted(99, 110), true);
    assert.equal(context.isInRegionAsserted(101, 110), false);
    assert.equal(context.isInRegionAsserted(30, 39), false);
  });

  it('cuts at cues and where the force begins and ends, half a second from the ends at least', () => {
    const context = contextOf(
      [
        [10, 'contract'],
        [20, 'relax'],
        [60, 'contract'],
      ],
      [pulling(100, [35, 45])],
    );
    const cuts = context.boundariesWithin(5, 60.3);
    assert.equal(cuts.length, 4, cuts.join(', '));
    [10, 20, 35, 45].forEach((truth, k) =>
      assert.ok(Math.abs(cuts[k]! - truth) < 0.4, `cut at ${cuts[k]} s instead of ${truth}`),
    );
    assert.deepEqual(context.boundariesWithin(9.7, 19.7), []);
  });

  it('sees a contraction where the force is, none where it is not, and knows nothing without a force', () => {
    const context = contextOf([], [pulling(100, [35, 45])]);
    const alone = { afterActivity: false, beforeActivity: false };
    assert.equal(context.contractionDuring(36, 44, alone).contraction, 'yes');
    assert.equal(context.contractionDuring(60, 70, alone).contraction, 'no');
    assert.equal(contextOf([]).contractionDuring(36, 44, alone).contraction, 'unknown');
    assert.equal(context.isContracting(36, 44), true);
    assert.equal(context.isContracting(60, 70), false);
  });

  it('leaves the force of neighbouring activity out: half a second after it', () => {
    const context = contextOf([], [pulling(100, [30, 40])]);
    const after = (afterActivity: boolean): string =>
      context.contractionDuring(39.45, 50, { afterActivity, beforeActivity: false }).contraction;
    assert.equal(after(false), 'yes');
    assert.equal(after(true), 'no');
  });

  it('compares the EMG with the force that moves most over its threshold, and with no angle', () => {
    const weak = pulling(3, [35, 45]);
    const strong = pulling(100, [35, 45]);
    assert.equal(contextOf([], [weak, strong]).force, strong);
    assert.equal(contextOf([], [strong, weak]).force, strong);
    const angle = scan(
      sampled(100, seconds, (t) => 40 * plateau(t, 35, 45), 0.2),
      100,
      { name: 'Knee', unit: 'deg' },
    );
    assert.equal(contextOf([], [angle]).force, undefined);
  });
});
