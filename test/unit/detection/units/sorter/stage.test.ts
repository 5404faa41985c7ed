/** The stretch that is sorted, and how templates agree with it: against plain sums. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Correlations } from '../../../../../src/detection/units/sorter/correlations';
import { geometryOf } from '../../../../../src/detection/units/sorter/geometry';
import { Stage } from '../../../../../src/detection/units/sorter/stage';
import { UnitModel } from '../../../../../src/detection/units/sorter/unitModel';
import { Random } from '../../../../../src/simulation/random';
import { defaultUnitParameters } from './parameters';

const length = 700;

/** A stage of noise and three units with templates of their own, at a rate from 4 to 24 kHz. */
function drawn(seed: number, rate: number) {
  const geometry = geometryOf(rate, defaultUnitParameters);
  const random = new Random(seed);
  const units = Array.from({ length: 3 }, () => {
    const at = geometry.before + random.uniform(-3, 6);
    const wide = random.uniform(2, 5);
    const template = Float64Array.from(
      { length: geometry.width },
      (_, k) => 100 * Math.exp(-(((k - at) / wide) ** 2)) + random.normal(),
    );
    return new UnitModel(geometry, template, 10);
  });
  const stage = new Stage(geometry);
  stage.length = length;
  stage.threshold = 20;
  for (let i = 0; i < length; i++) stage.signal[i] = random.normal(0, 10);
  stage.reset(units);
  return { geometry, units, stage };
}

const cases = fc.record({ seed: fc.nat(1000), rate: fc.constantFrom(4000, 10_000, 12_000, 24_000) });

describe('A stretch that is sorted', () => {
  it('is less a template, where the template lies in it, and its limits rise beside large values', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -300, max: length + 100 }), fc.nat(2), (drawing, first, unit) => {
        const { geometry, units, stage } = drawn(drawing.seed, drawing.rate);
        stage.takeAway(unit, first, 1.2, 0.3);
        const { template } = units[unit]!;
        const value = (k: number): number => template[k] ?? 0;
        for (let i = 0; i < length; i++) {
          const k = i - first;
          assert.ok(Math.abs(stage.residual[i]! - (stage.signal[i]! - 1.2 * value(k))) < 1e-9, `sample ${i}`);
          const largest = Math.max(Math.abs(value(k)), Math.abs(value(k - 1)), Math.abs(value(k + 1)));
          const isInside = k >= 0 && k <= geometry.width;
          const limit = isInside ? 20 + 0.3 * 1.2 * largest : 20;
          assert.ok(Math.abs(stage.limit[i]! - limit) < 1e-9, `limit ${i}`);
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('would be left by one or two potentials with what it has once they are taken away', () => {
    const places = fc.array(
      fc.record({
        unit: fc.nat(2),
        lag: fc.double({ min: -20, max: 20, noNaN: true }),
        scale: fc.double({ min: 0.5, max: 2, noNaN: true }),
      }),
      { minLength: 1, maxLength: 2 },
    );
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: length }), places, (drawing, peak, placed) => {
        const { geometry, stage } = drawn(drawing.seed, drawing.rate);
        const from = Math.max(0, peak - geometry.core);
        const to = Math.min(length, peak + geometry.core + 1);
        const before = stage.residual.slice(from, to);
        const potentials = placed.map(({ unit, lag, scale }) => ({ unit, position: peak + lag, scale }));
        const { energy, leftEnergy, leftPeak } = stage.wouldLeave(potentials, from, to);
        assert.deepEqual(stage.residual.slice(from, to), before);
        for (const { unit, position, scale } of potentials) {
          stage.takeAway(unit, position - geometry.before, scale, 0);
        }
        const after = stage.residual.slice(from, to);
        const energyOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value ** 2, 0);
        const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * (1 + other);
        assert.ok(isNear(energy, energyOf(before)), 'energy');
        assert.ok(isNear(leftEnergy, energyOf(after)), `${leftEnergy} left, not ${energyOf(after)}`);
        assert.ok(isNear(leftPeak, Math.max(0, ...after.map(Math.abs))), 'peak');
      }),
      { seed: 3, numRuns: 100 },
    );
  });

  it('has its first and its largest peak where a search by hand finds them', () => {
    const ranges = fc.tuple(fc.integer({ min: 0, max: length }), fc.integer({ min: 0, max: length }));
    fc.assert(
      fc.property(
        cases,
        ranges,
        fc.double({ min: 1, max: 40, noNaN: true }),
        ({ seed, rate }, ends, limit) => {
          const { stage } = drawn(seed, rate);
          stage.limit.fill(limit);
          const [from, to] = [Math.min(...ends), Math.max(...ends)];
          const sizes = Array.from(stage.residual, Math.abs);
          const above = sizes.flatMap((size, i) => (i >= from && i < to && size > limit ? [i] : []));
          const most = Math.max(...above.map((i) => sizes[i]!));
          assert.equal(stage.firstPeak(from, to), above[0] ?? to);
          assert.equal(stage.largestPeak(from, to), above.find((i) => sizes[i] === most) ?? -1);
        },
      ),
      { seed: 2 },
    );
  });

  it('counts for nothing around what is blocked', () => {
    const { stage } = drawn(1, 12_000);
    stage.block(3, 5, 1000);
    assert.deepEqual(
      Array.from(stage.limit.subarray(0, 10), (limit) => limit === 1000),
      [true, true, true, true, true, true, true, true, true, false],
    );
  });
});

describe('Templates', () => {
  it('agree with the signal around a peak as plain sums have it, beyond its ends too', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 1, 7, 300, length - 2, length - 1), ({ seed, rate }, peak) => {
        const { geometry, units, stage } = drawn(seed, rate);
        const correlations = new Correlations(units, geometry, stage.rooms);
        correlations.begin(peak);
        units.forEach(({ template, from, to }, u) => {
          const expected = (lag: number): number => {
            let sum = 0;
            for (let k = from; k < to; k++) {
              sum += template[k]! * (stage.residual[peak + lag - geometry.before + k] ?? 0);
            }
            return sum;
          };
          const { reach } = correlations;
          for (const lag of [-reach - 1, -reach, -3, 0, 5, reach, reach + 1]) {
            assert.ok(Math.abs(correlations.value(u, lag) - expected(lag)) < 1e-6, `lag ${lag}`);
          }
          correlations.coarse(u).forEach((value, i) => {
            assert.equal(value, correlations.value(u, i * geometry.coarse - geometry.reach));
          });
        });
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('agree with one another as plain sums have it, and leave of each other’s values what that takes away', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -60, max: 60 }), ({ seed, rate }, lag) => {
        const { geometry, units, stage } = drawn(seed, rate);
        const correlations = new Correlations(units, geometry, stage.rooms);
        correlations.begin(350);
        const crossed = (a: number, b: number, shift: number): number => {
          let sum = 0;
          const { template, from, to } = units[b]!;
          for (let k = from; k < to; k++) sum += template[k]! * (units[a]!.template[k + shift] ?? 0);
          return sum;
        };
        for (const [a, b] of [
          [0, 1],
          [1, 0],
          [2, 2],
        ] as const) {
          assert.ok(Math.abs(correlations.crossed(a, b, lag) - crossed(a, b, lag)) < 1e-6);
        }
        const own = Math.round(lag / 10);
        const greatest = correlations.greatestLefts(1, 0.8, own);
        assert.ok(greatest);
        for (let u = 0; u < units.length; u++) {
          const lefts = correlations.coarseLeft(u, 1, 0.8, own);
          assert.equal(greatest[u], Math.max(...lefts));
          lefts.forEach((left, i) => {
            const at = i * geometry.coarse - geometry.reach;
            const expected = correlations.value(u, at) - 0.8 * crossed(1, u, at - own);
            assert.ok(Math.abs(left - expected) < 1e-6, `unit ${u} at ${at}`);
          });
        }
      }),
      { seed: 4, numRuns: 40 },
    );
  });
});
