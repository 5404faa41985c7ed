/** Bins of numbers of any encoding; see bin.ts. */
import { put, resultBytes, smaller } from './bin';
import { int24 } from './int24Bins';

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
