/** What an event says of hum that could not be taken out. */
import assert from 'node:assert/strict';
import { humLeftDuring, humPartOf } from '../../../../src/detection/decisions/humLeft';
import type { HumPart } from '../../../../src/detection/features/features';
import { evidenceSentence } from '../../../../src/sentences/sentences';
import { reportOf } from '../reports';

function reported(
  rms: readonly number[],
  onsetSeconds: number,
  endSeconds: number,
): ReturnType<typeof humLeftDuring> {
  const report = reportOf(0);
  const mains = {
    frequencyHz: 50,
    harmonics: [1],
    sizes: [80],
    amplitude: 80,
    left: { rms: Float32Array.from(rms), stretchSeconds: 8 },
  };
  return humLeftDuring(
    { ...report, noiseRms: 3, scan: { ...report.scan, mains } },
    { onsetSeconds, endSeconds },
  );
}

describe('Hum that is left', () => {
  it('is said of an event in whose time it is more than the noise, with its amount', () => {
    const [said] = reported([0, 12, 0], 10, 14);
    assert.equal(said?.criterion, 'hum-left');
    assert.equal(said.value, 12);
    assert.match(evidenceSentence(said), /12.*µV could not be subtracted/u);
  });

  it('is not said of one beside it, of less than the noise, or where nobody knows', () => {
    assert.deepEqual(reported([0, 12, 0], 1, 7.9), []);
    assert.deepEqual(reported([0, 2.9, 0], 10, 14), []);
    assert.deepEqual(reported([NaN, NaN], 1, 14), []);
    assert.deepEqual(reported([], 1, 14), []);
  });
});

describe('The part of an episode that hum may be', () => {
  /**
   * Beneath 615 µV of hum, of which so much was measured to be left; the envelope is that of the episode, in µV, which is
   * active for so much of its 20 s.
   */
  function humPart(envelope: readonly number[], measured = 0, activeSeconds = 20): HumPart {
    const report = reportOf(0);
    const left = { rms: new Float32Array(4).fill(measured), stretchSeconds: 8 };
    const mains = { frequencyHz: 50, harmonics: [1], sizes: [615], amplitude: 615, left };
    return humPartOf(
      { ...report, noiseRms: 1, scan: { ...report.scan, mains } },
      {
        onsetSeconds: 4,
        endSeconds: 24,
        envelope: Float32Array.from(envelope),
        features: { activeSeconds, durationSeconds: 20 },
      },
    );
  }
  const sparse = Array.from({ length: 1000 }, (_, i) => (i % 15 === 0 ? 40 : 1));

  it('is none of fibres that fire between pauses as quiet as rest, though it may be all of what keeps the grid’s time', () => {
    assert.deepEqual(humPart(sparse), { ofAny: 1, ofFibres: 0 });
  });

  it('is that of fibres too where hum was measured, or the pauses are no quieter than hum that may be left', () => {
    assert.equal(humPart(sparse, 3).ofFibres, 1);
    assert.deepEqual(humPart(new Array<number>(1000).fill(3)), { ofAny: 1, ofFibres: 1 });
    assert.ok(humPart(new Array<number>(1000).fill(100)).ofAny < 0.01);
  });

  it('is little of large potentials that come now and then, however long it is quiet between them', () => {
    const twitches = Array.from({ length: 1000 }, (_, i) => (i % 100 === 0 ? 200 : 1));
    assert.ok(humPart(twitches, 0, 1).ofAny < 0.001);
    assert.ok(humPart(twitches, 20, 1).ofAny < 0.02);
  });

  it('is all of what is no stronger than hum that was measured, though that comes now and then', () => {
    const jumps = Array.from({ length: 1000 }, (_, i) => (i % 100 === 0 ? 20 : 1));
    assert.equal(humPart(jumps, 20, 1).ofAny, 1);
  });
});
