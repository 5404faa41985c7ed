/**
 * The choice of measures, made anew without the subjects that are judged: figures of measures that were chosen on the very
 * subjects they are then judged on are too good, and by how much is what this shows.
 */
import type { BackgroundReference, ReferenceFeature } from '../../../src/detection/background/reference';
import { backgroundClasses } from '../../../src/detection/result/background';
import { crossValidated, inFolds, type JudgedSubject, judgeSubjects } from './judge';
import type { MeasuredRecording } from './measured';

/** Measures beside those of the reference that the choice was made among, and the group each would be in. */
const others = [
  ['upper-amplitude-ratio', 'large units'],
  ['turns-over-amplitude', 'density'],
  ['median-amplitude', 'size'],
  ['rms', 'size'],
  ['upper-segment-duration', 'shape'],
] as const;

const innerFolds = 4;

/** The reference's own measures and all others, as a template. */
export function poolOf(reference: BackgroundReference): BackgroundReference {
  const [like] = reference.features;
  if (!like) throw new Error('The reference has no features.');
  const more = others.map(
    // They have names of their own, which never leave this program.
    ([name, group]) => ({ ...like, name, group, scale: 'log' }) as unknown as ReferenceFeature,
  );
  return { ...reference, features: [...reference.features, ...more] };
}

/** A template with these measures alone. */
export function templateOf(pool: BackgroundReference, names: readonly string[]): BackgroundReference {
  return { ...pool, features: pool.features.filter(({ name }) => names.includes(name)) };
}

/** Mean over the classes of the mean -ln p of what each subject is. */
function logLoss(subjects: readonly JudgedSubject[]): number {
  const losses = backgroundClasses.map((name) => {
    const own = subjects.filter(({ diagnosis }) => diagnosis === name);
    return own.reduce((sum, { probabilities }) => sum - Math.log(probabilities[name]), 0) / own.length;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Adds the measure that helps most, by folds of its own, until none does or there are enough. */
function chosenNames(
  known: readonly MeasuredRecording[],
  pool: BackgroundReference,
  most: number,
  seed: number,
): readonly string[] {
  let chosen: readonly string[] = [];
  let least = Infinity;
  while (chosen.length < most) {
    const tried = pool.features
      .filter(({ name }) => !chosen.includes(name))
      .map(({ name }) => {
        const names = [...chosen, name];
        return { names, loss: logLoss(crossValidated(known, templateOf(pool, names), seed, innerFolds)) };
      })
      .sort((a, b) => a.loss - b.loss);
    const [best] = tried;
    if (!best || best.loss >= least) break;
    ({ names: chosen, loss: least } = best);
  }
  return chosen;
}

/** Every subject, judged by measures that were chosen and fitted without it; `choices` counts how often each was chosen. */
export function nestedValidated(
  recordings: readonly MeasuredRecording[],
  pool: BackgroundReference,
  most: number,
  seed: number,
): { readonly judged: readonly JudgedSubject[]; readonly choices: ReadonlyMap<string, number> } {
  const choices = new Map<string, number>();
  const judged = inFolds(recordings, seed, 6, (known, unknown) => {
    const names = chosenNames(known, pool, most, seed);
    for (const name of names) choices.set(name, (choices.get(name) ?? 0) + 1);
    return judgeSubjects(known, unknown, templateOf(pool, names));
  });
  return { judged, choices };
}
