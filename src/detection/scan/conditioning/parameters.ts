/** The parameters of conditioning: working rate, bands, mains. */
import { entry, type ParametersOf, type ParameterTable } from '../../numbers/parameterEntry';

export const conditioningParameterTable = {
  workingRate: entry(
    12000,
    'Hz',
    [4000, 24000],
    'The signal is decimated by the whole factor that comes nearest to this rate',
    '§B.4 (states at about 10 kHz); own: potentials are separated at 8 to 16 kHz',
  ),
  bandLow: entry(100, 'Hz', [1, 1000], 'Lower edge of the band whose power is watched', '§B.4, §N state'),
  bandHigh: entry(3000, 'Hz', [50, 10000], 'Upper edge of that band', '§B.4, §N state'),
  bandHighOfRate: entry(0.45, '', [0.1, 0.49], 'Upper edge at most this part of the sampling rate', '§N'),
  bandLowFallback: entry(
    20,
    'Hz',
    [1, 100],
    'Lower edge where 100 Hz would leave no band',
    'own: surface EMG',
  ),
  potentialBandLow: entry(
    200,
    'Hz',
    [50, 1000],
    'High-pass of the band in which potentials are separated',
    '§B.2',
  ),
  measureBandLow: entry(10, 'Hz', [1, 50], 'High-pass of the band in which potentials are measured', '§B.2'),
  hop: entry(0.01, 's', [0.005, 0.05], 'Time between two looks at the power', '§B.4 (log RMS of 10 ms)'),
  mainsPowerRatio: entry(
    10,
    '',
    [3, 1000],
    'Mains are removed where their power is this many times the power beside them',
    '§B.2, §N mains',
  ),
  mainsHarmonics: entry(20, '', [1, 20], 'Harmonics that are looked for', '§B.2, §N mains'),
  mainsWarning: entry(100, 'µV', [1, 10000], 'Mains stronger than this are reported', '§B.5, §N mains'),
} as const satisfies ParameterTable;

export type ConditioningParameters = ParametersOf<typeof conditioningParameterTable>;
