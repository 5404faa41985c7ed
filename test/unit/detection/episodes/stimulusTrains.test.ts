/** Where a train of tall pulses that keep one interval ends. */
import assert from 'node:assert/strict';
import { buildEpisodes } from '../../../../src/detection/episodes/episodes';
import { trainEnd } from '../../../../src/detection/episodes/stimulusTrains';
import { defaultParameters } from '../../../../src/detection/parameters';
import { Random } from '../../../../src/simulation/random';
import type { Seconds } from '../channels';
import { input } from './toldEpisodes';

const hop = (seconds: number): number => Math.floor(100 * seconds + 1e-9);

/** Deflections by the hop: noise of 5, pulses at moments, and something irregular of a height over a span. */
function peakOf(
  pulses: readonly number[],
  height: (k: number) => number,
  after?: { readonly span: Seconds; readonly height: number },
): Float32Array {
  const random = new Random(3);
  const peak = new Float32Array(6000).fill(5);
  if (after) {
    for (let i = hop(after.span[0]); i < hop(after.span[1]); i++) peak[i] = after.height * random.uniform();
  }
  pulses.forEach((seconds, k) => (peak[hop(seconds)] = height(k)));
  return peak;
}

const every = (interval: number, [from, to]: Seconds): number[] =>
  Array.from({ length: Math.ceil((to - from) / interval) }, (_, k) => from + k * interval);

const endOf = (peak: Float32Array, [from, to]: Seconds): number | undefined => {
  const end = trainEnd({ from: hop(from), to: hop(to) }, { peak, hopSeconds: 0.01 });
  return end === undefined ? undefined : end / 100;
};

describe('A stimulator’s train', () => {
  for (const perSecond of [7, 12, 16, 24, 31]) {
    it(`of ${perSecond} a second ends where its pulses do, though a cramp goes on`, () => {
      const pulses = every(1 / perSecond, [5, 9]);
      const peak = peakOf(pulses, () => 1000, { span: [9.1, 30], height: 300 });
      const end = endOf(peak, [5, 30]) ?? NaN;
      assert.ok(Math.abs(end - 9) < 0.12, `${end}`);
    });
  }

  it('is seen where half of a pulse falls between the samples', () => {
    const pulses = every(1 / 16, [5, 9]);
    const peak = peakOf(pulses, (k) => 1000 * (0.3 + (0.7 * (k % 4)) / 3), { span: [9.1, 30], height: 80 });
    const end = endOf(peak, [5, 30]) ?? NaN;
    assert.ok(Math.abs(end - 9) < 0.12, `${end}`);
  });

  it('is not made of units that vary by a tenth of their interval, nor of a few pulses', () => {
    for (let seed = 0; seed < 40; seed++) {
      const random = new Random(seed);
      const times: number[] = [];
      const rate = random.uniform(6, 25);
      for (let t = 5; t < 20; t += random.normal(1, 0.1) / rate) times.push(t);
      const peak = peakOf(times, () => 1000 * random.uniform(0.9, 1));
      assert.equal(endOf(peak, [5, 20]), undefined, `${seed}`);
    }
    assert.equal(
      endOf(
        peakOf(every(0.1, [5, 6.5]), () => 1000),
        [5, 6.5],
      ),
      undefined,
    );
  });

  it('is an episode of its own, and what follows at once or after a pause is another', () => {
    for (const begins of [9.06, 9.4]) {
      const peak = peakOf(every(1 / 16, [5, 9]), () => 1000, { span: [begins, 30], height: 300 });
      const active: readonly Seconds[] =
        begins < 9.2
          ? [[5, 30]]
          : [
              [5, 9],
              [begins, 30],
            ];
      const episodes = buildEpisodes({ ...input(active), peak }, defaultParameters);
      assert.equal(episodes.length, 2);
      assert.ok(Math.abs((episodes[0]?.to ?? 0) - 900) < 12, `${episodes[0]?.to}`);
    }
  });

  it('is one episode with the next train where they belong together', () => {
    const pulses = [...every(1 / 16, [5, 9]), ...every(1 / 16, [10, 14])];
    const peak = peakOf(pulses, () => 1000);
    const given = {
      ...input([
        [5, 9.03],
        [10, 14.03],
      ]),
      peak,
    };
    assert.equal(buildEpisodes(given, { ...defaultParameters, mergeGapDense: 2 }).length, 1);
  });
});
