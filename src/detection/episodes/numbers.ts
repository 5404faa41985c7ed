/** The numbers of this folder that are fixed with the engine's version. */
import { episodeNumbers } from './episodes';

export const episodeRoomNumbers = [episodeNumbers] as const;
