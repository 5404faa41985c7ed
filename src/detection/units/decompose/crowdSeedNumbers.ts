/** The numbers by which units are looked for in a crowd, fixed with the engine's version. */
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';

export const crowdSeedNumbers = fixedNumbers('crowdSeeds', {
  slopeSeconds: seconds(
    0.0001,
    [0.00005, 0.0005],
    'The slope is the difference of the means of so much before and after',
    '§C.4 (rise times of near units: 0.1 to 0.3 ms)',
  ),
  steepest: ratio(
    3,
    [2, 6],
    'Slopes are looked at that are this many times median/0.6745 of all',
    '§C.1 (3·median/0.6745)',
  ),
  apartSeconds: seconds(0.0005, [0.0002, 0.002], 'And are the steepest within this time', chosen),
  aroundSeconds: seconds(
    0.0015,
    [0.0005, 0.003],
    'Discharges are compared so far around their steepest slope',
    'own: a main spike; beyond it others overlap',
  ),
  mostSlopes: count(
    1500,
    [200, 10000],
    'The steepest that are compared with one another',
    'own: five units of 15 a second in a block',
  ),
  crowdEnergies: ratio(
    1,
    [0.3, 3],
    'A discharge differs from its unit by up to this many times the energy of the crowd',
    'own: what else is in the window; a mixture differs by its other units’ spikes',
  ),
  ownPart: ratio(
    0.02,
    [0.002, 0.1],
    'And this part of its own energy',
    'own: squares of jiggle (35 to 70 µs, §G.2) on rises of 0.3 ms',
  ),
  leastMembers: count(12, [5, 40], 'Discharges that make a unit', 'own: as leastInEnd'),
  manyMembers: count(60, [10, 500], 'More do not make it likelier', chosen),
  leastSize: ratio(
    1.5,
    [0.5, 5],
    'A unit’s energy around its steepest slope is at least the square of this many times the crowd’s',
    'own: smaller ones are the crowd',
  ),
  mostShort: ratio(
    0.2,
    [0.05, 0.24],
    'At most this part of its intervals is short, below shortInterval of the median',
    'own: as mixtureShortPart; of a Poisson process 21 %',
  ),
  alike: ratio(
    0.05,
    [0.01, 0.4],
    'Two whose waveforms differ by less than this part of their energy are one',
    'own: units of one place differ by a tenth; a median of twelve discharges is exact to a few hundredths',
  ),
  linked: ratio(
    0.25,
    [0.02, 0.6],
    'And one in two blocks, where none is likelier, below this part',
    '§C.2 (correlation of 0.9: 0.2)',
  ),
  coveredPart: ratio(
    0.5,
    [0.3, 0.9],
    'A train is of several units where those that are seen in it make up so much of it',
    'own: most; fewer are a crowd’s chance likenesses',
  ),
  relatedCorrelation: ratio(
    0.6,
    [0.3, 0.95],
    'Trains may be one unit’s where their waveforms correlate at least so well',
    'own: what a crowd leaves of a waveform; the intervals decide',
  ),
  stillReady: ratio(
    0.25,
    [0.05, 0.6],
    'So much of what chance has of discharges follows another of the same unit at once',
    '§A.1 (doublets, intervals that vary by .45); own: one of ten false in either train',
  ),
  oddsOfOne: ratio(
    4,
    [0, 20],
    'Natural logarithm of the odds asked of two trains that may be one unit’s',
    'own: as bar; of 2942 pairs of two units’ trains in 14 cramps of the tuning seeds none has it',
  ),
  oddsOfTwins: ratio(
    1,
    [0, 20],
    'And where their waveforms differ as little as twinLeft has it',
    'own: of those pairs 0.8 % have it by chance, and few of these look alike',
  ),
  mostSeeds: count(
    12,
    [1, 64],
    'Units that are looked for at a time',
    'own: more than five are seldom above the crowd',
  ),
});
