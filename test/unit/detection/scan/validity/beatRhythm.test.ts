/** A heart's pace among moments, and in a slow course. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { beatCandidates, pacedAmong } from '../../../../../src/detection/scan/validity/beatRhythm';
import { Random } from '../../../../../src/simulation/random';

const period = { least: 50, most: 150 };

describe('Moments at a heart’s pace', () => {
  it('are all of a steady row', () => {
    const row = [10, 90, 171, 249, 330, 411];
    assert.deepEqual(pacedAmong(row, period), row);
  });

  it('are none of a row that is too fast, too slow, or without a pace', () => {
    assert.deepEqual(pacedAmong([0, 30, 60, 90, 120], period), []);
    assert.deepEqual(pacedAmong([0, 200, 400, 600], period), []);
    assert.deepEqual(pacedAmong([0, 60, 200, 265, 400, 455, 600], period), []);
  });

  it('leave out what falls between', () => {
    assert.deepEqual(pacedAmong([0, 80, 160, 240, 320, 345, 500], period), [0, 80, 160, 240, 320]);
  });

  it('go on after beats that were missed', () => {
    const row = [0, 80, 160, 240, 720, 800, 880];
    assert.deepEqual(pacedAmong(row, period), row);
  });

  it('are some of those given, in their order, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(5000), { maxLength: 60 }), (some) => {
        const moments = [...some].sort((a, b) => a - b);
        const paced = pacedAmong(moments, period);
        assert.deepEqual(
          paced,
          moments.filter((moment) => paced.includes(moment)),
        );
      }),
    );
  });
});

describe('Beats in the course of a channel', () => {
  const count = 4000;
  const noise = new Random(1);
  const course = Float32Array.from({ length: count }, () => noise.normal(0, 1));
  const beats = Array.from({ length: 40 }, (_, i) => 60 + 90 * i + (i % 3));
  const beating = (size: number): Float32Array =>
    course.map((value, hop) =>
      beats.reduce((sum, beat) => sum + size * Math.max(0, 1 - Math.abs(hop - beat) / 3), value),
    );

  it('are where they are, upwards or downwards', () => {
    for (const size of [30, -30]) {
      assert.deepEqual(beatCandidates(beating(size), 0.01, defaultParameters), beats);
    }
  });

  it('are none in noise, and none where the course is missing or still', () => {
    assert.equal(beatCandidates(course, 0.01, defaultParameters), undefined);
    assert.equal(
      beatCandidates(
        course.map(() => NaN),
        0.01,
        defaultParameters,
      ),
      undefined,
    );
    assert.equal(beatCandidates(new Float32Array(count), 0.01, defaultParameters), undefined);
    assert.equal(beatCandidates(new Float32Array(0), 0.01, defaultParameters), undefined);
  });

  it('are found beside a hole', () => {
    const holed = beating(30).fill(NaN, 1000, 1500);
    const found = beatCandidates(holed, 0.01, defaultParameters) ?? [];
    const seen = beats.filter((beat) => beat < 900 || beat > 1600);
    assert.ok(
      seen.every((beat) => found.includes(beat)),
      `${found.length} of ${seen.length}`,
    );
    assert.ok(found.every((beat) => beat < 1000 || beat >= 1500));
  });
});
