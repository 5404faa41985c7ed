/** The same measures by how a recording was made: an average can hide that one sort of recording fails. */
import { differentialClasses, isActive } from '../classes';
import type { EvaluatedCase } from '../evaluatedCase';
import { falseAlarms, perHour } from '../metrics/falseAlarms';
import { f1Of, macroF1 } from '../metrics/f1';
import { countsOf, type MatchedCase, totalOf } from './classScores';
import { decidedStatements, calibrationScore } from './probabilityScores';
import type { Breakdown, GroupScore } from './results';

/** Hum's fundamental in µV from which a group begins; issue 13 asks for what is above 40 µV. */
const humFrom = [0.01, 40, 200] as const;

type GroupOf = (one: EvaluatedCase) => string;

const humGroup: GroupOf = ({ circumstances: { humMicrovolts } }) => {
  const above = humFrom.filter((from) => humMicrovolts >= from).length;
  const [, some, much] = humFrom;
  return ['none', `below ${some} µV`, `${some} to ${much} µV`, `from ${much} µV`][above]!;
};

const groupings: readonly { readonly by: string; readonly of: GroupOf; readonly order: readonly string[] }[] =
  [
    { by: 'hum', of: humGroup, order: ['none', 'below 40 µV', '40 to 200 µV', 'from 200 µV'] },
    { by: 'sampling rate', of: ({ circumstances }) => `${circumstances.samplingRate} Hz`, order: [] },
    { by: 'wording of the remarks', of: ({ circumstances }) => circumstances.wording, order: [] },
    { by: 'background', of: ({ circumstances }) => circumstances.background, order: ['simulated'] },
  ];

/** Every grouping that has more than one group. */
export function breakdowns(cases: readonly MatchedCase[]): Breakdown[] {
  return groupings
    .map(({ by, of, order }) => {
      const names = [...new Set(cases.map(({ one }) => of(one)))].sort(
        (a, b) => place(order, a) - place(order, b) || a.localeCompare(b, 'en', { numeric: true }),
      );
      const groups = names.map((name) =>
        groupScore(
          name,
          cases.filter(({ one }) => of(one) === name),
        ),
      );
      return { by, groups };
    })
    .filter(({ groups }) => groups.length > 1);
}

const place = (order: readonly string[], name: string): number =>
  order.includes(name) ? order.indexOf(name) : order.length;

function groupScore(group: string, cases: readonly MatchedCase[]): GroupScore {
  const plain = cases.map(({ one }) => one);
  const seconds = plain.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  // Claims of what is true nowhere in the group count as well.
  const active = [...new Set(cases.flatMap(({ counts }) => [...counts.keys()]))].filter(isActiveKind);
  const present = differentialClasses.filter((kind) => eventsOf(totalOf(cases, kind)) > 0);
  const pooled = countsOf(cases, active);
  const alarms = plain.reduce((sum, one) => sum + falseAlarms(one).length, 0);
  const { statements, error } = calibrationScore(plain, decidedStatements);
  return {
    group,
    recordings: cases.length,
    hours: seconds / 3600,
    activeEvents: eventsOf(pooled),
    activeF1: f1Of(pooled),
    differentialMacroF1: macroF1(new Map(present.map((kind) => [kind, totalOf(cases, kind)])), present),
    wrongClaimsPerHour: perHour(alarms, seconds),
    statements,
    calibrationError: error,
  };
}

const isActiveKind = (kind: string): boolean => !kind.startsWith('indeterminate') && isActive(kind);

const eventsOf = ({ found, missed }: { readonly found: number; readonly missed: number }): number =>
  found + missed;
