/** Active stretches become episodes: joined over pauses, cut at cues. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildEpisodes } from '../../../../src/detection/episodes/episodes';
import { episodeParameterTable, type EpisodeParameters } from '../../../../src/detection/episodes/parameters';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { Seconds } from '../channels';
import { input, seconds, told, type Remark } from './toldEpisodes';

describe('Episodes', () => {
  it('join activity parted by 1.9 s, and not by 2.1 s, where it is short or involuntary', () => {
    const long = (from: number): Seconds[] => [
      [5, 10],
      [from, 15],
    ];
    const short = (from: number): Seconds[] => [
      [5, 10],
      [from, from + 0.9],
    ];
    const relaxed: Remark[] = [[1, 'relax']];
    assert.equal(told(input(long(11.9), relaxed)), '5-15 in 2');
    assert.equal(told(input(long(12.1), relaxed)), '5-10 in 1, 12.1-15 in 1');
    assert.equal(told(input(short(11.9))), '5-12.8 in 2');
    assert.equal(told(input(short(12.1))), '5-10 in 1, 12.1-13 in 1');
  });

  it('part dense activity at a pause of 0.7 s, and not at one of 0.5 s, where it may be repeated effort', () => {
    const efforts = (from: number): Seconds[] => [
      [5, 10],
      [from, 15],
    ];
    assert.equal(told(input(efforts(10.7))), '5-10 in 1, 10.7-15 in 1');
    assert.equal(told(input(efforts(10.5))), '5-15 in 2');
    assert.equal(told(input(efforts(10.7), [[1, 'cramp']])), '5-15 in 2');
  });

  it('part bursts of half a second at pauses of a second where effort was asked for, and nowhere else', () => {
    const bursts: Seconds[] = [
      [5, 5.5],
      [6.6, 7.1],
    ];
    assert.equal(told(input(bursts, [[4.5, 'contract']])), '5-5.5 in 1, 6.6-7.1 in 1');
    assert.equal(told(input(bursts)), '5-7.1 in 2');
    assert.equal(told(input(bursts, [[1, 'relax']])), '5-7.1 in 2');
  });

  it('join activity parted by 4 s where a cramp is reported across the pause', () => {
    assert.equal(
      told(
        input([
          [5, 10],
          [14, 18],
        ]),
      ),
      '5-10 in 1, 14-18 in 1',
    );
    assert.equal(
      told(
        input(
          [
            [5, 10],
            [14, 18],
          ],
          [[6, 'cramp']],
        ),
      ),
      '5-18 in 2',
    );
  });

  it('join single potentials 4 s apart, but none with a long burst 4 s away', () => {
    assert.equal(
      told(
        input([
          [5, 5.03],
          [9, 9.02],
          [13, 13.05],
        ]),
      ),
      '5-13.05 in 3',
    );
    assert.equal(
      told(
        input([
          [5, 5.03],
          [9, 12],
        ]),
      ),
      '5-5.03 in 1, 9-12 in 1',
    );
  });

  it('are not joined over missing samples, however few', () => {
    const given = input([
      [5, 10],
      [10.6, 15],
    ]);
    given.ratio[1030] = NaN;
    assert.equal(told(given), '5-10 in 1, 10.6-15 in 1');
  });

  it('are not joined over a request to contract', () => {
    assert.equal(
      told(
        input(
          [
            [5, 10],
            [11.5, 15],
          ],
          [
            [0, 'relax'],
            [10.8, 'contract'],
          ],
        ),
      ),
      '5-10 in 1, 11.5-15 in 1',
    );
  });

  it('end with a contraction that ends 1.5 s after its release, and are cut where one goes on for 5 s', () => {
    const remarks: Remark[] = [
      [4, 'contract'],
      [10, 'relax'],
    ];
    assert.equal(told(input([[5, 11.5]], remarks)), '5-11.5 in 1');
    const [before, after, ...others] = buildEpisodes(input([[5, 15]], remarks), defaultParameters);
    assert.deepEqual(others, []);
    assert.equal(before?.to, after?.from);
    assert.ok(before!.to >= 1000 && before!.to <= 1100, `cut at ${before!.to / 100} s`);
  });

  it('end with what was let go at a word, though none that can be read had asked for it', () => {
    const efforts: Seconds[] = [
      [4.4, 10.1],
      [12, 45],
    ];
    const letGoAt = (letGo: number): string =>
      told(
        input(efforts, [
          [3.9, 'gwasgwch'],
          [letGo, 'and relax'],
          [13.9, 'crampo'],
        ]),
      );
    assert.equal(letGoAt(9.8), '4.4-10.1 in 1, 12-45 in 1');
    assert.equal(letGoAt(7), '4.4-45 in 2');
  });

  it('are cut where the activity changes within a second after the release: to 50 ms', () => {
    const given = input(
      [[5, 20]],
      [
        [4, 'contract'],
        [10, 'relax'],
      ],
    );
    given.ratio.fill(15, 1045, 2000);
    const [before] = buildEpisodes(given, defaultParameters);
    assert.ok(Math.abs(before!.to - 1045) <= 5, `cut at ${before!.to / 100} s instead of 10.45`);
  });

  it('are not cut at a release that comes less than a reaction after they began: nothing was held yet', () => {
    const remarks: Remark[] = [
      [1, 'contract'],
      [10, 'relax'],
    ];
    assert.equal(told(input([[9.2, 20]], remarks)), '9.2-20 in 1');
    assert.equal(buildEpisodes(input([[8.8, 20]], remarks), defaultParameters).length, 2);
  });

  it('are never cut behind their end, though the change is sought for longer than they last', () => {
    const given = input(
      [[5, 11]],
      [
        [4, 'contract'],
        [10, 'relax'],
      ],
    );
    const episodes = buildEpisodes(given, { ...defaultParameters, afterRelease: 0.5, reactionTime: 3 });
    assert.ok(
      episodes.every(({ from, to }) => from < to),
      JSON.stringify(episodes),
    );
    assert.equal(episodes.at(-1)?.to, 1100);
  });

  it('hold every active hop once, in order, whatever the cues and whatever the parameters within their ranges', () => {
    const names = Object.keys(episodeParameterTable) as (keyof EpisodeParameters)[];
    const parameters = fc.record(
      Object.fromEntries(
        names.map((name) => {
          const { minimum: min, maximum: max } = episodeParameterTable[name];
          return [name, fc.double({ min, max, noNaN: true })];
        }),
      ),
    ) as fc.Arbitrary<EpisodeParameters>;
    const runs = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 900 })), { maxLength: 6 })
      .map((parts) => {
        let place = 0;
        return parts.map(([gap, length]): Seconds => {
          const from = place + gap;
          place = from + length;
          return [from / 100, place / 100];
        });
      })
      .filter((all) => (all.at(-1)?.[1] ?? 0) < seconds);
    const remark = fc.tuple(
      fc.double({ min: 0, max: 59, noNaN: true }),
      fc.constantFrom('contract', 'relax', 'cramp'),
    );
    fc.assert(
      fc.property(runs, fc.array(remark, { maxLength: 5 }), parameters, (active, remarks, chosen) => {
        const given = input(active, remarks);
        const episodes = buildEpisodes(given, { ...defaultParameters, ...chosen });
        const pieces = episodes.flatMap((episode) => episode.active);
        const hops = pieces.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k));
        const truth = given.active.flatMap(({ from, to }) =>
          Array.from({ length: to - from }, (_, k) => from + k),
        );
        assert.ok(
          pieces.every(({ from, to }) => from < to),
          JSON.stringify(pieces),
        );
        assert.deepEqual(hops, truth);
        for (const { from, to, active: own } of episodes) {
          assert.deepEqual([from, to], [own[0]!.from, own.at(-1)!.to]);
        }
      }),
      { seed: 1 },
    );
  });
});
