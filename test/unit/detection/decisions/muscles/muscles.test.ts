/** What muscles do together: their courses on one clock, how much they work at once, and whether they tremble in turn. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { coActivationIndex } from '../../../../../src/detection/decisions/muscles/coActivation';
import { courseOver, muscleCourse } from '../../../../../src/detection/decisions/muscles/muscleCourses';
import { tremorPhase } from '../../../../../src/detection/decisions/muscles/tremorPhase';
import { Random } from '../../../../../src/simulation/random';
import { assertNear } from '../../channels';

const course = (seconds: number, value: (t: number) => number): Float32Array =>
  Float32Array.from({ length: 50 * seconds }, (_, i) => value((i + 0.5) / 50));
const some = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })
  .map((values) => Float32Array.from(values));

describe('The course of a muscle', () => {
  const muscle = muscleCourse(2, [
    { onsetSeconds: 10, endSeconds: 12, envelope: new Float32Array(100).fill(12) },
    { onsetSeconds: 20, endSeconds: 21, envelope: new Float32Array(50).fill(7) },
  ]);

  it('is its RMS over the noise, as a part of the most it does, at its time', () => {
    const found = courseOver(muscle, { onsetSeconds: 9, endSeconds: 22 });
    assert.equal(found.length, 650);
    assert.deepEqual([found[49], found[50], found[149], found[150]], [0, 1, 1, 0]);
    assert.deepEqual([found[549], found[550], found[599], found[600]], [0, 0.5, 0.5, 0]);
  });

  it('is cut where the span begins and ends', () => {
    const found = courseOver(muscle, { onsetSeconds: 11, endSeconds: 20.5 });
    assert.deepEqual([found[0], found[49], found[50]], [1, 1, 0]);
    assert.deepEqual([found.length, found.at(-25), found.at(-26)], [475, 0.5, 0]);
  });

  it('of a muscle that does nothing is nothing, and what is not known is not known', () => {
    const rest = courseOver(muscleCourse(2, []), { onsetSeconds: 0, endSeconds: 1 });
    assert.ok(rest.every((value) => value === 0));
    const holed = new Float32Array(50).fill(12).fill(NaN, 10, 20);
    const found = courseOver(muscleCourse(2, [{ onsetSeconds: 0, endSeconds: 1, envelope: holed }]), {
      onsetSeconds: 0,
      endSeconds: 1,
    });
    assert.equal(found.filter(Number.isNaN).length, 10);
    assert.equal(found[0], 1);
  });
});

describe('The co-activation index', () => {
  it('is by hand: twice what is common over what there is', () => {
    assert.equal(coActivationIndex(Float32Array.of(1, 1, 0, 0), Float32Array.of(0, 1, 1, 0)), 0.5);
    assert.equal(coActivationIndex(Float32Array.of(1, 1), Float32Array.of(0.25, 0.25)), 0.4);
    assert.equal(coActivationIndex(Float32Array.of(1, NaN, 1), Float32Array.of(1, 1, 0)), 2 / 3);
  });

  it('is 1 for muscles that do the same, 0 for muscles that take turns, and unknown where none works', () => {
    const swing = course(4, (t) => Math.max(0, Math.sin(2 * Math.PI * t)));
    const other = course(4, (t) => Math.max(0, -Math.sin(2 * Math.PI * t)));
    assert.equal(coActivationIndex(swing, swing), 1);
    assert.equal(coActivationIndex(swing, other), 0);
    assert.equal(coActivationIndex(new Float32Array(9), new Float32Array(9)), undefined);
    assert.equal(coActivationIndex(new Float32Array(0), swing), undefined);
  });

  it('lies between 0 and 1 and does not depend on which muscle comes first', () => {
    fc.assert(
      fc.property(some, some, (a, b) => {
        const index = coActivationIndex(a, b);
        assert.equal(coActivationIndex(b, a), index);
        assert.ok(index === undefined || (index >= 0 && index <= 1 + 1e-9), `${index}`);
      }),
    );
  });
});

describe('The phase of a tremor', () => {
  const random = new Random(1);
  const beating = (hertz: number, degrees: number, noise = 0.2): Float32Array =>
    course(20, (t) =>
      Math.max(0, Math.sin(2 * Math.PI * hertz * t - (degrees * Math.PI) / 180) + random.normal(0, noise)),
    );

  it('is how far one muscle’s beats lag the other’s, whichever leads', () => {
    for (const hertz of [3.5, 5, 8, 11]) {
      for (const degrees of [0, 40, 90, 180, 270]) {
        const found = tremorPhase(beating(hertz, 0), beating(hertz, degrees), hertz);
        assert.ok(found, `${hertz} Hz, ${degrees}°`);
        assertNear(found.differenceDegrees, degrees > 180 ? 360 - degrees : degrees, 6);
        assert.ok(found.locking > 0.95, `${found.locking}`);
      }
    }
  });

  it('is measured at a frequency that is known to a tenth only', () => {
    assertNear(tremorPhase(beating(5.2, 0), beating(5.2, 180), 5)?.differenceDegrees, 180, 6);
  });

  it('is none of muscles that beat at frequencies of their own, or not at all', () => {
    assert.equal(tremorPhase(beating(5, 0), beating(6.1, 0), 5), undefined);
    assert.equal(tremorPhase(beating(5, 0), new Float32Array(1000), 5), undefined);
    assert.equal(tremorPhase(new Float32Array(0), beating(5, 0), 5), undefined);
  });

  it('comes from noise once in a thousand at most', () => {
    let found = 0;
    for (let run = 0; run < 2000; run++) {
      const [a, b] = [0, 1].map(() => course(6, () => Math.abs(random.normal(0, 1))));
      if (tremorPhase(a!, b!, 5)) found++;
    }
    assert.ok(found <= 6, `${found} of 2000`);
  });
});
