import assert from 'node:assert/strict';
import { figuresOf, measured, type Potential } from './potentials';

/** A spike whose sides last `side` ms each, as straight lines. */
function spike(height: number, centre: number, side: number): Potential {
  return (t) => height * Math.max(0, 1 - Math.abs(t - centre) / side);
}

describe('Potentials of near fibres', () => {
  for (const rate of [20_000, 48_000]) {
    for (const side of [0.3, 0.4]) {
      it(`keep a spike of ${side} ms a side that comes first and is the largest one way, at ${rate} Hz`, () => {
        const slow: Potential = (t) => -480 * Math.exp(-0.5 * (t / 0.7) ** 2);
        const { amplitudeMicrovolts, durationMilliseconds } = figuresOf(
          measured((t) => spike(330, -2.2, side)(t) + slow(t), rate),
        );
        // 330 up, beside it some of the slow one, and 480 down.
        assert.ok(Math.abs(amplitudeMicrovolts - 805) < 25, `${amplitudeMicrovolts} µV`);
        assert.ok(Math.abs(durationMilliseconds - (2.2 + side + 1.7)) < 0.6, `${durationMilliseconds} ms`);
      });

      it(`are measured where they are such a spike alone, of ${side} ms a side, at ${rate} Hz`, () => {
        const { amplitudeMicrovolts, durationMilliseconds } = figuresOf(
          measured((t) => spike(-300, 0, side)(t) + spike(120, side, side)(t), rate),
        );
        assert.ok(amplitudeMicrovolts > 340 && amplitudeMicrovolts < 430, `${amplitudeMicrovolts} µV`);
        assert.ok(Math.abs(durationMilliseconds - 3 * side) < 0.4, `${durationMilliseconds} ms`);
      });
    }
  }

  it('begin no sooner for what noise is left in the average', () => {
    const one: Potential = (t) => -480 * Math.exp(-0.5 * (t / 0.7) ** 2);
    const quiet = figuresOf(measured(one, 20_000, { microvolts: 0.5 }));
    for (const microvolts of [10, 40]) {
      const noisy = figuresOf(measured(one, 20_000, { microvolts }));
      const longer = noisy.durationMilliseconds - quiet.durationMilliseconds;
      assert.ok(longer < 0.5, `${longer} ms longer in ${microvolts} µV of noise`);
    }
  });
});
