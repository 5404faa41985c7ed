/** Passes over samples of which there is nothing to say. Places are addresses in bytes. */

const singleSize = 4;

/**
 * From value `from` on: how far all are above `lowest` and below `highest`, and no nine of them equal one after
 * the other. Goes on in fours: a few more may be such, and five equal ones may end it.
 *
 * @param values of single precision, `count` of them
 */
export function ordinaryUntil(values: usize, from: i32, count: i32, lowest: f32, highest: f32): i32 {
  const low = f32x4.splat(lowest);
  const high = f32x4.splat(highest);
  let i = from;
  for (; i + 4 < count; i += 4) {
    const place = values + i * singleSize;
    const four = v128.load(place);
    const isInside = v128.and(f32x4.gt(four, low), f32x4.lt(four, high));
    // What is no number is neither above nor below.
    if (!i32x4.all_true(isInside)) return i;
    if (i32x4.all_true(f32x4.eq(four, v128.load(place, singleSize)))) return i;
  }
  return i;
}
