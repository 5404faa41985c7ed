/** Every number the engine decides by, with its unit, the values it may take, and where it comes from. */
import { createHash } from 'node:crypto';

/** One parameter's entry in the table. */
interface ParameterEntry {
  readonly value: number;
  /** `s`, `Hz`, `µV`, or `` for a ratio or a count. */
  readonly unit: string;
  readonly minimum: number;
  readonly maximum: number;
  /** What it does. */
  readonly meaning: string;
  /** Section of DETECTION.md, or our own reasoning. */
  readonly source: string;
}

const entry = (
  value: number,
  unit: string,
  [minimum, maximum]: readonly [number, number],
  meaning: string,
  source: string,
): ParameterEntry => ({ value, unit, minimum, maximum, meaning, source });

const spanOfAnalysis = 'own: at least 30 degrees of freedom a window, so that Gaussian noise never reaches 6';

/** The table; its keys are the parameters' names. */
export const activityParameterTable = {
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
  hop: entry(0.02, 's', [0.005, 0.1], 'Time between two looks at the power', '§B.4'),
  windowBandwidth: entry(15, '', [5, 100], 'Least bandwidth times duration of a window', spanOfAnalysis),
  on: entry(6, '', [1.5, 100], 'Activity begins at this many times the noise power', '§N state'),
  off: entry(3, '', [1.2, 100], 'Activity ends below this many times the noise power', '§N state'),
  minimumActive: entry(0.03, 's', [0, 1], 'Shorter activity is not reported', '§N state'),
  minimumGap: entry(0.5, 's', [0, 5], 'Activity parted by less is one stretch', '§N state'),
  minimumQuiet: entry(2, 's', [0.5, 60], 'Shorter quiet is not reported', '§A.5 S2, §N silence'),
  spikeOverNoise: entry(
    5,
    '',
    [3, 20],
    'A sample above this times the noise is no quiet',
    '§A.5 S2, §N silence',
  ),
  spikeFloor: entry(
    20,
    'µV',
    [1, 1000],
    'And above this, where the unit is a voltage',
    '§A.5 S2, §N silence',
  ),
  flat: entry(0.05, 's', [0.01, 5], 'Equal samples for this long are no signal', '§B.5, §N quality'),
  flatSamples: entry(10, '', [2, 1000], 'And at least this many of them', 'own: slow and coarse recorders'),
  clipRun: entry(4, '', [2, 100], 'Equal samples at the extreme that mean clipping', '§B.5, §N quality'),
  clipOverNoise: entry(
    10,
    '',
    [2, 1000],
    'An extreme below this times the noise is none',
    'own: coarse steps',
  ),
  artifactGuard: entry(0.1, 's', [0, 1], 'Left undecided on either side of a flat stretch', '§B.5 pop'),
  plausibleNoise: entry(
    20,
    'µV',
    [1, 1000],
    'Noise above this is no rest',
    'own: five times a good recorder',
  ),
  forceSpread: entry(
    5,
    '',
    [1, 20],
    'Force counts from this many deviations (MAD) off its baseline',
    '§A.5 S5',
  ),
  forcePart: entry(0.05, '', [0.01, 0.5], 'And from this part of the greatest force recorded', '§A.5 S5'),
  minimumForce: entry(0.5, 's', [0, 5], 'Shorter force does not count', '§A.5 S5'),
  forceGuard: entry(
    0.5,
    's',
    [0, 5],
    'Force next to activity does not count: it lags the EMG',
    '§A.5, §N force',
  ),
} as const satisfies Record<string, ParameterEntry>;

/** The engine's parameters, each in the unit of its entry. */
export type ActivityParameters = Readonly<Record<keyof typeof activityParameterTable, number>>;

const names = Object.keys(activityParameterTable) as (keyof typeof activityParameterTable)[];

/** The table's values. */
export const defaultParameters: ActivityParameters = Object.fromEntries(
  names.map((name) => [name, activityParameterTable[name].value]),
) as ActivityParameters;

/** @throws RangeError, naming the parameter, for a value outside its range or thresholds the wrong way round. */
export function checkParameters(parameters: ActivityParameters): void {
  for (const name of names) {
    const { minimum, maximum, unit } = activityParameterTable[name];
    const value = parameters[name];
    if (!(value >= minimum && value <= maximum)) {
      const range = `${minimum} to ${maximum}${unit === '' ? '' : ` ${unit}`}`;
      throw new RangeError(`The detection parameter ${name} must be from ${range}, not ${value}.`);
    }
  }
  if (!(parameters.off <= parameters.on)) {
    throw new RangeError(
      `The detection parameter off (${parameters.off}) must not exceed on (${parameters.on}).`,
    );
  }
}

/** First 12 hex digits of the SHA-256 of the parameters as JSON with sorted keys and no spaces. */
export function hashParameters(parameters: ActivityParameters): string {
  const canonical = JSON.stringify(Object.fromEntries([...names].sort().map((n) => [n, parameters[n]])));
  return createHash('sha256').update(canonical).digest('hex').slice(0, 12);
}
