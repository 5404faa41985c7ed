/** The parameters of context: what was asked of the person, and what the mechanical channels show. */
import { entry, type ParametersOf, type ParameterTable } from '../numbers/parameterEntry';

export const contextParameterTable = {
  contextMarkerLag: entry(
    3,
    's',
    [0, 30],
    'A cramp marker may come this long after the cramp began',
    'own: noticing, saying and typing take 1 to 3 s',
  ),
  contextCrampReach: entry(
    120,
    's',
    [5, 3600],
    'A cramp marker without an end is taken to speak of this long',
    '§A.1 (55.6 ± 19.2 s; three deviations above)',
  ),
  contextBareLeast: entry(
    1,
    's',
    [0, 10],
    'A command of one word that says little (`start`) counts from here on: before, it speaks of the recording',
    'own: programs mark the beginning of a recording so',
  ),
  contextCommandReach: entry(
    10,
    's',
    [1, 120],
    'What a command asks for begins within this; later activity is not known to be that, nor after rest to be unwanted',
    'own: a reaction takes less than a second, a preparation some; who waits longer for it says it again',
  ),
  contextCommandPause: entry(
    2,
    's',
    [0.2, 30],
    'Activity that pauses for less goes on with what was asked for; after a longer pause the command is done',
    '§B.4 (pauses within an episode)',
  ),
  contextCueOn: entry(
    0.01,
    '',
    [0.001, 0.5],
    'A target above this part of its greatest asks for a contraction, where it stands out of its own noise',
    'own: targets of 2 to 4 % of the MVC are common in studies of motor units, beside an MVC in the same recording',
  ),
  contextCueLeast: entry(
    0.2,
    's',
    [0, 5],
    'Shorter changes of a target are no cue',
    'own: shorter than a reaction time',
  ),
  contextForceHop: entry(
    0.02,
    's',
    [0.005, 0.1],
    'Time between two looks at the force',
    'own: 12 Hz of ripple',
  ),
  contextForceSpread: entry(
    5,
    '',
    [2, 20],
    'Force counts from this many median absolute deviations',
    '§A.5 S5, §N force',
  ),
  contextForcePart: entry(
    0.05,
    '',
    [0.01, 0.5],
    'And from this part of the greatest force recorded',
    '§A.5 S5, §N force',
  ),
  contextForceLeast: entry(0.5, 's', [0.1, 5], 'Force counts when it is held this long', '§A.5 S5, §N force'),
  contextPostureLeast: entry(
    2,
    's',
    [0.5, 30],
    'A change of angle counts when it is held this long',
    '§A.5 S5 (posture shift)',
  ),
  contextEdgeGuard: entry(
    0.5,
    's',
    [0, 2],
    'Force this near to activity is that of the activity',
    '§A.5 subtleties, §L T24, §N force',
  ),
  contextRelaxedSpan: entry(
    2,
    's',
    [0.5, 20],
    'Length of the stretches among which relaxation is sought',
    '§A.5 S1',
  ),
  contextDriftRate: entry(
    0.0005,
    '1/s',
    [0, 0.01],
    'The relaxed level may drift by this part of the greatest force per second',
    'own: 3 % per minute; a contracture rises faster',
  ),
  contextRiseWithin: entry(
    3,
    's',
    [0.5, 60],
    'A contraction gains a quarter of its force within this; what is slower may be drift',
    'own: ramps of up to 12 s count, the warming of a sensor and the sway of a strap do not',
  ),
} as const satisfies ParameterTable;

export type ContextParameters = ParametersOf<typeof contextParameterTable>;
