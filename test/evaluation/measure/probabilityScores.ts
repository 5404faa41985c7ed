/** Whether the probabilities are kept: of decided labels, of quiet, and of the candidates of undecided events. */
import { isActive } from '../classes';
import type { EvaluatedCase } from '../evaluatedCase';
import { bootstrapInterval } from '../metrics/bootstrap';
import { brierScore, calibrationError, reliability, type Statement } from '../metrics/calibration';
import { mostOverlapping } from '../metrics/confusion';
import { type CoveragePoint, coverageCurve, type Decision } from '../metrics/selective';
import type { CalibrationScore, Evaluation } from './results';

type Statements = (one: EvaluatedCase) => readonly Statement[];

/** Right where the truth beneath most of the event has the label. */
function statement(
  one: EvaluatedCase,
  event: EvaluatedCase['detected'][number],
  label: string,
  probability: number,
): Statement {
  return { probability, right: mostOverlapping(event, one.truth)?.label === label };
}

/** What the engine states with a label, rest apart. */
export const decidedStatements: Statements = (one) =>
  one.detected
    .filter(({ label }) => label !== 'indeterminate' && label !== 'rest')
    .map((event) => statement(one, event, event.label, event.probability));

const quiet: Statements = (one) =>
  one.detected
    .filter(({ label }) => label === 'rest')
    .map((event) => statement(one, event, event.label, event.probability));

/** Every candidate of an undecided event is a statement of its own; plain quiet has no candidate to be judged by. */
const candidates: Statements = (one) =>
  one.detected
    .filter(
      ({ label, kind }) => label === 'indeterminate' && !kind.endsWith('rest_or_contracture_indeterminate'),
    )
    .flatMap((event) =>
      event.alternatives
        .filter(({ label }) => label !== 'indeterminate')
        .map(({ label, probability }) => statement(one, event, label, probability)),
    );

/** How far the stated probabilities are kept; NaN for none. */
export function calibrationScore(
  cases: readonly EvaluatedCase[],
  statements: Statements,
): Pick<CalibrationScore, 'statements' | 'error'> {
  const all = cases.flatMap(statements);
  return { statements: all.length, error: calibrationError(all) };
}

function score(cases: readonly EvaluatedCase[], statements: Statements): CalibrationScore {
  const byCase = cases.map((one) => ({ scenario: one.scenario, made: statements(one) }));
  const all = byCase.flatMap(({ made }) => made);
  return {
    statements: all.length,
    error: calibrationError(all),
    interval: bootstrapInterval(
      byCase,
      ({ scenario }) => scenario,
      (drawn) => calibrationError(drawn.flatMap(({ made }) => made)),
      300,
    ),
    brier: brierScore(all),
    points: reliability(all),
  };
}

/** Hum above which issue 13 asks for the calibration apart (fundamental's amplitude). */
const muchHumMicrovolts = 40;

/** Each label's statements by themselves: mean probability against the part that is right. */
function classCalibration(cases: readonly EvaluatedCase[]): Evaluation['calibration']['classes'] {
  const labelled = cases.flatMap((one) =>
    one.detected
      .filter(({ label }) => label !== 'indeterminate')
      .map((event) => ({ label: event.label, ...statement(one, event, event.label, event.probability) })),
  );
  return [...new Set(labelled.map(({ label }) => label))].sort().map((label) => {
    const own = labelled.filter((one) => one.label === label);
    const mean = (of: (one: (typeof own)[number]) => number): number =>
      own.reduce((sum, one) => sum + of(one), 0) / own.length;
    return {
      label,
      statements: own.length,
      meanProbability: mean(({ probability }) => probability),
      partRight: mean(({ right }) => (right ? 1 : 0)),
      error: calibrationError(own),
    };
  });
}

/** The sorts of statements. */
export function calibrationScores(cases: readonly EvaluatedCase[]): Evaluation['calibration'] {
  return {
    decided: score(cases, decidedStatements),
    classes: classCalibration(cases),
    aboveHum: {
      humMicrovolts: muchHumMicrovolts,
      ...calibrationScore(
        cases.filter(({ circumstances }) => circumstances.humMicrovolts > muchHumMicrovolts),
        decidedStatements,
      ),
    },
    quiet: score(cases, quiet),
    candidates: score(cases, candidates),
  };
}

/** Every active true event as a decision: abstained on where what covers most of it is undecided, quiet or nothing. */
export function coverageScores(cases: readonly EvaluatedCase[]): CoveragePoint[] {
  const decisions = cases.flatMap(({ truth, detected }) =>
    truth
      .filter(({ label }) => isActive(label))
      .map((event): Decision => {
        const claim = mostOverlapping(event, detected);
        const isDecided = claim && isActive(claim.label);
        return {
          probability: isDecided ? claim.probability : undefined,
          right: claim?.label === event.label,
        };
      }),
  );
  return coverageCurve(decisions);
}
