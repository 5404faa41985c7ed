import assert from 'node:assert/strict';
import { localTrend } from '../../../../src/detection/trains/localTrend';
import { compared, rateTrend, type RegularityTrend } from '../../../../src/detection/trains/regularityTrend';
import { robustCov } from '../../../../src/detection/trains/robustCov';
import { Random } from '../../../../src/simulation/random';
import { spikeTrain } from '../../../../src/simulation/spikeTrain';
import { corrupted, gammaTrain, parameters } from './trains';

const noAmplitudes = new Float32Array();

function trendOf(times: Float64Array, amplitudes = noAmplitudes): RegularityTrend {
  const trend = rateTrend(times, parameters);
  assert.ok(trend);
  return compared(trend, amplitudes);
}

describe('The trend of a train', () => {
  it('leaves the CoV of a steady unit as it is, however short the train', () => {
    for (const [count, variation, tolerance] of [
      // Quartiles of twenty values lie closer together than those of many.
      [20, 0.05, 0.15],
      [100, 0.05, 0.06],
      [100, 0.2, 0.06],
      [100, 0.45, 0.06],
    ] as const) {
      const random = new Random(1);
      const covs = Array.from(
        { length: 200 },
        () => trendOf(gammaTrain(random, count, 10, variation)).detrendedCov,
      ).sort((a, b) => a - b);
      const middle = covs[100] ?? NaN;
      assert.ok(
        Math.abs(middle / variation - 1) < tolerance,
        `${count} at ${variation}: ${middle.toFixed(4)}`,
      );
    }
  });

  it('tells a slowing fibrillation: regular beside its drift, even with a tenth missed', () => {
    for (const missed of [0, 0.05, 0.1]) {
      const random = new Random(2);
      // From 8 to 4 per second in 40 s.
      const whole = spikeTrain(random, { rate: (t) => 8 - t / 10, variation: () => 0.05 }, 0, 40);
      const { detrendedCov, driftRatio, monotoneDrift = NaN } = trendOf(corrupted(random, whole, missed, 0));
      assert.ok(detrendedCov > 0.03 && detrendedCov < 0.08, `CoV ${detrendedCov.toFixed(3)}`);
      assert.ok(Math.abs(driftRatio - 2) < 0.25, `drift ${driftRatio.toFixed(2)}`);
      assert.ok(monotoneDrift < -0.98, `monotone ${monotoneDrift.toFixed(3)}`);
    }
  });

  it('tells a myotonic discharge: rate and amplitude wax and wane together', () => {
    const random = new Random(3);
    const rate = (t: number): number => 30 + 60 * Math.sin((Math.PI * t) / 8);
    const times = spikeTrain(random, { rate, variation: () => 0.05 }, 0, 8);
    const amplitudes = Float32Array.from(times, (t) => 2 * rate(t) * (1 + 0.1 * random.normal()));
    const { detrendedCov, driftRatio, rateAmplitudeCorrelation = 0 } = trendOf(times, amplitudes);
    assert.ok((robustCov(times, parameters).cov ?? 0) > 0.25, 'irregular as a whole');
    assert.ok(detrendedCov < 0.1, `CoV ${detrendedCov.toFixed(3)}`);
    assert.ok(Math.abs(driftRatio - 3) < 0.4, `drift ${driftRatio.toFixed(2)}`);
    assert.ok(rateAmplitudeCorrelation > 0.85, `correlation ${rateAmplitudeCorrelation.toFixed(3)}`);
  });

  it('finds no correlation with amplitudes that have nothing to do with the rate', () => {
    const random = new Random(4);
    const found = Array.from({ length: 100 }, () => {
      const times = gammaTrain(random, 150, 15, 0.2);
      const amplitudes = Float32Array.from(times, () => random.normal(100, 10));
      return trendOf(times, amplitudes).rateAmplitudeCorrelation ?? NaN;
    }).sort((a, b) => a - b);
    assert.ok((found[95] ?? NaN) < 0.3, `95th percentile ${found[95]?.toFixed(3)}`);
  });

  it('keeps a regular single unit (SCMUSD, CoV 3.5 %) apart from a voluntary one', () => {
    const random = new Random(5);
    const regular = trendOf(gammaTrain(random, 200, 6.3, 0.035)).detrendedCov;
    const voluntary = trendOf(gammaTrain(random, 200, 6.3, 0.15)).detrendedCov;
    assert.ok(regular < 0.06 && voluntary > 0.1, `${regular.toFixed(3)} and ${voluntary.toFixed(3)}`);
  });

  it('needs as many intervals as its window', () => {
    const times = gammaTrain(new Random(6), 14, 10, 0.1);
    assert.equal(rateTrend(times, parameters), undefined);
  });
});

describe('Local regression', () => {
  it('goes through a straight line, to its very ends', () => {
    const line = Float64Array.from({ length: 40 }, (_, i) => 3 - 0.25 * i);
    const { trend } = localTrend(line, 15) ?? { trend: new Float64Array() };
    trend.forEach((value, i) => assert.ok(Math.abs(value - (line[i] ?? 0)) < 1e-12, `${i}: ${value}`));
  });

  it('is not bent by an outlier', () => {
    const random = new Random(7);
    const line = Float64Array.from({ length: 60 }, (_, i) => 0.1 * i + 0.01 * random.normal());
    const bent = Float64Array.from(line, (value, i) => (i === 30 ? value + 5 : value));
    const difference = Math.abs((localTrend(bent, 15)?.trend[30] ?? 0) - 3);
    assert.ok(difference < 0.02, `${difference}`);
  });
});
