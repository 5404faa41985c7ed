/** Bins of integers of 16 bits that stand beside each other in frames; see bin.ts. */
import { put, resultBytes, smaller } from './bin';

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
