/**
 * Mains hum: a stretch folded about its middle, where it is measured, and a sum of harmonics, as it is taken out. All
 * arguments but counts and angles are addresses in bytes.
 */

const size = 8;

/**
 * Of 2 · half values what lies as far after the middle one as before it: even[i] = values[half + i] + values[half − i] and
 * odd[i] = values[half + i] − values[half − i] for 0 < i < half; even[0] is the middle one, odd[0] 0.
 * @returns 1 if any of `odd` is not 0
 */
export function foldHalves(values: usize, half: i32, even: usize, odd: usize): i32 {
  const middle = values + half * size;
  let changes = f64x2.splat(0);
  let i = 1;
  for (; i + 1 < half; i += 2) {
    const after = v128.load(middle + i * size);
    const near = v128.load(middle - (i + 1) * size);
    const before = i64x2.shuffle(near, near, 1, 0);
    const difference = f64x2.sub(after, before);
    v128.store(even + i * size, f64x2.add(after, before));
    v128.store(odd + i * size, difference);
    changes = v128.or(changes, f64x2.ne(difference, f64x2.splat(0)));
  }
  let isMoving = v128.any_true(changes);
  for (; i < half; i++) {
    const after = load<f64>(middle + i * size);
    const before = load<f64>(middle - i * size);
    store<f64>(even + i * size, after + before);
    store<f64>(odd + i * size, after - before);
    isMoving = isMoving || after !== before;
  }
  store<f64>(even, load<f64>(middle));
  store<f64>(odd, 0);
  return isMoving ? 1 : 0;
}

/**
 * values[i] −= Σ (re + i · reStep) cos kφ − (im + i · imStep) sin kφ over k = 1 … harmonics, for i < count; φ begins at
 * `phase` and grows by `turn`, of which `cosine`, `sine`, `turnCosine` and `turnSine` are given. `waves` has re, im, reStep
 * and imStep of each. By Clenshaw's recurrence (Clenshaw 1955), four samples side by side: up to three numbers after the
 * last value are overwritten.
 */
export function takeWaves(
  values: usize,
  count: i32,
  waves: usize,
  harmonics: i32,
  cosine: f64,
  sine: f64,
  turnCosine: f64,
  turnSine: f64,
): void {
  const nextCosine = cosine * turnCosine - sine * turnSine;
  const nextSine = sine * turnCosine + cosine * turnSine;
  const twoCosine = turnCosine * turnCosine - turnSine * turnSine;
  const twoSine = 2 * turnSine * turnCosine;
  let c = f64x2.replace_lane(f64x2.splat(cosine), 1, nextCosine);
  let s = f64x2.replace_lane(f64x2.splat(sine), 1, nextSine);
  let c2 = f64x2.sub(f64x2.mul(c, f64x2.splat(twoCosine)), f64x2.mul(s, f64x2.splat(twoSine)));
  let s2 = f64x2.add(f64x2.mul(s, f64x2.splat(twoCosine)), f64x2.mul(c, f64x2.splat(twoSine)));
  const fourCosine = f64x2.splat(twoCosine * twoCosine - twoSine * twoSine);
  const fourSine = f64x2.splat(2 * twoSine * twoCosine);
  let place = f64x2.replace_lane(f64x2.splat(0), 1, 1);
  const last = waves + (harmonics - 1) * 4 * size;
  for (let i = 0; i < count; i += 4) {
    const place2 = f64x2.add(place, f64x2.splat(2));
    const twice = f64x2.add(c, c);
    const twice2 = f64x2.add(c2, c2);
    // The two recurrences, of cosines (u) and of sines (v), each for both pairs of samples, and their results before.
    let u = f64x2.splat(0);
    let uBefore = u;
    let v = u;
    let vBefore = u;
    let u2 = u;
    let u2Before = u;
    let v2 = u;
    let v2Before = u;
    for (let wave = last; wave >= waves; wave -= 4 * size) {
      const re = v128.load_splat<f64>(wave);
      const im = v128.load_splat<f64>(wave, size);
      const reStep = v128.load_splat<f64>(wave, 2 * size);
      const imStep = v128.load_splat<f64>(wave, 3 * size);
      const cosines = f64x2.sub(f64x2.add(re, f64x2.mul(place, reStep)), uBefore);
      const sines = f64x2.sub(f64x2.add(im, f64x2.mul(place, imStep)), vBefore);
      const cosines2 = f64x2.sub(f64x2.add(re, f64x2.mul(place2, reStep)), u2Before);
      const sines2 = f64x2.sub(f64x2.add(im, f64x2.mul(place2, imStep)), v2Before);
      uBefore = u;
      vBefore = v;
      u2Before = u2;
      v2Before = v2;
      u = f64x2.add(cosines, f64x2.mul(twice, u));
      v = f64x2.add(sines, f64x2.mul(twice, v));
      u2 = f64x2.add(cosines2, f64x2.mul(twice2, u2));
      v2 = f64x2.add(sines2, f64x2.mul(twice2, v2));
    }
    const hum = f64x2.sub(f64x2.sub(f64x2.mul(c, u), uBefore), f64x2.mul(s, v));
    const hum2 = f64x2.sub(f64x2.sub(f64x2.mul(c2, u2), u2Before), f64x2.mul(s2, v2));
    const at = values + i * size;
    v128.store(at, f64x2.sub(v128.load(at), hum));
    v128.store(at, f64x2.sub(v128.load(at, 16), hum2), 16);
    place = f64x2.add(place, f64x2.splat(4));
    const turned = f64x2.sub(f64x2.mul(c, fourCosine), f64x2.mul(s, fourSine));
    s = f64x2.add(f64x2.mul(s, fourCosine), f64x2.mul(c, fourSine));
    c = turned;
    const turned2 = f64x2.sub(f64x2.mul(c2, fourCosine), f64x2.mul(s2, fourSine));
    s2 = f64x2.add(f64x2.mul(s2, fourCosine), f64x2.mul(c2, fourSine));
    c2 = turned2;
  }
}
