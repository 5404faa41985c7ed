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

/** How much a subject counts beside others of its class. */
type WeightOf = (subject: JudgedSubject) => number;

/** How well one class of a pair is ranked above the other: Mann & Whitney, with weights. */
function pairArea(
  [first, second]: readonly [BackgroundClass, BackgroundClass],
  subjects: readonly JudgedSubject[],
  weightOf: WeightOf,
): number {
  const score = ({ probabilities }: JudgedSubject): number =>
    Math.log(probabilities[first] / probabilities[second]);
  const others = subjects.filter(({ diagnosis }) => diagnosis === second);
  let [won, all] = [0, 0];
  for (const one of subjects.filter(({ diagnosis }) => diagnosis === first)) {
    for (const other of others) {
      const weight = weightOf(one) * weightOf(other);
      const ahead = score(one) - score(other);
      all += weight;
      won += weight * (ahead > 0 ? 1 : ahead === 0 ? 0.5 : 0);
    }
  }
  return won / all;
}

function likeliest({ probabilities }: JudgedSubject): BackgroundClass {
  return backgroundClasses.reduce((best, next) => (probabilities[next] > probabilities[best] ? next : best));
}

function recall(diagnosis: BackgroundClass, subjects: readonly JudgedSubject[], weightOf: WeightOf): number {
  const own = subjects.filter((each) => each.diagnosis === diagnosis);
  const sum = (some: readonly JudgedSubject[]): number => some.reduce((all, each) => all + weightOf(each), 0);
  return sum(own.filter((each) => likeliest(each) === diagnosis)) / sum(own);
}

function balancedAccuracy(subjects: readonly JudgedSubject[], weightOf: WeightOf): number {
  const recalls = backgroundClasses.map((name) => recall(name, subjects, weightOf));
  return recalls.reduce((sum, each) => sum + each, 0) / recalls.length;
}

/**
 * @param runs the same subjects, judged in one or more ways to make folds
 * @param weights by subject, for areas, accuracy and recalls; all count the same where there are none
 */
export function figuresOf(
  runs: readonly (readonly JudgedSubject[])[],
  weights?: ReadonlyMap<string, number>,
): Figures {
  const weightOf: WeightOf = ({ subject }) => weights?.get(subject) ?? 1;
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
    areas: pairs.map((pair) => figure((subjects) => pairArea(pair, subjects, weightOf))),
    balanced: figure((subjects) => balancedAccuracy(subjects, weightOf)),
    recalls: backgroundClasses.map((name) => mean((subjects) => recall(name, subjects, weightOf))),
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
 * How well one number ranks each pair of classes by itself, in whichever direction does better: nothing is fitted, so nothing
 * that is fitted may do worse.
 */
export function rankedAreas(
  recordings: readonly MeasuredRecording[],
  valueOf: (recording: MeasuredRecording) => number,
): readonly number[] {
  const subjects = [...new Set(recordings.map(({ subject }) => subject))].map((subject) => {
    const own = recordings.filter((each) => each.subject === subject);
    const sum = own.reduce((total, each) => total + valueOf(each), 0);
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
