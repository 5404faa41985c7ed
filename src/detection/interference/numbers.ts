/** The numbers of this folder that are fixed with the engine's version. */
import { interferenceEpochNumbers } from './epochs';
import { interferenceFullnessNumbers } from './fullness';
import { interferencePatternNumbers } from './pattern';
import { interferenceTurnNumbers } from './turns';

export const interferenceNumbers = [
  interferenceTurnNumbers,
  interferenceEpochNumbers,
  interferencePatternNumbers,
  interferenceFullnessNumbers,
] as const;
