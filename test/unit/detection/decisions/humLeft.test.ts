/** What an event says of hum that could not be taken out. */
import assert from 'node:assert/strict';
import { humLeftDuring } from '../../../../src/detection/decisions/humLeft';
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
