import assert from 'node:assert/strict';
import { Random } from '../../../src/simulation/random';
import { spikeTrain } from '../../../src/simulation/spikeTrain';
import { meanOf, spreadOf } from './statistics';

describe('The seeded random numbers', () => {
  it('are the same for the same seed and others for another', () => {
    const draw = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.uniform());
    };
    assert.deepEqual(draw(5), draw(5));
    assert.notDeepEqual(draw(5), draw(6));
  });

  it('have the mean and spread of their distributions', () => {
    const random = new Random(1);
    const many = (draw: () => number): number[] => Array.from({ length: 50_000 }, draw);
    const normal = many(() => random.normal(3, 2));
    const gamma = many(() => random.gamma(5));
    const uniform = many(() => random.uniform());
    // Five standard errors of 50 000 draws.
    assert.ok(Math.abs(meanOf(normal) - 3) < 0.045 && Math.abs(spreadOf(normal) - 2) < 0.032);
    assert.ok(Math.abs(meanOf(gamma) - 5) < 0.05 && Math.abs(spreadOf(gamma) - Math.sqrt(5)) < 0.045);
    assert.ok(
      Math.abs(meanOf(uniform) - 0.5) < 0.0065 && Math.abs(spreadOf(uniform) - Math.sqrt(1 / 12)) < 0.003,
    );
  });
});

describe('A simulated spike train', () => {
  it('has the rate and the coefficient of variation that were asked for', () => {
    for (const [rate, variation] of [
      [12, 0.18],
      [14.5, 0.446],
      [25, 0.3],
    ] as const) {
      const drive = { rate: () => rate, variation: () => variation };
      const spikes = [...spikeTrain(new Random(3), drive, 0, 1000)];
      const intervals = spikes.slice(1).map((spike, i) => spike - spikes[i]!);
      assert.ok(Math.abs(spikes.length / 1000 / rate - 1) < 0.03, `${spikes.length / 1000} pps for ${rate}`);
      const measured = spreadOf(intervals) / meanOf(intervals);
      assert.ok(Math.abs(measured / variation - 1) < 0.05, `CoV ${measured} for ${variation}`);
    }
  });

  it('keeps silent where it is not driven, and never fires twice within 3 ms', () => {
    const drive = { rate: (t: number) => (t >= 2 && t < 3 ? 60 : 0), variation: () => 0.9 };
    const spikes = spikeTrain(new Random(4), drive, 0, 5);
    assert.ok(spikes.length > 30);
    assert.ok(spikes.every((spike) => spike >= 2 && spike < 3));
    for (let i = 1; i < spikes.length; i++) assert.ok(spikes[i]! - spikes[i - 1]! >= 0.003 - 1e-12);
  });
});
