/** The numbers of this folder that are fixed with the engine's version. */
import { recruitmentNumbers } from './recruitment';

export const recruitmentRoomNumbers = [recruitmentNumbers] as const;
