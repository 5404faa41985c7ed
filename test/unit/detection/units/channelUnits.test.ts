/** A unit that fires in several episodes is one unit. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LinkableUnit, linkUnits } from '../../../../src/detection/units/channelUnits';

/** A biphasic potential and a triphasic one: their shapes correlate by less than 0.5. */
const shapes = {
  biphasic: (u: number): number => u * Math.exp(-u * u),
  triphasic: (u: number): number => (1 - 3 * u * u) * Math.exp(-1.2 * u * u),
  slow: (u: number): number => (u / 3) * Math.exp(-((u / 3) ** 2)),
} as const;

function unit(
  shape: keyof typeof shapes,
  times: readonly number[],
  { height = 100, lag = 0 }: { height?: number; lag?: number } = {},
): LinkableUnit {
  const template = Float32Array.from({ length: 80 }, (_, i) => height * shapes[shape]((i - 40 - lag) / 8));
  return { times: Float64Array.from(times), template };
}

const trains = (...episodes: LinkableUnit[][]): number[][] => linkUnits(episodes).map((train) => [...train]);

describe('Units of a channel', () => {
  it('are linked over episodes by shape, whatever order they come in', () => {
    assert.deepEqual(
      trains(
        [unit('biphasic', [1, 2]), unit('triphasic', [1.5])],
        [unit('triphasic', [11]), unit('biphasic', [12])],
        [unit('biphasic', [21])],
      ),
      [
        [1, 2, 12, 21],
        [1.5, 11],
      ],
    );
  });

  it('are one though the potential shrinks by a fifth and is aligned two samples later', () => {
    const later = unit('biphasic', [9], { height: 80, lag: 2 });
    assert.deepEqual(trains([unit('biphasic', [1])], [later]), [[1, 9]]);
  });

  it('are two where the shape is the same and one is half the size', () => {
    assert.equal(trains([unit('biphasic', [1])], [unit('biphasic', [9], { height: 50 })]).length, 2);
  });

  it('of one episode stay apart, however much alike: each links with the one it resembles most', () => {
    const first = [unit('biphasic', [1], { height: 100 }), unit('biphasic', [2], { height: 90 })];
    assert.equal(trains(first).length, 2);
    const linked = trains(first, [unit('biphasic', [11]), unit('biphasic', [12])]);
    assert.equal(linked.length, 2, `${linked.length} trains`);
  });

  it('keep every discharge once, in order, in at least as many trains as the richest episode has units', () => {
    const any = fc.record({
      shape: fc.constantFrom(...(Object.keys(shapes) as (keyof typeof shapes)[])),
      height: fc.integer({ min: 20, max: 300 }),
      count: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(any, { maxLength: 4 }), { maxLength: 4 }), (episodes) => {
        let clock = 0;
        const units = episodes.map((episode) =>
          episode.map(({ shape, height, count }) =>
            unit(
              shape,
              Array.from({ length: count }, () => (clock += 0.1)),
              { height },
            ),
          ),
        );
        const linked = linkUnits(units);
        const all = linked.flatMap((train) => [...train]).sort((a, b) => a - b);
        assert.deepEqual(
          all,
          units.flat().flatMap(({ times }) => [...times]),
        );
        for (const train of linked) {
          assert.deepEqual(
            [...train],
            [...train].sort((a, b) => a - b),
          );
        }
        assert.ok(linked.length >= Math.max(0, ...units.map(({ length }) => length)));
      }),
      { seed: 1 },
    );
  });
});
