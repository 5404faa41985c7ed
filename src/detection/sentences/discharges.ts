/** Sentences about the classes of activity: the criteria of the decision room's tables, class by class. */
import { either, percent, type Phrase } from './phrase';

const rate = (value: string): string => value.replace(' 1/s', ' per second');

export const discharges: Readonly<Record<string, Phrase>> = {
  'cramp-irregularity': ({ value, threshold, evidence }) =>
    either(
      `The units fire irregularly, as in a cramp: robust CoV of the intervals ${value} (from ${threshold}).`,
      `The units fire more regularly than in a cramp: robust CoV of the intervals ${value} (from ${threshold}).`,
    )(evidence),
  'cramp-rate': ({ value, threshold, evidence }) =>
    either(
      `Each unit fires at ${rate(value)}, within the range of cramps.`,
      `Each unit fires at ${rate(value)}, outside the range of cramps (limit ${rate(threshold)}).`,
    )(evidence),
  'cramp-units': ({ value, threshold, evidence }) =>
    either(
      `Many motor units take part: as many as ${value} (at least ${threshold}), told apart or by the rate of all potentials.`,
      `Too few motor units for a cramp: as many as ${value} (at least ${threshold}).`,
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
  'cramp-focality': ({ evidence }) =>
    either(
      'It is focal: the other channels are quiet.',
      `${percent(evidence.value)} of the other channels are active at the same time.`,
    )(evidence),
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
  'voluntary-rate': ({ value, evidence }) =>
    either(
      `Each unit fires at ${rate(value)}, as in voluntary effort.`,
      `Each unit fires at ${rate(value)}, unusual for voluntary effort.`,
    )(evidence),
  'voluntary-units': ({ value, evidence }) =>
    either(`${value} units were told apart.`, 'Only one unit was told apart.')(evidence),
  'voluntary-pattern': ({ value, threshold, evidence }) =>
    either(
      `The potentials make an interference pattern: ${rate(value)}.`,
      `Too few potentials for an interference pattern: ${rate(value)} (from ${rate(threshold)}).`,
    )(evidence),
  'voluntary-steady': ({ value, threshold, evidence }) =>
    either(
      `The level is held: the log envelope varies by ${value} (below ${threshold}).`,
      `The level waxes and wanes: the log envelope varies by ${value} (below ${threshold}).`,
    )(evidence),
  'voluntary-force': ({ value, threshold, evidence }) =>
    either(
      `The force follows the EMG: correlation ${value} (from ${threshold}).`,
      `The force does not follow the EMG: correlation ${value} (from ${threshold}).`,
    )(evidence),

  'fasciculation-interval': ({ value, threshold, evidence }) =>
    either(
      `The potentials are isolated: median interval ${value} (above ${threshold}).`,
      `The potentials come too fast for fasciculations: median interval ${value} (above ${threshold}).`,
    )(evidence),
  'fasciculation-sparse': ({ evidence }) =>
    either(
      `Between them the muscle is quiet (active ${percent(evidence.value)} of the time).`,
      `There is little quiet between them (active ${percent(evidence.value)} of the time).`,
    )(evidence),
  'fasciculation-duration': ({ value, evidence }) =>
    either(
      `The potential lasts ${value}, as long as a motor unit potential.`,
      `The potential lasts ${value}, too short for a motor unit.`,
    )(evidence),
  'fasciculation-irregular': ({ value, threshold, evidence }) =>
    either(
      `They come irregularly: robust CoV ${value} (from ${threshold}).`,
      `They come regularly: robust CoV ${value} (from ${threshold}).`,
    )(evidence),

  'fibrillation-regularity': regular,
  'sharp-wave-regularity': regular,
  'fibrillation-rate': fibreRate,
  'sharp-wave-rate': fibreRate,
  'fibrillation-single': single,
  'sharp-wave-single': single,
  'myotonic-single': single,
  'fibrillation-positive-onset': positiveOnset,
  'sharp-wave-positive-onset': positiveOnset,
  'fibrillation-steady': steady,
  'sharp-wave-steady': steady,
  'fibrillation-duration': ({ value, threshold, evidence }) =>
    either(
      `The potential lasts ${value}, as a single fibre's does (below ${threshold}).`,
      `The potential lasts ${value}, longer than a single fibre's (below ${threshold}).`,
    )(evidence),
  'sharp-wave-duration': ({ value, threshold, evidence }) =>
    either(
      `The wave lasts ${value} (at least ${threshold}).`,
      `The wave lasts only ${value} (at least ${threshold}).`,
    )(evidence),
  'sharp-wave-negativity': ({ value, threshold, evidence }) =>
    either(
      `A slow negative phase follows, ${value} times as long as the positive peak (at least ${threshold}).`,
      `No slow negative phase follows the positive peak (${value} times its width, at least ${threshold}).`,
    )(evidence),
  'sharp-wave-positive-peak': ({ value, threshold, evidence }) =>
    either(
      `The positive peak is the larger one: ${value} times the negative (from ${threshold}).`,
      `The positive peak is not the larger one: ${value} times the negative (from ${threshold}).`,
    )(evidence),

  'repetitive-correlation': ({ value, threshold, evidence }) =>
    either(
      `The same complex repeats itself: correlation from cycle to cycle ${value} (from ${threshold}).`,
      `The complexes differ from cycle to cycle: correlation ${value} (from ${threshold}).`,
    )(evidence),
  'repetitive-variation': ({ value, threshold, evidence }) =>
    either(
      `The cycles come without jitter: their CoV is ${value} (below ${threshold}).`,
      `The cycles vary too much: CoV ${value} (below ${threshold}).`,
    )(evidence),
  'repetitive-rate': ({ value }) => `The complex repeats ${rate(value)}.`,
  'repetitive-abrupt': ({ value, threshold, evidence }) =>
    either(
      `It starts abruptly, within ${value} (below ${threshold}).`,
      `It does not start abruptly: ${value} (below ${threshold}).`,
    )(evidence),

  'myotonic-drift': ({ value, threshold, evidence }) =>
    either(
      `The rate waxes and wanes by a factor of ${value} (from ${threshold}).`,
      `The rate stays steady: it changes by a factor of ${value} (a myotonic discharge: from ${threshold}).`,
    )(evidence),
  'myotonic-waxing': ({ evidence }) =>
    either('The rate rises and falls.', 'The rate only runs one way.')(evidence),
  'myotonic-rate': ({ value, evidence }) =>
    either(
      `It fires at ${rate(value)}, within the range of myotonic discharges.`,
      `It fires at ${rate(value)}, outside the range of myotonic discharges.`,
    )(evidence),
  'myotonic-local-regularity': ({ value, threshold, evidence }) =>
    either(
      `From one discharge to the next it is regular: CoV ${value} once the slow change is taken out (below ${threshold}).`,
      `From one discharge to the next it is irregular: CoV ${value} once the slow change is taken out (below ${threshold}).`,
    )(evidence),
  'myotonic-amplitude': ({ value, threshold, evidence }) =>
    either(
      `Amplitude and rate change together: rank correlation ${value} (from ${threshold}).`,
      `Amplitude and rate do not change together: rank correlation ${value} (from ${threshold}).`,
    )(evidence),

  'neuromyotonic-rate': ({ value, threshold, evidence }) =>
    either(
      `It fires at ${rate(value)}, as only an axon does (from ${rate(threshold)}).`,
      `It fires at ${rate(value)}, too slowly for a neuromyotonic discharge (from ${rate(threshold)}).`,
    )(evidence),
  'neuromyotonic-regularity': ({ value, threshold, evidence }) =>
    either(
      `One potential follows another alike: correlation at this rate ${value} (from ${threshold}), so a single axon makes them.`,
      `The potentials do not repeat at such a rate: correlation ${value} (from ${threshold}).`,
    )(evidence),
  'neuromyotonic-duration': ({ value, evidence }) =>
    either(`It is active for ${value}.`, `It is active for ${value}, unlike a neuromyotonic discharge.`)(evidence),
  'neuromyotonic-decrement': ({ value, threshold, evidence }) =>
    either(
      `The amplitude wanes within a burst, to ${value} of its beginning (below ${threshold}).`,
      `The amplitude holds within a burst: ${value} of its beginning (below ${threshold}).`,
    )(evidence),

  'myokymic-bursts': ({ value, threshold, evidence }) =>
    either(
      `It fires in bursts: ${value} of them (at least ${threshold}).`,
      `Too few bursts: ${value} (at least ${threshold}).`,
    )(evidence),
  'myokymic-burst-rate': ({ value, evidence }) =>
    either(
      `The bursts come at ${rate(value)}.`,
      `The bursts come at ${rate(value)}, unlike myokymia.`,
    )(evidence),
  'myokymic-rhythm': ({ value, threshold, evidence }) =>
    either(
      `The bursts are rhythmic: CoV of their intervals ${value} (below ${threshold}).`,
      `The bursts are not rhythmic: CoV of their intervals ${value} (below ${threshold}).`,
    )(evidence),
  'myokymic-inside-rate': ({ value, evidence }) =>
    either(
      `Within a burst the unit fires at ${rate(value)}.`,
      `Within a burst the unit fires at ${rate(value)}, unlike myokymia.`,
    )(evidence),
  'myokymic-size': ({ value, evidence }) =>
    either(`A burst has ${value} discharges.`, `A burst has ${value} discharges, unlike myokymia.`)(evidence),
  'myokymic-pauses': ({ evidence }) =>
    either(
      `Between the bursts it is quiet (active ${percent(evidence.value)} of the time).`,
      `There is hardly a pause between the bursts (active ${percent(evidence.value)} of the time).`,
    )(evidence),

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
  'stimulus-single': single,
  'open-steady': ({ value, threshold, evidence }) =>
    either(
      `The signal is as steady as noise: its level fluctuates ${value} times as much as noise does (below ${threshold}).`,
      `The level fluctuates ${value} times as much as that of noise (an open electrode: below ${threshold}).`,
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
  'open-duration': ({ value }) => `It lasts ${value}.`,
  'open-level': ({ value, threshold }) =>
    `It reaches ${value} times the noise of rest (compared with ${threshold}).`,
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
  'insertion-density': ({ value, threshold, evidence }) =>
    either(
      `It is a dense burst of potentials: ${rate(value)}.`,
      `Few potentials for insertion activity: ${rate(value)} (from ${rate(threshold)}).`,
    )(evidence),
};

function regular({ value, threshold, evidence }: Parameters<Phrase>[0]): string {
  return evidence.met
    ? `It fires regularly: CoV ${value} once the slow drift is taken out (below ${threshold}).`
    : `It fires too irregularly for a single fibre: CoV ${value} once the slow drift is taken out (below ${threshold}).`;
}

function fibreRate({ value, evidence }: Parameters<Phrase>[0]): string {
  return evidence.met
    ? `It fires at ${rate(value)}, within the range of denervated fibres.`
    : `It fires at ${rate(value)}, outside the range of denervated fibres.`;
}

function single({ evidence, threshold }: Parameters<Phrase>[0]): string {
  return evidence.met
    ? `A single generator makes it: ${percent(evidence.value)} of the discharges have one shape.`
    : `More than one generator: the most frequent shape has ${percent(evidence.value)} of the discharges (from ${percent(Number.parseFloat(threshold))}).`;
}

function positiveOnset({ evidence }: Parameters<Phrase>[0]): string {
  return evidence.met ? 'The potential begins positive.' : 'The potential begins negative.';
}

function steady({ value, threshold, evidence }: Parameters<Phrase>[0]): string {
  return evidence.met
    ? `The rate holds: it changes by a factor of ${value} (below ${threshold}).`
    : `The rate changes by a factor of ${value} (below ${threshold}).`;
}
