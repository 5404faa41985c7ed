/**
 * What a pattern is compared with: which measures, what they are in normal muscles, what each says of the classes, and
 * where all of this comes from. It is data, which a laboratory replaces by its own; nothing of it stands in code.
 */
import { sha256Hex } from '../../base/hash';
import type { BackgroundClass } from '../result/background';
import { backgroundClasses } from '../result/background';
import { potentialFeatureNames, type PotentialFeatureName } from './potentialFeatures';
import shipped from './reference.json';

/** The measures that can be taken; a reference names those that it uses. */
export const featureNames = [
  'amplitude',
  'turns',
  'upper-amplitude',
  'small-segments',
  'upper-amplitude-ratio',
  'turns-over-amplitude',
  'activity',
  'segment-duration',
  'sharp-power',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** One measure of a reference. */
export interface ReferenceFeature {
  readonly name: FeatureName | PotentialFeatureName;
  /** Measures of one group say much the same: together they say no more than the cap. */
  readonly group: string;
  /** What is taken of the value first: values of skewed measures are compared by their logarithms. */
  readonly scale: 'log' | 'linear';
  /** Of the scaled value over the classes, each class with the same weight. */
  readonly mean: number;
  readonly deviation: number;
  /** Log-likelihood ratio against a normal muscle for each deviation. */
  readonly neurogenic: number;
  readonly myopathic: number;
  /** The 2.5th and 97.5th centile in normal muscles, in the measure's own unit. */
  readonly normalRange: readonly [low: number, high: number];
  /** The least and the most of all subjects, ill or healthy: beyond, nothing was fitted. Absent where it was not kept. */
  readonly wholeRange?: readonly [low: number, high: number];
  readonly source: string;
}

/** How well two classes were separated in recordings of subjects that were not fitted on, beside what hum alone does. */
export interface ReferenceClaim {
  readonly pair: readonly [BackgroundClass, BackgroundClass];
  readonly area: number;
  readonly lowerArea: number;
  /** The area under the curve of the mains hum and the noise by themselves: whatever does no better has learnt the room. */
  readonly roomArea: number;
  readonly source: string;
}

/** What some measures say together, and how well they said it of subjects that they were not fitted on. */
export interface ReferenceModel {
  readonly features: readonly ReferenceFeature[];
  /** Log-likelihood ratios where every measure is at its mean. */
  readonly offset: { readonly neurogenic: number; readonly myopathic: number };
  readonly claims: readonly ReferenceClaim[];
}

/**
 * How strong the efforts of its healthy subjects were. With the effort of a healthy muscle turns and amplitude rise together
 * (the slope of the clouds of DETECTION.md §D.2); disease alone raises one of them before the other.
 */
export interface ReferenceEffort {
  /** The most that any healthy subject showed of each, in the measure's own unit. */
  readonly measures: readonly { readonly name: FeatureName; readonly most: number }[];
  /** The least that any healthy subject showed at the stronger half of efforts: what has less, effort does not explain. */
  readonly proportion: { readonly name: FeatureName; readonly least: number };
  readonly source: string;
}

/** A whole reference; what it says of the interference pattern stands in itself. */
export interface BackgroundReference extends ReferenceModel {
  readonly name: string;
  readonly source: string;
  /** Muscles it was made from: the name that is shown, and words that a channel's name may have. */
  readonly muscles: readonly { readonly name: string; readonly words: readonly string[] }[];
  readonly limits: ReferenceLimits;
  /** Beyond it nobody knows what a healthy muscle shows; absent where it was not looked at. */
  readonly effort?: ReferenceEffort;
  /** What it says of recruitment, by some of the measures of the pattern. */
  readonly recruitment?: ReferenceModel;
  /** What it says of the potentials of the motor units, by their medians over so many units or more. */
  readonly potentials?: ReferenceModel & { readonly leastUnits: number };
}

/** Numbers that decide, each with its source beside it in the file. */
export interface ReferenceLimits {
  /** A group's ratio counts up to this; a muscle's up to that. */
  readonly groupCap: number;
  readonly muscleCap: number;
  /** By this the ratios of several muscles of one person count: they are not independent. */
  readonly acrossMuscles: number;
  /** Nothing is claimed where no class is as probable as this. */
  readonly leastProbability: number;
  readonly leastSamplingRate: number;
  readonly leastSeconds: number;
  readonly leastTurnsPerSecond: number;
}

/** A reference that can't be used: the sentence says what is wrong with it, and where. */
export class ReferenceError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'ReferenceError';
  }
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a reference. @param where what the sentence of an error calls it
 * @throws ReferenceError
 */
export function readReference(value: unknown, where: string): BackgroundReference {
  const fail = (sentence: string): never => {
    throw new ReferenceError(`The reference ${where} can't be used: ${sentence}`);
  };
  const object = (part: unknown, name: string): Fields =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? (part as Fields) // an object, whatever is in it
      : fail(`${name} is not an object.`);
  const list = (part: unknown, name: string): readonly unknown[] =>
    Array.isArray(part) ? part : fail(`${name} is not a list.`);
  const text = (part: unknown, name: string): string =>
    typeof part === 'string' && part.trim() !== '' ? part : fail(`${name} is not a text.`);
  const number = (part: unknown, name: string, [low, high]: readonly [number, number]): number =>
    typeof part === 'number' && part >= low && part <= high
      ? part
      : fail(`${name} is not a number from ${low} to ${high}.`);
  const oneOf = <Word extends string>(part: unknown, words: readonly Word[], name: string): Word =>
    words.find((word) => word === part) ?? fail(`${name} is none of ${words.join(', ')}.`);
  const ratio = (part: unknown, name: string): number => number(part, name, [-20, 20]);

  const all = object(value, 'it');
  const featuresOf = (
    part: Fields,
    names: readonly ReferenceFeature['name'][],
  ): readonly ReferenceFeature[] => {
    const features = list(part['features'], 'features').map((each, k): ReferenceFeature => {
      const one = object(each, `features[${k}]`);
      const name = oneOf(one['name'], names, `features[${k}].name`);
      const rangeOf = (key: 'normalRange' | 'wholeRange'): readonly [number, number] => {
        const range = list(one[key], `${name}.${key}`);
        const bound = (i: number): number => number(range[i], `${name}.${key}[${i}]`, [-1e6, 1e6]);
        return [bound(0), bound(1)];
      };
      return {
        name,
        group: text(one['group'], `${name}.group`),
        scale: oneOf(one['scale'], ['log', 'linear'], `${name}.scale`),
        mean: number(one['mean'], `${name}.mean`, [-1e6, 1e6]),
        deviation: number(one['deviation'], `${name}.deviation`, [1e-6, 1e6]),
        neurogenic: ratio(one['neurogenic'], `${name}.neurogenic`),
        myopathic: ratio(one['myopathic'], `${name}.myopathic`),
        normalRange: rangeOf('normalRange'),
        ...(one['wholeRange'] === undefined ? {} : { wholeRange: rangeOf('wholeRange') }),
        source: text(one['source'], `${name}.source`),
      };
    });
    if (features.length === 0) fail('it has no features.');
    if (new Set(features.map(({ name }) => name)).size < features.length) fail('a feature is there twice.');
    return features;
  };
  const modelOf = (part: Fields, names: readonly ReferenceFeature['name'][]): ReferenceModel => {
    const features = featuresOf(part, names);
    const offset = object(part['offset'], 'offset');
    return {
      features,
      offset: {
        neurogenic: ratio(offset['neurogenic'], 'offset.neurogenic'),
        myopathic: ratio(offset['myopathic'], 'offset.myopathic'),
      },
      claims: list(part['claims'], 'claims').map((each, k): ReferenceClaim => {
        const one = object(each, `claims[${k}]`);
        const pair = list(one['pair'], `claims[${k}].pair`);
        const area = (name: 'area' | 'lowerArea' | 'roomArea'): number =>
          number(one[name], `claims[${k}].${name}`, [0, 1]);
        const side = (i: number): BackgroundClass =>
          oneOf(pair[i], backgroundClasses, `claims[${k}].pair[${i}]`);
        return {
          pair: [side(0), side(1)],
          area: area('area'),
          lowerArea: area('lowerArea'),
          roomArea: area('roomArea'),
          source: text(one['source'], `claims[${k}].source`),
        };
      }),
    };
  };
  const effortOf = (part: Fields): ReferenceEffort => {
    const measures = list(part['measures'], 'effort.measures').map((each, k) => {
      const one = object(each, `effort.measures[${k}]`);
      return {
        name: oneOf(one['name'], featureNames, `effort.measures[${k}].name`),
        most: number(one['most'], `effort.measures[${k}].most`, [1e-6, 1e6]),
      };
    });
    if (measures.length === 0) fail('effort.measures is empty.');
    const own = object(part['proportion'], 'effort.proportion');
    const proportion = {
      name: oneOf(own['name'], featureNames, 'effort.proportion.name'),
      least: number(own['least'], 'effort.proportion.least', [0, 1e6]),
    };
    return { measures, proportion, source: text(part['source'], 'effort.source') };
  };
  const potentialsOf = (part: Fields): NonNullable<BackgroundReference['potentials']> => ({
    ...modelOf(part, potentialFeatureNames),
    leastUnits: number(part['leastUnits'], 'potentials.leastUnits', [1, 1000]),
  });
  const { features, offset, claims } = modelOf(all, featureNames);
  const limits = object(all['limits'], 'limits');
  const limit = (name: keyof ReferenceLimits, range: readonly [number, number]): number => {
    const part = object(limits[name], `limits.${name}`);
    text(part['source'], `limits.${name}.source`);
    return number(part['value'], `limits.${name}.value`, range);
  };
  return {
    name: text(all['name'], 'name'),
    source: text(all['source'], 'source'),
    muscles: list(all['muscles'], 'muscles').map((each, k) => {
      const part = object(each, `muscles[${k}]`);
      const words = list(part['words'], `muscles[${k}].words`);
      return {
        name: text(part['name'], `muscles[${k}].name`),
        words: words.map((word) => text(word, `a word of muscles[${k}]`).toLowerCase()),
      };
    }),
    features,
    offset,
    limits: {
      groupCap: limit('groupCap', [0, 10]),
      muscleCap: limit('muscleCap', [0, 20]),
      acrossMuscles: limit('acrossMuscles', [0, 1]),
      leastProbability: limit('leastProbability', [0, 1]),
      leastSamplingRate: limit('leastSamplingRate', [1000, 100000]),
      leastSeconds: limit('leastSeconds', [1, 600]),
      leastTurnsPerSecond: limit('leastTurnsPerSecond', [0, 1000]),
    },
    claims,
    ...(all['effort'] === undefined ? {} : { effort: effortOf(object(all['effort'], 'effort')) }),
    ...(all['recruitment'] === undefined
      ? {}
      : { recruitment: modelOf(object(all['recruitment'], 'recruitment'), featureNames) }),
    ...(all['potentials'] === undefined
      ? {}
      : { potentials: potentialsOf(object(all['potentials'], 'potentials')) }),
  };
}

/** The reference that ships with the product. */
export const shippedReference: BackgroundReference = readReference(shipped, 'reference.json');

/** First 12 hex digits of the SHA-256 of a reference. */
export function referenceHash(reference: BackgroundReference): string {
  return sha256Hex([JSON.stringify(reference)], 12);
}
