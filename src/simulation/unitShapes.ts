/**
 * The potential of a motor unit at the needle: the sum of its fibres' potentials, in a few variants that differ as
 * consecutive discharges do by the jitter of the neuromuscular junctions (DETECTION.md §G.2).
 */
import { at } from '../base/typedArrays';
import { endPlateDistance, fieldOfFibre, travelStep } from './needleField';
import type { Random } from './random';
import { bandLimited, fineRate, seenRange, type Shape } from './shape';
import { fibreVelocity } from './volumeConductor';

/** A unit as the needle meets it: mm, the electrode at the origin. */
export interface UnitPlace {
  readonly centre: { readonly x: number; readonly y: number };
  readonly radius: number;
  readonly fibres: number;
  /** Mean of the fibres' diameters in µm. */
  readonly diameter: number;
  /** Their standard deviation; 9 in health. */
  readonly diameterSpread: number;
  /** Standard deviation of a junction's delay from one discharge to the next, in seconds; 35 µs in health. */
  readonly jitterSeconds: number;
  /** 1 where fibres lie anywhere in the territory; more where they lie in groups of about as many (reinnervation). */
  readonly grouping: number;
}

const diameterLimits = { least: 22, most: 85 };
/** Along the fibres (mm); with the velocities' spread it sets how far a unit's fibres are apart in time. */
const endPlateSpread = 0.6;
const windowSeconds = 0.03;
const variantCount = 3;
/** So many of the nearest fibres jitter one by one. */
const jitteringFibres = 12;
const taperSeconds = 0.001;

interface Fibre {
  /** From the electrode, in mm. */
  readonly distance: number;
  readonly field: Float64Array;
  /** µm² */
  readonly squaredDiameter: number;
  /** mm/s */
  readonly velocity: number;
  /** Seconds that the wave needs longer (or less long) to come by. */
  readonly delay: number;
}

/** The variants of the unit's potential in µV, all cut to the same stretch. */
export function unitShapes(random: Random, place: UnitPlace, samplingRate: number): readonly Shape[] {
  const fibres = drawFibres(random, place);
  const rate = fineRate(samplingRate);
  const [near, far] = [fibres.slice(0, jitteringFibres), fibres.slice(jitteringFibres)];
  // Far fibres are so many and so alike that their jitter averages out.
  const common = new Float64Array(Math.round(windowSeconds * rate));
  for (const fibre of far) addFibre(common, fibre, 0, rate);
  const raw = Array.from({ length: variantCount }, () => {
    const sum = common.slice();
    for (const fibre of near) addFibre(sum, fibre, random.normal(0, place.jitterSeconds), rate);
    return bandLimited(sum, samplingRate);
  });
  return cutAlike(raw, rate);
}

/** The fibres of a unit, the nearest first. */
function drawFibres(random: Random, place: UnitPlace): readonly Fibre[] {
  const endPlate = endPlateDistance(random.uniform());
  const fibres: Fibre[] = [];
  while (fibres.length < place.fibres) {
    const group = place.grouping > 1 ? 1 + Math.floor(random.uniform() * (2 * place.grouping - 1)) : 1;
    const spot = inDisc(random, place.radius);
    for (let i = 0; i < group && fibres.length < place.fibres; i++) {
      const x = place.centre.x + spot.x + random.normal(0, 0.1);
      const y = place.centre.y + spot.y + random.normal(0, 0.1);
      const drawn = random.normal(place.diameter, place.diameterSpread);
      const diameter = Math.min(diameterLimits.most, Math.max(diameterLimits.least, drawn));
      const velocity = fibreVelocity(diameter);
      fibres.push({
        distance: Math.hypot(x, y),
        field: fieldOfFibre(x, y, endPlate),
        squaredDiameter: diameter ** 2,
        velocity,
        delay: random.normal(0, endPlateSpread) / velocity,
      });
    }
  }
  return fibres.sort((a, b) => a.distance - b.distance);
}

/** A place anywhere in a disc around the origin. */
export function inDisc(random: Random, radius: number): { readonly x: number; readonly y: number } {
  const distance = radius * Math.sqrt(random.uniform());
  const direction = random.uniform(0, 2 * Math.PI);
  return { x: distance * Math.cos(direction), y: distance * Math.sin(direction) };
}

function addFibre(sum: Float64Array, fibre: Fibre, jitter: number, rate: number): void {
  const { field, squaredDiameter, velocity, delay } = fibre;
  const stride = velocity / rate / travelStep;
  let position = -(delay + jitter) * (velocity / travelStep);
  for (let i = 0; i < sum.length && position < field.length - 1; i++) {
    if (position >= 0) {
      const entry = Math.floor(position);
      const rest = position - entry;
      const value = at(field, entry) * (1 - rest) + at(field, entry + 1) * rest;
      sum[i] = at(sum, i) + squaredDiameter * value;
    }
    position += stride;
  }
}

function cutAlike(raw: readonly Float64Array[], rate: number): readonly Shape[] {
  const ranges = raw.map(seenRange);
  const from = Math.min(...ranges.map((range) => range.from));
  const to = Math.max(...ranges.map((range) => range.to));
  return raw.map((values) => tapered(values.slice(from, to), Math.round(taperSeconds * rate)));
}

/** Nothing begins or ends with a step. */
function tapered(values: Float64Array, points: number): Float64Array {
  const last = values.length - 1;
  for (let i = 0; i < Math.min(points, values.length); i++) {
    const gain = 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / points);
    values[i] = at(values, i) * gain;
    values[last - i] = at(values, last - i) * gain;
  }
  return values;
}
