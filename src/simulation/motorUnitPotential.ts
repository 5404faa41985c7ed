/**
 * The potential of one motor unit as a concentric needle records it: the sum over its fibres of two action
 * potentials that travel from the end-plate to the tendons, in an infinite anisotropic volume conductor. The
 * fibre's current is Rosenfalck's (1969) in the scaling of Nandedkar & Stålberg (1983); conductivities, fibre
 * sizes and velocities are those of DETECTION.md §G.2.
 */
import { at } from '../base/typedArrays';
import type { Random } from './random';
import {
  cannulaPoints,
  corePoints,
  currentBehindFront,
  fibreStrength,
  fibreVelocity,
  meanDipole,
  squaredDistances,
} from './volumeConductor';

/** A unit as the needle meets it. Millimetres; the electrode is at the origin, the fibres run along z. */
export interface UnitGeometry {
  /** Centre of the unit's territory across the fibres. */
  readonly centre: { readonly x: number; readonly y: number };
  readonly radius: number;
  readonly fibres: number;
  /** Mean distance of the end-plates from the electrode, along the fibres. */
  readonly endPlateDistance: number;
}

const fibreDiameter = { mean: 55, spread: 9, least: 25, most: 85 }; // µm
const endPlateSpread = 1.2; // mm
const halfLength = { near: 62, far: 55, spread: 2 }; // mm from end-plate to tendon
/** Samples are computed at this multiple of the rate asked for, so that the sharp near field is well sampled. */
const oversampling = 2;
const durationSeconds = 0.022;

interface Fibre {
  readonly x: number;
  readonly y: number;
  /** µm. */
  readonly diameter: number;
  /** mm/s. */
  readonly velocity: number;
  readonly endPlateDistance: number;
  readonly near: number;
  readonly far: number;
}

/** The unit's potential in µV from the moment of its discharge on; negative where the near fibres' spike is. */
export function motorUnitPotential(
  random: Random,
  geometry: UnitGeometry,
  samplingRate: number,
): Float64Array {
  const step = 1 / (samplingRate * oversampling);
  const count = Math.round(durationSeconds / step);
  const weights = new Float64Array(count);
  const velocities: number[] = [];
  for (let i = 0; i < geometry.fibres; i++) {
    const fibre = drawFibre(random, geometry);
    velocities.push(fibre.velocity);
    addFibre(weights, fibre, step);
  }
  const meanVelocity = velocities.reduce((sum, v) => sum + v, 0) / geometry.fibres;
  const fine = convolve(weights, currentPulse(meanVelocity, step));
  return Float64Array.from({ length: count / oversampling }, (_, i) => at(fine, i * oversampling));
}

function drawFibre(random: Random, geometry: UnitGeometry): Fibre {
  const spot = (): { x: number; y: number } => ({ x: random.uniform(-1, 1), y: random.uniform(-1, 1) });
  let place = spot();
  while (Math.hypot(place.x, place.y) > 1) place = spot();
  const drawn = random.normal(fibreDiameter.mean, fibreDiameter.spread);
  const diameter = Math.min(fibreDiameter.most, Math.max(fibreDiameter.least, drawn));
  return {
    x: geometry.centre.x + geometry.radius * place.x,
    y: geometry.centre.y + geometry.radius * place.y,
    diameter,
    velocity: fibreVelocity(diameter),
    endPlateDistance: geometry.endPlateDistance + random.normal(0, endPlateSpread),
    near: halfLength.near + random.normal(0, halfLength.spread),
    far: halfLength.far + random.normal(0, halfLength.spread),
  };
}

/**
 * Adds, for each moment, how strongly the electrode sees axial current at the places the two waves have then
 * reached. Working with axial current (its dipoles) and not with membrane current keeps the sources' sum at zero
 * at the end-plate and at the tendons without further terms.
 */
function addFibre(weights: Float64Array, fibre: Fibre, step: number): void {
  const strength = fibreStrength(fibre.diameter);
  const travelled = fibre.velocity * step; // mm per sample
  const core = squaredDistances(fibre.x, fibre.y, corePoints);
  const cannula = squaredDistances(fibre.x, fibre.y, cannulaPoints);
  const seen = (along: number): number => meanDipole(core, along) - meanDipole(cannula, along);
  for (let i = 0; i < weights.length; i++) {
    const reached = (i + 0.5) * travelled;
    if (reached > fibre.near && reached > fibre.far) break;
    let weight = 0;
    if (reached < fibre.near) weight += seen(fibre.endPlateDistance - reached);
    if (reached < fibre.far) weight -= seen(fibre.endPlateDistance + reached);
    // mm⁻² to m⁻² is 1e6, mm to m is 1e-3.
    weights[i] = at(weights, i) + strength * weight * travelled * 1e3;
  }
}

/** The action potential's current at each sample behind the wave front, in µV per m. */
function currentPulse(velocity: number, step: number): Float64Array {
  const lengthMillimetres = 9;
  const count = Math.ceil(lengthMillimetres / (velocity * step));
  return Float64Array.from({ length: count }, (_, i) => currentBehindFront((i + 0.5) * velocity * step));
}

function convolve(values: Float64Array, kernel: Float64Array): Float64Array {
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    for (let k = 0; k < kernel.length && i + k < result.length; k++) {
      result[i + k] = at(result, i + k) + at(values, i) * at(kernel, k);
    }
  }
  return result;
}
