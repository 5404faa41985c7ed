/** Figures between markers that a person has put: the engine's rules, wherever the markers are. */
import assert from 'node:assert/strict';
import { figuresBetween } from '../../../../src/detection/morphology/figuresBetween';
import type { PotentialFigures } from '../../../../src/detection/result/unitMorphology';
import { figuresOf, fourPhases, frameAt, measured } from './potentials';

for (const rate of [10_000, 20_000, 23_437.5, 48_000]) {
  describe(`The figures between markers by hand, at ${rate} values a second`, () => {
    const { before, length } = frameAt(rate);
    const values = Float32Array.from({ length }, (_, k) => fourPhases(((k - before) / rate) * 1000));
    const average = { values, samplingRate: rate, beforeSeconds: before / rate };
    const between = (startMilliseconds: number, endMilliseconds: number): PotentialFigures =>
      figuresBetween(average, { startMilliseconds, endMilliseconds });

    it('are those of the engine where the markers are the engine’s', () => {
      const rule = figuresOf(measured(fourPhases, rate, { microvolts: 0 }));
      const hand = between(rule.span.startMilliseconds, rule.span.endMilliseconds);
      for (const [name, value] of Object.entries(hand) as [keyof PotentialFigures, number][]) {
        const expected = rule[name] ?? NaN;
        assert.ok(Math.abs(value - expected) <= 1e-3 * Math.abs(expected), `${name}: ${value}, ${expected}`);
      }
    });

    it('follow the markers: a longer duration, more area, and the same peaks', () => {
      const [short, long] = [between(-2, 3), between(-4, 8)];
      assert.ok(Math.abs(short.durationMilliseconds - 5) < 0.02, `${short.durationMilliseconds} ms`);
      assert.ok(Math.abs(long.durationMilliseconds - 12) < 0.02, `${long.durationMilliseconds} ms`);
      assert.ok(long.areaMicrovoltMilliseconds > short.areaMicrovoltMilliseconds + 50);
      assert.equal(long.amplitudeMicrovolts, short.amplitudeMicrovolts);
      assert.deepEqual([short.phases, long.phases], [3, 4]);
    });

    it('are numbers up to the very ends of the average', () => {
      const last = ((length - 1 - before) / rate) * 1000;
      const { amplitudeMicrovolts, durationMilliseconds } = between((-before / rate) * 1000, last);
      assert.ok(Number.isFinite(amplitudeMicrovolts) && Number.isFinite(durationMilliseconds));
    });
  });
}
