/** The numbers by which a peak is explained (`explain.ts`). */
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const explainNumbers = fixedNumbers('explain', {
  scaleSpread: ratio(0.08, [0.01, 0.5], "Spread of a discharge's scale about the unit's present one", chosen),
  effectiveSamples: count(
    20,
    [1, 200],
    "A model's own variability counts as noise spread over about this many samples",
    chosen,
  ),
  slack: count(
    2,
    [0, 20],
    "A potential's own peak may be this many samples beside the peak that is to be explained",
    chosen,
  ),
  peakChange: ratio(
    0.25,
    [0.05, 0.9],
    "Noise and small potentials beside it change a single potential's peak by up to this part",
    chosen,
  ),
  worthMoving: ratio(
    0.1,
    [0.01, 0.9],
    "A unit that takes away less than this part of the best one's energy where the peaks coincide is not moved about",
    chosen,
  ),
  leastPart: ratio(
    0.35,
    [0.05, 0.9],
    'A unit smaller than this part of a peak is not the larger of the two that make it',
    chosen,
  ),
  mostPart: ratio(
    2,
    [1, 10],
    'Nor is one more than this many times as large',
    'own: it would be the larger peak, unless the second cancelled most of it',
  ),
  leastGain: ratio(
    25,
    [1, 200],
    'A second potential takes away more energy than this many times the noise variance',
    'own: chance over lags and units',
  ),
  beam: count(4, [1, 50], 'First potentials that are tried with every second one', chosen),
  worthTrying: ratio(
    0.4,
    [0.05, 1],
    'If they take away at least this part of what the best of them does',
    chosen,
  ),
  coarsePart: ratio(
    0.6,
    [0.1, 1],
    'The best of the coarse lags takes away at least this part of what the best lag would',
    chosen,
  ),
});
