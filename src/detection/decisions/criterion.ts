/**
 * One criterion of a class as data: which number, what it is held against, and what it says for or against the
 * class. Its contribution is a log-likelihood ratio that grows with the distance from the limit and is capped
 * (DETECTION.md §A.3: ±2). All its numbers stand in it; `criterionNumbers.ts` reads them off for the engine's table and
 * hash, so a criterion needs to say what they mean and where they come from.
 */
import { millisecondsPerSecond } from '../numbers/conversions';
import type { Evidence } from '../result/detectedEvent';

/** Parameters by name. */
export type Numbers = Readonly<Record<string, number>>;

/** A limit that follows a parameter: `times` it, `plus` something, in seconds or in milliseconds. */
export interface ParameterLimit<Name extends string> {
  readonly of: Name;
  readonly times?: number;
  readonly plus?: number;
  /** Milliseconds of a parameter in seconds. */
  readonly in?: 'ms';
}

/** A number of the criterion's own, or one that follows a parameter. */
export type Limit<Name extends string> = number | ParameterLimit<Name>;

/** What a criterion asks of its number. */
export type Bound<Name extends string = string> =
  | { readonly kind: 'above' | 'below'; readonly threshold: Limit<Name>; readonly width: Limit<Name> }
  | {
      readonly kind: 'within';
      readonly from: Limit<Name>;
      readonly to: Limit<Name>;
      readonly width: Limit<Name>;
    };

/** A criterion about some subject, under some parameters. */
export interface Criterion<Subject, Parameters extends object = Numbers> {
  readonly name: string;
  /** What its number is, without a full stop. */
  readonly meaning: string;
  readonly unit: string;
  /** The number; undefined where the data can't give it. */
  readonly value: (subject: Subject, parameters: Parameters) => number | undefined;
  readonly bound: Bound<keyof Parameters & string>;
  /** Where the bound comes from: a section of DETECTION.md, or our own reasoning. */
  readonly source: string;
  /** The limits that make sense. */
  readonly range: readonly [minimum: number, maximum: number];
  /** How far the number can be relied on, 0 to 1: its contribution counts in that part; all of it where it is not said. */
  readonly certainty?: (subject: Subject) => number;
  /** Greatest contribution for, and against (as much where it is not said). */
  readonly weight: number;
  readonly against?: number;
  /** A class does not pass without it; a missing number does not pass either, but `where-known`. */
  readonly required?: boolean | 'where-known';
  /** The moment that shows it, in seconds. */
  readonly moment?: (subject: Subject) => number;
}

/** What became of a criterion. */
export interface Judged {
  readonly evidence: Evidence;
  readonly required: boolean;
}

/** Judges a criterion; undefined where the data give no number. */
export function judge<Subject, Parameters extends object>(
  criterion: Criterion<Subject, Parameters>,
  subject: Subject,
  parameters: Parameters,
): Judged | undefined {
  const value = criterion.value(subject, parameters);
  const required = (criterion.required ?? false) !== false;
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const bound = resolved(criterion.bound, parameters);
  const excess = excessOf(bound, value);
  const share = Math.max(-1, Math.min(1, excess));
  const weight = share >= 0 ? criterion.weight : (criterion.against ?? criterion.weight);
  const contribution = share * weight * (criterion.certainty?.(subject) ?? 1);
  return {
    required,
    evidence: {
      criterion: criterion.name,
      value,
      unit: criterion.unit,
      threshold: thresholdOf(bound, value),
      contribution,
      met: excess >= 0,
      ...(criterion.moment ? { atSeconds: criterion.moment(subject) } : {}),
    },
  };
}

/** A bound under some parameters: what its numbers come to. */
export type ResolvedBound =
  | { readonly kind: 'above' | 'below'; readonly threshold: number; readonly width: number }
  | { readonly kind: 'within'; readonly from: number; readonly to: number; readonly width: number };

/** What a bound comes to under these parameters. */
export function resolved<Parameters extends object>(
  bound: Bound<keyof Parameters & string>,
  parameters: Parameters,
): ResolvedBound {
  const of = (limit: Limit<keyof Parameters & string>): number =>
    typeof limit === 'number' ? limit : limitOf(limit, parameters[limit.of] as number);
  return bound.kind === 'within'
    ? { kind: bound.kind, from: of(bound.from), to: of(bound.to), width: of(bound.width) }
    : { kind: bound.kind, threshold: of(bound.threshold), width: of(bound.width) };
}

function limitOf(limit: ParameterLimit<string>, parameter: number): number {
  const scale = limit.in === 'ms' ? millisecondsPerSecond : 1;
  return (limit.times ?? 1) * scale * parameter + (limit.plus ?? 0);
}

/** Distance from the threshold in widths; positive on the side that is asked for. */
function excessOf(bound: ResolvedBound, value: number): number {
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
function thresholdOf(bound: ResolvedBound, value: number): number {
  if (bound.kind !== 'within') return bound.threshold;
  return value - bound.from < bound.to - value ? bound.from : bound.to;
}
