/** The parameters of spike-train statistics: which intervals count, irregularity, misses, trends, bursts, rhythms. */
import { entry, type ParametersOf, type ParameterTable } from '../numbers/parameterEntry';

export const trainParameterTable = {
  trainShortestInterval: entry(
    0.0025,
    's',
    [0.0005, 0.01],
    'An interval no longer than this is no interval of one unit',
    '§M robust irregularity, §N irregularity',
  ),
  trainLongestInterval: entry(
    0.5,
    's',
    [0.1, 5],
    'A longer interval is a pause and says nothing of irregularity',
    '§M robust irregularity, §N irregularity',
  ),
  trainDoubletLongest: entry(
    0.02,
    's',
    [0.005, 0.05],
    'A shorter interval is a doublet, counted apart from the irregularity',
    '§A.3 C11, §M, §N irregularity',
  ),
  trainLeastIntervals: entry(
    40,
    '',
    [10, 500],
    'Irregularity needs this many intervals of a unit',
    '§A.3 C1, §A.6, §N irregularity',
  ),
  trainMostMissed: entry(
    0.1,
    '',
    [0.01, 0.5],
    'Irregularity is refused when more of the discharges are missed',
    '§A.6, §N irregularity',
  ),
  trainMissIdentifiable: entry(
    0.35,
    '',
    [0.1, 0.6],
    'Above this robust CoV the intervals alone no longer tell how many discharges were missed',
    '§M miss-rate estimate',
  ),
  trainMissEvidence: entry(
    4,
    '',
    [0, 20],
    'Log likelihood by which missed discharges must explain the intervals better than irregular firing',
    'own: loses 1 % of cramp units with 45 intervals, and finds 4 of 5 voluntary ones with 30 % missed',
  ),
  trainTrendSpan: entry(15, '', [5, 101], 'Intervals in the window of the rate trend', '§M regularity trend'),
  trainBurstInsideShortest: entry(
    0.002,
    's',
    [0.0005, 0.01],
    'Intervals inside bursts are typically longer than this',
    '§A.4 (50 to 400 a second)',
  ),
  trainBurstInsideLongest: entry(
    0.06,
    's',
    [0.01, 0.2],
    'Intervals inside bursts are typically shorter than this',
    '§A.4 myokymia (20 to 70 a second)',
  ),
  trainBurstRatio: entry(
    3,
    '',
    [1.5, 20],
    'Intervals between bursts are at least this many times those inside',
    'own: one or two missed discharges must not make a burst',
  ),
  trainBurstSeparation: entry(
    4,
    '',
    [2.5, 20],
    'Distance of the two modes of the log intervals over their spread',
    "own: Ashman's D of a split normal is 2.7, of a split uniform 3.5",
  ),
  trainBurstPauseLongest: entry(
    10,
    's',
    [1, 60],
    'Bursts further apart than this are not of one series',
    '§A.4 myokymia (0.1 to 10 bursts a second)',
  ),
  trainBurstLeast: entry(3, '', [2, 20], 'Bursts needed to speak of bursting', 'own: two gaps show a rhythm'),
  trainActiveLeast: entry(
    2,
    '',
    [1, 20],
    'Discharges within a second that make a unit active',
    'own: slowest cramp unit is 6 a second (§A.1); one may be misassigned',
  ),
  trainModulationLow: entry(0.8, 'Hz', [0.2, 2], 'Slowest common modulation of a cramp', '§A.3 C8'),
  trainModulationHigh: entry(2.2, 'Hz', [1, 5], 'Fastest common modulation of a cramp', '§A.3 C8'),
  trainTremorLow: entry(3, 'Hz', [1, 6], 'Slowest tremor', '§A.4'),
  trainTremorHigh: entry(12, 'Hz', [6, 25], 'Fastest tremor', '§A.4'),
} as const satisfies ParameterTable;

export type TrainParameters = ParametersOf<typeof trainParameterTable>;
