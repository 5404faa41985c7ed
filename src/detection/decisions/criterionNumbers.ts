/** The numbers that stand in the criteria, as entries of a table: a new criterion's are listed and hashed by being there. */
import { chosen } from '../numbers/fixedNumbers';
import { entry, type ParameterEntry } from '../numbers/parameterEntry';
import type { Criterion, Limit } from './criterion';

/** Every number of a criterion, by what it is in it: `threshold`, `width`, `weight` … */
export function criterionNumbers<Subject, Parameters extends object>({
  bound,
  meaning,
  unit,
  range,
  source,
  weight,
  against,
}: Criterion<Subject, Parameters>): Readonly<Record<string, ParameterEntry>> {
  const span = range[1] - range[0];
  const limits =
    bound.kind === 'within'
      ? {
          ...limitNumbers('from', bound.from, unit, range, `${meaning}: from this on`, source),
          ...limitNumbers('to', bound.to, unit, range, `${meaning}: up to this`, source),
        }
      : limitNumbers('threshold', bound.threshold, unit, range, `${meaning}: ${bound.kind} this`, source);
  return {
    ...limits,
    ...limitNumbers('width', bound.width, unit, [0, span], 'So far from the limit it counts in full', chosen),
    // §A.3 caps a contribution at 2; four exclude a class by themselves.
    weight: entry(weight, '', [0, 4], 'Greatest log-likelihood ratio for the class', chosen),
    ...(against === undefined
      ? {}
      : { against: entry(against, '', [0, 4], 'Greatest log-likelihood ratio against it', chosen) }),
  };
}

function limitNumbers(
  name: string,
  limit: Limit<string>,
  unit: string,
  range: readonly [number, number],
  meaning: string,
  source: string,
): Readonly<Record<string, ParameterEntry>> {
  if (typeof limit === 'number') return { [name]: entry(limit, unit, range, meaning, source) };
  const { of, times, plus } = limit;
  const span = range[1] - range[0];
  // What follows a parameter is of its size.
  return {
    ...(times === undefined
      ? {}
      : { [`${name}.times`]: entry(times, '', [0.1, 10], `${meaning}, times ${of}`, source) }),
    ...(plus === undefined
      ? {}
      : { [`${name}.plus`]: entry(plus, unit, [-span, span], `${meaning}, added to ${of}`, source) }),
  };
}
