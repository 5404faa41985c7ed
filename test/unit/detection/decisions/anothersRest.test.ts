/** A word to rest that was said to another muscle. */
import assert from 'node:assert/strict';
import type { IntentSpan } from '../../../../src/detection/context/intentTimeline';
import { isAnothersRest } from '../../../../src/detection/decisions/anothersRest';
import { defaultParameters } from '../../../../src/detection/parameters';
import { envelope, said } from './said';

const span = (
  intent: IntentSpan['intent'],
  onsetSeconds: number,
  endSeconds: number,
  isOpen = true,
): IntentSpan => ({ intent, onsetSeconds, endSeconds, source: intent, atSeconds: onsetSeconds, isOpen });

/** Effort is asked for at 3 s, rest at 10 s. */
const spans = [span('unknown', 0, 3), span('voluntary', 3, 10), span('involuntary', 10, 60)];

/** Whether an episode from `onset` on lies under a word that was said to a muscle that was active so. */
function isAnothers(onset: number, other: readonly [number, number], words = spans, began = onset): boolean {
  const [onsetSeconds, endSeconds] = other;
  const episode = { onsetSeconds: onset, endSeconds: onset + 15 };
  const own = [{ ...episode, onsetSeconds: began }];
  return isAnothersRest(
    episode,
    words,
    { own, others: [[], [{ onsetSeconds, endSeconds }]] },
    defaultParameters,
  );
}

describe('A word to rest', () => {
  it('is that of the muscle that lets go at it, not of one that begins then', () => {
    for (const onset of [9.3, 10.2, 11.8, 14]) assert.ok(isAnothers(onset, [4, 10.8]), `${onset} s`);
  });

  it('is nobody else’s where no muscle worked before it, or none lets go at it', () => {
    for (const other of [
      [10.2, 11],
      [4, 9],
      [4, 25],
      [4, 12.5],
    ] as const) {
      assert.ok(!isAnothers(11, other), `${other.join(' to ')} s`);
    }
    const alone = { own: [], others: [] };
    assert.ok(!isAnothersRest({ onsetSeconds: 11, endSeconds: 20 }, spans, alone, defaultParameters));
  });

  it('is that of each muscle that works when it is said: one that goes on was told to rest as well', () => {
    assert.ok(isAnothers(10.4, [4, 10.8], spans, 9.3));
    assert.ok(!isAnothers(10.4, [4, 10.8], spans, 8.7), 'what goes on is cut from what was asked for');
  });

  it('is a word to rest: neither a request, nor a cramp that is told of, nor silence about it', () => {
    const told = [...spans.slice(0, 2), span('involuntary', 10, 60, false)];
    assert.ok(!isAnothers(11, [4, 10.8], told));
    assert.ok(!isAnothers(11, [4, 10.8], [...spans.slice(0, 2), span('unknown', 10, 60)]));
    assert.ok(!isAnothers(6, [4, 10.8]));
  });

  it('of another muscle leaves what is held and let go at once an effort, and nothing else', () => {
    const under = { intent: 'involuntary', isAnothersRest: true } as const;
    assert.equal(said(under), 'voluntary');
    assert.notEqual(said({ ...under, isAnothersRest: false }), 'voluntary');
    assert.notEqual(said({ ...under, crampReported: true }), 'voluntary');
    assert.notEqual(said({ ...under, ...envelope({ declineSeconds: 2 }) }), 'voluntary');
    assert.notEqual(said({ ...under, ...envelope({ declineSeconds: undefined }) }), 'voluntary');
    assert.notEqual(said({ ...under, irregularity: 0.5, unitRatePerSecond: 14 }), 'voluntary');
  });
});
