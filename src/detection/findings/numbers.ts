/** The numbers of this folder that are fixed with the engine's version. */
import { findingNumbers } from './findings';
import { reportedRateNumbers } from './reportedEvidence';

export const findingRoomNumbers = [findingNumbers, reportedRateNumbers] as const;
