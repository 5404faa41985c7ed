/** Sentences about spontaneous discharges: the criteria of each class of the decision room, class by class. */
import { compared, fired, share, told, type Phrase } from './phrase';

const single = share(
  'A single generator makes it: {share} of the discharges have one shape.',
  'More than one generator: the most frequent shape has {share} of the discharges (from {limit}).',
);
const regular = compared(
  'It fires regularly: CoV {value} once the slow drift is taken out (below {limit}).',
  'It fires too irregularly for a single fibre: CoV {value} once the slow drift is taken out (below {limit}).',
);
const jitter = compared(
  'Its intervals vary a little, as those of a living fibre: CoV {value} once the slow drift is taken out (from {limit}).',
  'It is more regular than a fibre by itself: CoV {value} once the slow drift is taken out (from {limit}).',
);
const fibreRate = fired(
  'It fires at {rate}, within the range of denervated fibres.',
  'It fires at {rate}, outside the range of denervated fibres.',
);
const lasting = compared(
  'It goes on for {value} (at least {limit}).',
  'It goes on for {value} only, as what a moved needle sets off (at least {limit}).',
);
const simple = compared(
  'The potential is simple: {value} turns with all that is in step with it (below {limit}).',
  'The potential has {value} turns with all that is in step with it, more than a single fibre makes (below {limit}).',
);
const electrode = told(
  'The electrode may be inside the muscle.',
  'The electrode lies on the skin, where single fibres cannot be recorded.',
);
const steady = compared(
  'The rate holds: it changes by a factor of {value} (below {limit}).',
  'The rate changes by a factor of {value} (below {limit}).',
);

export const discharges: Readonly<Record<string, Phrase>> = {
  'fasciculation-interval': compared(
    'The potentials are isolated: median interval {value} (above {limit}).',
    'The potentials come too fast for fasciculations: median interval {value} (above {limit}).',
  ),
  'fasciculation-sparse': share(
    'Between them the muscle is quiet (active {share} of the time).',
    'There is little quiet between them (active {share} of the time).',
  ),
  'fasciculation-duration': compared(
    'The potential lasts {value}, as long as a motor unit potential.',
    'The potential lasts {value}, too short for a motor unit.',
  ),
  'fasciculation-irregular': compared(
    'They come irregularly: robust CoV {value} (from {limit}).',
    'They come regularly: robust CoV {value} (from {limit}).',
  ),

  'fibrillation-regularity': regular,
  'sharp-wave-regularity': regular,
  'fibrillation-jitter': jitter,
  'sharp-wave-jitter': jitter,
  'fibrillation-rate': fibreRate,
  'sharp-wave-rate': fibreRate,
  'fibrillation-lasting': lasting,
  'sharp-wave-lasting': lasting,
  'fibrillation-single': single,
  'sharp-wave-single': single,
  'myotonic-single': single,
  'fibrillation-electrode': electrode,
  'sharp-wave-electrode': electrode,
  'fibrillation-onset': told(
    'The potential begins with a small phase, as that of a fibre that passes the electrode.',
    'The potential begins with its greatest peak, as an end-plate spike does.',
  ),
  'sharp-wave-onset': told(
    'The potential begins with its greatest peak.',
    'A small phase comes before the greatest peak.',
  ),
  'fibrillation-simple': simple,
  'sharp-wave-simple': simple,
  'fibrillation-steady': steady,
  'sharp-wave-steady': steady,
  'fibrillation-duration': compared(
    "The potential lasts {value}, as a single fibre's does (below {limit}).",
    "The potential lasts {value}, longer than a single fibre's (below {limit}).",
  ),
  'sharp-wave-duration': compared(
    'The wave lasts {value} (at least {limit}).',
    'The wave lasts only {value} (at least {limit}).',
  ),
  'sharp-wave-slow-phase': compared(
    'A slow phase follows, {value} times as long as the sharp peak (at least {limit}).',
    'No slow phase follows the greatest peak ({value} times its width, at least {limit}).',
  ),
  'sharp-wave-peak': compared(
    'The sharp peak is the larger one: {value} times the slow phase (from {limit}).',
    'No peak is the larger one: {value} times the other (from {limit}).',
  ),

  'repetitive-correlation': compared(
    'The same complex repeats itself: correlation from cycle to cycle {value} (from {limit}).',
    'The complexes differ from cycle to cycle: correlation {value} (from {limit}).',
  ),
  'repetitive-variation': compared(
    'The cycles come without jitter: their CoV is {value} (below {limit}).',
    'The cycles vary too much: CoV {value} (below {limit}).',
  ),
  'repetitive-rate': fired(
    'The complex comes back at {rate}, within the range of complex repetitive discharges.',
    'It comes back at {rate}, outside the range of complex repetitive discharges (limit {limit}).',
  ),
  'repetitive-clock': compared(
    'No clock sets its times: the logarithm of the likelihood ratio for one is {value} (below {limit}).',
    'A clock sets its times, as those of no circuit of fibres: the logarithm of the likelihood ratio for one is {value} (below {limit}).',
  ),
  'repetitive-complex': compared(
    'What repeats is a complex, {value} long (at least {limit}).',
    'What repeats is a single short potential, {value} long (a complex: at least {limit}).',
  ),
  'repetitive-duration': compared(
    'It goes on for {value} (at least {limit}).',
    'It goes on for {value} only, too short to see a complex repeat itself (at least {limit}).',
  ),
  'repetitive-abrupt': compared(
    'It starts abruptly, within {value} (below {limit}).',
    'It does not start abruptly: {value} (below {limit}).',
  ),

  'myotonic-drift': compared(
    'The rate waxes and wanes by a factor of {value} (from {limit}).',
    'The rate stays steady: it changes by a factor of {value} (a myotonic discharge: from {limit}).',
  ),
  'myotonic-waxing': told('The rate rises and falls.', 'The rate only runs one way.'),
  'myotonic-rate': fired(
    'It fires at {rate}, within the range of myotonic discharges.',
    'It fires at {rate}, outside the range of myotonic discharges.',
  ),
  'myotonic-local-regularity': compared(
    'From one discharge to the next it is regular: CoV {value} once the slow change is taken out (below {limit}).',
    'From one discharge to the next it is irregular: CoV {value} once the slow change is taken out (below {limit}).',
  ),
  'myotonic-unsteady': compared(
    'Its rate changes: robust CoV of the intervals {value} (from {limit}).',
    'It keeps one rate throughout: robust CoV of the intervals {value} (myotonia: from {limit}).',
  ),
  'myotonic-jitter': compared(
    'Its intervals vary a little, as a fibre’s do: CoV {value} once the slow change is taken out (from {limit}).',
    'It keeps time like clockwork, as no fibre by itself does: CoV {value} once the slow change is taken out (from {limit}).',
  ),
  'myotonic-duration': compared(
    'It goes on for {value} (from {limit}).',
    'It goes on for {value} only, as a needle’s burst does (myotonia: from {limit}).',
  ),
  'myotonic-amplitude': compared(
    'Amplitude and rate change together: rank correlation {value} (from {limit}).',
    'Amplitude and rate do not change together: rank correlation {value} (from {limit}).',
  ),

  'neuromyotonic-rate': fired(
    'It fires at {rate}, as only an axon does.',
    'It fires at {rate}, outside the range of neuromyotonic discharges (limit {limit}).',
  ),
  'neuromyotonic-regularity': compared(
    'One potential follows another alike: correlation at this rate {value} (from {limit}), so a single axon makes them.',
    'The potentials do not repeat at such a rate: correlation {value} (from {limit}).',
  ),
  'neuromyotonic-duration': compared(
    'It is active for {value}, as neuromyotonic discharges are.',
    'It is active for {value}, unlike a neuromyotonic discharge.',
  ),
  'neuromyotonic-decrement': compared(
    'The amplitude wanes within a burst, to {value} of its beginning (below {limit}).',
    'The amplitude holds within a burst: {value} of its beginning (below {limit}).',
  ),

  'myokymic-bursts': compared(
    'It fires in bursts: {value} of them (at least {limit}).',
    'Too few bursts: {value} (at least {limit}).',
  ),
  'myokymic-burst-rate': fired(
    'The bursts come at {rate}, as in myokymia.',
    'The bursts come at {rate}, unlike myokymia.',
  ),
  'myokymic-rhythm': compared(
    'The bursts are rhythmic: CoV of their intervals {value} (below {limit}).',
    'The bursts are not rhythmic: CoV of their intervals {value} (below {limit}).',
  ),
  'myokymic-inside-rate': fired(
    'Within a burst the unit fires at {rate}, as in myokymia.',
    'Within a burst the unit fires at {rate}, unlike myokymia.',
  ),
  'myokymic-size': compared(
    'A burst has {value} discharges, as in myokymia.',
    'A burst has {value} discharges, unlike myokymia.',
  ),
  'myokymic-pauses': share(
    'Between the bursts it is quiet (active {share} of the time).',
    'There is hardly a pause between the bursts (active {share} of the time).',
  ),
};
