/** Sentences about what a needle or a machine makes: the criteria of stimuli, open electrodes and insertion. */
import { compared, fired, told, type Phrase } from './phrase';

export const noMuscle: Readonly<Record<string, Phrase>> = {
  'stimulus-height': compared(
    'They stand {value} times above the noise (from {limit}).',
    'They stand only {value} times above the noise, too little for a stimulus (from {limit}).',
  ),
  'stimulus-exact': compared(
    'Their intervals change by {value} only, as those of a stimulator do (below {limit}).',
    'Their intervals change by {value}, more than those of a stimulator (below {limit}).',
  ),
  'stimulus-clock': compared(
    'No variation of their intervals adds up: the logarithm of the likelihood ratio for a clock is {value} (from {limit}).',
    'The variations of their intervals add up, as those of a discharge do: the logarithm of the likelihood ratio for a clock is {value} (from {limit}).',
  ),
  'stimulus-simple': compared(
    'They are simple pulses: {value} turns with all that follows at once (below {limit}).',
    'They have {value} turns with all that is in step with them, too many for a stimulus (below {limit}).',
  ),
  'stimulus-width': compared(
    'They are {value} wide, narrower than any potential (below {limit}).',
    'They are {value} wide, too wide for a stimulus (below {limit}).',
  ),
  'stimulus-duration': compared(
    'They last {value} in all (below {limit}).',
    'They last {value}, too long for a stimulus (below {limit}).',
  ),
  'stimulus-alone': compared(
    'Little else is seen: {value} of all deflections are theirs (from {limit}).',
    'Much else is seen beside them: only {value} of all deflections are theirs (stimuli alone: from {limit}).',
  ),
  'reported-stimulus': told('A stimulation was noted at the time.', 'No stimulation was noted at the time.'),
  'reported-periodic': compared(
    'They come at one interval, as stimuli do: it varies by {value} (below {limit}).',
    'Their intervals vary by {value}, more than those of stimuli (below {limit}).',
  ),
  'reported-clock': compared(
    'No variation of their intervals adds up: the logarithm of the likelihood ratio for a clock is {value} (from {limit}).',
    'The variations of their intervals add up, as those of a discharge do: the logarithm of the likelihood ratio for a clock is {value} (from {limit}).',
  ),
  'reported-alone': compared(
    'Little else is seen: {value} of all deflections are theirs, or the muscle’s answer to them (from {limit}).',
    'Much else is seen beside them: only {value} of all deflections are theirs (stimuli alone: from {limit}).',
  ),
  'grid-locked': compared(
    'It comes with the mains, cycle by cycle: {value} of its power does (from {limit}). No discharge keeps their phase.',
    'It does not keep the phase of the mains: only {value} of its power comes with their cycles (from {limit}).',
  ),
  'grid-duration': compared(
    'It lasts {value} (at least {limit}).',
    'It lasts only {value}, too short to hold it against the mains (at least {limit}).',
  ),
  'clock-evidence': compared(
    'A clock sets the times of the potentials: after any number of cycles they are still on its beat, which is {value} (ln) times more likely of pulses than of a discharge, whose variations add up (from {limit}).',
    'The variations of the intervals add up, as a discharge’s do: the logarithm of the likelihood ratio for a clock is {value} (from {limit}).',
  ),
  'clock-part': compared(
    'Little else is seen: {value} of all deflections come with its pulses (from {limit}).',
    'Much else is seen beside them: only {value} of all deflections come with its pulses (from {limit}).',
  ),
  'pops-part': compared(
    'These are electrode pops: {value} of the power is in edges of a sample or two that then decay slowly and smoothly (from {limit}). No potential of muscle does that.',
    'They are hardly electrode pops: only {value} of the power is in edges that decay slowly and smoothly (from {limit}).',
  ),
  'open-steady': compared(
    'The signal is as steady as noise: its level fluctuates {value} times as much as noise does (below {limit}).',
    'The level fluctuates {value} times as much as that of noise (an open electrode: below {limit}).',
  ),
  'open-band': compared(
    'The recording reaches up to {value}, far enough to tell noise from an interference pattern (from {limit}).',
    'The recording reaches up to {value} only: an interference pattern at full effort looks like noise there (from {limit}).',
  ),
  'open-crest': compared(
    'No potential stands out of it: peak over RMS {value} (below {limit}).',
    'Potentials stand out of it: peak over RMS {value} (an open electrode: below {limit}).',
  ),
  'open-aperiodic': compared(
    'Nothing in it repeats: correlation {value} (below {limit}).',
    'It repeats itself: correlation {value} (an open electrode: below {limit}).',
  ),
  'open-duration': compared(
    'It lasts {value} (at least {limit}).',
    'It lasts only {value}, too short to tell noise from potentials (at least {limit}).',
  ),
  'open-level': compared(
    'It is far louder than rest, as an open electrode is: its peak is {value} times the noise level (from {limit}).',
    'It is not much louder than rest: its peak is {value} times the noise level (an open electrode: from {limit}).',
  ),

  'moving-baseline': compared(
    'The baseline moved with it, by {value} times the noise (from {limit}), as under a loose or moving electrode.',
    'The baseline was steady: it moved by {value} times the noise (a moving electrode: from {limit}).',
  ),
  'moving-width': compared(
    'The deflections are {value} wide, wider than any potential (from {limit}).',
    'The deflections are {value} wide, no wider than potentials are (a moving electrode: from {limit}).',
  ),
  'moving-sparse': fired(
    'The deflections are few: {rate} (below {limit}).',
    'There are too many deflections for a moving electrode: {rate} (below {limit}).',
  ),

  'insertion-duration': compared(
    'The burst lasts {value}, as insertion activity does.',
    'It lasts {value}, unlike insertion activity.',
  ),
  'insertion-movement': compared(
    'The needle moved at its onset: the baseline shifted by {value} times the noise (from {limit}).',
    'The baseline was steady at its onset ({value} times the noise, from {limit}): nothing shows that the needle moved.',
  ),
  'insertion-reported': told(
    'A movement of the needle was noted at the time.',
    'No movement of the needle was noted at the time.',
  ),
  'insertion-density': fired(
    'It is a dense burst of potentials: {rate}.',
    'Few potentials for insertion activity: {rate} (from {limit}).',
  ),
  'insertion-fibres': compared(
    'The potentials last {value}, as short as those of torn fibres (below {limit}).',
    'The potentials last {value}, longer than those of torn fibres (below {limit}).',
  ),
  'insertion-size': compared(
    'The largest deflection is {value}, as torn fibres may make it (below {limit}).',
    'The largest deflection is {value}, larger than torn fibres make it (below {limit}).',
  ),
  'insertion-prolonged': compared(
    'It is long for insertion activity, but the needle moved at its onset, by {value} times the noise (from {limit}).',
    'It is long for insertion activity, and no movement of the needle was seen ({value} times the noise, from {limit}).',
  ),
  'insertion-running-down': compared(
    'It stands at its full height at once and dies away from there (by {value} in the logarithm, from {limit}), as torn fibres do.',
    'It does not die away from its onset as torn fibres do ({value} in the logarithm, from {limit}).',
  ),
  'insertion-unasked': told('Nobody asked for effort at the time.', 'Effort was asked for at the time.'),
  'insertion-forceless': compared(
    'The force does not follow it (correlation {value}, below {limit}).',
    'The force follows it (correlation {value}, below {limit}): torn fibres pull nothing.',
  ),
};
