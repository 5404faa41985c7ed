import assert from 'node:assert/strict';
import { KernelSpace } from '../../../../../src/kernels/kernelSpace';
import { crowdSeedNumbers } from '../../../../../src/detection/units/decompose/crowdSeedNumbers';
import { Explanation } from '../../../../../src/detection/units/decompose/explanation';
import { stepsPerSample } from '../../../../../src/detection/units/decompose/fractions';
import { IntervalModel } from '../../../../../src/detection/units/decompose/intervals';
import { joinParts, oddsOfOne } from '../../../../../src/detection/units/decompose/oneUnit';
import { UnitShape } from '../../../../../src/detection/units/decompose/unitShape';
import { Random } from '../../../../../src/simulation/random';
import { withDoublets } from '../../../../../src/simulation/trains';
import { steadyTrain } from '../sorter/scenes';

const { oddsOfOne: least, oddsOfTwins } = crowdSeedNumbers.values;

/** Discharges of a train in two, each by chance, with so many of another's in either. */
function halved(random: Random, train: Float64Array, others: readonly number[] = []): Float64Array[] {
  const side = Uint8Array.from(train, () => (random.uniform() < 0.5 ? 0 : 1));
  return [0, 1].map((k) =>
    Float64Array.from([
      ...train.filter((_, i) => side[i] === k),
      ...others.filter((_, i) => i % 2 === k),
    ]).sort(),
  );
}

describe('Two trains of a crowd', () => {
  it('are one unit’s where each has half of its discharges, however irregular, with doublets and false ones', () => {
    for (let seed = 0; seed < 20; seed++) {
      const random = new Random(300 + seed);
      const unit = withDoublets(random, steadyTrain(random, 15, 0.35, 0.1, 19.9), 0.05);
      const chance = Array.from({ length: 30 }, () => random.uniform(0, 20));
      const [a, b] = halved(random, Float64Array.from(unit), chance) as [Float64Array, Float64Array];
      const odds = oddsOfOne(a, b);
      assert.ok(odds > least, `${odds.toFixed(1)}, seed ${seed}`);
    }
  });

  it('are not one unit’s where each is of its own, at like rates or at others', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = new Random(400 + seed);
      const a = steadyTrain(random, 15, 0.35, 0.1, 19.9);
      const odds = oddsOfOne(a, steadyTrain(random, seed % 2 === 0 ? 15 : 9, 0.35, 0.1, 19.9));
      assert.ok(odds < oddsOfTwins, `${odds.toFixed(1)}, seed ${seed}`);
    }
  });

  it('are not one unit’s where one has hardly a discharge', () => {
    const train = steadyTrain(new Random(5), 12, 0.3, 0.1, 9.9);
    assert.ok(oddsOfOne(train, Float64Array.of(3.3)) < oddsOfTwins);
    assert.ok(oddsOfOne(new Float64Array(0), train) < oddsOfTwins);
  });
});

describe('A unit that was taken for two', () => {
  const random = new Random(61);
  const rate = 10_000;
  const seconds = 12;
  const wave = Float64Array.from(
    { length: 60 },
    (_, i) => 500 * Math.sin(i / 3) * Math.exp(-(((i - 30) / 10) ** 2)),
  );
  const shift = 7;

  /** An explanation in which the second waveform, aligned later, has half of the discharges. */
  function explained(trains: readonly Float64Array[], second: Float64Array): Explanation {
    const length = rate * seconds;
    const shapes = [new UnitShape(wave, 30), new UnitShape(second, 30 + shift)];
    const signal = new Float64Array(length);
    const discharges = trains.flatMap((train, unit) =>
      Array.from(train, (t) => ({
        unit,
        position: stepsPerSample * (Math.round(t * rate) + unit * shift),
        scale: 1,
      })),
    );
    for (const { unit, position } of discharges) shapes[unit]!.takeFrom(signal, position, -1);
    const explanation = new Explanation({
      signal,
      rate,
      shapes,
      variance: new Float64Array(length).fill(1),
      active: new Uint8Array(length).fill(1),
      priors: trains.map((train) => new IntervalModel(train)),
      space: new KernelSpace(),
    });
    for (const discharge of discharges) explanation.add(discharge);
    return explanation;
  }

  it('is one with all of its discharges at its own alignment point, and nothing more is left of the signal', () => {
    const unit = steadyTrain(random, 14, 0.3, 0.1, seconds - 0.1);
    const [few, many] = halved(random, unit).sort((a, b) => a.length - b.length) as [
      Float64Array,
      Float64Array,
    ];
    const explanation = explained([many, few], wave);
    assert.deepEqual(joinParts(explanation), [0, 0]);
    assert.equal(explanation.train(1).length, 0);
    const found = explanation.times(0);
    assert.deepEqual(
      Array.from(found, (t) => Math.round(t * rate)),
      Array.from(unit, (t) => Math.round(t * rate)),
    );
    assert.ok(explanation.left.every((value) => Math.abs(value) < 1));
  });

  it('stays two where another waveform shares its rhythm', () => {
    const other = wave.map((_, i) => 500 * Math.sin(i) * Math.exp(-(((i - 30) / 10) ** 2)));
    const unit = steadyTrain(random, 14, 0.3, 0.1, seconds - 0.1);
    const [a, b] = halved(random, unit) as [Float64Array, Float64Array];
    assert.deepEqual(joinParts(explained([a, b], other)), [0, 1]);
  });
});
