/** Issue 13's targets, and what is left of issue 3's, each with what was measured. The limits are the issues', not decided here. */
import { differentialClasses } from '../classes';
import { silenceTraps } from '../corpus';
import type { EvaluatedCase } from '../evaluatedCase';
import { rateUpperBound, ruleOfThree } from '../metrics/bounds';
import type { Interval } from '../metrics/bootstrap';
import { mostOverlapping } from '../metrics/confusion';
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

const f1Least: readonly (readonly [kind: string, least: number])[] = [
  ['neurogenic-cramp', 0.97],
  ['myogenic-cramp', 0.95],
  ['fibrillation', 0.9],
  ['positive-sharp-wave', 0.9],
  ['fasciculation', 0.9],
  ['complex-repetitive-discharge', 0.9],
  ['voluntary', 0.99],
];

function f1Target(classes: readonly ClassScore[], kind: string, least: number): Target {
  const score = classes.find((one) => one.kind === kind);
  const f1 = score?.f1 ?? NaN;
  return {
    what: `event F1 at IoU ≥ 0.5: ${kind}`,
    wanted: `≥ ${least.toFixed(2)}`,
    measured: number(f1),
    interval: score ? range(score.interval) : '',
    met: decide(f1, (score?.found ?? 0) + (score?.missed ?? 0), (value) => value >= least),
  };
}

function contractureAtIou70({ classes }: Pick<Evaluation, 'classes'>): Target {
  const score = classes.find(({ kind }) => kind === 'myogenic-cramp');
  const f1 = score?.f1AtIou70 ?? NaN;
  return {
    what: 'event F1 at IoU ≥ 0.7: myogenic-cramp',
    wanted: '≥ 0.95',
    measured: number(f1),
    interval: '',
    met: decide(f1, (score?.found ?? 0) + (score?.missed ?? 0), (value) => value >= 0.95),
  };
}

/** The form of a recording that changes most. */
function variantTarget({ variants = [] }: Pick<Evaluation, 'variants'>): Target {
  const [most] = [...variants].sort((a, b) => b.relabelled - a.relabelled);
  return {
    what: 'time relabelled in another form: rate, converter, polarity, unit, names, grid',
    wanted: '≤ 1 % each',
    measured: most ? `${number(100 * most.relabelled, 2)} % (${most.variant})` : 'none',
    interval: '',
    met: decide(most?.relabelled ?? NaN, most?.recordings ?? 0, (value) => value <= 0.01),
  };
}

/** Contractions that were asked for and are called a cramp. */
function contractionTarget(cases: readonly EvaluatedCase[]): Target {
  const contractions = cases.flatMap(({ truth, detected }) =>
    truth
      .filter(({ kind }) => kind === 'voluntary')
      .map((event) => mostOverlapping(event, detected)?.label ?? 'missed'),
  );
  const count = contractions.filter((label) => label.endsWith('-cramp')).length;
  return {
    what: 'contractions called cramp',
    wanted: '0',
    measured: `${count} of ${contractions.length}`,
    interval: `rate below ${(100 * Math.min(1, rateUpperBound(count, contractions.length))).toFixed(2)} %`,
    met: decide(contractions.length === 0 ? NaN : count, contractions.length, (value) => value === 0),
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
    what: `\`myogenic-cramp\` proposed on ${silenceTraps.join(', ')}`,
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
    ...f1Least.map(([kind, least]) => f1Target(classes, kind, least)),
    contractureAtIou70(measured),
    contractionTarget(cases),
    silenceTarget(cases),
    ...intentTargets(measured.intent),
    variantTarget(measured),
    {
      what: 'macro F1 over the differential classes',
      wanted: '≥ 0.92',
      measured: number(differentialMacroF1.value),
      interval: range(differentialMacroF1.interval),
      met: decide(
        differentialMacroF1.value,
        fewestEvents(classes, differentialClasses),
        (value) => value >= 0.92,
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
      what: `the same above ${calibration.aboveHum.humMicrovolts} µV of hum`,
      wanted: '≤ 0.08',
      measured: number(calibration.aboveHum.error),
      interval: '',
      met: decide(calibration.aboveHum.error, calibration.aboveHum.statements, (value) => value <= 0.08),
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
