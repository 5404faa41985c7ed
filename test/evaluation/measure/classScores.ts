/** F1 by class at several overlaps, with the edges of what was found. */
import { isActive } from '../classes';
import type { EvaluatedCase } from '../evaluatedCase';
import { bootstrapInterval, type Interval } from '../metrics/bootstrap';
import { matchByCollar } from '../metrics/collar';
import { edgeDifferences, edgeError } from '../metrics/edgeErrors';
import { type EventMatching, matchEvents } from '../metrics/eventMatching';
import { countByClass, type EventCounts, f1Of, macroF1, noEvents } from '../metrics/f1';
import type { ClassScore } from './results';

/** A case with its events paired at the overlap of the targets. */
export interface MatchedCase {
  readonly one: EvaluatedCase;
  readonly matching: EventMatching;
  readonly counts: ReadonlyMap<string, EventCounts>;
}

/** The overlap of the targets. */
const primaryIou = 0.5;

/** Pairs every case's events once, for all that is counted after. */
export function matchCases(cases: readonly EvaluatedCase[]): MatchedCase[] {
  return cases.map((one) => {
    const matching = matchEvents(one, primaryIou);
    return { one, matching, counts: countByClass([matching]) };
  });
}

/** Counts of one class over cases. */
export function totalOf(cases: readonly MatchedCase[], kind: string): EventCounts {
  let { found, missed, extra } = noEvents;
  for (const { counts } of cases) {
    const own = counts.get(kind);
    if (!own) continue;
    found += own.found;
    missed += own.missed;
    extra += own.extra;
  }
  return { found, missed, extra };
}

/** Counts of several classes in all. */
export function countsOf(cases: readonly MatchedCase[], kinds: readonly string[]): EventCounts {
  return kinds
    .map((kind) => totalOf(cases, kind))
    .reduce(
      (sum, { found, missed, extra }) => ({
        found: sum.found + found,
        missed: sum.missed + missed,
        extra: sum.extra + extra,
      }),
      noEvents,
    );
}

const byScenario = ({ one }: MatchedCase): string => one.scenario;

/** One row for each class that is true anywhere, in alphabetical order. */
export function classScores(cases: readonly MatchedCase[]): ClassScore[] {
  const kinds = [...new Set(cases.flatMap(({ one }) => one.truth.map(({ kind }) => kind)))].sort();
  const others = {
    f1AtIou30: countByClass(cases.map(({ one }) => matchEvents(one, 0.3))),
    f1AtIou70: countByClass(cases.map(({ one }) => matchEvents(one, 0.7))),
    collarF1: countByClass(cases.map(({ one }) => matchByCollar(one))),
  };
  return kinds.map((kind) => {
    const pairs = cases.flatMap(({ matching }) => matching.pairs.filter(({ truth }) => truth.kind === kind));
    const counts = totalOf(cases, kind);
    return {
      kind,
      ...counts,
      f1: f1Of(counts),
      interval: bootstrapInterval(cases, byScenario, (drawn) => f1Of(totalOf(drawn, kind))),
      f1AtIou30: f1Of(others.f1AtIou30.get(kind) ?? noEvents),
      f1AtIou70: f1Of(others.f1AtIou70.get(kind) ?? noEvents),
      collarF1: f1Of(others.collarF1.get(kind) ?? noEvents),
      onset: edgeError(edgeDifferences(pairs, 'onsetSeconds')),
      end: edgeError(edgeDifferences(pairs, 'endSeconds')),
    };
  });
}

/** The macro F1 over `kinds`, with its interval. */
export function macroScore(
  cases: readonly MatchedCase[],
  kinds: readonly string[],
): { readonly value: number; readonly interval: Interval } {
  const macro = (drawn: readonly MatchedCase[]): number =>
    macroF1(new Map(kinds.map((kind) => [kind, totalOf(drawn, kind)])), kinds);
  return { value: macro(cases), interval: bootstrapInterval(cases, byScenario, macro) };
}

/** Detected − true edges of every found event that is active. */
export function activeEdgeDifferences(
  cases: readonly MatchedCase[],
  edge: 'onsetSeconds' | 'endSeconds',
): number[] {
  return cases.flatMap(({ matching }) =>
    edgeDifferences(
      matching.pairs.filter(({ truth }) => isActive(truth.label)),
      edge,
    ),
  );
}
