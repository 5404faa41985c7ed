import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DoubtView, HandView, UnitView } from '../../../src/protocol/page';
import { instantaneousRates, unitsPlot } from '../../../webview/panels/units/unitsView';
import { roundEnd } from '../../../webview/plots/ticks';

function unitOf(timesSeconds: Float64Array, more: Partial<UnitView> = {}): UnitView {
  return {
    ...{ number: 1, timesSeconds, ratePerSecond: undefined, doubtful: [] },
    ...{ morphology: { kind: 'awaited' }, refusal: undefined, template: undefined },
    ...more,
  };
}

const trains = fc
  .array(fc.double({ min: 0, max: 60, noNaN: true }), { maxLength: 80 })
  .map((times) => Float64Array.from(times).sort());
const lookedAt = [
  { startSeconds: 0, endSeconds: 20 },
  { startSeconds: 30, endSeconds: 60 },
];
const ground = lookedAt.map(({ startSeconds: from, endSeconds: to }) => ({ from, to }));

describe('The firing raster and its rates', () => {
  it('end their axis above the rate that 95 % of all lie below, as sorting all of them finds it', () => {
    fc.assert(
      fc.property(fc.array(trains, { minLength: 1, maxLength: 6 }), (all) => {
        const { areas } = unitsPlot({ units: all.map((times) => unitOf(times)), lookedAt });
        const rates = all.flatMap((times) => [...instantaneousRates(times, ground)]);
        const known = rates.filter((rate) => !Number.isNaN(rate)).sort((a, b) => a - b);
        const place = Math.floor(0.95 * (known.length - 1));
        const axis = areas[1]!.y;
        assert.ok(axis.kind === 'values');
        assert.equal(axis.to, roundEnd(1.05 * (known[place] ?? 1)));
      }),
      { seed: 11 },
    );
  });

  it('mark a unit only where each of its discharges lies in a segment that is marked', () => {
    const segments = fc
      .array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 30 })), { maxLength: 5 })
      .map((all) =>
        all
          .sort(([a], [b]) => a - b)
          .map(([startSeconds, length]) => ({ startSeconds, endSeconds: startSeconds + length })),
      );
    fc.assert(
      fc.property(trains, segments, segments, (times, doubtfulIn, judgedIn) => {
        const doubtful: DoubtView[] = doubtfulIn.map((each) => ({ ...each, doubts: ['contaminated'] }));
        const hands: HandView[] = judgedIn.map((each) => ({ ...each, people: ['Ann'] }));
        const areIn = (all: readonly HandView[] | readonly DoubtView[]): boolean =>
          [...times].every((time) =>
            all.some(({ startSeconds, endSeconds }) => time >= startSeconds && time < endSeconds),
          );
        const expected = areIn(doubtful) ? '?' : areIn(hands) ? '✓' : undefined;
        const { tracks } = unitsPlot({ units: [unitOf(times, { doubtful, hands })], lookedAt });
        assert.equal(tracks[0]?.sign, expected);
      }),
      { seed: 13 },
    );
  });
});
