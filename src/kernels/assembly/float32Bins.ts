/** Bins of numbers of single precision one after another; see bin.ts. */
import { put, resultBytes, smaller } from './bin';

/** Numbers of single precision, the lowest byte first, one after another; NaN and infinities are no samples. */
export function float32Bins(values: usize, count: i32, first: i32, size: i32, result: usize): void {
  let length = smaller(first, count);
  for (let left = count; left > 0; left -= length, length = smaller(size, left)) {
    float32Bin(values, length, result);
    values += 4 * length;
    result += resultBytes;
  }
}

function float32Bin(values: usize, count: i32, result: usize): void {
  const infinity = f32x4.splat(Infinity);
  const minusInfinity = f32x4.splat(-Infinity);
  let low = infinity;
  let high = minusInfinity;
  let missing = i32x4.splat(0);
  let sums = f64x2.splat(0);
  let squares = sums;
  let place = values;
  const end = values + 4 * (count & ~3);
  for (; place < end; place += 16) {
    const four = v128.load(place);
    const isKnown = f32x4.lt(f32x4.abs(four), infinity);
    missing = i32x4.add(missing, isKnown);
    low = f32x4.pmin(low, v128.bitselect(four, infinity, isKnown));
    high = f32x4.pmax(high, v128.bitselect(four, minusInfinity, isKnown));
    const known = v128.and(four, isKnown);
    const lower = f64x2.promote_low_f32x4(known);
    const upper = f64x2.promote_low_f32x4(i64x2.shuffle(known, known, 1, 1));
    sums = f64x2.add(sums, f64x2.add(lower, upper));
    squares = f64x2.add(squares, f64x2.add(f64x2.mul(lower, lower), f64x2.mul(upper, upper)));
  }
  let least = Mathf.min(
    Mathf.min(f32x4.extract_lane(low, 0), f32x4.extract_lane(low, 1)),
    Mathf.min(f32x4.extract_lane(low, 2), f32x4.extract_lane(low, 3)),
  );
  let most = Mathf.max(
    Mathf.max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)),
    Mathf.max(f32x4.extract_lane(high, 2), f32x4.extract_lane(high, 3)),
  );
  let known = -(
    i32x4.extract_lane(missing, 0) +
    i32x4.extract_lane(missing, 1) +
    i32x4.extract_lane(missing, 2) +
    i32x4.extract_lane(missing, 3)
  );
  let sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  let square = f64x2.extract_lane(squares, 0) + f64x2.extract_lane(squares, 1);
  for (const last = values + 4 * count; place < last; place += 4) {
    const value = load<f32>(place);
    if (!(Mathf.abs(value) < <f32>Infinity)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    sum += <f64>value;
    square += <f64>value * <f64>value;
    known++;
  }
  put(result, <f64>least, <f64>most, sum, square, known);
}
