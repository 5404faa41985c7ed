import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  fasterSweep,
  roundUpToTwoDigits,
  slowerSweep,
  stepAbove,
  stepAtLeast,
  stepBelow,
  sweepSteps,
} from '../../../webview/view/steps';

const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('the steps of sweep and sensitivity', () => {
  it('are 1, 2 and 5 times powers of ten, written as a person would', () => {
    const steps = [0.001];
    while (steps.length < 13) steps.push(stepAbove(steps.at(-1)!));
    assert.deepEqual(steps, [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]);
  });

  it('go back to where they came from', () => {
    fc.assert(
      fc.property(positive, (value) => {
        const step = stepAtLeast(value);
        assert.equal(stepBelow(stepAbove(step)), step);
        assert.equal(stepAbove(stepBelow(step)), step);
      }),
      { seed: 1 },
    );
  });

  it('are never below what they must hold, and less than 2.5 times as large', () => {
    fc.assert(
      fc.property(positive, (value) => {
        const step = stepAtLeast(value);
        // One part in 10^9 of slack keeps 0.1 + 0.2 on the step 0.3 would be on.
        assert.ok(step >= value * (1 - 1e-9) && step <= value * 2.5 * (1 + 1e-9), `${step} for ${value}`);
      }),
      { seed: 2 },
    );
  });

  it('round a fitted sweep up by less than a tenth, to two digits', () => {
    fc.assert(
      fc.property(positive, (value) => {
        const rounded = roundUpToTwoDigits(value);
        assert.ok(
          rounded >= value * (1 - 1e-9) && rounded <= value * 1.1 * (1 + 1e-9),
          `${rounded} for ${value}`,
        );
        assert.equal(Number(rounded.toPrecision(2)), rounded);
      }),
      { seed: 3 },
    );
  });

  it('offer sweeps from 0.1 ms to two hours a division, in order', () => {
    assert.equal(sweepSteps[0], 0.0001);
    assert.equal(sweepSteps.at(-1), 7200);
    assert.deepEqual(
      [...sweepSteps],
      [...sweepSteps].sort((a, b) => a - b),
    );
  });

  it('find the neighbouring sweep from between two, and stop at either end', () => {
    assert.equal(slowerSweep(3.6), 5);
    assert.equal(fasterSweep(3.6), 2);
    assert.equal(fasterSweep(0.0001), 0.0001);
    assert.equal(slowerSweep(7200), 7200);
  });
});
