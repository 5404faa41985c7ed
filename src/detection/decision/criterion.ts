/**
 * One criterion of a class as data: which number, what it is held against, and what it says for or against the
 * class. Its contribution is a log-likelihood ratio that grows with the distance from the threshold and is capped
 * (DETECTION.md §A.3: ±2).
 */
import type { Evidence } from '../detectedEvent';

/** What a criterion asks of its number. */
export type Bound =
  | { readonly kind: 'above'; readonly threshold: number; readonly width: number }
  | { readonly kind: 'below'; readonly threshold: number; readonly width: number }
  | { readonly kind: 'within'; readonly from: number; readonly to: number; readonly width: number };

/** A criterion about some subject. */
export interface Criterion<Subject> {
  readonly name: string;
  readonly unit: string;
  /** The number; undefined where the data can't give it. */
  readonly value: (subject: Subject) => number | undefined;
  readonly bound: Bound;
  /** Greatest contribution for, and against. */
  readonly weight: number;
  readonly against?: number;
  /** A class does not pass without it (a missing number does not pass). */
  readonly required?: boolean;
  /** The moment that shows it, in seconds. */
  readonly moment?: (subject: Subject) => number;
}

/** What became of a criterion. */
export interface Judged {
  readonly evidence: Evidence;
  readonly required: boolean;
}

/** Judges a criterion; undefined where the data give no number. */
export function judge<Subject>(criterion: Criterion<Subject>, subject: Subject): Judged | undefined {
  const value = criterion.value(subject);
  const required = criterion.required ?? false;
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const excess = excessOf(criterion.bound, value);
  const share = Math.max(-1, Math.min(1, excess));
  const contribution =
    share >= 0 ? share * criterion.weight : share * (criterion.against ?? criterion.weight);
  return {
    required,
    evidence: {
      criterion: criterion.name,
      value,
      unit: criterion.unit,
      threshold: thresholdOf(criterion.bound, value),
      contribution,
      met: excess >= 0,
      ...(criterion.moment ? { atSeconds: criterion.moment(subject) } : {}),
    },
  };
}

/** Distance from the threshold in widths; positive on the side that is asked for. */
function excessOf(bound: Bound, value: number): number {
  switch (bound.kind) {
    case 'above':
      return (value - bound.threshold) / bound.width;
    case 'below':
      return (bound.threshold - value) / bound.width;
    case 'within':
      return Math.min(value - bound.from, bound.to - value) / bound.width;
  }
}

/** The threshold that the value is nearest to. */
function thresholdOf(bound: Bound, value: number): number {
  if (bound.kind !== 'within') return bound.threshold;
  return value - bound.from < bound.to - value ? bound.from : bound.to;
}
