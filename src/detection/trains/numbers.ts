/** The numbers of this folder that are fixed with the engine's version. */
import { burstStructureNumbers } from './burstStructure';
import { clockNumbers } from './clock';
import { filledTrainNumbers } from './filledTrain';
import { localTrendNumbers } from './localTrend';
import { missMixtureNumbers } from './missMixture';
import { missRateNumbers } from './missRate';
import { ownPaceNumbers } from './ownPaces';
import { regularityTrendNumbers } from './regularityTrend';
import { resamplingNumbers } from './resampling';
import { rhythmNumbers } from './rhythm';
import { spectrumNumbers } from './spectrum';
import { sputteringNumbers } from './sputtering';

export const trainNumbers = [
  burstStructureNumbers,
  clockNumbers,
  filledTrainNumbers,
  localTrendNumbers,
  missMixtureNumbers,
  missRateNumbers,
  ownPaceNumbers,
  regularityTrendNumbers,
  resamplingNumbers,
  rhythmNumbers,
  spectrumNumbers,
  sputteringNumbers,
] as const;
