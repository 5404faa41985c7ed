/** Potentials measured from true discharge times, against the simulator's noise-free potentials. */
import assert from 'node:assert/strict';
import type { UnitPotential } from '../../../../src/detection/result/unitMorphology';
import { butterworthHighPass, StreamingFilter } from '../../../../src/signal/filters';
import { median } from '../../../../src/signal/statistics';
import { type Background, muscle } from '../../../../src/simulation/muscle';
import { Random } from '../../../../src/simulation/random';
import { addShape, fineRate, peakToPeak, type Shape } from '../../../../src/simulation/shape';
import { spikeTrain } from '../../../../src/simulation/spikeTrain';
import { unitShapes } from '../../../../src/simulation/unitShapes';
import { potentialsIn } from './potentials';

const seconds = 12;
const known = 4;
const unknown = 2;

interface Compared {
  readonly durationError: number;
  readonly amplitudeError: number;
  readonly areaError: number;
}

/** Duration by the rule's own words: level and lasting slope, of a potential without noise and without any smoothing. */
function trueSpan(shape: Shape, rate: number): { readonly from: number; readonly to: number } {
  const slope = (i: number): number => ((shape[i + 1] ?? 0) - (shape[i - 1] ?? 0)) * (rate / 2000);
  let [from, to] = [-1, -1];
  for (let i = 0; i < shape.length;) {
    const sign = Math.sign(slope(i));
    let end = i;
    while (end < shape.length && sign * slope(end) > 20) end++;
    if (end - i >= 0.0005 * rate) {
      for (let k = i; k < end; k++) {
        if (Math.abs(shape[k]!) <= 10) continue;
        if (from < 0) from = k;
        to = k + 1;
      }
    }
    i = Math.max(i + 1, end);
  }
  return { from, to };
}

/** Units that are listed, others that are not, noise, an amplifier's high-pass; times off by some tenths of a millisecond. */
async function compared(rate: number, background: Background, seed: number): Promise<readonly Compared[]> {
  const random = new Random(seed);
  const shapes = muscle(random, background)
    .units.filter((_, i) => i % 3 === 0)
    .map(({ place }) => unitShapes(random, place, rate))
    .filter(([shape]) => shape && peakToPeak(shape) >= 150)
    .slice(0, known + unknown);
  const sum = Float64Array.from({ length: seconds * rate }, () => random.normal(0, 5));
  const trains = shapes.map((variants) => {
    const perSecond = random.uniform(7, 14);
    const times = spikeTrain(random, { rate: () => perSecond, variation: () => 0.15 }, 0.2, seconds - 0.2);
    for (const time of times) {
      const shape = variants[Math.floor(random.uniform() * variants.length)]!;
      addShape(sum, rate, { shape, seconds: time, scale: 1 });
    }
    return times.map((time) => time + 0.004 + random.normal(0, 0.0002));
  });
  new StreamingFilter(butterworthHighPass(1, 5, rate)).process(sum);
  const found = await potentialsIn({
    values: Float32Array.from(sum),
    samplingRate: rate,
    trains: trains.slice(0, known).map((train) => train.sort()),
  });
  return found.flatMap((potential, i) => comparison(potential, shapes[i]!, fineRate(rate)));
}

function comparison({ morphology }: UnitPotential, variants: readonly Shape[], rate: number): Compared[] {
  if (morphology.kind === 'refused') return [];
  const mean = variants[0]!.map(
    (_, k) => variants.reduce((sum, each) => sum + each[k]!, 0) / variants.length,
  );
  const { from, to } = trueSpan(mean, rate);
  const area = (mean.slice(from, to).reduce((sum, value) => sum + Math.abs(value), 0) / rate) * 1000;
  return [
    {
      durationError: Math.abs(morphology.durationMilliseconds - ((to - from) / rate) * 1000),
      amplitudeError: Math.abs(morphology.amplitudeMicrovolts / peakToPeak(mean) - 1),
      areaError: Math.abs(morphology.areaMicrovoltMilliseconds / area - 1),
    },
  ];
}

describe('Potentials of known discharges, with noise and other units’ interference', function () {
  this.timeout(120_000);
  for (const rate of [10_000, 20_000, 48_000]) {
    it(`are measured at ${rate} samples a second: duration within 1 ms, amplitude within 5 % (medians)`, async () => {
      const all: Compared[] = [];
      for (const background of ['normal', 'neurogenic', 'myopathic'] as const) {
        all.push(...(await compared(rate, background, rate + background.length)));
      }
      assert.ok(all.length >= 11, `${all.length} of 12 are measured`);
      const middle = (of: (each: Compared) => number): number => median(Float64Array.from(all, of)) ?? NaN;
      const [duration, amplitude, area] = [
        middle(({ durationError }) => durationError),
        middle(({ amplitudeError }) => amplitudeError),
        middle(({ areaError }) => areaError),
      ];
      assert.ok(duration <= 1, `duration: ${duration} ms`);
      assert.ok(amplitude <= 0.05, `amplitude: ${amplitude}`);
      assert.ok(area <= 0.05, `area: ${area}`);
      const gross = all.filter(({ durationError }) => durationError > 5).length;
      assert.ok(gross <= 1, `${gross} of ${all.length} durations are off by more than 5 ms`);
    });
  }
});
