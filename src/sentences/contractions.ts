/** Sentences about many units at work: the criteria of cramp, voluntary effort and tremor. */
import { either, percent, rate, type Phrase, type Said } from './phrase';

export const contractions: Readonly<Record<string, Phrase>> = {
  'cramp-irregularity': ({ value, threshold, evidence }) =>
    either(
      `The units fire irregularly, as in a cramp: robust CoV of the intervals ${value} (from ${threshold}).`,
      `The units fire more regularly than in a cramp: robust CoV of the intervals ${value} (from ${threshold}).`,
    )(evidence),
  'irregularity-unknown': ({ value, threshold }) =>
    `How irregularly the units fire does not tell effort from cramp: robust CoV of the intervals ${value}, and its 90 % range holds the limit of ${threshold}.`,
  'cramp-rate': ({ value, threshold, evidence }) =>
    either(
      `Each unit fires at ${rate(value)}, within the range of cramps.`,
      `Each unit fires at ${rate(value)}, outside the range of cramps (limit ${rate(threshold)}).`,
    )(evidence),
  'cramp-units': ({ threshold, evidence }) =>
    either(
      `Many motor units take part: by shape or by the rate of all potentials some ${Math.floor(evidence.value)} (at least ${threshold}).`,
      `Too few motor units for a cramp: by shape and by the rate of all potentials ${Math.floor(evidence.value)} (at least ${threshold}).`,
    )(evidence),
  'cramp-sustained': ({ evidence }) =>
    either(
      `The discharge is sustained (active ${percent(evidence.value)} of the time).`,
      `The discharge is not sustained: single potentials or bursts (active ${percent(evidence.value)} of the time).`,
    )(evidence),
  'cramp-build-up': ({ value, threshold, evidence }) =>
    either(
      `It builds up gradually, over ${value} (at least ${threshold}).`,
      `It begins abruptly, within ${value} (a cramp takes at least ${threshold}).`,
    )(evidence),
  'cramp-sputtering': ({ value, evidence }) =>
    either(
      `It sputters out: the irregularity grows by ${value} towards the end.`,
      `It does not sputter: the irregularity changes by ${value} towards the end.`,
    )(evidence),
  'cramp-decline': ({ value, threshold, evidence }) =>
    either(
      `It fades gradually, over ${value} (at least ${threshold}).`,
      `It ends abruptly, within ${value} (a cramp fades over ${threshold} or more).`,
    )(evidence),
  'cramp-duration': ({ value, threshold, evidence }) =>
    either(
      `It lasts ${value} (at least ${threshold}).`,
      `It lasts only ${value}; a cramp lasts at least ${threshold}.`,
    )(evidence),
  'cramp-involuntary': ({ evidence }) =>
    either(
      'It is involuntary: no effort was asked for, or a cramp was reported.',
      'Effort was asked for at the time.',
    )(evidence),
  'cramp-modulation': ({ value, threshold, evidence }) =>
    either(
      `The units wax and wane together at 1 to 2 Hz, as in a cramp (peak ${value} times its surroundings, from ${threshold}).`,
      `No common waxing and waning at 1 to 2 Hz (peak ${value} times its surroundings, from ${threshold}).`,
    )(evidence),
  'cramp-force': follows,
  'cramp-focality': ({ evidence }) =>
    either(
      'It is focal: the other channels are quiet.',
      `${percent(evidence.value)} of the other channels are active at the same time.`,
    )(evidence),
  // A remark, below the threshold too: it speaks neither for nor against a class.
  'co-activation': ({ value, threshold, evidence }) =>
    evidence.value >= (evidence.threshold ?? Infinity)
      ? `Another channel works along with it, though nobody asked for effort: co-activation index ${value} (from ${threshold}). Where the two are antagonists, dystonia does so.`
      : `No other channel works along with it: co-activation index ${value} (from ${threshold}).`,
  'cramp-stretch': ({ evidence, threshold }) =>
    either(
      `Stretching quietened it by ${percent(evidence.value)} within 2 s (at least ${percent(Number.parseFloat(threshold))}).`,
      `Stretching changed it by ${percent(evidence.value)} only; a forced stretch can even raise the EMG.`,
    )(evidence),
  'cramp-doublets': ({ evidence }) =>
    either(
      `${percent(evidence.value)} of the intervals are doublets, as in cramps.`,
      `${percent(evidence.value)} of the intervals are doublets (in cramps 1 to 10 %).`,
    )(evidence),

  'voluntary-intent': ({ evidence }) =>
    either('Effort was asked for at the time.', 'No effort was asked for at the time.')(evidence),
  'voluntary-regularity': ({ value, threshold, evidence }) =>
    either(
      `The units fire regularly, as in voluntary effort: robust CoV ${value} (below ${threshold}).`,
      `The units fire less regularly than in voluntary effort: robust CoV ${value} (below ${threshold}).`,
    )(evidence),
  'voluntary-jitter': ({ value, threshold, evidence }) =>
    either(
      `The units do not keep time like a single fibre: robust CoV ${value} (above ${threshold}).`,
      `The intervals are more even than any motor unit's: robust CoV ${value} (voluntary: above ${threshold}).`,
    )(evidence),
  'voluntary-rate': ({ value, evidence }) =>
    either(
      `Each unit fires at ${rate(value)}, as in voluntary effort.`,
      `Each unit fires at ${rate(value)}, unusual for voluntary effort.`,
    )(evidence),
  'voluntary-multiplets': ({ value, threshold, evidence }) =>
    either(
      `It has no groups of many discharges (up to ${value}, below ${threshold}).`,
      `Discharges come in groups of ${value} less than 20 ms apart (effort: below ${threshold}), as in tetany.`,
    )(evidence),
  'voluntary-units': ({ value, evidence }) =>
    either(
      `${value} units were told apart.`,
      evidence.value === 0 ? 'No unit was told apart.' : 'Only one unit was told apart.',
    )(evidence),
  'voluntary-pattern': ({ value, threshold, evidence }) =>
    either(
      `The potentials make an interference pattern: ${rate(value)}.`,
      `Too few potentials for an interference pattern: ${rate(value)} (from ${rate(threshold)}).`,
    )(evidence),
  'voluntary-aperiodic': ({ value, threshold, evidence }) =>
    either(
      `The pattern never repeats itself, as that of many independent units: correlation ${value} (below ${threshold}).`,
      `The same pattern comes back: correlation ${value} (in voluntary effort below ${threshold}).`,
    )(evidence),
  'voluntary-duration': ({ value, threshold, evidence }) =>
    either(
      `It lasts ${value}, long enough for an effort (at least ${threshold}).`,
      `It lasts only ${value}, short for an effort (at least ${threshold}).`,
    )(evidence),
  'voluntary-sustained': ({ evidence, threshold }) =>
    either(
      `The effort is held: ${percent(evidence.value)} of the time is active.`,
      `It pauses more than held effort does: only ${percent(evidence.value)} of the time is active (from ${percent(Number.parseFloat(threshold))}).`,
    )(evidence),
  'voluntary-release': ({ value, threshold, evidence }) =>
    either(
      `It ends at once, within ${value}, as when an effort is let go (below ${threshold}).`,
      `It fades over ${value}; an effort is let go faster (below ${threshold}).`,
    )(evidence),
  'voluntary-steady': ({ value, threshold, evidence }) =>
    either(
      `The level is held: the log envelope varies by ${value} (below ${threshold}).`,
      `The level waxes and wanes: the log envelope varies by ${value} (below ${threshold}).`,
    )(evidence),
  'voluntary-rhythm': ({ value, threshold, evidence }) =>
    either(
      `It has no rhythm of 3 to 12 Hz (peak ${value} times its surroundings, below ${threshold}).`,
      `It has a rhythm of 3 to 12 Hz, as tremor has (peak ${value} times its surroundings, from ${threshold}).`,
    )(evidence),
  'voluntary-force': follows,

  'tremor-phase': ({ value, evidence }) => {
    const difference = `the beats are ${value.replace(' °', '°')} apart, of 360°`;
    if (evidence.value < 60) return `Another channel trembles at the same time: ${difference}.`;
    if (evidence.value > 120) return `Another channel trembles in turn with it: ${difference}.`;
    return `Another channel trembles neither at the same time nor in turn: ${difference}.`;
  },
  'tremor-rhythm': ({ value, threshold, evidence }) =>
    either(
      `The activity comes and goes at 3 to 12 Hz: peak ${value} times the median of the spectrum (from ${threshold}).`,
      `No rhythm at 3 to 12 Hz: peak ${value} times the median of the spectrum (from ${threshold}).`,
    )(evidence),
  'tremor-bursts': ({ value, threshold, evidence }) =>
    either(
      `The envelope swings widely between bursts and pauses (${value} ln units, from ${threshold}).`,
      `The envelope hardly swings (${value} ln units, from ${threshold}).`,
    )(evidence),
  'tremor-units': ({ evidence }) =>
    either(
      `Several units share the bursts (the most active one has ${percent(evidence.value)} of the discharges).`,
      `One unit has ${percent(evidence.value)} of the discharges.`,
    )(evidence),
  'tremor-duration': ({ value, threshold, evidence }) =>
    either(
      `It lasts ${value} (at least ${threshold}).`,
      `It lasts only ${value}, too short to see a rhythm (at least ${threshold}).`,
    )(evidence),
};

function follows({ value, threshold, evidence }: Said): string {
  return evidence.met
    ? `The force follows the EMG: correlation ${value} (from ${threshold}).`
    : `The force does not follow the EMG: correlation ${value} (from ${threshold}).`;
}
