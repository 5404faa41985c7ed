/** The numbers of this room that are fixed with the engine's version. */
import { contractureNumbers } from './contractureEvidence';
import { silenceNumbers } from './silenceRules';
import { silentPartNumbers } from './silentParts';

export const silenceRoomNumbers = [contractureNumbers, silenceNumbers, silentPartNumbers] as const;
