/**
 * A rhythm in an envelope: the 0.8 to 2.2 Hz modulation of cramp (DETECTION.md §A.3 C8) and the 3 to 12 Hz of tremor
 * (§A.4), as a peak of the averaged spectrum over its surroundings.
 */
import { at } from '../../base/typedArrays';
import { mean, median } from '../../signal/statistics';
import { count, fixedNumbers } from '../numbers/fixedNumbers';
import type { TrainParameters } from './parameters';
import { amplitudeAt, lobeBins, type PowerSpectrum, powerSpectrum } from './spectrum';

/** A peak of a spectrum. */
export interface Rhythm {
  readonly peakHz: number;
  /**
   * Power of the peak over the median power beside it, from half to twice its frequency, on the side where that is
   * greater: on the slope that a slow build-up gives a spectrum nothing stands out.
   */
  readonly prominence: number;
  /** Amplitude of the oscillation over the mean: above 1 for bursts with silence between, at most 1 for what only swells. */
  readonly depth: number;
  /** Segments the spectrum is averaged over. With one alone, chance gives a prominence of 5 in one of ten. */
  readonly segments: number;
}

export const rhythmNumbers = fixedNumbers('rhythm', {
  leastCycles: count(
    2,
    [1, 20],
    'Segments hold at least this many cycles of the lowest frequency sought',
    'own: half of what there is, for three averaged segments; one alone has peaks of six times its median by chance',
  ),
  mostCycles: count(4, [2, 50], 'And at most this many', 'own: more segments then'),
});
const { leastCycles, mostCycles } = rhythmNumbers.values;

/**
 * The strongest local maximum of the spectrum of `envelope` (any unit, at `rateHz` samples a second, NaN taken for
 * its mean) between `lowHz` and `highHz`. Undefined where two cycles of `lowHz` do not fit in, `highHz` reaches the
 * Nyquist rate, the envelope is constant, or the spectrum only slopes through the band.
 */
export function rhythm(
  envelope: Float32Array | Float64Array,
  rateHz: number,
  [lowHz, highHz]: readonly [number, number],
): Rhythm | undefined {
  const available = envelope.length / rateHz;
  if (!(available >= leastCycles / lowHz) || !(highHz < rateHz / 2)) return undefined;
  const segmentSeconds = Math.max(leastCycles / lowHz, Math.min(available / 2, mostCycles / lowHz));
  // One more bin, lest a peak at the upper end have no neighbour.
  const values = withoutGaps(envelope);
  const spectrum = powerSpectrum(values, rateHz, segmentSeconds, 2 * highHz + 1);
  const { hertzPerBin, segments } = spectrum;
  const peak = highestPeak(spectrum, lowHz, highHz);
  if (peak === undefined) return undefined;
  const level = surroundings(spectrum, peak);
  if (!(level > 0)) return undefined;
  return {
    peakHz: peak * hertzPerBin,
    prominence: at(spectrum.powers, peak) / level,
    depth: amplitudeAt(spectrum, peak) / Math.abs(mean(values)),
    segments,
  };
}

/** The bin of the highest local maximum in a band; undefined where there is none. */
function highestPeak(
  { powers, hertzPerBin }: PowerSpectrum,
  lowHz: number,
  highHz: number,
): number | undefined {
  const last = Math.min(powers.length - 2, Math.floor(highHz / hertzPerBin));
  let peak: number | undefined;
  for (let bin = Math.max(1, Math.ceil(lowHz / hertzPerBin)); bin <= last; bin++) {
    if (at(powers, bin) < at(powers, bin - 1) || at(powers, bin) < at(powers, bin + 1)) continue;
    if (peak === undefined || at(powers, bin) > at(powers, peak)) peak = bin;
  }
  return peak;
}

/** The greater of the median powers below and above a peak, out to half and twice its frequency. */
function surroundings({ powers }: PowerSpectrum, peak: number): number {
  const below = powers.subarray(
    Math.max(1, Math.min(Math.floor(peak / 2), peak - lobeBins)),
    Math.max(1, peak - lobeBins + 1),
  );
  const above = powers.subarray(peak + lobeBins, Math.max(2 * peak, peak + lobeBins) + 1);
  return Math.max(median(below) ?? 0, median(above) ?? 0);
}

/** The modulation of an envelope between 0.8 and 2.2 Hz (C8); see `rhythm`. */
export function envelopeModulation(
  envelope: Float32Array | Float64Array,
  rateHz: number,
  p: TrainParameters,
): Rhythm | undefined {
  return rhythm(envelope, rateHz, [p.trainModulationLow, p.trainModulationHigh]);
}

/** The tremor of an envelope between 3 and 12 Hz (§A.4); see `rhythm`. */
export function tremorRhythm(
  envelope: Float32Array | Float64Array,
  rateHz: number,
  p: TrainParameters,
): Rhythm | undefined {
  return rhythm(envelope, rateHz, [p.trainTremorLow, p.trainTremorHigh]);
}

function withoutGaps(envelope: Float32Array | Float64Array): Float64Array {
  const values = Float64Array.from(envelope);
  const typical = mean(values.filter((value) => Number.isFinite(value)));
  return values.map((value) => (Number.isFinite(value) ? value : typical));
}
