/** The numbers of this room that are fixed with the engine's version. */
import { envelopeNumbers } from './envelope';
import { envelopeShapeNumbers } from './envelopeShape';
import { episodeFeatureNumbers } from './episodeFeatures';
import { forceCouplingNumbers } from './forceCoupling';
import { generatorNumbers } from './generator';
import { potentialShapeNumbers } from './potentialShape';
import { pulseTrainNumbers } from './pulseTrain';
import { unitFeatureNumbers } from './unitFeatures';
import { waveformPeriodNumbers } from './waveformPeriod';

export const featureNumbers = [
  envelopeNumbers,
  envelopeShapeNumbers,
  episodeFeatureNumbers,
  forceCouplingNumbers,
  generatorNumbers,
  potentialShapeNumbers,
  pulseTrainNumbers,
  unitFeatureNumbers,
  waveformPeriodNumbers,
] as const;
