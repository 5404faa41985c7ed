/** The numbers of the noise level: `signal/noiseLevel.ts` reads them, and imports nothing from here. */
import { smoothingBins } from '../../../signal/logHistogram';
import { ambiguousFrom, lowQuantile, restFactor } from '../../../signal/noiseLevel';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

export const noiseNumbers = fixedNumbers('noiseLevel', {
  ambiguousFrom: ratio(
    ambiguousFrom,
    [1.1, 10],
    'Estimates of the noise further apart than this contradict each other',
    '§B.3, §N noise',
  ),
  lowQuantile: ratio(
    lowQuantile,
    [0.001, 0.5],
    "The quantile of the windows' RMS that is taken for silence",
    '§B.3 (5th percentile)',
  ),
  restFactor: ratio(
    restFactor,
    [1, 10],
    'Windows whose RMS is at most this many times that of the quietest ones are taken for rest',
    chosen,
  ),
  smoothingBins: count(
    smoothingBins,
    [0, 64],
    'The mode of the log RMS is sought after averaging over this many bins (32nds of an octave) either way',
    chosen,
  ),
});
