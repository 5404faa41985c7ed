/** The figures that a set of judged subjects gives. */
import type { BackgroundClass } from '../../../src/detection/result/background';
import { backgroundClasses } from '../../../src/detection/result/background';
import { bootstrapInterval, type Interval } from '../metrics/bootstrap';
import { brierScore, calibrationError } from '../metrics/calibration';
import { rocArea } from '../metrics/roc';
import type { JudgedSubject } from './judge';
import type { MeasuredRecording } from './measured';

/** The pairs of classes. */
export const pairs: readonly (readonly [BackgroundClass, BackgroundClass])[] = [
  ['neurogenic', 'myopathic'],
  ['neurogenic', 'normal'],
  ['myopathic', 'normal'],
];

/** A figure with its 95 % interval over subjects. */
export interface Figure extends Interval {
  readonly value: number;
}

/** The mean over several ways to make folds; the interval is the first one's, moved to it. */
export interface Figures {
  /** Area under the curve, in the order of `pairs`. */
  readonly areas: readonly Figure[];
  readonly balanced: Figure;
  readonly recalls: readonly number[];
  readonly calibrationError: number;
  readonly brier: number;
  /** Part of the subjects of whom something is claimed, and the part of those claims that is right. */
  readonly claimed: number;
  readonly claimedRight: number;
}

/** How well one class of a pair is ranked above the other. */
export function pairArea(
  [first, second]: readonly [BackgroundClass, BackgroundClass],
  subjects: readonly JudgedSubject[],
): number {
  const cases = subjects
    .filter(({ diagnosis }) => diagnosis === first || diagnosis === second)
    .map(({ diagnosis, probabilities }) => ({
      score: Math.log(probabilities[first] / probabilities[second]),
      positive: diagnosis === first,
    }));
  return rocArea(cases);
}

function likeliest({ probabilities }: JudgedSubject): BackgroundClass {
  return backgroundClasses.reduce((best, next) => (probabilities[next] > probabilities[best] ? next : best));
}

function recall(diagnosis: BackgroundClass, subjects: readonly JudgedSubject[]): number {
  const own = subjects.filter((each) => each.diagnosis === diagnosis);
  return own.filter((each) => likeliest(each) === diagnosis).length / own.length;
}

function balancedAccuracy(subjects: readonly JudgedSubject[]): number {
  const recalls = backgroundClasses.map((name) => recall(name, subjects));
  return recalls.reduce((sum, each) => sum + each, 0) / recalls.length;
}

/** @param runs the same subjects, judged in one or more ways to make folds */
export function figuresOf(runs: readonly (readonly JudgedSubject[])[]): Figures {
  const mean = (of: (subjects: readonly JudgedSubject[]) => number): number =>
    runs.reduce((sum, subjects) => sum + of(subjects), 0) / runs.length;
  const figure = (of: (subjects: readonly JudgedSubject[]) => number): Figure => {
    const value = mean(of);
    const first = runs[0] ?? [];
    const { low, high } = bootstrapInterval(first, ({ diagnosis }) => diagnosis, of);
    const shift = value - of(first);
    return { value, low: Math.min(1, low + shift), high: Math.min(1, high + shift) };
  };
  const statements = (subjects: readonly JudgedSubject[]) =>
    subjects.flatMap(({ diagnosis, probabilities }) =>
      backgroundClasses.map((name) => ({ probability: probabilities[name], right: name === diagnosis })),
    );
  const claimed = (subjects: readonly JudgedSubject[]): readonly JudgedSubject[] =>
    subjects.filter(({ isAbstained }) => !isAbstained);
  return {
    areas: pairs.map((pair) => figure((subjects) => pairArea(pair, subjects))),
    balanced: figure(balancedAccuracy),
    recalls: backgroundClasses.map((name) => mean((subjects) => recall(name, subjects))),
    calibrationError: mean((subjects) => calibrationError(statements(subjects))),
    brier: mean((subjects) => brierScore(statements(subjects))),
    claimed: mean((subjects) => claimed(subjects).length / subjects.length),
    claimedRight: mean((subjects) => {
      const some = claimed(subjects);
      return some.filter((each) => likeliest(each) === each.diagnosis).length / some.length;
    }),
  };
}

/**
 * How well one condition of the room ranks each pair of classes by itself, in whichever direction does better: nothing is
 * fitted, so nothing that is fitted may do worse.
 */
export function rankedAreas(
  recordings: readonly MeasuredRecording[],
  condition: keyof MeasuredRecording['room'],
): readonly number[] {
  const subjects = [...new Set(recordings.map(({ subject }) => subject))].map((subject) => {
    const own = recordings.filter((each) => each.subject === subject);
    const sum = own.reduce((total, { room }) => total + room[condition], 0);
    return { diagnosis: own[0]?.diagnosis, score: sum / own.length };
  });
  return pairs.map(([first, second]) => {
    const area = rocArea(
      subjects
        .filter(({ diagnosis }) => diagnosis === first || diagnosis === second)
        .map(({ diagnosis, score }) => ({ score, positive: diagnosis === first })),
    );
    return Math.max(area, 1 - area);
  });
}
