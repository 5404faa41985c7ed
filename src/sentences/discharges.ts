/** Sentences about spontaneous discharges: the criteria of each class of the decision room, class by class. */
import { either, percent, rate, single, type Phrase, type Said } from './phrase';

export const discharges: Readonly<Record<string, Phrase>> = {
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
  'fibrillation-jitter': jitter,
  'sharp-wave-jitter': jitter,
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
  'repetitive-rate': ({ value, threshold, evidence }) =>
    either(
      `The complex comes back at ${rate(value)}, within the range of complex repetitive discharges.`,
      `It comes back at ${rate(value)}, outside the range of complex repetitive discharges (limit ${rate(threshold)}).`,
    )(evidence),
  'repetitive-complex': ({ value, threshold, evidence }) =>
    either(
      `What repeats is a complex, ${value} long (at least ${threshold}).`,
      `What repeats is a single short potential, ${value} long (a complex: at least ${threshold}).`,
    )(evidence),
  'repetitive-duration': ({ value, threshold, evidence }) =>
    either(
      `It goes on for ${value} (at least ${threshold}).`,
      `It goes on for ${value} only, too short to see a complex repeat itself (at least ${threshold}).`,
    )(evidence),
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
  'myotonic-unsteady': ({ value, threshold, evidence }) =>
    either(
      `Its rate changes: robust CoV of the intervals ${value} (from ${threshold}).`,
      `It keeps one rate throughout: robust CoV of the intervals ${value} (myotonia: from ${threshold}).`,
    )(evidence),
  'myotonic-amplitude': ({ value, threshold, evidence }) =>
    either(
      `Amplitude and rate change together: rank correlation ${value} (from ${threshold}).`,
      `Amplitude and rate do not change together: rank correlation ${value} (from ${threshold}).`,
    )(evidence),

  'neuromyotonic-rate': ({ value, threshold, evidence }) =>
    either(
      `It fires at ${rate(value)}, as only an axon does.`,
      `It fires at ${rate(value)}, outside the range of neuromyotonic discharges (limit ${rate(threshold)}).`,
    )(evidence),
  'neuromyotonic-regularity': ({ value, threshold, evidence }) =>
    either(
      `One potential follows another alike: correlation at this rate ${value} (from ${threshold}), so a single axon makes them.`,
      `The potentials do not repeat at such a rate: correlation ${value} (from ${threshold}).`,
    )(evidence),
  'neuromyotonic-duration': ({ value, evidence }) =>
    either(
      `It is active for ${value}, as neuromyotonic discharges are.`,
      `It is active for ${value}, unlike a neuromyotonic discharge.`,
    )(evidence),
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
      `The bursts come at ${rate(value)}, as in myokymia.`,
      `The bursts come at ${rate(value)}, unlike myokymia.`,
    )(evidence),
  'myokymic-rhythm': ({ value, threshold, evidence }) =>
    either(
      `The bursts are rhythmic: CoV of their intervals ${value} (below ${threshold}).`,
      `The bursts are not rhythmic: CoV of their intervals ${value} (below ${threshold}).`,
    )(evidence),
  'myokymic-inside-rate': ({ value, evidence }) =>
    either(
      `Within a burst the unit fires at ${rate(value)}, as in myokymia.`,
      `Within a burst the unit fires at ${rate(value)}, unlike myokymia.`,
    )(evidence),
  'myokymic-size': ({ value, evidence }) =>
    either(
      `A burst has ${value} discharges, as in myokymia.`,
      `A burst has ${value} discharges, unlike myokymia.`,
    )(evidence),
  'myokymic-pauses': ({ evidence }) =>
    either(
      `Between the bursts it is quiet (active ${percent(evidence.value)} of the time).`,
      `There is hardly a pause between the bursts (active ${percent(evidence.value)} of the time).`,
    )(evidence),
};

function regular({ value, threshold, evidence }: Said): string {
  return evidence.met
    ? `It fires regularly: CoV ${value} once the slow drift is taken out (below ${threshold}).`
    : `It fires too irregularly for a single fibre: CoV ${value} once the slow drift is taken out (below ${threshold}).`;
}

function jitter({ value, threshold, evidence }: Said): string {
  return evidence.met
    ? `Its intervals vary a little, as those of a living fibre: CoV ${value} once the slow drift is taken out (from ${threshold}).`
    : `It is more regular than a fibre by itself: CoV ${value} once the slow drift is taken out (from ${threshold}).`;
}

function fibreRate({ value, evidence }: Said): string {
  return evidence.met
    ? `It fires at ${rate(value)}, within the range of denervated fibres.`
    : `It fires at ${rate(value)}, outside the range of denervated fibres.`;
}

function positiveOnset({ evidence }: Said): string {
  return evidence.met ? 'The potential begins positive.' : 'The potential begins negative.';
}

function steady({ value, threshold, evidence }: Said): string {
  return evidence.met
    ? `The rate holds: it changes by a factor of ${value} (below ${threshold}).`
    : `The rate changes by a factor of ${value} (below ${threshold}).`;
}
