/** The numbers of this folder that are fixed with the engine's version. */
import { silentPartNumbers } from './silentParts';

export const silentPartRoomNumbers = [silentPartNumbers] as const;
