/** Fits a reference to measured recordings: means and deviations of its measures, and what each says of the classes. */
import { standardised } from '../../../src/detection/background/evidence';
import type {
  BackgroundReference,
  ReferenceEffort,
  ReferenceFeature,
} from '../../../src/detection/background/reference';
import { type BackgroundClass, backgroundClasses } from '../../../src/detection/result/background';
import { quantile } from '../metrics/quantile';
import { fitRegression } from './regression';

/** What a reference is fitted to. */
export interface FittedRecording {
  readonly subject: string;
  readonly diagnosis: BackgroundClass;
  readonly values: Readonly<Record<string, number>>;
}

/** As though so many subjects spoke for every measure saying nothing: with 76 subjects, a mild restraint. */
const penalty = 4;
/** By this the restraint makes ratios too small: the log-loss of subjects that were not fitted on is least with it. */
const unrestraint = 1.5;

/** The template with everything that is fitted replaced; what decides beside it (caps, limits) stays the template's. */
export function fitReference(
  recordings: readonly FittedRecording[],
  template: BackgroundReference,
): BackgroundReference {
  const weights = balancedWeights(recordings);
  const scaled = template.features.map((feature) => scaledFeature(feature, recordings, weights));
  const cases = recordings.map(({ values, diagnosis }, k) => ({
    values: scaled.map((feature) => standardised(values[feature.name] ?? NaN, feature)),
    of: backgroundClasses.indexOf(diagnosis),
    weight: weights[k] ?? 0,
  }));
  const coefficients = fitRegression(cases, backgroundClasses.length, penalty);
  const against = (name: BackgroundClass, i: number): number =>
    unrestraint *
    ((coefficients[backgroundClasses.indexOf(name)]?.[i] ?? NaN) -
      (coefficients[backgroundClasses.indexOf('normal')]?.[i] ?? NaN));
  const last = scaled.length;
  return {
    ...template,
    features: scaled.map((feature, i) => ({
      ...feature,
      neurogenic: against('neurogenic', i),
      myopathic: against('myopathic', i),
    })),
    offset: { neurogenic: against('neurogenic', last), myopathic: against('myopathic', last) },
    ...(template.effort ? { effort: fittedEffort(template.effort, recordings) } : {}),
  };
}

/** The most that the healthy showed, and the least proportion in the half of them with most turns. */
function fittedEffort(effort: ReferenceEffort, recordings: readonly FittedRecording[]): ReferenceEffort {
  const healthy = recordings.filter(({ diagnosis }) => diagnosis === 'normal');
  // What nobody measured sets no limit.
  const valuesOf = (name: string, some: typeof healthy): readonly number[] =>
    some.map(({ values }) => values[name] ?? Infinity);
  const { name, least } = effort.proportion;
  const strong = effort.measures.reduce((some, measure) => {
    const middle = quantile(valuesOf(measure.name, healthy), 0.5);
    return some.filter(({ values }) => (values[measure.name] ?? Infinity) >= middle);
  }, healthy);
  return {
    ...effort,
    measures: effort.measures.map((each) => ({ ...each, most: Math.max(...valuesOf(each.name, healthy)) })),
    proportion: { name, least: strong.length > 0 ? Math.min(...valuesOf(name, strong)) : least },
  };
}

/** Every class counts the same, and in it every subject, however many recordings there are; together, the subjects. */
function balancedWeights(recordings: readonly FittedRecording[]): readonly number[] {
  const count = (same: (other: FittedRecording) => boolean): number => recordings.filter(same).length;
  const subjects = (diagnosis: BackgroundClass): number =>
    new Set(recordings.filter((each) => each.diagnosis === diagnosis).map(({ subject }) => subject)).size;
  const total = new Set(recordings.map(({ subject }) => subject)).size;
  return recordings.map(({ subject, diagnosis }) => {
    const own = 1 / count((other) => other.subject === subject);
    return (own * total) / (subjects(diagnosis) * backgroundClasses.length);
  });
}

function scaledFeature(
  feature: ReferenceFeature,
  recordings: readonly FittedRecording[],
  weights: readonly number[],
): ReferenceFeature {
  const valueOf = ({ values }: FittedRecording): number => values[feature.name] ?? NaN;
  const plain = { ...feature, mean: 0, deviation: 1 };
  const scaled = recordings.map((recording) => standardised(valueOf(recording), plain));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weighed = (of: (value: number) => number): number =>
    scaled.reduce((sum, value, k) => sum + (weights[k] ?? 0) * of(value), 0) / total;
  const mean = weighed((value) => value);
  const deviation = Math.sqrt(weighed((value) => (value - mean) ** 2));
  const normal = recordings.filter(({ diagnosis }) => diagnosis === 'normal').map(valueOf);
  const normalRange = [quantile(normal, 0.025), quantile(normal, 0.975)] as const;
  const all = recordings.map(valueOf);
  return { ...feature, mean, deviation, normalRange, wholeRange: [Math.min(...all), Math.max(...all)] };
}
