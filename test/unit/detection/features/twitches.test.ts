/** Large potentials beside fibres: found in the whole episode, however little of it was sorted. */
import assert from 'node:assert/strict';
import { twitchesOf } from '../../../../src/detection/features/twitches';

const hopSeconds = 0.01;

/** A minute of fibres of 80 µV, and what stands out of them: its size in µV by its second. */
function course(
  standing: ReadonlyMap<number, number>,
): Parameters<typeof twitchesOf>[0] & { readonly peak: Float32Array } {
  const peak = new Float32Array(6000).map((_, hop) => (hop % 20 === 0 ? 80 : 5));
  for (const [seconds, size] of standing) {
    peak.fill(size, Math.round(seconds / hopSeconds), Math.round(seconds / hopSeconds) + 2);
  }
  return { peak, hopSeconds, from: 100, to: 5900 };
}

const now = [3, 5.4, 5.9, 12, 19.5, 33, 34.1, 50];
const withSize = (size: number): ReadonlyMap<number, number> =>
  new Map(now.map((seconds) => [seconds, size]));

describe('Large potentials beside fibres', () => {
  it('are counted one by one, from the first to the last, with how irregularly they come', () => {
    const found = twitchesOf(course(withSize(1500)), 1, 160);
    assert.equal(found?.count, 8);
    assert.ok(Math.abs(found.onsetSeconds - 3) < 0.011 && Math.abs(found.endSeconds - 50.02) < 0.011);
    assert.ok(found.irregularity > 0.5);
    assert.ok(Math.abs(found.activeSeconds - 0.16) < 1e-9);
  });

  it('are none where all the fibres at once are as large, or they are no larger than a fibre can be', () => {
    assert.equal(twitchesOf(course(withSize(1500)), 1, 1600), undefined);
    assert.equal(twitchesOf(course(withSize(450)), 1, 160), undefined);
  });

  it('are the same in any unit', () => {
    const inMicrovolts = course(withSize(1500));
    const inMillivolts = { ...inMicrovolts, peak: inMicrovolts.peak.map((value) => value / 1000) };
    assert.deepEqual(twitchesOf(inMillivolts, 1000, 0.16), twitchesOf(inMicrovolts, 1, 160));
  });

  it('are not spoken of where they are few', () => {
    assert.equal(
      twitchesOf(
        course(
          new Map([
            [3, 1500],
            [9, 1500],
            [40, 1500],
          ]),
        ),
        1,
        160,
      ),
      undefined,
    );
    assert.equal(twitchesOf(course(new Map()), 1, 160), undefined);
  });
});
