/** Where an effort ends and a cramp that is reported begins, as episodes are cut and joined. */
import assert from 'node:assert/strict';
import type { Seconds } from '../channels';
import { input, told, type Remark } from './toldEpisodes';

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
