/** Puts all measures of a corpus together. */
import { crampClasses, differentialClasses } from '../classes';
import type { EvaluatedCase } from '../evaluatedCase';
import { confusionOf } from '../metrics/confusion';
import { edgeError } from '../metrics/edgeErrors';
import { psds } from '../metrics/psds';
import { seedsOf, type SeedSet } from '../seeds';
import { activeEdgeDifferences, classScores, macroScore, matchCases } from './classScores';
import { breakdowns } from './breakdowns';
import { intentScores } from './intentScores';
import { calibrationScores, coverageScores } from './probabilityScores';
import type { Evaluation, RealRecording } from './results';
import { alarmScores, hoursOf, leakScores, scenarioScores, unitScores } from './scenarioScores';
import { targetsOf } from './targets';
import { variantScores } from './variantScores';

const psdsThresholds = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const psdsClasses = [...crampClasses, ...differentialClasses, 'voluntary'];

/** Everything that is measured; `real` where the real recordings were looked at. Hybrids count in the breakdowns alone. */
export function evaluate(
  all: readonly EvaluatedCase[],
  seeds: SeedSet,
  real: readonly RealRecording[] | undefined,
): Evaluation {
  const cases = all.filter(({ circumstances }) => circumstances.background === 'simulated');
  const matched = matchCases(cases);
  const differences = activeEdgeDifferences(matched, 'onsetSeconds');
  const allSeeds = cases.map(({ seed }) => seed);
  const units = cases.map((one) => one.units);
  const measured = {
    engine: cases.find(({ engine }) => engine)?.engine,
    corpus: {
      seeds,
      firstSeed: seedsOf(seeds, 1)[0]!,
      lastSeed: Math.max(...allSeeds),
      recordings: cases.length,
      hours: hoursOf(cases),
      problems: cases.flatMap(({ scenario, seed, problem }) =>
        problem === undefined ? [] : [{ scenario, seed, problem }],
      ),
    },
    classes: classScores(matched),
    differentialMacroF1: macroScore(matched, differentialClasses),
    breakdowns: breakdowns(matchCases(all)),
    psds: psds(cases, psdsClasses, psdsThresholds),
    onset: { ...edgeError(differences), differences },
    end: edgeError(activeEdgeDifferences(matched, 'endSeconds')),
    intent: intentScores(cases),
    calibration: calibrationScores(cases),
    coverage: coverageScores(cases),
    alarms: alarmScores(cases),
    confusion: Object.fromEntries(
      [...confusionOf(cases)].map(([row, columns]) => [row, Object.fromEntries(columns)]),
    ),
    scenarios: scenarioScores(cases),
    units: unitScores(cases),
    inventedUnits: {
      found: units.reduce((sum, { found }) => sum + found, 0),
      invented: units.reduce((sum, { invented }) => sum + invented, 0),
    },
    leak: leakScores(cases),
    variants: variantScores(cases),
    real,
  };
  return { ...measured, targets: targetsOf(cases, measured) };
}
