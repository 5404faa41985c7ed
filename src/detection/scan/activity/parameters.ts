/** The parameters of activity: noise level, hysteresis, silence. */
import { entry, type ParametersOf, type ParameterTable } from '../../numbers/parameterEntry';

export const activityParameterTable = {
  on: entry(6, '', [1.5, 100], 'Activity begins at this many times the noise power', '§N state'),
  off: entry(3, '', [1.2, 100], 'Activity ends below this many times the noise power', '§N state'),
  onPeak: entry(
    6,
    '',
    [4, 20],
    'A deflection of this many times the noise is activity by itself',
    'own: below once in ten hours of Gaussian noise',
  ),
  minimumActive: entry(
    0.002,
    's',
    [0, 1],
    'Shorter activity is not reported',
    'own: §N has 30 ms, which would drop single fasciculations',
  ),
  minimumGap: entry(0.5, 's', [0, 5], 'Activity parted by less is one stretch', '§N state'),
  minimumQuiet: entry(2, 's', [0.5, 60], 'Shorter quiet is no silence', '§A.5 S2, §N silence'),
  silentRms: entry(
    1.5,
    '',
    [1.1, 5],
    'Silence has at most this many times the noise level',
    '§A.5 S2, §N silence',
  ),
  spikeOverNoise: entry(
    5,
    '',
    [3, 20],
    'A deflection above this times the noise is no silence',
    '§A.5 S2, §N silence',
  ),
  spikeFloor: entry(
    20,
    'µV',
    [1, 1000],
    'And above this, where the unit is a voltage',
    '§A.5 S2, §N silence',
  ),
  plausibleNoise: entry(
    20,
    'µV',
    [1, 1000],
    'Noise above this is no rest',
    'own: five times a good recorder',
  ),
} as const satisfies ParameterTable;

export type ActivityParameters = ParametersOf<typeof activityParameterTable>;
