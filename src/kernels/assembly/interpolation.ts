/** Values between samples. All arguments but counts and factors are addresses in bytes. */

const size = 8;

/**
 * result[i] = Σ weights[m] · values[i + m] over eight weights, for i < count. Works in twos: one more may be written, and
 * values are read for it.
 */
export function interpolate(weights: usize, values: usize, result: usize, count: i32): void {
  for (let i = 0; i < count; i += 2) {
    const place = i * size;
    v128.store(result + place, twoBetween(weights, values + place));
  }
}

/** sums[i] += factor · (the same). */
export function addInterpolated(weights: usize, values: usize, factor: f64, sums: usize, count: i32): void {
  const factors = f64x2.splat(factor);
  for (let i = 0; i < count; i += 2) {
    const place = sums + i * size;
    const two = twoBetween(weights, values + i * size);
    v128.store(place, f64x2.add(v128.load(place), f64x2.mul(factors, two)));
  }
}

function twoBetween(weights: usize, values: usize): v128 {
  const a = f64x2.add(weighted(weights, values, 0), weighted(weights, values, 1));
  const b = f64x2.add(weighted(weights, values, 2), weighted(weights, values, 3));
  const c = f64x2.add(weighted(weights, values, 4), weighted(weights, values, 5));
  const d = f64x2.add(weighted(weights, values, 6), weighted(weights, values, 7));
  return f64x2.add(f64x2.add(a, b), f64x2.add(c, d));
}

function weighted(weights: usize, values: usize, m: i32): v128 {
  return f64x2.mul(v128.load_splat<f64>(weights + m * size), v128.load(values + m * size));
}
