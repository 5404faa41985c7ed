/**
 * Sums of products, two numbers at a time: the innermost loops of filters, correlations and the spike sorter, in
 * AssemblyScript. `npm run kernels` compiles them into ../kernelCode.ts. All arguments but counts are addresses in bytes.
 */

/** Bytes of a number, and of one in single precision. */
const size = 8;
const singleSize = 4;

/**
 * result[i] = Σ weights[k] · values[i · step + k] over k < length, for i < count. Works in fours: up to three numbers
 * after the last result are overwritten, and values are read for them.
 */
export function products(
  weights: usize,
  length: i32,
  values: usize,
  step: i32,
  result: usize,
  count: i32,
): void {
  const stride = step * size;
  for (let i = 0; i < count; i += 4) {
    fourProducts(weights, length, values + i * stride, stride, result + i * size);
  }
}

/** Four sums side by side, so that no addition waits for the one before. Each is added up as in `product`. */
function fourProducts(weights: usize, length: i32, values: usize, stride: i32, result: usize): void {
  let a = f64x2.splat(0);
  let a2 = a;
  let b = a;
  let b2 = a;
  let c = a;
  let c2 = a;
  let d = a;
  let d2 = a;
  let first = values;
  const end = weights + (length & ~3) * size;
  let weight = weights;
  for (; weight < end; weight += 4 * size, first += 4 * size) {
    const two = v128.load(weight);
    const next = v128.load(weight, 16);
    const second = first + stride;
    const third = second + stride;
    const fourth = third + stride;
    a = f64x2.add(a, f64x2.mul(two, v128.load(first)));
    a2 = f64x2.add(a2, f64x2.mul(next, v128.load(first, 16)));
    b = f64x2.add(b, f64x2.mul(two, v128.load(second)));
    b2 = f64x2.add(b2, f64x2.mul(next, v128.load(second, 16)));
    c = f64x2.add(c, f64x2.mul(two, v128.load(third)));
    c2 = f64x2.add(c2, f64x2.mul(next, v128.load(third, 16)));
    d = f64x2.add(d, f64x2.mul(two, v128.load(fourth)));
    d2 = f64x2.add(d2, f64x2.mul(next, v128.load(fourth, 16)));
  }
  const left = length & 3;
  store<f64>(result, total(a, a2, weight, first, left));
  store<f64>(result, total(b, b2, weight, first + stride, left), size);
  store<f64>(result, total(c, c2, weight, first + 2 * stride, left), 2 * size);
  store<f64>(result, total(d, d2, weight, first + 3 * stride, left), 3 * size);
}

/** Σ weights[k] · values[k] over k < length. */
export function product(weights: usize, length: i32, values: usize): f64 {
  let a = f64x2.splat(0);
  let a2 = a;
  const end = weights + (length & ~3) * size;
  let weight = weights;
  let value = values;
  for (; weight < end; weight += 4 * size, value += 4 * size) {
    a = f64x2.add(a, f64x2.mul(v128.load(weight), v128.load(value)));
    a2 = f64x2.add(a2, f64x2.mul(v128.load(weight, 16), v128.load(value, 16)));
  }
  return total(a, a2, weight, value, length & 3);
}

/** The lanes' sum, and what is left of the products. */
function total(a: v128, a2: v128, weights: usize, values: usize, left: i32): f64 {
  const both = f64x2.add(a, a2);
  let sum = f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
  for (let k = 0; k < left; k++) sum += load<f64>(weights + k * size) * load<f64>(values + k * size);
  return sum;
}

/**
 * As `products`, of single-precision weights and values; the length must be a multiple of four. The sums come out in
 * double precision.
 */
export function singleProducts(
  weights: usize,
  length: i32,
  values: usize,
  step: i32,
  result: usize,
  count: i32,
): void {
  const stride = step * singleSize;
  for (let i = 0; i < count; i += 4) {
    fourSingleProducts(weights, length, values + i * stride, stride, result + i * size);
  }
}

function fourSingleProducts(weights: usize, length: i32, values: usize, stride: i32, result: usize): void {
  let a = f32x4.splat(0);
  let b = a;
  let c = a;
  let d = a;
  let first = values;
  const end = weights + length * singleSize;
  for (let weight = weights; weight < end; weight += 4 * singleSize, first += 4 * singleSize) {
    const four = v128.load(weight);
    const second = first + stride;
    const third = second + stride;
    a = f32x4.add(a, f32x4.mul(four, v128.load(first)));
    b = f32x4.add(b, f32x4.mul(four, v128.load(second)));
    c = f32x4.add(c, f32x4.mul(four, v128.load(third)));
    d = f32x4.add(d, f32x4.mul(four, v128.load(third + stride)));
  }
  store<f64>(result, singleTotal(a));
  store<f64>(result, singleTotal(b), size);
  store<f64>(result, singleTotal(c), 2 * size);
  store<f64>(result, singleTotal(d), 3 * size);
}

function singleTotal(lanes: v128): f64 {
  const upper = f64x2.promote_low_f32x4(i64x2.shuffle(lanes, lanes, 1, 1));
  const both = f64x2.add(f64x2.promote_low_f32x4(lanes), upper);
  return f64x2.extract_lane(both, 0) + f64x2.extract_lane(both, 1);
}

/**
 * result[r] = the greatest of row[k] − scale · other[k] over k < length, for r < count rows. `rowStride` and `otherStride`
 * are from one row to the next, in numbers.
 */
export function greatestDifferences(
  rows: usize,
  rowStride: i32,
  others: usize,
  otherStride: i32,
  scale: f64,
  length: i32,
  result: usize,
  count: i32,
): void {
  for (let r = 0; r < count; r++) {
    const row = rows + r * rowStride * size;
    const other = others + r * otherStride * size;
    store<f64>(result + r * size, greatestDifference(row, other, scale, length));
  }
}

function greatestDifference(row: usize, other: usize, scale: f64, length: i32): f64 {
  const scales = f64x2.splat(scale);
  let greatest = f64x2.splat(-Infinity);
  let k = 0;
  for (; k + 1 < length; k += 2) {
    const place = k * size;
    const difference = f64x2.sub(v128.load(row + place), f64x2.mul(scales, v128.load(other + place)));
    greatest = f64x2.pmax(greatest, difference);
  }
  let most = Math.max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  if (k < length) most = Math.max(most, load<f64>(row + k * size) - scale * load<f64>(other + k * size));
  return most;
}
