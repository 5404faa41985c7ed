/** The numbers of this folder that are fixed with the engine's version. */
import { potentialShapeNumbers } from './potentialShape';
import { waveformPeriodNumbers } from './waveformPeriod';

export const waveformNumbers = [potentialShapeNumbers, waveformPeriodNumbers] as const;
