/** Bins of integers of 16 bits one after another; see bin.ts. */
import { put, resultBytes, smaller } from './bin';

/** Integers of 16 bits, the lower byte first, one after another. */
export function int16Bins(values: usize, count: i32, first: i32, size: i32, result: usize): void {
  let length = smaller(first, count);
  for (let left = count; left > 0; left -= length, length = smaller(size, left)) {
    int16Bin(values, length, result);
    values += 2 * length;
    result += resultBytes;
  }
}

function int16Bin(values: usize, count: i32, result: usize): void {
  let low = i16x8.splat(32_767);
  let high = i16x8.splat(-32_768);
  let sums = i32x4.splat(0);
  let squares = i64x2.splat(0);
  let place = values;
  const end = values + 2 * (count & ~7);
  for (; place < end; place += 16) {
    const eight = v128.load(place);
    low = i16x8.min_s(low, eight);
    high = i16x8.max_s(high, eight);
    sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_s(eight));
    // Up to 2^31 in each, of no sign.
    const four = i32x4.dot_i16x8_s(eight, eight);
    const two = i64x2.add(i64x2.extend_low_i32x4_u(four), i64x2.extend_high_i32x4_u(four));
    squares = i64x2.add(squares, two);
  }
  let least: i32 = leastOf(low);
  let most: i32 = mostOf(high);
  let sum: i64 = sumOf(sums);
  let square = i64x2.extract_lane(squares, 0) + i64x2.extract_lane(squares, 1);
  for (const last = values + 2 * count; place < last; place += 2) {
    const value = <i32>load<i16>(place);
    if (value < least) least = value;
    if (value > most) most = value;
    sum += value;
    square += value * value;
  }
  put(result, least, most, <f64>sum, <f64>square, count);
}

function leastOf(lanes: v128): i32 {
  let low = i16x8.min_s(
    lanes,
    i8x16.shuffle(lanes, lanes, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
  low = i16x8.min_s(low, i32x4.shuffle(low, low, 1, 0, 3, 2));
  return min(<i32>i16x8.extract_lane_s(low, 0), <i32>i16x8.extract_lane_s(low, 1));
}

function mostOf(lanes: v128): i32 {
  let high = i16x8.max_s(
    lanes,
    i8x16.shuffle(lanes, lanes, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7),
  );
  high = i16x8.max_s(high, i32x4.shuffle(high, high, 1, 0, 3, 2));
  return max(<i32>i16x8.extract_lane_s(high, 0), <i32>i16x8.extract_lane_s(high, 1));
}

function sumOf(lanes: v128): i64 {
  return (
    <i64>i32x4.extract_lane(lanes, 0) +
    <i64>i32x4.extract_lane(lanes, 1) +
    <i64>i32x4.extract_lane(lanes, 2) +
    <i64>i32x4.extract_lane(lanes, 3)
  );
}
