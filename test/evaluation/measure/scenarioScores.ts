/** What each scenario's recordings were taken for; false alarms; motor units; the baseline of recording conditions. */
import type { EvaluatedCase } from '../evaluatedCase';
import { bootstrapInterval } from '../metrics/bootstrap';
import { mostOverlapping } from '../metrics/confusion';
import { falseAlarms, perHour } from '../metrics/falseAlarms';
import { type LeakBaseline, leakBaseline } from '../metrics/leakBaseline';
import { quantile } from '../metrics/quantile';
import type { JudgedUnit } from '../units';
import { saidOfMain, tally } from './mainEvent';
import type { Evaluation, ScenarioScore, UnitScore } from './results';

/** Hours of recording. */
export function hoursOf(cases: readonly EvaluatedCase[]): number {
  return cases.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0) / 3600;
}

/** Whether a recording has a claim of a label where the truth beneath most of it is something else. */
export function claimsFalsely({ truth, detected }: EvaluatedCase, label: string): boolean {
  return detected.some((event) => event.label === label && mostOverlapping(event, truth)?.label !== label);
}

/** One row for each scenario, in the corpus' order. */
export function scenarioScores(cases: readonly EvaluatedCase[]): ScenarioScore[] {
  return [...new Set(cases.map(({ scenario }) => scenario))].map((scenario) => {
    const own = cases.filter((one) => one.scenario === scenario);
    return {
      scenario,
      kind: own[0]!.kind,
      label: own[0]!.label,
      recordings: own.length,
      hours: hoursOf(own),
      falseMyogenic: own.filter((one) => claimsFalsely(one, 'myogenic-cramp')).length,
      falseNeurogenic: own.filter((one) => claimsFalsely(one, 'neurogenic-cramp')).length,
      said: tally(own.map(saidOfMain)),
    };
  });
}

/** False alarms over the voluntary and rest recordings; the sensitivity that they were paid for stands beside. */
export function alarmScores(cases: readonly EvaluatedCase[]): Evaluation['alarms'] {
  const calm = cases.filter(
    ({ kind, label }) => kind === 'class' && (label === 'voluntary' || label === 'rest'),
  );
  const rate = (drawn: readonly EvaluatedCase[], count: (one: EvaluatedCase) => number): number =>
    perHour(
      drawn.reduce((sum, one) => sum + count(one), 0),
      3600 * hoursOf(drawn),
    );
  const crampLike = ({ detected }: EvaluatedCase): number =>
    detected.filter(({ kind }) => kind === 'indeterminate:cramp_like_discharge').length;
  const cramps = cases.filter(({ label, intentKnown }) => label === 'neurogenic-cramp' && intentKnown);
  const foundCramps = cramps.filter((one) => saidOfMain(one) === 'neurogenic-cramp');
  return {
    hours: hoursOf(calm),
    perHour: rate(calm, (one) => falseAlarms(one).length),
    interval: bootstrapInterval(
      calm,
      ({ scenario }) => scenario,
      (drawn) => rate(drawn, (one) => falseAlarms(one).length),
    ),
    claims: tally(calm.flatMap(falseAlarms)),
    crampLikePerHour: rate(calm, crampLike),
    crampSensitivity: foundCramps.length / cramps.length,
  };
}

const signalToNoiseEdges = [3, 5, 10, 20, 40, Infinity] as const;

/** Agreement of motor units by how far they stand above the noise; unpaired units count as 0. */
export function unitScores(cases: readonly EvaluatedCase[]): UnitScore[] {
  const all = cases.flatMap(({ units }) => units.units);
  return signalToNoiseEdges.slice(0, -1).map((from, index) => {
    const to = signalToNoiseEdges[index + 1]!;
    const units = all.filter(({ signalToNoise }) => signalToNoise >= from && signalToNoise < to);
    const paired = units.filter(({ agreement }) => agreement > 0);
    const sum = (of: (unit: JudgedUnit) => number): number =>
      paired.reduce((total, unit) => total + of(unit), 0);
    const common = sum((unit) => unit.common);
    return {
      fromSignalToNoise: from,
      toSignalToNoise: to,
      units: units.length,
      medianAgreement: quantile(
        units.map(({ agreement }) => agreement),
        0.5,
      ),
      partFrom90: units.filter(({ agreement }) => agreement >= 0.9).length / units.length,
      sensitivity: common / (common + sum((unit) => unit.missed)),
      precision: common / (common + sum((unit) => unit.extra)),
    };
  });
}

/** The conditions of the class scenarios against their labels; undefined for fewer than two labels or ten of any. */
export function leakScores(cases: readonly EvaluatedCase[]): LeakBaseline | undefined {
  const classes = cases.filter(({ kind }) => kind === 'class');
  const counts = Object.values(tally(classes.map(({ label }) => label)));
  if (counts.length < 2 || counts.some((count) => count < 10)) return undefined;
  return leakBaseline(classes.map(({ label, conditions }) => ({ label, features: conditions })));
}
