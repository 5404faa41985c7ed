/** Sentences about what a needle or a machine makes: the criteria of stimuli, open electrodes and insertion. */
import { either, rate, type Phrase } from './phrase';

export const noMuscle: Readonly<Record<string, Phrase>> = {
  'stimulus-width': ({ value, threshold, evidence }) =>
    either(
      `They are ${value} wide, narrower than any potential (below ${threshold}).`,
      `They are ${value} wide, too wide for a stimulus (below ${threshold}).`,
    )(evidence),
  'stimulus-duration': ({ value, threshold, evidence }) =>
    either(
      `They last ${value} in all (below ${threshold}).`,
      `They last ${value}, too long for a stimulus (below ${threshold}).`,
    )(evidence),
  'stimulus-alone': ({ value, threshold, evidence }) =>
    either(
      `Little else is seen: ${value} of all deflections are theirs (from ${threshold}).`,
      `Much else is seen beside them: only ${value} of all deflections are theirs (stimuli alone: from ${threshold}).`,
    )(evidence),
  'open-steady': ({ value, threshold, evidence }) =>
    either(
      `The signal is as steady as noise: its level fluctuates ${value} times as much as noise does (below ${threshold}).`,
      `The level fluctuates ${value} times as much as that of noise (an open electrode: below ${threshold}).`,
    )(evidence),
  'open-band': ({ value, threshold, evidence }) =>
    either(
      `The recording reaches up to ${value}, far enough to tell noise from an interference pattern (from ${threshold}).`,
      `The recording reaches up to ${value} only: an interference pattern at full effort looks like noise there (from ${threshold}).`,
    )(evidence),
  'open-crest': ({ value, threshold, evidence }) =>
    either(
      `No potential stands out of it: peak over RMS ${value} (below ${threshold}).`,
      `Potentials stand out of it: peak over RMS ${value} (an open electrode: below ${threshold}).`,
    )(evidence),
  'open-aperiodic': ({ value, threshold, evidence }) =>
    either(
      `Nothing in it repeats: correlation ${value} (below ${threshold}).`,
      `It repeats itself: correlation ${value} (an open electrode: below ${threshold}).`,
    )(evidence),
  'open-duration': ({ value, threshold, evidence }) =>
    either(
      `It lasts ${value} (at least ${threshold}).`,
      `It lasts only ${value}, too short to tell noise from potentials (at least ${threshold}).`,
    )(evidence),
  'open-level': ({ value, threshold, evidence }) =>
    either(
      `It is far louder than rest, as an open electrode is: its peak is ${value} times the noise level (from ${threshold}).`,
      `It is not much louder than rest: its peak is ${value} times the noise level (an open electrode: from ${threshold}).`,
    )(evidence),

  'moving-baseline': ({ value, threshold, evidence }) =>
    either(
      `The baseline moved with it, by ${value} times the noise (from ${threshold}), as under a loose or moving electrode.`,
      `The baseline was steady: it moved by ${value} times the noise (a moving electrode: from ${threshold}).`,
    )(evidence),
  'moving-width': ({ value, threshold, evidence }) =>
    either(
      `The deflections are ${value} wide, wider than any potential (from ${threshold}).`,
      `The deflections are ${value} wide, no wider than potentials are (a moving electrode: from ${threshold}).`,
    )(evidence),
  'moving-sparse': ({ value, threshold, evidence }) =>
    either(
      `The deflections are few: ${rate(value)} (below ${rate(threshold)}).`,
      `There are too many deflections for a moving electrode: ${rate(value)} (below ${rate(threshold)}).`,
    )(evidence),

  'insertion-duration': ({ value, evidence }) =>
    either(
      `The burst lasts ${value}, as insertion activity does.`,
      `It lasts ${value}, unlike insertion activity.`,
    )(evidence),
  'insertion-movement': ({ value, threshold, evidence }) =>
    either(
      `The needle moved at its onset: the baseline shifted by ${value} times the noise (from ${threshold}).`,
      `The baseline was steady at its onset (${value} times the noise, from ${threshold}): nothing shows that the needle moved.`,
    )(evidence),
  'insertion-reported': ({ evidence }) =>
    either(
      'A movement of the needle was noted at the time.',
      'No movement of the needle was noted at the time.',
    )(evidence),
  'insertion-density': ({ value, threshold, evidence }) =>
    either(
      `It is a dense burst of potentials: ${rate(value)}.`,
      `Few potentials for insertion activity: ${rate(value)} (from ${rate(threshold)}).`,
    )(evidence),
};
