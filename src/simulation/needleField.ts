/**
 * What the concentric needle sees of one fibre, tabulated once over the places a fibre can have, so that a motor
 * unit's potential is a sum of table rows. The rows are functions of the distance the wave has travelled: a fibre's
 * velocity stretches them in time, its diameter scales them, its end-plate's place shifts them (DETECTION.md §G.2).
 */
import { at } from '../base/typedArrays';
import {
  cannulaPoints,
  corePoints,
  currentBehindFront,
  fibreStrength,
  meanDipole,
  squaredDistances,
} from './volumeConductor';

/** Millimetres of travel per entry of a row: a fifth of the sharpest thing in it. */
export const travelStep = 0.1;
/** End-plates lie at one of these distances from the electrode (mm); each has its own table. */
const endPlateDistances = [14, 20, 27] as const;
export type EndPlateDistance = (typeof endPlateDistances)[number];

/** From end-plate to tendon, past the electrode and away from it (mm). */
const halfLength = { near: 62, far: 55 };
const rowLength = Math.round((halfLength.near + 9) / travelStep);

/** Fibres are placed on rings a twelfth apart in distance, in eight directions from along the shaft to against it. */
/** Of the innermost ring (mm): nearer fibres are pushed aside by the needle. */
const nearestRing = 0.45;
const ringRatio = 1.12;
const ringCount = 42;
const directionCount = 8;

const tables = new Map<EndPlateDistance, readonly (readonly Float64Array[])[]>();

/** One of the distances an end-plate can have, for a number in [0, 1). */
export function endPlateDistance(fraction: number): EndPlateDistance {
  return endPlateDistances[Math.floor(fraction * endPlateDistances.length)] ?? 20;
}

/**
 * The potential of a fibre of 1 µm diameter at the ring and direction nearest to (x, y) mm: µV per µm² of squared
 * diameter, by travelled distance in steps of `travelStep`.
 */
export function fieldOfFibre(x: number, y: number, distance: EndPlateDistance): Float64Array {
  const radius = Math.max(nearestRing, Math.hypot(x, y));
  const ring = Math.min(ringCount - 1, Math.round(Math.log(radius / nearestRing) / Math.log(ringRatio)));
  // The needle is the same from left and right.
  const angle = Math.atan2(y, Math.abs(x)) / Math.PI + 0.5;
  const direction = Math.min(directionCount - 1, Math.floor(angle * directionCount));
  return tableFor(distance)[ring]?.[direction] ?? new Float64Array(rowLength);
}

function tableFor(distance: EndPlateDistance): readonly (readonly Float64Array[])[] {
  const known = tables.get(distance);
  if (known) return known;
  const table = Array.from({ length: ringCount }, (_, ring) =>
    Array.from({ length: directionCount }, (__, direction) => {
      const radius = nearestRing * ringRatio ** ring;
      const angle = ((direction + 0.5) / directionCount - 0.5) * Math.PI;
      return row(radius * Math.cos(angle), radius * Math.sin(angle), distance);
    }),
  );
  tables.set(distance, table);
  return table;
}

/** Two waves leave the end-plate and end at the tendons; the current behind each front is seen as a line of dipoles. */
function row(x: number, y: number, distance: number): Float64Array {
  const core = squaredDistances(x, y, corePoints);
  const cannula = squaredDistances(x, y, cannulaPoints);
  const seen = (along: number): number => meanDipole(core, along) - meanDipole(cannula, along);
  const weights = Float64Array.from({ length: rowLength }, (_, i) => {
    const reached = (i + 0.5) * travelStep;
    const near = reached < halfLength.near ? seen(distance - reached) : 0;
    const far = reached < halfLength.far ? seen(distance + reached) : 0;
    return near - far;
  });
  return weighted(weights);
}

const pulse = Float64Array.from(
  { length: Math.round(9 / travelStep) },
  (_, i) =>
    // mm⁻² to m⁻² is 1e6, mm to m is 1e-3.
    fibreStrength(1) * currentBehindFront((i + 0.5) * travelStep) * travelStep * 1e3,
);

function weighted(weights: Float64Array): Float64Array {
  const result = new Float64Array(weights.length);
  for (let i = 0; i < result.length; i++) {
    let sum = 0;
    for (let k = Math.min(i, pulse.length - 1); k >= 0; k--) sum += at(weights, i - k) * at(pulse, k);
    result[i] = sum;
  }
  return result;
}
