/** The numbers of this folder that are fixed with the engine's version. */
import { contractureNumbers } from './contractureItem';
import { silenceNumbers } from './silenceRules';

export const silenceRuleRoomNumbers = [contractureNumbers, silenceNumbers] as const;
