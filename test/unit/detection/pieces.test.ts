/** Discharges that come and go are one event; efforts that are repeated are not. */
import assert from 'node:assert/strict';
import { joinedPieces } from '../../../src/detection/events/pieces';
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import type { EventLabel } from '../../../src/detection/result/eventLabels';

const event = (label: EventLabel, onsetSeconds: number, endSeconds: number): DetectedEvent => ({
  label,
  onsetSeconds,
  endSeconds,
  channels: [0],
  probability: 0.5 + endSeconds / 100,
  alternatives: [],
  evidence: [],
});
const joined = (
  activity: readonly DetectedEvent[],
  others: readonly DetectedEvent[] = [],
): readonly (readonly [EventLabel, number, number, number])[] =>
  joinedPieces(activity, others, { mergeGap: 2 }).map(
    ({ label, onsetSeconds, endSeconds, probability }) =>
      [label, onsetSeconds, endSeconds, probability] as const,
  );

describe('Pieces of a discharge', () => {
  it('are one event with the longest piece’s probability', () => {
    const pieces = [
      event('myokymic-discharge', 1, 3),
      event('myokymic-discharge', 3.7, 20),
      event('myokymic-discharge', 21, 22),
    ];
    assert.deepEqual(joined(pieces), [['myokymic-discharge', 1, 22, 0.7]]);
  });

  it('stay apart where the pause is long, another label follows, or something is said of the pause', () => {
    const far = [event('tremor', 1, 3), event('tremor', 5, 9)];
    assert.equal(joined(far).length, 2);
    const other = [event('tremor', 1, 3), event('fasciculation', 3.5, 4), event('tremor', 4.2, 9)];
    assert.equal(joined(other).length, 3);
    const near = [event('fibrillation', 1, 3), event('fibrillation', 4, 9)];
    assert.equal(joined(near, [event('artifact', 3.2, 3.8)]).length, 2);
    assert.equal(joined(near, [event('artifact', 0, 0.5), event('rest', 9.1, 12)]).length, 1);
  });

  it('are never made of efforts, contractures or bursts of a needle', () => {
    for (const label of ['voluntary', 'insertion', 'complex-repetitive-discharge'] as const) {
      assert.equal(joined([event(label, 1, 3), event(label, 3.4, 6)]).length, 2, label);
    }
  });
});
