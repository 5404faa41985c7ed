/** How a criterion is put into words: a function of its numbers, already written with their units. */
import type { Evidence } from '../detection/result/detectedEvent';

/** A criterion with its numbers written out. */
export interface Said {
  readonly value: string;
  readonly threshold: string;
  readonly evidence: Evidence;
}

/** A criterion's sentence. */
export type Phrase = (said: Said) => string;

/** One of two wordings, as the criterion is met or not. */
export function either(met: string, unmet: string): (evidence: Evidence) => string {
  return (evidence) => (evidence.met ? met : unmet);
}

/** Three significant digits, without an exponent while the number has a readable size; the unit behind it. */
export function quantity(value: number, unit: string): string {
  const size = Math.abs(value);
  const isReadable = size === 0 || (size >= 0.001 && size < 1e6);
  const rounded = Number(value.toPrecision(3));
  const number = isReadable ? String(size >= 100 ? Math.round(value) : rounded) : value.toPrecision(3);
  return unit === '' ? number : `${number} ${unit}`;
}

/** A part of one as a percentage without decimals. */
export function percent(value: number): string {
  return `${Math.round(100 * value)} %`;
}

/** A rate as it is said: `18.1 per second`. */
export function rate(quantityPerSecond: string): string {
  return quantityPerSecond.replace(' 1/s', ' per second');
}

/** Of a criterion about the part of the discharges that have the most frequent shape. */
export function single({ evidence, threshold }: Said): string {
  return evidence.met
    ? `A single generator makes it: ${percent(evidence.value)} of the discharges have one shape.`
    : `More than one generator: the most frequent shape has ${percent(evidence.value)} of the discharges (from ${percent(Number.parseFloat(threshold))}).`;
}
