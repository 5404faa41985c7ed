/** Parts of the page: confusion, unknown intent, calibration, motor units. */
import type { CalibrationScore, Evaluation } from '../measure/results';
import { figure, interval, percent, table, tallied } from './words';

export function confusionSection(shown: ReadonlySet<string>): string {
  return `## Confusion

Every true event by the class that covers most of it (at least a tenth); “missed” where nothing does. The last row
holds claims that tell of no true event of theirs. Blue is right, brown is not; the numbers are in results.json.

${shown.has('confusion.svg') ? '![Confusion matrix](plots/confusion.svg)' : ''}`;
}

export function intentSection({ intent }: Evaluation, shown: ReadonlySet<string>): string {
  if (!intent) return '## Intent unknown\n\nNot in this run.';
  const rows = Object.entries(intent.said).map(([scenario, said]) => [scenario, tallied(said, 6)]);
  return `## Intent unknown

The score of a recording is the greatest probability that any of its events gives to \`neurogenic-cramp\`, as label or
alternative. AUC ${figure(intent.area)} (${interval(intent.interval)}); against steady contractions alone ${figure(intent.areaAgainstSteady)}, against irregular ones
alone ${figure(intent.areaAgainstIrregular)}. Wrong decided labels: ${intent.wrongGuesses} of ${intent.recordings}.

${table(['scenario', 'said of the main event'], rows)}

${shown.has('roc.svg') ? '![ROC](plots/roc.svg)' : ''}`;
}

export function calibrationSection(
  { calibration, coverage }: Evaluation,
  shown: ReadonlySet<string>,
): string {
  const row = (name: string, score: CalibrationScore): string[] => [
    name,
    String(score.statements),
    figure(score.error),
    interval(score.interval),
    figure(score.brier),
  ];
  const all = coverage.at(-1);
  return `## Probabilities

A statement is right where the truth beneath most of the event has its label. The target is that of decided labels; plain
quiet is left out of it, because so many easy statements would flatter the figure.

${table(
  ['statements', 'n', 'calibration error', '95 %', 'Brier'],
  [
    row('decided labels (not rest)', calibration.decided),
    row('rest', calibration.quiet),
    row('candidates of undecided events', calibration.candidates),
  ],
)}

Label by label: what was stated, and what came true.

${table(
  ['label', 'n', 'mean probability', 'part right', 'calibration error'],
  calibration.classes.map(({ label, statements, meanProbability, partRight, error }) => [
    label,
    String(statements),
    figure(meanProbability),
    figure(partRight),
    figure(error),
  ]),
)}

${all ? `Of the true active events ${percent(all.coverage)} are decided, ${percent(all.risk, 1)} of these wrongly; the others are left undecided or missed.` : ''}

${shown.has('reliability.svg') ? '![Reliability](plots/reliability.svg)' : ''}
${shown.has('coverage.svg') ? '![Coverage and risk](plots/coverage.svg)' : ''}`;
}

export function breakdownSection({ breakdowns }: Evaluation): string {
  const columns = [
    'recordings',
    'hours',
    'active events',
    'F1, all active classes',
    'macro F1, differential',
    'wrong claims per hour',
    'statements',
    'calibration error',
  ];
  const tables = breakdowns.map(({ by, groups }) =>
    table(
      [by, ...columns],
      groups.map((score) => [
        score.group,
        String(score.recordings),
        score.hours.toFixed(2),
        String(score.activeEvents),
        figure(score.activeF1),
        figure(score.differentialMacroF1),
        figure(score.wrongClaimsPerHour, 1),
        String(score.statements),
        figure(score.calibrationError),
      ]),
    ),
  );
  return `## By how a recording was made

Pooled F1 at IoU ≥ 0.5; the macro F1 is over the differential classes that are true in the group. Wrong claims are of a
cramp, discharge, insertion or artifact where the truth is something else, in any recording. A hybrid is simulated
activity on the noise and with the needle movements of a real recording; it counts here and in no other figure.

${tables.join('\n\n')}`;
}

export function unitSection({ units, inventedUnits }: Evaluation): string {
  const rows = units.map((score) => [
    Number.isFinite(score.toSignalToNoise)
      ? `${score.fromSignalToNoise} to ${score.toSignalToNoise}`
      : `from ${score.fromSignalToNoise}`,
    String(score.units),
    figure(score.medianAgreement),
    percent(score.partFrom90),
    percent(score.sensitivity),
    percent(score.precision),
  ]);
  return `## Motor units

Rate of agreement (Dice, ± 0.5 ms after the lag is taken out, one to one) of the true units with ≥ 20 discharges (of a channel
the 30 largest), by largest deflection over RMS noise; a unit that was not found counts as 0. Sensitivity and precision are of the paired units' discharges.
Of ${inventedUnits.found} units that the engine names, ${inventedUnits.invented} agree with no true one (RoA < 0.3, or paired elsewhere).

${table(['peak / noise', 'true units', 'median RoA', 'RoA ≥ 0.9', 'sensitivity', 'precision'], rows)}`;
}
