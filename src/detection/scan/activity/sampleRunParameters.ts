/** The parameters of runs of equal samples: lines that went flat, and clipping. */
import { entry, type ParametersOf, type ParameterTable } from '../../numbers/parameterEntry';

export const sampleRunParameterTable = {
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
} as const satisfies ParameterTable;

export type SampleRunParameters = ParametersOf<typeof sampleRunParameterTable>;
