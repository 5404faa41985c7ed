/** Waveforms in a signal: taken away and looked for. All arguments but counts are addresses in bytes. */

const size = 8;

/**
 * Takes `scale` times a waveform of `count` values away from a signal, and raises the signal's limits to `threshold` plus
 * `part` of the greatest magnitude at the place itself or beside it. The numbers before and after the waveform are 0.
 */
export function takeAway(
  waveform: usize,
  count: i32,
  signal: usize,
  limits: usize,
  scale: f64,
  threshold: f64,
  part: f64,
): void {
  const scales = f64x2.splat(scale);
  const thresholds = f64x2.splat(threshold);
  const parts = f64x2.splat(part);
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const place = k * size;
    const two = v128.load(waveform + place);
    v128.store(signal + place, f64x2.sub(v128.load(signal + place), f64x2.mul(scales, two)));
    const beside = f64x2.pmax(
      f64x2.abs(v128.load(waveform + place - size)),
      f64x2.abs(v128.load(waveform + place + size)),
    );
    const greatest = f64x2.pmax(f64x2.abs(two), beside);
    const level = f64x2.add(thresholds, f64x2.mul(parts, greatest));
    v128.store(limits + place, f64x2.pmax(v128.load(limits + place), level));
  }
  if (k === count) return;
  const place = k * size;
  const last = load<f64>(waveform + place);
  store<f64>(signal + place, load<f64>(signal + place) - scale * last);
  const beside = Math.max(
    Math.abs(load<f64>(waveform + place - size)),
    Math.abs(load<f64>(waveform + place + size)),
  );
  const level = threshold + part * Math.max(Math.abs(last), beside);
  if (level > load<f64>(limits + place)) store<f64>(limits + place, level);
}

/** The first of the greatest magnitudes among `count` values that exceed their limits; −1 where none does. */
export function largestAbove(signal: usize, limits: usize, count: i32): i32 {
  const none = f64x2.splat(0);
  let greatest = none;
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const magnitude = f64x2.abs(v128.load(signal + k * size));
    const isAbove = f64x2.gt(magnitude, v128.load(limits + k * size));
    greatest = f64x2.pmax(greatest, v128.and(magnitude, isAbove));
  }
  let most = Math.max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  if (k < count) {
    const magnitude = Math.abs(load<f64>(signal + k * size));
    if (magnitude > most && magnitude > load<f64>(limits + k * size)) most = magnitude;
  }
  if (!(most > 0)) return -1;
  for (let i = 0; i < count; i++) {
    const magnitude = Math.abs(load<f64>(signal + i * size));
    if (magnitude === most && magnitude > load<f64>(limits + i * size)) return i;
  }
  return -1;
}

/** The first of `count` values that exceeds its limit; `count` where none does. */
export function firstAbove(signal: usize, limits: usize, count: i32): i32 {
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const magnitude = f64x2.abs(v128.load(signal + k * size));
    if (v128.any_true(f64x2.gt(magnitude, v128.load(limits + k * size)))) break;
  }
  for (; k < count; k++) {
    if (Math.abs(load<f64>(signal + k * size)) > load<f64>(limits + k * size)) return k;
  }
  return count;
}
