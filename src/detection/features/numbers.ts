/** The numbers of this folder that are fixed with the engine's version. */
import { clockTrainNumbers } from './clockTrain';
import { envelopeNumbers } from './envelope';
import { envelopeShapeNumbers } from './envelopeShape';
import { episodeFeatureNumbers } from './episodeFeatures';
import { fibreNumbers } from './fibres';
import { forceCouplingNumbers } from './forceCoupling';
import { generatorNumbers } from './generator';
import { pulseTrainNumbers } from './pulseTrain';
import { runningDownNumbers } from './runningDown';
import { trainDoubtNumbers } from './trainDoubts';
import { twitchNumbers } from './twitches';
import { unitFeatureNumbers } from './unitFeatures';

export const featureNumbers = [
  clockTrainNumbers,
  envelopeNumbers,
  envelopeShapeNumbers,
  episodeFeatureNumbers,
  fibreNumbers,
  forceCouplingNumbers,
  generatorNumbers,
  pulseTrainNumbers,
  runningDownNumbers,
  trainDoubtNumbers,
  twitchNumbers,
  unitFeatureNumbers,
] as const;
