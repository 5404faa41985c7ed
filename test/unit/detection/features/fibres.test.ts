/** Fibres or motor units: told by each unit's own pace and shape, however many fire at once. */
import assert from 'node:assert/strict';
import { type Fibres, fibresOf } from '../../../../src/detection/features/fibres';
import { trainCourses } from '../../../../src/detection/features/trainCourses';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { SortedUnit } from '../../../../src/detection/units/sorter/sortedSegment';
import { fibreSpike, nearUnit, positiveSharpWave } from '../../../../src/simulation/fibreShapes';
import { Random } from '../../../../src/simulation/random';
import { oversampling, type Shape } from '../../../../src/simulation/shape';
import { assertNear } from '../channels';
import { gammaTrain } from '../trains/trains';

const rate = 20_000;
const place = { rate, beforeSeconds: 0.01 };

/** A unit that fires for 9 s with a potential of this shape, its greatest peak where averages are aligned. */
function unit(shape: Shape, hertz: number, variation: number, random: Random): SortedUnit {
  const step = oversampling(rate);
  const peak = shape.reduce((best, value, i) => (Math.abs(value) > Math.abs(shape[best] ?? 0) ? i : best), 0);
  const averaged = Float32Array.from(
    { length: 700 },
    (_, i) => (shape[peak + (i - 200) * step] ?? 0) + random.normal(0, 0.3),
  );
  const times = gammaTrain(random, Math.ceil(9 * hertz), hertz, variation);
  return {
    times,
    amplitudes: new Float32Array(times.length).fill(100),
    template: averaged.subarray(160, 280),
    averaged,
    snr: 20,
    missRate: 0,
    contamination: 0,
  };
}

function told(units: readonly SortedUnit[]): Fibres {
  const fibres = fibresOf(units, place, trainCourses(defaultParameters));
  assert.ok(fibres);
  return fibres;
}

describe('The fibres of an episode', () => {
  it('are told where four fire at once, each regular: spikes that begin with a lesser phase, of less than 5.5 ms', () => {
    const random = new Random(3);
    const fibres = told(
      [3, 5, 8, 11].map((hertz) => unit(fibreSpike(random, rate, 100), hertz, 0.04, random)),
    );
    assert.ok(fibres.regularPart > 0.9, `${fibres.regularPart}`);
    assert.ok((fibres.variation ?? 1) < 0.08);
    assert.ok(fibres.durationSeconds < 0.0055, `${fibres.durationSeconds}`);
    assert.ok(fibres.approach > 0.9, `${fibres.approach}`);
    assert.equal(fibres.sharpWavePart, 0);
  });

  it('have the shape of positive sharp waves where they are such', () => {
    const random = new Random(4);
    const fibres = told(
      [3, 6, 9].map((hertz) => unit(positiveSharpWave(random, rate, 100), hertz, 0.04, random)),
    );
    assert.ok(fibres.sharpWavePart > 0.95, `${fibres.sharpWavePart}`);
    assert.ok(fibres.durationSeconds > 0.008 && fibres.slowPhase > 2);
  });

  it('look as an irregular one of positive sharp waves does, not as the few discharges of another beside it', () => {
    const random = new Random(8);
    const wave = unit(positiveSharpWave(random, rate, 200), 7, 0.4, random);
    const spike = unit(fibreSpike(random, rate, 200), 1.4, 0.12, random);
    const { approach, durationSeconds, slowPhase } = told([wave, spike]);
    assert.ok(approach < 0.5 && durationSeconds > 0.008 && slowPhase > 2, `${approach} ${durationSeconds}`);
  });

  it('are no part of what motor units do in effort (CoV 0.18) or cramp (0.45)', () => {
    for (const variation of [0.18, 0.45]) {
      const random = new Random(5);
      const fibres = told(
        [8, 10, 13].map((hertz) => unit(nearUnit(random, rate, 800)[0]!, hertz, variation, random)),
      );
      assert.ok(fibres.regularPart < 0.3, `${fibres.regularPart} at a CoV of ${variation}`);
      assert.equal(fibres.sharpWavePart, 0);
    }
  });

  it('are the half of the discharges that two fibres make beside a motor unit', () => {
    const random = new Random(6);
    const fibres = told([
      unit(fibreSpike(random, rate, 100), 5, 0.03, random),
      unit(fibreSpike(random, rate, 150), 7, 0.03, random),
      unit(nearUnit(random, rate, 800)[0]!, 12, 0.25, random),
    ]);
    assertNear(fibres.regularPart, 0.5, 0.12);
  });

  it('are not told without a unit', () => {
    assert.equal(fibresOf([], place, trainCourses(defaultParameters)), undefined);
  });
});
