/** Sentences about many units at work: the criteria of cramp, voluntary effort and tremor. */
import {
  compared,
  comparison,
  fired,
  metOrNot,
  phrase,
  share,
  stated,
  threshold,
  told,
  value,
  type Phrase,
} from './phrase';

const follows = compared(
  'The force follows the EMG: correlation {value} (from {limit}).',
  'The force does not follow the EMG: correlation {value} (from {limit}).',
);

export const contractions: Readonly<Record<string, Phrase>> = {
  'cramp-irregularity': compared(
    'The units fire irregularly, as in a cramp: robust CoV of the intervals {value} (from {limit}).',
    'The units fire more regularly than in a cramp: robust CoV of the intervals {value} (from {limit}).',
  ),
  'irregularity-unknown': stated(
    'How irregularly the units fire does not tell effort from cramp: robust CoV of the intervals {value}, and its 90 % range holds the limit of {limit}.',
  ),
  'cramp-rate': fired(
    'Each unit fires at {rate}, within the range of cramps.',
    'Each unit fires at {rate}, outside the range of cramps (limit {limit}).',
  ),
  'cramp-units': phrase(
    { count: value('floored'), limit: threshold('measured') },
    {
      met: 'Many motor units take part: by shape or by the rate of all potentials some {count} (at least {limit}).',
      unmet:
        'Too few motor units for a cramp: by shape and by the rate of all potentials {count} (at least {limit}).',
    },
    metOrNot,
  ),
  'cramp-sustained': share(
    'The discharge is sustained (active {share} of the time).',
    'The discharge is not sustained: single potentials or bursts (active {share} of the time).',
  ),
  'cramp-build-up': compared(
    'It builds up gradually, over {value} (at least {limit}).',
    'It begins abruptly, within {value} (a cramp takes at least {limit}).',
  ),
  'cramp-sputtering': compared(
    'It sputters out: the irregularity grows by {value} towards the end.',
    'It does not sputter: the irregularity changes by {value} towards the end.',
  ),
  'cramp-decline': compared(
    'It fades gradually, over {value} (at least {limit}).',
    'It ends abruptly, within {value} (a cramp fades over {limit} or more).',
  ),
  'cramp-duration': compared(
    'It holds for {value} (at least {limit}).',
    'It holds for only {value}; a cramp lasts at least {limit}.',
  ),
  'cramp-involuntary': told(
    'It is involuntary: no effort was asked for, or a cramp was reported.',
    'Effort was asked for at the time.',
  ),
  'cramp-reported': told('It was said to be a cramp while it went on.', 'Nobody said that it was a cramp.'),
  'cramp-modulation': compared(
    'The units wax and wane together at 1 to 2 Hz, as in a cramp (peak {value} times its surroundings, from {limit}).',
    'No common waxing and waning at 1 to 2 Hz (peak {value} times its surroundings, from {limit}).',
  ),
  'cramp-force': follows,
  'cramp-focality': share(
    'It is focal: the other channels are quiet.',
    '{share} of the other channels are active at the same time.',
  ),
  // A remark, below the threshold too: it speaks neither for nor against a class.
  'co-activation': phrase(
    comparison,
    {
      above:
        'Another channel works along with it, though nobody asked for effort: co-activation index {value} (from {limit}). Where the two are antagonists, dystonia does so.',
      below: 'No other channel works along with it: co-activation index {value} (from {limit}).',
    },
    (evidence) => (evidence.value >= (evidence.threshold ?? Infinity) ? 'above' : 'below'),
  ),
  'cramp-stretch': share(
    'Stretching quietened it by {share} within 2 s (at least {limit}).',
    'Stretching changed it by {share} only; a forced stretch can even raise the EMG.',
  ),
  'cramp-doublets': share(
    '{share} of the intervals are doublets, as in cramps.',
    '{share} of the intervals are doublets (in cramps 1 to 10 %).',
  ),

  'voluntary-intent': told('Effort was asked for at the time.', 'No effort was asked for at the time.'),
  'voluntary-regularity': compared(
    'The units fire regularly, as in voluntary effort: robust CoV {value} (below {limit}).',
    'The units fire less regularly than in voluntary effort: robust CoV {value} (below {limit}).',
  ),
  'voluntary-jitter': compared(
    'The units do not keep time like a single fibre: robust CoV {value} (above {limit}).',
    "The intervals are more even than any motor unit's: robust CoV {value} (voluntary: above {limit}).",
  ),
  'voluntary-rate': fired(
    'Each unit fires at {rate}, as in voluntary effort.',
    'Each unit fires at {rate}, unusual for voluntary effort.',
  ),
  'voluntary-multiplets': compared(
    'It has no groups of many discharges (up to {value}, below {limit}).',
    'Discharges come in groups of {value} less than 20 ms apart (effort: below {limit}), as in tetany.',
  ),
  'voluntary-units': phrase(
    { count: value('measured') },
    {
      met: '{count} units were separated.',
      one: 'Only one unit was separated.',
      none: 'No unit was separated.',
    },
    (evidence) => (evidence.met ? 'met' : evidence.value === 0 ? 'none' : 'one'),
  ),
  'voluntary-pattern': fired(
    'The potentials make an interference pattern: {rate}.',
    'Too few potentials for an interference pattern: {rate} (from {limit}).',
  ),
  'voluntary-aperiodic': compared(
    'The pattern never repeats itself, as that of many independent units: correlation {value} (below {limit}).',
    'The same pattern comes back: correlation {value} (in voluntary effort below {limit}).',
  ),
  'voluntary-duration': compared(
    'It lasts {value}, long enough for an effort (at least {limit}).',
    'It lasts only {value}, short for an effort (at least {limit}).',
  ),
  'voluntary-sustained': share(
    'The effort is held: {share} of the time is active.',
    'It pauses more than held effort does: only {share} of the time is active (from {limit}).',
  ),
  'voluntary-release': compared(
    'It ends at once, within {value}, as when an effort is let go (below {limit}).',
    'It fades over {value}; an effort is let go faster (below {limit}).',
  ),
  'voluntary-steady': compared(
    'The level is held: the log envelope varies by {value} (below {limit}).',
    'The level waxes and wanes: the log envelope varies by {value} (below {limit}).',
  ),
  'voluntary-rhythm': compared(
    'It has no rhythm of 3 to 12 Hz (peak {value} times its surroundings, below {limit}).',
    'It has a rhythm of 3 to 12 Hz, as tremor has (peak {value} times its surroundings, from {limit}).',
  ),
  'voluntary-force': follows,

  'tremor-phase': phrase(
    { angle: value('attached') },
    {
      together: 'Another channel trembles at the same time: the beats are {angle} apart, of 360°.',
      alternating: 'Another channel trembles in turn with it: the beats are {angle} apart, of 360°.',
      neither:
        'Another channel trembles neither at the same time nor in turn: the beats are {angle} apart, of 360°.',
    },
    (evidence) => (evidence.value < 60 ? 'together' : evidence.value > 120 ? 'alternating' : 'neither'),
  ),
  'tremor-rhythm': compared(
    'The activity comes and goes at 3 to 12 Hz: peak {value} times the median of the spectrum (from {limit}).',
    'No rhythm at 3 to 12 Hz: peak {value} times the median of the spectrum (from {limit}).',
  ),
  'tremor-bursts': compared(
    'The envelope swings between bursts and pauses: its beats have {value} times its mean (from {limit}).',
    'The envelope hardly swings: its beats have {value} times its mean (from {limit}).',
  ),
  'tremor-beats': compared(
    'Each beat has {value} potentials or more (from {limit}).',
    'There are {value} potentials for each beat: too few for bursts (from {limit}).',
  ),
  'tremor-unlocked': compared(
    'No unit keeps time like clockwork: CoV {value} (from {limit}).',
    'It keeps time like clockwork: CoV {value} (tremor: from {limit}).',
  ),
  'tremor-units': share(
    'Several units share the bursts (the most active one has {share} of the potentials).',
    'One unit has {share} of the potentials.',
  ),
  'tremor-duration': compared(
    'It lasts {value} (at least {limit}).',
    'It lasts only {value}, too short to see a rhythm (at least {limit}).',
  ),
};
