/** Bins of integers of 24 bits one after another; see bin.ts. */
import { put, resultBytes, smaller } from './bin';

/** Integers of 24 bits, the lowest byte first, one after another. Up to four bytes after the last are read. */
export function int24Bins(values: usize, count: i32, first: i32, size: i32, result: usize): void {
  let length = smaller(first, count);
  for (let left = count; left > 0; left -= length, length = smaller(size, left)) {
    int24Bin(values, length, result);
    values += 3 * length;
    result += resultBytes;
  }
}

function int24Bin(values: usize, count: i32, result: usize): void {
  let low = i32x4.splat(0x7fffff);
  let high = i32x4.splat(-0x800000);
  let sums = i64x2.splat(0);
  let squares = i64x2.splat(0);
  let place = values;
  const end = values + 3 * (count & ~3);
  for (; place < end; place += 12) {
    const bytes = v128.load(place);
    const upper = i8x16.shuffle(bytes, bytes, 0, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8, 0, 9, 10, 11);
    const four = i32x4.shr_s(upper, 8);
    low = i32x4.min_s(low, four);
    high = i32x4.max_s(high, four);
    sums = i64x2.add(sums, i64x2.add(i64x2.extend_low_i32x4_s(four), i64x2.extend_high_i32x4_s(four)));
    squares = i64x2.add(squares, i64x2.extmul_low_i32x4_s(four, four));
    squares = i64x2.add(squares, i64x2.extmul_high_i32x4_s(four, four));
  }
  let least = min(
    min(i32x4.extract_lane(low, 0), i32x4.extract_lane(low, 1)),
    min(i32x4.extract_lane(low, 2), i32x4.extract_lane(low, 3)),
  );
  let most = max(
    max(i32x4.extract_lane(high, 0), i32x4.extract_lane(high, 1)),
    max(i32x4.extract_lane(high, 2), i32x4.extract_lane(high, 3)),
  );
  let sum = i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1);
  let square = i64x2.extract_lane(squares, 0) + i64x2.extract_lane(squares, 1);
  for (const last = values + 3 * count; place < last; place += 3) {
    const value = int24(place);
    if (value < least) least = value;
    if (value > most) most = value;
    sum += value;
    square += <i64>value * <i64>value;
  }
  put(result, least, most, <f64>sum, <f64>square, count);
}

/** An integer of 24 bits, the lowest byte first. */
export function int24(place: usize): i32 {
  return (<i32>load<u16>(place)) | ((<i32>load<i8>(place, 2)) << 16);
}
