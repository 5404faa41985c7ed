/** The numbers of this folder that are fixed with the engine's version. */
import { episodeNumbers } from './episodes';
import { insertionBurstNumbers } from './insertionBursts';

export const episodeRoomNumbers = [episodeNumbers, insertionBurstNumbers] as const;
