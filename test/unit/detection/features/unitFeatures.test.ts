/** The units of an episode taken together, and its potentials whichever unit they come from. */
import assert from 'node:assert/strict';
import { potentialFeatures, unitFeatures } from '../../../../src/detection/features/unitFeatures';
import type { UnitFeatures } from '../../../../src/detection/features/features';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { SortedSegment, SortedUnit } from '../../../../src/detection/units/sorter/sortedSegment';
import { Random } from '../../../../src/simulation/random';
import { assertNear } from '../channels';

const rate = 10_000;

/** Discharges with gamma intervals of a given mean rate and coefficient of variation, from 0 to `seconds`. */
function train(hertz: number, variation: number, seconds: number, seed: number): Float64Array {
  const random = new Random(seed);
  const shape = 1 / variation ** 2;
  const times: number[] = [];
  for (let t = random.uniform(0, 1 / hertz); t < seconds; t += random.gamma(shape) / shape / hertz) {
    times.push(t);
  }
  return Float64Array.from(times);
}

function unit(times: Float64Array, stated: Partial<SortedUnit> = {}): SortedUnit {
  const potential = (length: number, centre: number): Float32Array =>
    Float32Array.from({ length }, (_, i) => 200 * ((i - centre) / 8) * Math.exp(-(((i - centre) / 8) ** 2)));
  return {
    times,
    amplitudes: new Float32Array(times.length).fill(170),
    template: potential(60, 30),
    averaged: potential(351, 100),
    snr: 20,
    missRate: 0,
    contamination: 0,
    ...stated,
  };
}

/** What a sorter makes of one train that it splits at random. */
function halvesOf(times: Float64Array, random: Random): readonly SortedUnit[] {
  const side = Array.from(times, () => Math.round(random.uniform()));
  return [0, 1].map((half) => unit(times.filter((_, i) => side[i] === half)));
}

function segment(units: readonly SortedUnit[], spikes?: Float64Array): SortedSegment {
  const times = spikes ?? Float64Array.from(units.flatMap((one) => [...one.times])).sort();
  return {
    units,
    spikes: { times, amplitudes: new Float32Array(times.length).fill(170) },
    assignedFraction: units.length > 0 ? 1 : 0,
  };
}

const featuresOf = (sorted: SortedSegment, seconds = 20): UnitFeatures =>
  unitFeatures(
    sorted,
    { fromSeconds: 0, toSeconds: seconds },
    { rate, beforeSeconds: 0.01 },
    defaultParameters,
  );

describe('The units of an episode', () => {
  for (const variation of [0.12, 0.25, 0.5]) {
    it(`that fire with a CoV of ${variation} have it together, to a quarter, whatever their rates`, () => {
      const units = [6, 9, 13, 17].map((hertz, k) => unit(train(hertz, variation, 20, k + 1)));
      const { irregularity, units: firing } = featuresOf(segment(units));
      assert.equal(firing.length, 4);
      assertNear(irregularity, variation, 0.25 * variation);
    });
  }

  it('have a rate each of 12 a second, not the 48 a second of all four', () => {
    const units = [1, 2, 3, 4].map((seed) => unit(train(12, 0.2, 20, seed)));
    assertNear(featuresOf(segment(units)).unitRatePerSecond, 12, 0.6);
  });

  it('are not judged by a train that is mixed, hardly stands out, or misses much', () => {
    const good = unit(train(10, 0.15, 20, 1));
    const bad = train(30, 0.6, 20, 2);
    for (const doubt of [{ contamination: 0.4 }, { snr: 4 }, { missRate: 0.3 }]) {
      const features = featuresOf(segment([good, unit(bad, doubt)]));
      assertNear(features.irregularity, 0.15, 0.04, JSON.stringify(doubt));
      assertNear(features.unitRatePerSecond, 10, 0.5, JSON.stringify(doubt));
      assert.equal(features.units.length, 2);
      const [own] = featuresOf(segment([good])).units;
      assert.equal(features.doubletPart, own?.doubletPart, 'nor are doublets found in it');
    }
  });

  it('are not called irregular by one train that can be trusted among five, but regular by one', () => {
    const mixed = [11, 12, 13, 14].map((seed) => unit(train(14, 0.5, 20, seed), { contamination: 0.4 }));
    const among = (variation: number, others: readonly SortedUnit[]): UnitFeatures =>
      featuresOf(segment([unit(train(12, variation, 20, 5)), ...others]));
    assert.ok(among(0.5, mixed).irregularityCertainty < 0.5);
    assertNear(among(0.15, mixed).irregularity, 0.15, 0.04);
    assert.equal(among(0.15, mixed).irregularityCertainty, 1);
    assertNear(among(0.5, mixed.slice(2)).irregularity, 0.5, 0.12);
    assert.equal(among(0.5, mixed.slice(2)).irregularityCertainty, 1);
    assert.equal(among(0.5, [...mixed, ...mixed]).irregularity, undefined, 'one of nine');
  });

  it('are spoken for by one of three as much where scraps of them are units too', () => {
    const mixed = [11, 12].map((seed) => unit(train(14, 0.5, 20, seed), { contamination: 0.4 }));
    const scraps = [21, 22, 23].map((seed) => unit(train(1, 0.5, 10, seed), { contamination: 0.4 }));
    const lone = unit(train(14, 0.5, 20, 5));
    const [clean, scrappy] = [mixed, [...mixed, ...scraps]].map((others) =>
      featuresOf(segment([lone, ...others])),
    );
    assert.ok(scrappy && scrappy.units.length >= 5, 'as many as used to silence it');
    assertNear(scrappy.irregularityCertainty, clean?.irregularityCertainty ?? NaN, 0.1);
    const [steady, ragged] = [unit(train(12, 0.15, 20, 6)), unit(train(12, 0.5, 20, 5))];
    assertNear(featuresOf(segment([ragged, steady, ...mixed])).irregularity, 0.15, 0.04, 'the lower of two');
  });

  it('that fire at random are taken for a mixture: no irregularity is claimed', () => {
    const features = featuresOf(segment([unit(train(20, 1, 20, 3))]));
    assert.equal(features.irregularity, undefined);
    assert.equal(features.unitRatePerSecond, undefined);
  });

  it('with too few intervals each are pooled, each over its own median: CoV 0.3 from 3 units of 20', () => {
    const units = [5, 8, 12].map((hertz, k) => unit(train(hertz, 0.3, 21 / hertz, 20 + k)));
    assert.ok(units.every(({ times }) => times.length < 40));
    assertNear(featuresOf(segment(units), 4).irregularity, 0.3, 0.12);
    assert.equal(featuresOf(segment(units.slice(0, 1)), 4).irregularity, undefined);
  });

  it('are counted from six discharges on; the busiest leads, with its part of all', () => {
    const features = featuresOf(
      segment([
        unit(train(4, 0.1, 20, 1)),
        unit(train(12, 0.1, 20, 2)),
        unit(Float64Array.of(1, 2, 3, 4, 5)),
      ]),
    );
    assert.equal(features.units.length, 2);
    assertNear(features.leadPart, 12 / 16, 0.03);
    assertNear(features.lead?.ratePerSecond, 12, 0.5);
    assertNear(features.lead?.amplitude, 170, 0.01);
    assert.ok(features.leadShape);
  });

  it('split at random from one regular generator are seen as one: 10 a second, all of it', () => {
    const whole = train(10, 0.02, 20, 5);
    const { generator } = featuresOf(segment(halvesOf(whole, new Random(9)), whole));
    assertNear(generator?.ratePerSecond, 10, 0.2);
    assert.equal(generator?.part, 1);
  });

  it('of which every second is missed are seen as one regular generator still, in two halves of its train', () => {
    const random = new Random(11);
    const seen = train(12, 0.02, 40, 8).filter(() => random.uniform() < 0.5);
    const { generator } = featuresOf(segment(halvesOf(seen, random), seen));
    assertNear(generator?.ratePerSecond, 12, 0.3);
    assert.equal(generator?.part, 1);
  });

  it('split by size from one that waxes and wanes are one generator, though noise lies among them', () => {
    const times: number[] = [];
    for (let t = 0.01; t < 20; t += 1 / (35 - 15 * Math.cos((2 * Math.PI * t) / 10))) times.push(t);
    const size = (t: number): number => 200 - 100 * Math.cos((2 * Math.PI * t) / 10);
    const [small, large] = [false, true].map((isLarge) => {
      const own = Float64Array.from(times.filter((t) => size(t) > 150 === isLarge));
      return unit(own, { amplitudes: Float32Array.from(own, size) });
    });
    assert.ok(small && large);
    const random = new Random(13);
    const noise = Array.from({ length: 60 }, () => random.uniform(0, 20));
    const { generator } = featuresOf(segment([small, large], Float64Array.from([...times, ...noise]).sort()));
    assert.equal(generator?.part, 1);
    assertNear(generator.driftRatio, 50 / 20, 0.2);
    assert.ok((generator.rateAmplitudeCorrelation ?? 0) > 0.9);
  });

  it('that come by chance, as many units’ do, have no generator by themselves', () => {
    const random = new Random(12);
    const times = Float64Array.from({ length: 900 }, () => random.uniform(0, 20)).sort();
    assert.equal(featuresOf(segment([], times)).generator, undefined);
  });

  it('of several generators have the leading one for a generator, with its part', () => {
    const units = [train(10, 0.03, 20, 6), train(3, 0.03, 20, 7)].map((times) => unit(times));
    const { generator } = featuresOf(segment(units));
    assertNear(generator?.ratePerSecond, 10, 0.3);
    assertNear(generator?.part, 10 / 13, 0.03);
  });

  it('are nothing where nothing was sorted', () => {
    const features = featuresOf(segment([]));
    assert.deepEqual(features.units, []);
    assert.deepEqual([features.leadPart, features.assignedPart], [0, 0]);
    for (const name of ['lead', 'generator', 'leadShape', 'irregularity', 'unitRatePerSecond'] as const) {
      assert.equal(features[name], undefined, name);
    }
  });
});

describe('The potentials of an episode', () => {
  it('have the most in any one second: 5 a second for 10 s with a volley of 40 within half a second', () => {
    const steady = Array.from({ length: 50 }, (_, k) => 0.1 + 0.2 * k);
    const volley = Array.from({ length: 40 }, (_, k) => 6.01 + k / 80);
    const found = potentialFeatures(segment([], Float64Array.from([...steady, ...volley]).sort()), 10);
    assert.equal(found.potentials, 90);
    assertNear(found.pooledRatePerSecond, 9, 1e-9);
    assertNear(found.greatestPooledRatePerSecond, 45, 1);
    assert.ok(found.greatestPooledAtSeconds !== undefined);
    assert.ok(found.greatestPooledAtSeconds > 5.4 && found.greatestPooledAtSeconds <= 6.01);
  });

  it('that follow each other for seconds are no single group, with their late parts and doublets one each', () => {
    const dense = Float64Array.from({ length: 1000 }, (_, k) => k / 100 + (k > 500 ? 0.05 : 0));
    const found = potentialFeatures(segment([], dense), 10);
    assert.ok((found.groupIntervalSeconds ?? Infinity) < 0.05, `${found.groupIntervalSeconds} s`);
    const twitches = [1, 2.2, 3.1, 4.6].flatMap((onset) => [onset, onset + 0.008, onset + 0.025]);
    const sparse = potentialFeatures(segment([], Float64Array.from(twitches)), 5);
    assertNear(sparse.groupIntervalSeconds, 1.2, 1e-9);
  });

  it('at a clock have intervals that do not vary', () => {
    const found = potentialFeatures(
      segment(
        [],
        Float64Array.from({ length: 100 }, (_, k) => k / 20),
      ),
      5,
    );
    assertNear(found.medianIntervalSeconds, 0.05, 1e-9);
    assertNear(found.pooledIrregularity, 0, 1e-6);
  });

  it('of none are none', () => {
    const found = potentialFeatures(segment([]), 5);
    assert.deepEqual(
      [found.potentials, found.pooledRatePerSecond, found.greatestPooledRatePerSecond],
      [0, 0, 0],
    );
    assert.equal(found.medianIntervalSeconds, undefined);
  });
});
