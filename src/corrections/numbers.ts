/** Every number that what a person does to units goes by. None is in the hash of a proposal: the engine reads none of them. */
import { chosen, count, fixedNumbers, ratio, seconds } from '../detection/numbers/fixedNumbers';

export const correctionNumbers = fixedNumbers('corrections', {
  sameDischarge: seconds(
    0.001,
    [0.0002, 0.005],
    'Two discharges of a unit that are nearer than this are one, and the cursor this near to one is at it',
    'own: below any refractory time of a motor unit (doublets from 2 ms on), above a sample’s rounding',
  ),
  clustersApart: ratio(
    4,
    [2.6, 8],
    'Two means of shapes are so many standard deviations within them apart, or the discharges are alike',
    'own: the two means of one bell curve, halved, are 2 √(2/π) / √(1 − 2/π) = 2.6 apart',
  ),
  leastOfCluster: count(
    3,
    [2, 20],
    'Of each shape there are so many discharges',
    'own: of two nobody can say whether they are alike or both odd',
  ),
  clusterRounds: count(20, [5, 100], 'Rounds in which two clusters settle', chosen),
  peakReach: seconds(
    0.002,
    [0.0005, 0.005],
    'A peak is looked for so far on either side of where someone points',
    'own: half of a spike’s duration (DETECTION.md §C.4)',
  ),
  shapeBefore: seconds(
    0.003,
    [0.001, 0.01],
    'Shapes are compared from so long before a discharge',
    'own: the spike, and little of what is others’',
  ),
  shapeAfter: seconds(
    0.005,
    [0.002, 0.02],
    'To so long after it',
    'own: the spike, and little of what is others’',
  ),
  averagedForPeak: count(
    40,
    [8, 200],
    'A mean of so many discharges shows on which side a unit has its peak',
    'own: the noise of forty is a sixth of one’s',
  ),
});
