/** Power at single frequencies. All arguments but counts are addresses in bytes. */

const size = 8;
/** Frequencies that are worked on side by side, so that no step of one waits for the step before. */
const atOnce = 8;

/**
 * result[f] = |Σ values[i] e^{−iωi}|² over i < count, for f < frequencies, which are a multiple of eight: Goertzel's recurrence
 * (Goertzel 1958). `waves` has cos ω of every frequency, and behind them sin ω of every one.
 */
export function linePowers(values: usize, count: i32, waves: usize, frequencies: i32, result: usize): void {
  for (let f = 0; f < frequencies; f += atOnce) {
    eightPowers(values, count, waves + f * size, frequencies * size, result + f * size);
  }
}

function eightPowers(values: usize, count: i32, cosines: usize, toSines: i32, result: usize): void {
  const a = v128.load(cosines);
  const b = v128.load(cosines, 16);
  const c = v128.load(cosines, 32);
  const d = v128.load(cosines, 48);
  const twiceA = f64x2.add(a, a);
  const twiceB = f64x2.add(b, b);
  const twiceC = f64x2.add(c, c);
  const twiceD = f64x2.add(d, d);
  // The last result of each and the one before.
  let a1 = f64x2.splat(0);
  let a2 = a1;
  let b1 = a1;
  let b2 = a1;
  let c1 = a1;
  let c2 = a1;
  let d1 = a1;
  let d2 = a1;
  const end = values + count * size;
  for (let place = values; place < end; place += size) {
    const value = v128.load_splat<f64>(place);
    const a0 = f64x2.sub(f64x2.add(value, f64x2.mul(twiceA, a1)), a2);
    const b0 = f64x2.sub(f64x2.add(value, f64x2.mul(twiceB, b1)), b2);
    const c0 = f64x2.sub(f64x2.add(value, f64x2.mul(twiceC, c1)), c2);
    const d0 = f64x2.sub(f64x2.add(value, f64x2.mul(twiceD, d1)), d2);
    a2 = a1;
    b2 = b1;
    c2 = c1;
    d2 = d1;
    a1 = a0;
    b1 = b0;
    c1 = c0;
    d1 = d0;
  }
  const sines = cosines + toSines;
  v128.store(result, powers(a1, a2, a, v128.load(sines)));
  v128.store(result, powers(b1, b2, b, v128.load(sines, 16)), 16);
  v128.store(result, powers(c1, c2, c, v128.load(sines, 32)), 32);
  v128.store(result, powers(d1, d2, d, v128.load(sines, 48)), 48);
}

function powers(last: v128, before: v128, cosine: v128, sine: v128): v128 {
  const re = f64x2.sub(last, f64x2.mul(before, cosine));
  const im = f64x2.mul(before, sine);
  return f64x2.add(f64x2.mul(re, re), f64x2.mul(im, im));
}
