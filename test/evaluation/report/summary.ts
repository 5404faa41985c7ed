/** The evaluation in a terminal: the targets, the classes, and where the confusion lies. */
import type { Evaluation } from '../measure/results';
import { figure, milliseconds, tallied } from './words';

/** Lines for a person who is tuning. */
export function summary(evaluation: Evaluation): string {
  const { corpus, targets, classes, scenarios, confusion } = evaluation;
  const lines = [
    `${corpus.recordings} recordings (${corpus.hours.toFixed(2)} h), ${corpus.seeds} seeds, engine ` +
      `${evaluation.engine?.name ?? '?'} ${evaluation.engine?.version ?? ''} ${evaluation.engine?.parametersHash ?? ''}`,
    '',
    ...targets.map(
      ({ what, wanted, measured, interval, met }) =>
        `${met === undefined ? '  ? ' : met ? ' met' : ' NOT'}  ${what}: ${measured} [${interval}], wanted ${wanted}`,
    ),
    '',
    `${'class'.padEnd(48)} found missed extra    F1  onset ms (median, p95)`,
    ...classes.map(
      ({ kind, found, missed, extra, f1, onset }) =>
        `${kind.padEnd(48)} ${String(found).padStart(5)} ${String(missed).padStart(6)} ${String(extra).padStart(5)} ` +
        `${figure(f1).padStart(5)}  ${milliseconds(onset.medianSeconds)}, ${milliseconds(onset.p95Seconds)}`,
    ),
    '',
    'true events, by what covers them:',
    ...Object.entries(confusion)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([row, columns]) => `${row.padEnd(48)} ${tallied(sorted(columns), 6)}`),
    '',
    ...evaluation.breakdowns.flatMap(({ by, groups }) => [
      `by ${by}:`,
      ...groups.map(
        (score) =>
          `${score.group.padEnd(48)} ${String(score.recordings).padStart(5)} recordings, F1 ${figure(score.activeF1)}, ` +
          `macro ${figure(score.differentialMacroF1)}, ${figure(score.wrongClaimsPerHour, 1)} wrong claims/h, ` +
          `calibration ${figure(score.calibrationError)}`,
      ),
      '',
    ]),
    'scenario: what covers its main event',
    ...scenarios.map(
      ({ scenario, said, falseMyogenic, falseNeurogenic }) =>
        `${scenario.padEnd(32)} ${tallied(said)}` +
        (falseMyogenic + falseNeurogenic > 0
          ? `   (false cramps: myogenic in ${falseMyogenic}, neurogenic in ${falseNeurogenic} recordings)`
          : ''),
    ),
  ];
  return lines.join('\n');
}

function sorted(columns: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(columns).sort(([, a], [, b]) => b - a));
}
