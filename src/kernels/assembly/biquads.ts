/**
 * Two cascades of two second-order sections each, on one signal at once, one cascade in each lane. All arguments but counts
 * are addresses in bytes.
 */

const size = 8;
/** Bytes of a number for each of two lanes. */
const pair = 16;

/** Two sections' coefficients and what they hold, for both lanes. */
let b0: v128 = f64x2.splat(0);
let b1: v128 = b0;
let b2: v128 = b0;
let a1: v128 = b0;
let a2: v128 = b0;
let d0: v128 = b0;
let d1: v128 = b0;
let d2: v128 = b0;
let c1: v128 = b0;
let c2: v128 = b0;
let s1: v128 = b0;
let s2: v128 = b0;
let t1: v128 = b0;
let t2: v128 = b0;

/**
 * Takes ten coefficients for each lane (b0, b1, b2, a1, a2 of the first section and of the second one, the lanes side by
 * side), and lets the sections be as though `level` had stood for ever before.
 */
function settle(coefficients: usize, level: v128): void {
  b0 = v128.load(coefficients);
  b1 = v128.load(coefficients, 16);
  b2 = v128.load(coefficients, 32);
  a1 = v128.load(coefficients, 48);
  a2 = v128.load(coefficients, 64);
  d0 = v128.load(coefficients, 80);
  d1 = v128.load(coefficients, 96);
  d2 = v128.load(coefficients, 112);
  c1 = v128.load(coefficients, 128);
  c2 = v128.load(coefficients, 144);
  const one = f64x2.splat(1);
  const between = f64x2.div(
    f64x2.mul(level, f64x2.add(f64x2.add(b0, b1), b2)),
    f64x2.add(f64x2.add(one, a1), a2),
  );
  const end = f64x2.div(
    f64x2.mul(between, f64x2.add(f64x2.add(d0, d1), d2)),
    f64x2.add(f64x2.add(one, c1), c2),
  );
  s2 = f64x2.sub(f64x2.mul(b2, level), f64x2.mul(a2, between));
  s1 = f64x2.sub(f64x2.add(f64x2.mul(b1, level), s2), f64x2.mul(a1, between));
  t2 = f64x2.sub(f64x2.mul(d2, between), f64x2.mul(c2, end));
  t1 = f64x2.sub(f64x2.add(f64x2.mul(d1, between), t2), f64x2.mul(c1, end));
}

/** From `count` (≥ 1) values to as many pairs, one for each lane, in transposed direct form II. */
export function filterForwards(coefficients: usize, values: usize, pairs: usize, count: i32): void {
  settle(coefficients, v128.load_splat<f64>(values));
  // In variables of the function's own: these stay in registers.
  const B0 = b0,
    B1 = b1,
    B2 = b2,
    A1 = a1,
    A2 = a2,
    D0 = d0,
    D1 = d1,
    D2 = d2,
    C1 = c1,
    C2 = c2;
  let S1 = s1,
    S2 = s2,
    T1 = t1,
    T2 = t2;
  for (let i = 0; i < count; i++) {
    const value = v128.load_splat<f64>(values + i * size);
    const middle = f64x2.add(f64x2.mul(B0, value), S1);
    const output = f64x2.add(f64x2.mul(D0, middle), T1);
    S1 = f64x2.sub(f64x2.add(f64x2.mul(B1, value), S2), f64x2.mul(A1, middle));
    S2 = f64x2.sub(f64x2.mul(B2, value), f64x2.mul(A2, middle));
    T1 = f64x2.sub(f64x2.add(f64x2.mul(D1, middle), T2), f64x2.mul(C1, output));
    T2 = f64x2.sub(f64x2.mul(D2, middle), f64x2.mul(C2, output));
    v128.store(pairs + i * pair, output);
  }
}

/** From the last of `count` (≥ 1) pairs to the first: the one lane to `first`, the other one to `second`. */
export function filterBackwards(
  coefficients: usize,
  pairs: usize,
  first: usize,
  second: usize,
  count: i32,
): void {
  settle(coefficients, v128.load(pairs + (count - 1) * pair));
  const B0 = b0,
    B1 = b1,
    B2 = b2,
    A1 = a1,
    A2 = a2,
    D0 = d0,
    D1 = d1,
    D2 = d2,
    C1 = c1,
    C2 = c2;
  let S1 = s1,
    S2 = s2,
    T1 = t1,
    T2 = t2;
  for (let i = count - 1; i >= 0; i--) {
    const value = v128.load(pairs + i * pair);
    const middle = f64x2.add(f64x2.mul(B0, value), S1);
    const output = f64x2.add(f64x2.mul(D0, middle), T1);
    S1 = f64x2.sub(f64x2.add(f64x2.mul(B1, value), S2), f64x2.mul(A1, middle));
    S2 = f64x2.sub(f64x2.mul(B2, value), f64x2.mul(A2, middle));
    T1 = f64x2.sub(f64x2.add(f64x2.mul(D1, middle), T2), f64x2.mul(C1, output));
    T2 = f64x2.sub(f64x2.mul(D2, middle), f64x2.mul(C2, output));
    store<f64>(first + i * size, f64x2.extract_lane(output, 0));
    store<f64>(second + i * size, f64x2.extract_lane(output, 1));
  }
}
