/** Where an effort ends and a cramp that is reported begins, as episodes are cut and joined. */
import assert from 'node:assert/strict';
import type { HopRange } from '../../../../src/detection/scan/activity/hops';
import { intentTimeline } from '../../../../src/detection/context/intentTimeline';
import { buildWordings } from '../../../../src/detection/context/wordings';
import { buildEpisodes, type EpisodeInput } from '../../../../src/detection/episodes/episodes';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { Seconds } from '../channels';

const seconds = 60;
type Remark = readonly [seconds: number, text: string];

/** Hops of 10 ms: power 100 in the active stretches, 1 elsewhere. */
function input(active: readonly Seconds[], remarks: readonly Remark[] = []): EpisodeInput {
  const runs = active.map(([from, to]): HopRange => ({
    from: Math.round(100 * from),
    to: Math.round(100 * to),
  }));
  const ratio = new Float32Array(100 * seconds).fill(1);
  for (const { from, to } of runs) ratio.fill(100, from, to);
  const annotations = remarks.map(([onsetSeconds, text]) => ({ onsetSeconds, durationSeconds: 0, text }));
  const timeline = intentTimeline(annotations, [], seconds, defaultParameters, buildWordings());
  return { active: runs, ratio, hopSeconds: 0.01, timeline, movements: [] };
}

const told = (given: EpisodeInput): string =>
  buildEpisodes(given, defaultParameters)
    .map(({ from, to, active }) => `${from / 100}-${to / 100} in ${active.length}`)
    .join(', ');

describe('Episodes of an effort that was let go, or in which a cramp is reported,', () => {
  it('end with the effort that was let go: nothing after a pause goes on with it, however slow the release', () => {
    const active: Seconds[] = [
      [5, 10.3],
      [11.4, 30],
    ];
    const parted = '5-10.3 in 1, 11.4-30 in 1';
    const released: Remark[] = [
      [4.5, 'contract'],
      [8.8, 'relax'],
    ];
    assert.equal(told(input(active, [...released, [13, 'cramp']])), parted);
    assert.equal(
      told(
        input(active, [
          [1, 'relax'],
          [13, 'cramp'],
        ]),
      ),
      '5-30 in 2',
    );
  });

  it('go on over the pauses of a cramp that follows a release', () => {
    const active: Seconds[] = [
      [5, 20],
      [20.8, 30],
    ];
    assert.equal(
      told(
        input(active, [
          [4.5, 'contract'],
          [9, 'relax'],
        ]),
      ),
      '5-9 in 1, 9-30 in 2',
    );
  });

  it('are cut where a cramp is reported in an effort, or before, where the activity changes', () => {
    const asked: Remark[] = [
      [4.5, 'contract'],
      [15, 'cramp'],
    ];
    const steady = input([[5, 30]], asked);
    assert.equal(told(steady), '5-15 in 1, 15-30 in 1');
    const changing = input([[5, 30]], asked);
    changing.ratio.fill(1000, 1350, 3000);
    assert.equal(told(changing), '5-13.5 in 1, 13.5-30 in 1');
    const early = input([[5, 30]], asked);
    early.ratio.fill(1000, 1150, 3000);
    assert.equal(told(early), '5-15 in 1, 15-30 in 1');
  });

  it('are cut before a report that comes as the cramp ends', () => {
    const given = input(
      [[5, 16]],
      [
        [4.5, 'contract'],
        [15, 'cramp'],
      ],
    );
    assert.equal(told(given), '5-16 in 1');
    given.ratio.fill(1000, 1250, 1600);
    assert.equal(told(given), '5-12.5 in 1, 12.5-16 in 1');
  });
});
