/** The figures between markers that a person has put on an averaged potential. */
import { figuresBetween } from '../../detection/morphology/figuresBetween';
import type { FiguresQuestion, PotentialFigures } from '../../protocol/unitViews';

/** What lies between markers that a person has put: quickly reckoned, from what the page was told. */
export function handFigures({ template, span }: FiguresQuestion): PotentialFigures {
  const { values, rateHertz: samplingRate, firstMilliseconds } = template;
  return figuresBetween({ values, samplingRate, beforeSeconds: -firstMilliseconds / 1000 }, span);
}
