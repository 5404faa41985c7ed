/** A fitted reference as the JSON file that ships: rounded, with the source of each number beside it. */
import * as prettier from 'prettier';
import { pairs, type Figures } from './figures';
import type {
  BackgroundReference,
  ReferenceLimits,
  ReferenceModel,
} from '../../../src/detection/background/reference';

const fittedOn =
  'Fitted by npm run evaluate:background on EMGLAB N2001 (Nikolic 2001) and Mendeley Data 10.17632/543xpjycj9.1, concentric needle, voluntary segments, hum removed from every recording alike, 20 Hz to 10 kHz; classes and subjects balanced';

const limitSources: Readonly<Record<keyof ReferenceLimits, string>> = {
  groupCap:
    'DETECTION.md §E.1 (1.5, inferred); own: the groups correct one another, and a tighter cap loses 0.02 of the area under the curve',
  muscleCap: 'DETECTION.md §E.1 (3, inferred); own: in proportion',
  acrossMuscles: 'DETECTION.md §E.1',
  leastProbability: 'DETECTION.md §E.1',
  leastSamplingRate: 'DETECTION.md §B.1',
  leastSeconds: 'Own: three epochs of a second are the least that have a median',
  leastTurnsPerSecond: 'Own: fewer turns give no centile of the segments between them',
};

/** A model with how well it did. */
interface FittedModel {
  readonly model: ReferenceModel;
  readonly figures: Figures;
}

/** All that is fitted. */
export interface FittedReference {
  readonly pattern: FittedModel & { readonly model: BackgroundReference };
  readonly recruitment: FittedModel;
  /** Of each pair, what hum or noise alone separate. */
  readonly roomAreas: readonly number[];
}

/** @param reference what is not fitted: name, source, muscles, limits */
export async function referenceFile(
  reference: BackgroundReference,
  { pattern, recruitment, roomAreas }: FittedReference,
): Promise<string> {
  const limits = Object.entries(limitSources).map(([name, source]) => [
    name,
    { value: reference.limits[name as keyof ReferenceLimits], source }, // its own keys
  ]);
  const { features, offset, claims } = modelJson(pattern, roomAreas, chosenInFolds);
  const file = {
    name: reference.name,
    source: reference.source,
    muscles: reference.muscles,
    features,
    offset,
    limits: Object.fromEntries(limits) as object,
    claims,
    effort: pattern.model.effort && {
      measures: pattern.model.effort.measures.map(({ name, most }) => ({ name, most: rounded(most) })),
      proportion: {
        name: pattern.model.effort.proportion.name,
        least: rounded(pattern.model.effort.proportion.least),
      },
      source: `${fittedOn}; the most of any recording of a healthy subject, and the least of those at or above their median by both measures`,
    },
    recruitment: modelJson(recruitment, roomAreas, notFittedOn),
  };
  return prettier.format(JSON.stringify(file), { parser: 'json', printWidth: 110, singleQuote: true });
}

const notFittedOn = 'npm run evaluate:background, subjects that were not fitted on';
const chosenInFolds = `${notFittedOn}, measures chosen without them`;

function modelJson({ model, figures }: FittedModel, roomAreas: readonly number[], source: string) {
  return {
    features: model.features.map((feature) => ({
      ...feature,
      mean: rounded(feature.mean),
      deviation: rounded(feature.deviation),
      neurogenic: rounded(feature.neurogenic),
      myopathic: rounded(feature.myopathic),
      normalRange: feature.normalRange.map(rounded),
      wholeRange: feature.wholeRange?.map(rounded),
      source: fittedOn,
    })),
    offset: {
      neurogenic: rounded(model.offset.neurogenic),
      myopathic: rounded(model.offset.myopathic),
      source: fittedOn,
    },
    claims: pairs.map((pair, k) => ({
      pair,
      area: rounded(figures.areas[k]?.value ?? NaN),
      lowerArea: rounded(figures.areas[k]?.low ?? NaN),
      roomArea: rounded(roomAreas[k] ?? NaN),
      source,
    })),
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
