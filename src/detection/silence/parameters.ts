/** The parameters of silence: what must be shown before a contracture is proposed (DETECTION.md §A.5). */
import { entry, type ParametersOf, type ParameterTable } from '../numbers/parameterEntry';

export const silenceParameterTable = {
  livenessReach: entry(
    60,
    's',
    [5, 600],
    'Potentials this near show that the electrode is live',
    '§A.5 S4, §N silence',
  ),
  sameNoise: entry(
    0.5,
    's',
    [0.1, 60],
    'Quiet of the same noise beyond the neighbouring activity shows that the electrode stayed in its place',
    '§A.5 S1 (2 s of rest); own: pauses of an exercise count too',
  ),
  regionReach: entry(
    120,
    's',
    [5, 600],
    'Voluntary activity of the site this long before shows that the electrode is in the contracting region',
    '§A.5 S6; own: the reach',
  ),
  crossingLongest: entry(
    5,
    's',
    [0, 30],
    'What crosses a silence with force for less does not part it: a probe with the needle, an artifact, a short burst',
    '§A.4 insertion (up to 2 to 3 s), probed twice; own: the number',
  ),
  crossingActive: entry(
    2,
    's',
    [0, 10],
    'And is active for less than this in all: longer activity may make the force itself',
    '§A.4 insertion (0.3 to 0.5 s, up to 2 to 3 s)',
  ),
  silentDecay: entry(
    2,
    's',
    [0.5, 30],
    'Force that holds on in silence for this long is no lag of relaxation',
    '§A.5 S7, §N force',
  ),
  slowRelaxation: entry(
    10,
    's',
    [1, 120],
    'A contracture takes at least this long to lose half of its force; what is lost faster is slow relaxation or recoil',
    '§A.2 (minutes to hours), §G.3 (time constants of 20 s and more: half in 14 s); own: the number',
  ),
  silentDecline: entry(
    0.01,
    '',
    [0, 0.2],
    'Force that nobody feels declines in silence by at least this part of its greatest, or it may be a new baseline',
    '§A.2 (a contracture relaxes); own: three times the drift of a transducer at rest over half a minute',
  ),
  declineSeconds: entry(
    30,
    's',
    [5, 300],
    'Where a cramp is reported, a shorter silence needs only as much less of that decline as it is shorter than this',
    'own: silentDecline is what exceeds the drift of half a minute, and drift grows with time',
  ),
  silentFall: entry(
    0.5,
    '',
    [0.2, 1],
    'Force that loses more than this part of its level within two seconds is let go, by a muscle or by a hand',
    '§A.2 (relaxation over minutes, not relieved by stretch); own: the number',
  ),
  silentStep: entry(
    0.65,
    '',
    [0.3, 1],
    'Unless more than this part of it is gone within 0.04 s: then it is taken off the transducer, and nobody knows who pulled',
    'own: an exponential that halves in 0.05 s, the fastest of human muscle after a tetanus, has lost 0.43; a step all of it',
  ),
  slowestDecay: entry(
    600,
    's',
    [60, 7200],
    'Force that nobody feels declines in silence at least as fast as with this time constant, or it may be a new level of the sensor',
    '§G.3 (20 to 200 s); own: three times the slowest',
  ),
  silentGain: entry(
    0.25,
    '',
    [0.05, 1],
    'Force that gains more than this part of its level within two seconds of silence is pulled anew, by a hand or another muscle',
    '§A.2 (a contracture holds on and decays); own: the number, twice what a strong drift adds to a weak one',
  ),
  silentRise: entry(
    0.15,
    '',
    [0.02, 1],
    'Force that rises in silence by more than this part of its greatest is made elsewhere',
    'own: a contracture holds on and decays; a cramp of another head builds up',
  ),
  silentRipple: entry(
    0.02,
    '',
    [0.002, 0.5],
    'Force that ripples by more than this part of its level is made by motor units',
    'own: unfused twitches and the 1 to 2 Hz of a cramp (§A.1); seen on the simulator',
  ),
  otherActive: entry(
    0.2,
    '',
    [0.01, 1],
    'Another channel active for more than this part of the silence may make the force',
    '§A.5 S8',
  ),
} as const satisfies ParameterTable;

export type SilenceParameters = ParametersOf<typeof silenceParameterTable>;
