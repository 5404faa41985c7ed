/**
 * Subjects weighed so that no class has more hum than another: the generalised overlap weights of Li & Li (2019, Annals of
 * Applied Statistics 13:2389). What a model still does with them, it does not do by hum.
 */
import { backgroundClasses } from '../../../src/detection/result/background';
import type { MeasuredRecording } from './measured';
import { fitRegression, probabilitiesOf, type WeightedCase } from './regression';
import type { RoomConditions } from './room';

/** As though so many subjects spoke for the condition saying nothing: it is to say all that it can. */
const penalty = 1;

/** By subject; a subject whose class its condition gives away counts little. */
export function matchedWeights(
  recordings: readonly MeasuredRecording[],
  condition: keyof RoomConditions,
): ReadonlyMap<string, number> {
  const subjects = [...new Set(recordings.map(({ subject }) => subject))];
  const means = subjects.map((subject) => {
    const own = recordings.filter((each) => each.subject === subject);
    return own.reduce((sum, { room }) => sum + room[condition], 0) / own.length;
  });
  const mean = means.reduce((sum, each) => sum + each, 0) / means.length;
  const deviation = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / means.length);
  const classes = subjects.map((subject) => {
    const diagnosis = recordings.find((each) => each.subject === subject)?.diagnosis ?? 'normal';
    return backgroundClasses.indexOf(diagnosis);
  });
  const cases = means.map((each, k): WeightedCase => {
    const [x, of] = [(each - mean) / deviation, classes[k] ?? 0];
    const same = classes.filter((other) => other === of).length;
    return { values: [x, x * x - 1], of, weight: subjects.length / (backgroundClasses.length * same) };
  });
  const coefficients = fitRegression(cases, backgroundClasses.length, penalty);
  return new Map(
    subjects.map((subject, k) => {
      const { values = [], of = 0 } = cases[k] ?? {};
      const probabilities = probabilitiesOf(coefficients, values);
      const sum = probabilities.reduce((all, each) => all + 1 / each, 0);
      return [subject, 1 / sum / (probabilities[of] ?? 1)];
    }),
  );
}
