/**
 * Extremes, sums and sums of squares of samples, bin by bin. Of `count` samples the first `first` are a bin (as many as
 * there are), then every `size` (up to 2^14) are one, and what is left is the last. For each bin, five numbers: minimum,
 * maximum, sum, sum of squares, and of how many samples they are; Infinity and −Infinity where of none. All arguments but
 * counts, strides and stored numbers are addresses in bytes.
 */

const resultBytes: usize = 40;

function put(result: usize, low: f64, high: f64, sum: f64, squares: f64, known: i32): void {
  store<f64>(result, known > 0 ? low : Infinity);
  store<f64>(result, known > 0 ? high : -Infinity, 8);
  store<f64>(result, sum, 16);
  store<f64>(result, squares, 24);
  store<f64>(result, <f64>known, 32);
}

function smaller(a: i32, b: i32): i32 {
  return a < b ? a : b;
}

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

/**
 * Eight neighbours of 16 bits at once in each of `count` frames `stride` bytes apart, of which the first `lanes` are wanted;
 * `invalid`, the most negative number or one that no sample has, stands for no sample. The bins of each lane follow those
 * of the one before after `laneBytes`. Up to fourteen bytes after the last frame are read.
 */
export function int16FrameBins(
  frames: usize,
  stride: i32,
  count: i32,
  first: i32,
  size: i32,
  lanes: i32,
  masked: i32,
  result: usize,
  laneBytes: i32,
): void {
  let length = smaller(first, count);
  for (let left = count; left > 0; left -= length, length = smaller(size, left)) {
    int16FrameBin(frames, stride, length, lanes, masked, result, laneBytes);
    frames += stride * length;
    result += resultBytes;
  }
}

function int16FrameBin(
  frames: usize,
  stride: i32,
  count: i32,
  lanes: i32,
  masked: i32,
  result: usize,
  laneBytes: i32,
): void {
  const invalid = i16x8.splat(-32_768);
  const greatest = i16x8.splat(32_767);
  const isMasked = i16x8.splat(masked ? -1 : 0);
  let low = greatest;
  let high = invalid;
  let missing = i16x8.splat(0);
  let sumsLow = i32x4.splat(0);
  let sumsHigh = sumsLow;
  let squares0 = i64x2.splat(0);
  let squares1 = squares0;
  let squares2 = squares0;
  let squares3 = squares0;
  const end = frames + stride * count;
  for (let place = frames; place < end; place += stride) {
    const eight = v128.load(place);
    const none = v128.and(i16x8.eq(eight, invalid), isMasked);
    const known = v128.andnot(eight, none);
    missing = i16x8.sub(missing, none);
    low = i16x8.min_s(low, v128.bitselect(greatest, eight, none));
    high = i16x8.max_s(high, eight);
    sumsLow = i32x4.add(sumsLow, i32x4.extend_low_i16x8_s(known));
    sumsHigh = i32x4.add(sumsHigh, i32x4.extend_high_i16x8_s(known));
    const lower = i32x4.extmul_low_i16x8_s(known, known);
    const upper = i32x4.extmul_high_i16x8_s(known, known);
    squares0 = i64x2.add(squares0, i64x2.extend_low_i32x4_u(lower));
    squares1 = i64x2.add(squares1, i64x2.extend_high_i32x4_u(lower));
    squares2 = i64x2.add(squares2, i64x2.extend_low_i32x4_u(upper));
    squares3 = i64x2.add(squares3, i64x2.extend_high_i32x4_u(upper));
  }
  // Lanes are taken by number, which only a store makes possible; the bin's own place is free until it is put.
  for (let lane = 0; lane < lanes; lane++) {
    const sum = laneOf32(lane < 4 ? sumsLow : sumsHigh, lane & 3);
    const pair = lane < 2 ? squares0 : lane < 4 ? squares1 : lane < 6 ? squares2 : squares3;
    const square = lane & 1 ? i64x2.extract_lane(pair, 1) : i64x2.extract_lane(pair, 0);
    put(
      result + lane * laneBytes,
      laneOf16(low, lane),
      laneOf16(high, lane),
      sum,
      <f64>square,
      count - laneOf16(missing, lane),
    );
  }
}

function laneOf16(lanes: v128, lane: i32): i32 {
  switch (lane) {
    case 0:
      return i16x8.extract_lane_s(lanes, 0);
    case 1:
      return i16x8.extract_lane_s(lanes, 1);
    case 2:
      return i16x8.extract_lane_s(lanes, 2);
    case 3:
      return i16x8.extract_lane_s(lanes, 3);
    case 4:
      return i16x8.extract_lane_s(lanes, 4);
    case 5:
      return i16x8.extract_lane_s(lanes, 5);
    case 6:
      return i16x8.extract_lane_s(lanes, 6);
    default:
      return i16x8.extract_lane_s(lanes, 7);
  }
}

function laneOf32(lanes: v128, lane: i32): i32 {
  switch (lane) {
    case 0:
      return i32x4.extract_lane(lanes, 0);
    case 1:
      return i32x4.extract_lane(lanes, 1);
    case 2:
      return i32x4.extract_lane(lanes, 2);
    default:
      return i32x4.extract_lane(lanes, 3);
  }
}

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

function int24(place: usize): i32 {
  return (<i32>load<u16>(place)) | ((<i32>load<i8>(place, 2)) << 16);
}

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
  let known = -(<i32>sumOf(missing));
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

/**
 * Numbers of any encoding, `stride` bytes apart. `kind` is 0 for int8, 1 uint8, 2 int16, 3 uint16, 4 int24, 5 int32,
 * 6 uint32, 7 float32, 8 float64; `swapped` where the highest byte comes first. `invalid` stands for no sample, NaN where
 * nothing does; nor are numbers samples that single precision does not hold.
 */
export function numberBins(
  kind: i32,
  swapped: i32,
  invalid: f64,
  values: usize,
  stride: i32,
  count: i32,
  first: i32,
  size: i32,
  result: usize,
): void {
  let length = smaller(first, count);
  for (let left = count; left > 0; left -= length, length = smaller(size, left)) {
    numberBin(kind, swapped, invalid, values, stride, length, result);
    values += stride * length;
    result += resultBytes;
  }
}

function numberBin(
  kind: i32,
  swapped: i32,
  invalid: f64,
  values: usize,
  stride: i32,
  count: i32,
  result: usize,
): void {
  let least: f64 = Infinity;
  let most: f64 = -Infinity;
  let sum: f64 = 0;
  let square: f64 = 0;
  let known = 0;
  const end = values + stride * count;
  for (let place = values; place < end; place += stride) {
    const value = numberAt(kind, swapped, place);
    if (value === invalid || !(Mathf.abs(<f32>value) < <f32>Infinity)) continue;
    if (value < least) least = value;
    if (value > most) most = value;
    sum += value;
    square += value * value;
    known++;
  }
  put(result, least, most, sum, square, known);
}

function numberAt(kind: i32, swapped: i32, place: usize): f64 {
  switch (kind) {
    case 0:
      return <f64>load<i8>(place);
    case 1:
      return <f64>load<u8>(place);
    case 2:
      return <f64>(<i16>swappedIf16(load<u16>(place), swapped));
    case 3:
      return <f64>swappedIf16(load<u16>(place), swapped);
    case 4:
      return <f64>int24(place);
    case 5:
      return <f64>(<i32>swappedIf32(load<u32>(place), swapped));
    case 6:
      return <f64>swappedIf32(load<u32>(place), swapped);
    case 7:
      return <f64>reinterpret<f32>(swappedIf32(load<u32>(place), swapped));
    default:
      return reinterpret<f64>(swapped ? bswap<u64>(load<u64>(place)) : load<u64>(place));
  }
}

function swappedIf16(value: u16, swapped: i32): u16 {
  return swapped ? bswap<u16>(value) : value;
}

function swappedIf32(value: u32, swapped: i32): u32 {
  return swapped ? bswap<u32>(value) : value;
}
