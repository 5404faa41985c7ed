/** Why a potential is not measured: wherever it is said, in the same words. */
import assert from 'node:assert/strict';
import type { MorphologyRefusal } from '../../../src/detection/result/unitMorphology';
import { refusalSentence } from '../../../src/sentences/potentialRefusals';

const said: readonly (readonly [MorphologyRefusal, string])[] = [
  [
    { reason: 'sampled-too-slowly', rateHertz: 4000, leastHertz: 8000 },
    'Sampled at 4 kHz: potentials are measured from 8 kHz on.',
  ],
  [{ reason: 'not-in-volts' }, 'The channel is not in volts: its potentials can be drawn, not measured.'],
  [
    { reason: 'few-discharges', discharges: 1, least: 8 },
    '1 discharge whole and alike; 8 are needed to measure it.',
  ],
  [{ reason: 'clipped', clippedFraction: 0.31 }, 'In 31 % of the discharges the recorder was at its limit.'],
  [
    { reason: 'low-signal-to-noise', signalToNoise: 4.99, least: 5 },
    'Its average is 4.9 times its noise; 5 times is needed.',
  ],
  [
    { reason: 'unsteady-baseline', differenceMicrovolts: 41.2, mostMicrovolts: 20 },
    'The baselines before and after it are 41 µV apart; 20 µV may be.',
  ],
  [{ reason: 'no-edges', windowMilliseconds: 50 }, 'No onset or end within 50 ms.'],
];

describe('Why a potential is not measured', () => {
  for (const [refusal, sentence] of said) {
    it(`is a sentence with the numbers that decide: ${refusal.reason}`, () => {
      assert.equal(refusalSentence(refusal), sentence);
    });
  }
});
