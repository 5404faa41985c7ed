/** The numbers of this folder that are fixed with the engine's version. */
import { episodeNumbers } from './episodes';
import { insertionBurstNumbers } from './insertionBursts';
import { stimulusTrainNumbers } from './stimulusTrains';

export const episodeRoomNumbers = [episodeNumbers, insertionBurstNumbers, stimulusTrainNumbers] as const;
