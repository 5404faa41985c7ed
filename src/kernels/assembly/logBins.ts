/** Bins of magnitudes on a logarithmic scale. All arguments but counts are addresses in bytes. */

const fractionBits: u32 = 23;
const fractionMask: u32 = (1 << 23) - 1;

/**
 * For each of `count` finite values the bin of its magnitude in single precision, in 16 bits; −1 for one below the lowest.
 * An octave has `perOctave` bins.
 *
 * @param lowest the exponent, with its bias, of the octave in which bin 0 begins
 * @param edges the fractions (32 bits each) at which an octave's bins begin, and its end
 * @param byFraction for each 128th of an octave (8 bits each) the last bin that begins at or before it
 */
export function logBins(
  values: usize,
  count: i32,
  lowest: i32,
  perOctave: i32,
  bins: i32,
  edges: usize,
  byFraction: usize,
  result: usize,
): void {
  const end = values + ((<usize>count) << 3);
  for (; values < end; values += 8, result += 2) {
    const bits = reinterpret<u32>(<f32>load<f64>(values));
    const octave = <i32>((bits >>> fractionBits) & 0xff) - lowest;
    if (octave < 0) {
      store<i16>(result, -1);
      continue;
    }
    const fraction = bits & fractionMask;
    const bin = <i32>load<u8>(byFraction + (fraction >>> 16));
    const isNext = fraction >= load<u32>(edges + ((bin + 1) << 2)) ? 1 : 0;
    const found = octave * perOctave + bin + isNext;
    store<i16>(result, found < bins ? found : bins - 1);
  }
}
