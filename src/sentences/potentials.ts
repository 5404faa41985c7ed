/** Sentences about what the potentials are, fibres' or motor units': the same criteria stand in several classes. */
import { compared, share, type Phrase } from './phrase';

const motorUnits = share(
  'The discharges do not keep time as fibres do ({share} of them do, below {limit}).',
  '{share} of the discharges keep time as single fibres do, each at its own pace; motor units hardly do (below {limit}).',
);
const noSharpWaves = share(
  'The potentials are not positive sharp waves ({share} of them, below {limit}).',
  '{share} of the potentials have the shape of positive sharp waves (below {limit}).',
);
const length = compared(
  'The potentials last {value}, as long as those of motor units (from {limit}).',
  'The potentials last {value}, short for motor units, of which only the nearest fibres may stand out (from {limit}).',
);
const size = compared(
  'The largest deflection is {value}, as of a motor unit near the needle (from {limit}).',
  'The largest deflection is {value}, small for motor units (from {limit}).',
);

const noEdges = compared(
  'Hardly any of them rises at once and decays smoothly: {value} of the power (below {limit}).',
  '{value} of the power is in edges of a sample or two that decay smoothly (below {limit}). No motor unit potential does that.',
);

export const potentials: Readonly<Record<string, Phrase>> = {
  'cramp-motor-units': motorUnits,
  'voluntary-motor-units': motorUnits,
  'fasciculation-motor-units': motorUnits,
  'cramp-no-edges': noEdges,
  'voluntary-no-edges': noEdges,
  'fasciculation-no-edges': noEdges,
  'cramp-no-sharp-waves': noSharpWaves,
  'voluntary-no-sharp-waves': noSharpWaves,
  'fasciculation-no-sharp-waves': noSharpWaves,
  'tremor-no-sharp-waves': noSharpWaves,
  'cramp-potentials': length,
  'voluntary-potentials': length,
  'cramp-size': size,
  'voluntary-size': size,
  'fasciculation-size': compared(
    'The largest deflection is {value}, enough for a motor unit (from {limit}).',
    'The largest deflection is {value}, too small to be called a fasciculation (from {limit}).',
  ),
  'fasciculation-large': compared(
    'The largest deflection is {value}, more than a single fibre makes (from {limit}).',
    'The largest deflection is {value}; a single fibre could make it (a motor unit at the needle: from {limit}).',
  ),
  'fasciculation-stands-out': compared(
    'It stands out of the noise {value} times (from {limit}).',
    'It stands out of the noise only {value} times: noise does so too (from {limit}).',
  ),
  'fibrillation-size': compared(
    'The largest deflection is {value}, within what a fibre makes (below {limit}).',
    'The largest deflection is {value}, large for a fibre (below {limit}).',
  ),
  'sharp-wave-shape': share(
    '{share} of the potentials have the shape of positive sharp waves (from {limit}).',
    'Only {share} of the potentials have the shape of positive sharp waves (from {limit}).',
  ),
  'repetitive-parts': compared(
    'Each cycle has {value} turns, all in step: a complex of several fibres (from {limit}).',
    'Each cycle has {value} turns, no more than one fibre makes (a complex: from {limit}).',
  ),
  'repetitive-clockwork': compared(
    'It keeps time like clockwork, as nothing else in a muscle does: CoV {value} (below {limit}).',
    'It keeps time less than perfectly: CoV {value} (clockwork: below {limit}).',
  ),
};
