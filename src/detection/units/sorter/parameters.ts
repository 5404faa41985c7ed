/** The parameters of the spike sorter. */
import { entry, type ParametersOf, type ParameterTable } from '../../numbers/parameterEntry';

export const unitParameterTable = {
  unitThreshold: entry(
    4.5,
    '',
    [2.5, 10],
    'A potential reaches this many times the noise of the detection band',
    '§C.1 (3); own: white noise at 12 kHz passes 3 thirty times a second, 4.5 once in ten seconds',
  ),
  unitBackgroundThreshold: entry(
    3,
    '',
    [2, 10],
    'A potential reaches this many times median/0.6745 of what is left unexplained',
    '§C.1 (3·median/0.6745)',
  ),
  unitDeadTime: entry(
    0.002,
    's',
    [0.0005, 0.005],
    'Potentials that no template explains are this far apart',
    '§C.1, T5',
  ),
  unitRefractory: entry(
    0.0015,
    's',
    [0.0005, 0.0025],
    'One unit is never found twice within this time',
    'own: shorter than the shortest doublet (2.5 ms, §A.3 C11), so that violations can be counted',
  ),
  unitViolation: entry(
    0.0025,
    's',
    [0.001, 0.004],
    'A shorter interval of one unit is a violation',
    '§A.3 C11, T5',
  ),
  unitShapeVariation: entry(
    0.1,
    '',
    [0.01, 0.5],
    'Discharges of one unit differ from their mean by about this part of its amplitude',
    'own: jiggle and alignment',
  ),
  unitScaleLow: entry(
    0.75,
    '',
    [0.2, 0.95],
    'A discharge is at least this part of the unit’s present amplitude',
    '§C.2',
  ),
  unitScaleHigh: entry(
    1.3,
    '',
    [1.05, 3],
    'A discharge is at most this many times the unit’s present amplitude',
    '§C.2',
  ),
  unitMostResidual: entry(
    0.35,
    '',
    [0.05, 0.8],
    'A match leaves at most this part of the energy around its peak',
    '§C.2 (0.5); own: purity before completeness',
  ),
  unitMergeCorrelation: entry(
    0.9,
    '',
    [0.7, 0.99],
    'Templates that correlate better may be one unit',
    '§C.2, §N unit',
  ),
  unitLeastDischarges: entry(
    5,
    '',
    [1, 50],
    'Discharges that look alike and make a unit, where there are many potentials',
    'own: superpositions rarely look alike five times',
  ),
  unitMost: entry(24, '', [1, 64], 'Units separated in one segment', 'own: bounds the work'),
  unitChunk: entry(
    8,
    's',
    [1, 60],
    'Length of the stretches that are sorted at once',
    'own: 48 discharges at 6 a second',
  ),
} as const satisfies ParameterTable;

export type UnitParameters = ParametersOf<typeof unitParameterTable>;
