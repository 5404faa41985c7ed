/** A contracture that is probed is one silence; what parts it otherwise parts it still. */
import assert from 'node:assert/strict';
import type { RecordingContext } from '../../../../src/detection/context/recordingContext';
import { joinedContractures, withCrossings } from '../../../../src/detection/events/crossings';
import type { DetectedEvent } from '../../../../src/detection/result/detectedEvent';
import { defaultParameters } from '../../../../src/detection/parameters';
import { crossedSilences, isCrossing } from '../../../../src/detection/silence/crossedSilence';
import type { SilentPart } from '../../../../src/detection/silence/silentParts';

type Span = readonly [onsetSeconds: number, endSeconds: number];
const spanOf = ([onsetSeconds, endSeconds]: Span) => ({ onsetSeconds, endSeconds });

const part = (span: Span): SilentPart => ({
  ...spanOf(span),
  noiseDisagreement: 1.1,
  noiseIsKnown: true,
  greatestRmsOverNoise: 1.1,
  rmsMicrovolts: 3,
  sameQuietSeconds: 3,
  nearestActivitySeconds: 0,
  inRegion: 'active-before',
  intent: 'involuntary',
  crampReportedAt: undefined,
  isStimulated: false,
  isCrampOpen: false,
  neighbours: { afterActivity: true, beforeActivity: true },
  activityBefore: { onsetSeconds: 10, endSeconds: 20 },
});

const context = (pulls: boolean, intent: 'involuntary' | 'voluntary'): RecordingContext => {
  const known: Partial<RecordingContext> = {
    isContractingThrough: () => pulls,
    intentDuring: () => ({ intent, isStale: false }),
    isInRegionAsserted: () => false,
    crampReportedIn: () => undefined,
    isCrampOpen: () => false,
  };
  return known as RecordingContext;
};

const event = (label: DetectedEvent['label'], span: Span): DetectedEvent => ({
  ...spanOf(span),
  channels: [0],
  label,
  probability: 0.9,
  alternatives: [],
  evidence: [],
});

function joined(
  silent: readonly Span[],
  active: readonly Span[],
  { pulls = true, intent = 'involuntary' }: { pulls?: boolean; intent?: 'involuntary' | 'voluntary' } = {},
): string {
  return crossedSilences(silent.map(part), active.map(spanOf), context(pulls, intent), defaultParameters)
    .map(({ onsetSeconds, endSeconds, crossings }) => `${onsetSeconds}-${endSeconds}: ${crossings.length}`)
    .join(', ');
}

describe('A silence that is crossed', () => {
  const silent: readonly Span[] = [
    [20, 28],
    [29, 40],
    [42.5, 60],
  ];
  const probes: readonly Span[] = [
    [28, 28.5],
    [40.1, 40.5],
    [41.8, 42.4],
  ];

  it('goes on across probes, artifacts and short bursts while the muscle pulls', () => {
    assert.equal(joined(silent, probes), '20-60: 2');
    assert.equal(joined(silent, []), '20-60: 2');
  });

  it('ends where the muscle lets go, where effort is asked for, and where activity lasts', () => {
    assert.equal(joined(silent, probes, { pulls: false }), '');
    assert.equal(joined(silent, probes, { intent: 'voluntary' }), '');
    assert.equal(
      joined(silent, [
        [28, 28.5],
        [40.1, 42.4],
      ]),
      '20-40: 1',
    );
    assert.equal(
      joined(
        [
          [20, 30],
          [36, 50],
        ],
        [[30, 31]],
      ),
      '',
    );
    assert.equal(
      joined(
        [
          [20, 30],
          [30, 50],
        ],
        [],
      ),
      '',
    );
  });

  it('goes on across what may be hum that is left and nothing else, but not for ever', () => {
    const crosses = (to: number, hum: readonly Span[]): boolean =>
      isCrossing(
        spanOf([30, to]),
        [spanOf([30.5, to - 0.5])],
        context(true, 'involuntary'),
        defaultParameters,
        hum.map(spanOf),
      );
    assert.equal(crosses(35.2, []), false);
    assert.equal(crosses(35.2, [[30.5, 34.7]]), true);
    assert.equal(crosses(35.2, [[30.5, 32]]), false);
    assert.equal(crosses(37, [[30.5, 36.5]]), false);
  });

  it('goes on across silence that shows too little of it by itself, but not across rest', () => {
    const between = (label: DetectedEvent['label'], reason?: DetectedEvent['reason']): string =>
      joinedContractures(
        [
          event('myogenic-cramp', [20, 30]),
          { ...event(label, [30.1, 32]), ...(reason ? { reason } : {}) },
          event('myogenic-cramp', [32.1, 50]),
        ],
        () => true,
      )
        .map(({ label: found, onsetSeconds, endSeconds }) => `${found} ${onsetSeconds}-${endSeconds}`)
        .join(', ');
    assert.equal(between('indeterminate', 'silent_with_force'), 'myogenic-cramp 20-50');
    assert.equal(between('rest'), 'myogenic-cramp 20-30, rest 30.1-32, myogenic-cramp 32.1-50');
  });

  it('has what crosses it remarked inside, and no event beside it', () => {
    const contracture = { ...event('myogenic-cramp', [20, 60]), crossings: [spanOf([28, 29])] };
    const events = withCrossings(
      [contracture, event('rest', [60, 80])],
      [event('voluntary', [5, 20.1]), event('insertion', [28, 28.5]), event('artifact', [28, 29])],
    );
    assert.deepEqual(
      events.map(({ label }) => label),
      ['myogenic-cramp', 'rest', 'voluntary'],
    );
    assert.deepEqual(
      events[0]?.evidence.map(({ criterion, atSeconds }) => [criterion, atSeconds]),
      [
        ['crossed-insertion', 28],
        ['crossed-artifact', 28],
      ],
    );
  });
});
