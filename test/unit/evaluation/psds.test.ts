import assert from 'node:assert/strict';
import { operatingPoint, psds, psdsSettings } from '../../evaluation/metrics/psds';
import { judged, said, truth } from './build';

const classes = ['a', 'b'];
const hour = 3600;

describe('The polyphonic sound detection score', () => {
  it('is 1 where everything is found and nothing else claimed, 0 where nothing is', () => {
    const perfect = judged(
      [truth('a', 0, 10), truth('b', 20, 30)],
      [said('a', 0, 10), said('b', 20, 30)],
      hour,
    );
    assert.equal(psds([perfect], classes, [0.5]), 1);
    assert.equal(psds([judged(perfect.truth, [], hour)], classes, [0.5]), 0);
  });

  it('takes an event that was found in two pieces for found, without a false claim', () => {
    const pieces = judged([truth('a', 0, 10)], [said('a', 0, 4), said('a', 6, 10)], hour);
    assert.deepEqual(operatingPoint([pieces], 'a', 0.5, classes), { truePositiveRate: 1, effectiveRate: 0 });
  });

  it('gives a false claim in an hour the rate 1, and one in b’s 10 s half of 360 more', () => {
    const beside = judged([truth('a', 0, 10)], [said('a', 50, 60)], hour);
    assert.deepEqual(operatingPoint([beside], 'a', 0.5, classes), { truePositiveRate: 0, effectiveRate: 1 });
    const crossed = judged([truth('a', 0, 10), truth('b', 50, 60)], [said('a', 50, 60)], hour);
    assert.deepEqual(operatingPoint([crossed], 'a', 0.5, classes), {
      truePositiveRate: 0,
      effectiveRate: 1 + 0.5 * 360,
    });
  });

  it('is the area of a staircase worked out by hand: 0.5 up to a rate of 10, then 1', () => {
    const settings = { ...psdsSettings, greatestRate: 20 };
    const falseClaims = Array.from({ length: 10 }, (_, i) =>
      said('a', 100 + 20 * i, 110 + 20 * i, { probability: 0.3 }),
    );
    const recording = judged(
      [truth('a', 0, 10), truth('a', 20, 30)],
      [said('a', 0, 10, { probability: 0.9 }), said('a', 20, 30, { probability: 0.3 }), ...falseClaims],
      hour,
    );
    assert.equal(psds([recording], ['a'], [0.2, 0.8], settings), (10 * 0.5 + 10 * 1) / 20);
  });

  it('lets an alternative stand for its label at its own probability', () => {
    const undecided = said('indeterminate:cramp_like_discharge', 0, 10, {
      alternatives: [{ label: 'a', probability: 0.6 }],
    });
    const recording = judged([truth('a', 0, 10)], [undecided], hour);
    assert.equal(operatingPoint([recording], 'a', 0.6, classes).truePositiveRate, 1);
    assert.equal(operatingPoint([recording], 'a', 0.61, classes).truePositiveRate, 0);
  });
});
