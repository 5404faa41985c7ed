/** The numbers by which units are learned and kept (`chunkSorter.ts`). */
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const chunkSorterNumbers = fixedNumbers('chunkSorter', {
  learnedFirst: count(
    400,
    [50, 5000],
    'Units are learned from this many of the first potentials in the first round',
    'own: it finds what there is',
  ),
  learnedThen: count(800, [50, 5000], 'And from this many in the second', 'own: what the first round hid'),
  peeledAtLast: count(
    800,
    [50, 5000],
    'And peeled from this many at the last',
    'own: that makes them precise',
  ),
  laterRounds: count(1, [0, 5], 'Rounds of peeling and learning once there are units', chosen),
  mostPooled: count(
    200,
    [20, 2000],
    'Loose potentials kept with their waveforms from earlier chunks',
    chosen,
  ),
  steadyPart: ratio(
    0.2,
    [0.01, 0.9],
    'Where the background falls by less than this part there is nothing smaller to be found by another round',
    chosen,
  ),
  leastPeak: ratio(
    1.15,
    [1, 3],
    "A unit's mean peak is at least this many thresholds",
    'own: else noise would pull many of its discharges below',
  ),
  leastNews: count(2, [1, 20], 'So many new loose potentials are reason to look for new units', chosen),
  newsPart: ratio(0.1, [0.01, 1], 'With this part of those kept', chosen),
  mostKinds: count(
    60,
    [5, 500],
    'Of many loose potentials a unit makes at least one in this many',
    'own: among superpositions some are alike by chance',
  ),
  looseSuspicion: ratio(
    0.5,
    [0, 1],
    'Chance that a loose potential hides a discharge of the unit that comes nearest to explaining it',
    chosen,
  ),
  fewPotentials: ratio(
    2,
    [1, 10],
    'Up to this many times unitLeastDischarges potentials are few: two that look alike make a unit',
    'own: few are rarely superposed',
  ),
  somePotentials: ratio(
    10,
    [2, 100],
    'Up to this many times they are some: three make one',
    'own: some are rarely superposed',
  ),
  knownFrom: ratio(0.8, [0.3, 1], 'A unit is a known one from this part of its present size', chosen),
  knownTo: ratio(1.25, [1, 3], 'To this many times it', chosen),
});
