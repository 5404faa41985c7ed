/** The parameters of episodes: what belongs together, and where one kind of activity goes over into another. */
import { entry, type ParametersOf, type ParameterTable } from '../numbers/parameterEntry';

export const episodeParameterTable = {
  mergeGap: entry(2, 's', [0, 10], 'Activity parted by less is one episode', '§B.4, §N episode'),
  mergeGapMarked: entry(
    5,
    's',
    [0, 30],
    'The same where a cramp is reported across the gap',
    '§B.4, §N episode',
  ),
  mergeGapIsolated: entry(
    5,
    's',
    [0, 30],
    'The same between isolated potentials',
    'own: fasciculations come at less than one a second (§A.4)',
  ),
  mergeGapDense: entry(
    0.6,
    's',
    [0, 10],
    'The same between dense stretches that are not known to be involuntary',
    'own: efforts that are repeated pause for about a second; a cramp wanes at 1 to 2 Hz (§A.1) but not into silence',
  ),
  denseLength: entry(
    1,
    's',
    [0.1, 30],
    'Activity from this length on can be a dense stretch',
    'own: the bursts of a discharge in groups are shorter (§A.4 myokymia)',
  ),
  densePart: entry(
    0.6,
    '',
    [0, 1],
    'And is one where it is above twice the noise for this part of it',
    'own: sputtering is sparse',
  ),
  isolatedLength: entry(
    0.15,
    's',
    [0.02, 1],
    'Activity up to this long is an isolated potential (or a doublet)',
    'own: a motor unit potential and the smoothing of its envelope',
  ),
  isolatedPart: entry(
    0.4,
    '',
    [0, 1],
    'So is longer activity that is quiet for all but this part of it',
    'own: single potentials half a second apart make one stretch',
  ),
  afterRelease: entry(
    2,
    's',
    [0.5, 10],
    'Activity that outlasts the release cue by more than this is judged anew as not voluntary',
    '§0.1 rule 11',
  ),
  sortSeconds: entry(
    9,
    's',
    [3, 36000],
    'Units are separated in this much of an episode: of a longer one in its beginning, middle and end',
    'own: nine seconds hold the 40 intervals that irregularity needs (§A.6) of a unit at 5 a second',
  ),
  reactionTime: entry(
    1,
    's',
    [0, 3],
    'A cue is followed within this time: the change of activity is sought there',
    'own: twice a slow simple reaction',
  ),
  insertionLongest: entry(
    1,
    's',
    [0.2, 3],
    'Insertion activity is over after this',
    '§A.4 (0.3 to 0.5 s; up to 3 s)',
  ),
  insertionProlonged: entry(
    3,
    's',
    [0.3, 5],
    'Prolonged insertion activity, which begins with a movement that is seen, is over after this',
    '§A.4 (up to 2 to 3 s in one text)',
  ),
} as const satisfies ParameterTable;

export type EpisodeParameters = ParametersOf<typeof episodeParameterTable>;
