/** Stored integers in physical units. All arguments but counts and factors are addresses in bytes. */

const integerSize = 2;
const singleSize = 4;

/**
 * result[i] = gain · integers[i] + offset, worked out in double precision and kept in single, for i < count. The integers
 * have 16 bits, the lower byte first. Works in eights: up to seven more are read, and as many numbers overwritten.
 */
export function calibrate(integers: usize, gain: f64, offset: f64, result: usize, count: i32): void {
  const gains = f64x2.splat(gain);
  const offsets = f64x2.splat(offset);
  for (let i = 0; i < count; i += 8) {
    const eight = v128.load(integers + i * integerSize);
    const place = result + i * singleSize;
    v128.store(place, fourCalibrated(i32x4.extend_low_i16x8_s(eight), gains, offsets));
    v128.store(place, fourCalibrated(i32x4.extend_high_i16x8_s(eight), gains, offsets), 4 * singleSize);
  }
}

function fourCalibrated(integers: v128, gains: v128, offsets: v128): v128 {
  const upper = i64x2.shuffle(integers, integers, 1, 1);
  return i64x2.shuffle(twoCalibrated(integers, gains, offsets), twoCalibrated(upper, gains, offsets), 0, 2);
}

/** Of the lower two integers; the upper lanes are 0. */
function twoCalibrated(integers: v128, gains: v128, offsets: v128): v128 {
  const two = f64x2.convert_low_i32x4_s(integers);
  return f32x4.demote_f64x2_zero(f64x2.add(f64x2.mul(gains, two), offsets));
}
