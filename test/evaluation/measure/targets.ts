/** Issue 3's targets, each with what was measured. None of them is decided here: the limits are the issue's. */
import { differentialClasses } from '../classes';
import { silenceTraps } from '../corpus';
import type { EvaluatedCase } from '../evaluatedCase';
import { rateUpperBound, ruleOfThree } from '../metrics/bounds';
import type { Interval } from '../metrics/bootstrap';
import { claimsAnywhere } from './silence';
import type { ClassScore, Evaluation, IntentScores, Target } from './results';

const number = (value: number, digits = 3): string => (Number.isNaN(value) ? 'none' : value.toFixed(digits));
const range = ({ low, high }: Interval, digits = 3): string =>
  `${number(low, digits)} to ${number(high, digits)}`;

/** Recordings or events of a class from which on a target can be said to be met (the "≥ 20 a class"). */
const fewest = 20;

/** A target that is missed is missed on however few; met it is only on enough. */
const decide = (value: number, count: number, isMet: (value: number) => boolean): boolean | undefined => {
  if (Number.isNaN(value)) return undefined;
  return isMet(value) ? (count >= fewest ? true : undefined) : false;
};

function f1Target(classes: readonly ClassScore[], kind: string): Target {
  const score = classes.find((one) => one.kind === kind);
  const f1 = score?.f1 ?? NaN;
  return {
    what: `event F1 at IoU ≥ 0.5: ${kind}`,
    wanted: '≥ 0.95',
    measured: number(f1),
    interval: score ? range(score.interval) : '',
    met: decide(f1, (score?.found ?? 0) + (score?.missed ?? 0), (value) => value >= 0.95),
  };
}

/** True events of the class that has fewest. */
function fewestEvents(classes: readonly ClassScore[], kinds: readonly string[]): number {
  return Math.min(
    ...kinds.map((kind) => {
      const score = classes.find((one) => one.kind === kind);
      return score ? score.found + score.missed : 0;
    }),
  );
}

function silenceTarget(cases: readonly EvaluatedCase[]): Target {
  const traps = cases.filter(({ scenario }) => (silenceTraps as readonly string[]).includes(scenario));
  const count = traps.filter((one) => claimsAnywhere(one, 'myogenic-cramp')).length;
  const bound = count === 0 ? ruleOfThree(traps.length) : rateUpperBound(count, traps.length);
  return {
    what: '`myogenic-cramp` proposed on rest, focal-miss, lead-off and no-mechanical-channel',
    wanted: '0 in ≥ 300 recordings',
    measured: `${count} in ${traps.length}`,
    interval: traps.length === 0 ? '' : `rate below ${(100 * Math.min(1, bound)).toFixed(2)} %`,
    met: count > 0 ? false : traps.length >= 300 ? true : undefined,
  };
}

function intentTargets(intent: Evaluation['intent']): Target[] {
  if (!intent) return [];
  return [
    {
      what: 'cramp against voluntary contraction, steady and irregular, no intent known: AUC',
      wanted: '≥ 0.95',
      measured: number(intent.area),
      interval: range(intent.interval),
      met: decide(intent.area, fewestOf(intent), (value) => value >= 0.95),
    },
    {
      what: 'the same recordings: wrong label where “indeterminate” was due',
      wanted: '0',
      measured: `${intent.wrongGuesses} of ${intent.recordings}`,
      interval: `rate below ${(100 * rateUpperBound(intent.wrongGuesses, intent.recordings)).toFixed(1)} %`,
      met: decide(intent.wrongGuesses, fewestOf(intent), (value) => value === 0),
    },
  ];
}

/** Recordings of the scenario that has fewest. */
function fewestOf({ said }: IntentScores): number {
  const counts = Object.values(said).map((words) =>
    Object.values(words).reduce((sum, count) => sum + count, 0),
  );
  return Math.min(...counts);
}

function realTarget(real: Evaluation['real']): Target[] {
  if (!real) return [];
  const cramps = real.flatMap(({ proposals }) =>
    proposals.filter(({ crampProbability, label }) => crampProbability > 0.5 || label.endsWith('-cramp')),
  );
  return [
    {
      what: 'real recordings without any cramp: cramps proposed, or held more probable than 0.5',
      wanted: '0',
      measured: `${cramps.length} in ${real.filter(({ problem }) => problem === undefined).length} recordings`,
      interval: '',
      met: cramps.length === 0,
    },
  ];
}

/** The table, in the order. */
export function targetsOf(cases: readonly EvaluatedCase[], measured: Omit<Evaluation, 'targets'>): Target[] {
  const { classes, differentialMacroF1, onset, calibration, alarms } = measured;
  const { decided } = calibration;
  return [
    f1Target(classes, 'neurogenic-cramp'),
    f1Target(classes, 'myogenic-cramp'),
    silenceTarget(cases),
    ...intentTargets(measured.intent),
    {
      what: 'macro F1 over the differential classes',
      wanted: '≥ 0.85',
      measured: number(differentialMacroF1.value),
      interval: range(differentialMacroF1.interval),
      met: decide(
        differentialMacroF1.value,
        fewestEvents(classes, differentialClasses),
        (value) => value >= 0.85,
      ),
    },
    {
      what: 'onset error of found active events, median / 95th percentile',
      wanted: '≤ 50 ms / ≤ 250 ms',
      measured: `${number(1000 * onset.medianSeconds, 0)} ms / ${number(1000 * onset.p95Seconds, 0)} ms`,
      interval: '',
      met: decide(onset.p95Seconds, onset.count, (p95) => onset.medianSeconds <= 0.05 && p95 <= 0.25),
    },
    {
      what: 'calibration error of decided labels, 10 equal-mass bins',
      wanted: '≤ 0.05',
      measured: number(decided.error),
      interval: range(decided.interval),
      met: decide(decided.error, decided.statements, (value) => value <= 0.05),
    },
    {
      what: 'false alarms per hour of voluntary and rest recordings',
      wanted: '≤ 1',
      measured: `${number(alarms.perHour, 2)} (${alarms.hours.toFixed(1)} h)`,
      interval: range(alarms.interval, 2),
      met: decide(alarms.perHour, cases.length, (value) => value <= 1),
    },
    ...realTarget(measured.real),
  ];
}
