/** Judges subjects by a reference that was fitted without them, as the product would. */
import {
  evidenceFor,
  evidenceOf,
  isBeyondEffort,
  jointRatios,
  muscleRatios,
  type Ratios,
  weigh,
} from '../../../src/detection/background/evidence';
import type { BackgroundReference } from '../../../src/detection/background/reference';
import { type BackgroundClass, backgroundClasses } from '../../../src/detection/result/background';
import { Random } from '../../../src/simulation/random';
import { fitReference } from './fitReference';
import type { MeasuredRecording } from './measured';

/** A subject with what all of its recordings say. */
export interface JudgedSubject {
  readonly subject: string;
  readonly laboratory: string;
  readonly diagnosis: BackgroundClass;
  readonly ratios: Ratios;
  readonly probabilities: Readonly<Record<BackgroundClass, number>>;
  /** Nothing is claimed. */
  readonly isAbstained: boolean;
}

/** The ratios of each recording by a reference. */
export function ratiosOf({ values }: MeasuredRecording, reference: BackgroundReference): Ratios {
  const features = weigh(values, reference);
  if (!features) throw new Error('A recording without measures is judged.');
  return muscleRatios(features, reference);
}

/** Fits on `known`, judges each subject of `unknown`. */
export function judgeSubjects(
  known: readonly MeasuredRecording[],
  unknown: readonly MeasuredRecording[],
  template: BackgroundReference,
): readonly JudgedSubject[] {
  const reference = fitReference(known, template);
  return [...bySubject(unknown)].map(([subject, recordings]) => {
    // As of one muscle, so that they are averaged: healthy subjects have two muscles here and patients one, and what adds up
    // over muscles would know them by that.
    const ratios = jointRatios(
      recordings.map((each) => ({ muscle: 'any', ...ratiosOf(each, reference) })),
      reference,
    );
    const { probabilities, reason } = evidenceOf(ratios, reference);
    const [{ laboratory, diagnosis }] = recordings as [MeasuredRecording]; // a group has one at least
    if (!probabilities) throw new Error('There are ratios, and no probabilities.');
    const isBeyond = recordings.every(({ values }) => isBeyondEffort(values, reference));
    const isAbstained = reason !== undefined || isBeyond;
    return { subject, laboratory, diagnosis, ratios, probabilities, isAbstained };
  });
}

/** Every subject, judged by what was fitted to the other folds. @param seed of the folds */
export function crossValidated(
  recordings: readonly MeasuredRecording[],
  template: BackgroundReference,
  seed: number,
  folds = 6,
): readonly JudgedSubject[] {
  return inFolds(recordings, seed, folds, (known, unknown) => judgeSubjects(known, unknown, template));
}

/** Every subject, judged without it. @param judge judges the second by the first */
export function inFolds(
  recordings: readonly MeasuredRecording[],
  seed: number,
  folds: number,
  judge: (
    known: readonly MeasuredRecording[],
    unknown: readonly MeasuredRecording[],
  ) => readonly JudgedSubject[],
): readonly JudgedSubject[] {
  const fold = foldsOf(recordings, new Random(seed), folds);
  return Array.from({ length: folds }, (_, k) => {
    const isHeld = ({ subject }: MeasuredRecording): boolean => fold.get(subject) === k;
    const held = recordings.filter(isHeld);
    const others = recordings.filter((each) => !isHeld(each));
    return held.length > 0 ? judge(others, held) : [];
  }).flat();
}

/** The fold of each subject: of each laboratory and diagnosis about as many in each. */
function foldsOf(
  recordings: readonly MeasuredRecording[],
  random: Random,
  folds: number,
): ReadonlyMap<string, number> {
  const strata = new Map<string, Set<string>>();
  for (const { laboratory, diagnosis, subject } of recordings) {
    const name = `${laboratory} ${diagnosis}`;
    strata.set(name, (strata.get(name) ?? new Set()).add(subject));
  }
  let next = 0;
  return new Map(
    [...strata.values()].flatMap((subjects) =>
      shuffled([...subjects], random).map((subject): [string, number] => [subject, next++ % folds]),
    ),
  );
}

/** In another order (Fisher & Yates). */
export function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const k = Math.floor(random.uniform() * (i + 1));
    [result[i], result[k]] = [result[k] as Item, result[i] as Item]; // both in bounds
  }
  return result;
}

/** A recording of which disease would be proposed. */
type ProposedAlone = Pick<MeasuredRecording, 'laboratory' | 'diagnosis'> & { readonly isRight: boolean };

/** What would be proposed of single recordings of subjects that were not fitted on, a normal muscle never. */
export function proposedAlone(
  recordings: readonly MeasuredRecording[],
  template: BackgroundReference,
  seed: number,
  folds = 6,
): readonly ProposedAlone[] {
  const fold = foldsOf(recordings, new Random(seed), folds);
  return Array.from({ length: folds }, (_, k) => {
    const isHeld = ({ subject }: MeasuredRecording): boolean => fold.get(subject) === k;
    const reference = fitReference(
      recordings.filter((each) => !isHeld(each)),
      template,
    );
    return recordings.filter(isHeld).flatMap((each) => {
      const { probabilities, reason } = evidenceFor(each.values, reference) ?? {};
      const found = probabilities && backgroundClasses.find((name) => probabilities[name] > 0.5);
      const isBeyond = isBeyondEffort(each.values, reference);
      if (reason !== undefined || isBeyond || !found || found === 'normal') return [];
      return [{ ...each, isRight: found === each.diagnosis }];
    });
  }).flat();
}

function bySubject(recordings: readonly MeasuredRecording[]): ReadonlyMap<string, MeasuredRecording[]> {
  const groups = new Map<string, MeasuredRecording[]>();
  for (const each of recordings) groups.set(each.subject, [...(groups.get(each.subject) ?? []), each]);
  return groups;
}
