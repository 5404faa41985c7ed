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

const decided: Statements = (one) =>
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

/** The three sorts of statements. */
export function calibrationScores(cases: readonly EvaluatedCase[]): Evaluation['calibration'] {
  return {
    decided: score(cases, decided),
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
