/** The numbers of this folder that are fixed with the engine's version. */
import { potentialShapeNumbers } from './potentialShape';
import { turnNumbers } from './turns';
import { waveformPeriodNumbers } from './waveformPeriod';

export const waveformNumbers = [potentialShapeNumbers, turnNumbers, waveformPeriodNumbers] as const;
