/** The parameters of validity: flat lines, clipping, movement, stimuli, the heart. */
import { entry, type ParametersOf, type ParameterTable } from '../../numbers/parameterEntry';
import { sampleRunParameterTable } from '../activity/sampleRunParameters';

export const validityParameterTable = {
  ...sampleRunParameterTable,
  clipFraction: entry(
    0.0005,
    '',
    [0, 0.1],
    'Clipped samples in an event above this part are reported with it',
    '§B.5, §N quality',
  ),
  clipPart: entry(
    0.2,
    '',
    [0, 1],
    'Clipping is an event of its own where it covers at least this part of a span',
    'own: clipped peaks of a strong contraction are said with the contraction; a driven amplifier stays at its rails',
  ),
  artifactGuard: entry(0.1, 's', [0, 1], 'Left undecided on either side of a flat stretch', '§B.5 pop'),
  artifactJoin: entry(
    1,
    's',
    [0, 10],
    'Artifacts parted by less are one',
    'own: an electrode that comes and goes',
  ),
  artifactLeast: entry(
    0.2,
    's',
    [0, 5],
    'Clipped stretches shorter than this do not make an event',
    'own: a clipped peak is no finding',
  ),
  unassessableLeast: entry(
    0.05,
    's',
    [0.01, 5],
    'Stretches shorter than this without a live electrode do not make an event',
    'own: as `flat`; a pause of a few samples is no finding',
  ),
  popOverNoise: entry(
    10,
    '',
    [3, 1000],
    'A slow step or transient from this many times the noise is movement of the electrode',
    '§B.5 pop',
  ),
  popLeast: entry(
    30,
    'µV',
    [0, 1000],
    'And from this on: a smaller one hides nothing',
    'own: fibrillation potentials, the smallest that are read, have 20 to 200 µV and none of it below 20 Hz',
  ),
  popSlowPart: entry(
    0.8,
    '',
    [0.5, 1],
    'With at least this part of its power below the EMG band',
    '§B.5 pop',
  ),
  deadNoise: entry(
    0.1,
    'µV',
    [0, 10],
    'A line with less noise than this is no live electrode',
    'own: well below any electrode (§A.5 S4 has 0.5 µV; surface recordings with 0.46 µV in the band exist)',
  ),
  liveNoise: entry(
    0.5,
    'µV',
    [0, 10],
    'Noise from here on is that of an electrode in tissue, not of a converter',
    '§A.5 S4',
  ),
  openNoise: entry(
    2,
    '',
    [1.5, 100],
    'Steady noise of this many times the noise of rest is an open electrode',
    'own: an open input picks up noise, a muscle fires potentials',
  ),
  openSteadiness: entry(
    1.6,
    '',
    [1.1, 5],
    'Steady: its level fluctuates at most this many times as much as Gaussian noise',
    'own: an interference pattern fluctuates three times as much or more',
  ),
  stimulusVariation: entry(
    0.01,
    '',
    [0.0001, 0.1],
    'Stimuli come at intervals that vary by less than this',
    '§B.5 stimulus',
  ),
  stimulusWidth: entry(0.001, 's', [0.0001, 0.005], 'And are narrower than this', '§B.5 stimulus'),
  heartPeriodLow: entry(
    0.35,
    's',
    [0.3, 1],
    'Deflections of a heart come at intervals of this',
    'own: 170 per minute (§B.5 has 0.5 s; a heart at 127 per minute was counted at half its rate)',
  ),
  heartPeriodHigh: entry(1.5, 's', [1, 3], 'Up to this', '§B.5 ECG'),
  heartLikeness: entry(0.9, '', [0.5, 1], 'They are alike to more than this correlation', '§B.5 ECG'),
  heartDuration: entry(0.02, 's', [0.01, 0.1], 'And last longer than this', '§B.5 ECG'),
} as const satisfies ParameterTable;

export type ValidityParameters = ParametersOf<typeof validityParameterTable>;
