/** What a stretch of three signals of the same samples adds up to. All arguments but counts are addresses in bytes. */

const size = 8;

/**
 * Five numbers: the sum of `values`, the sums of the squares of `first` and of `second`, the greatest magnitude in `first`,
 * and 1 if any of `values` differs from the first one, 0 else.
 */
export function stretchSums(values: usize, first: usize, second: usize, count: i32, result: usize): void {
  const start = v128.load_splat<f64>(values);
  let sum = f64x2.splat(0);
  let squares = sum;
  let otherSquares = sum;
  let greatest = sum;
  let changes = sum;
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const place = k * size;
    const value = v128.load(values + place);
    const one = v128.load(first + place);
    const other = v128.load(second + place);
    sum = f64x2.add(sum, value);
    squares = f64x2.add(squares, f64x2.mul(one, one));
    otherSquares = f64x2.add(otherSquares, f64x2.mul(other, other));
    greatest = f64x2.pmax(greatest, f64x2.abs(one));
    changes = v128.or(changes, f64x2.ne(value, start));
  }
  let isMoving = v128.any_true(changes);
  let lastValue: f64 = 0;
  let lastOne: f64 = 0;
  let lastOther: f64 = 0;
  if (k < count) {
    lastValue = load<f64>(values + k * size);
    lastOne = load<f64>(first + k * size);
    lastOther = load<f64>(second + k * size);
    isMoving = isMoving || lastValue !== load<f64>(values);
  }
  store<f64>(result, both(sum) + lastValue);
  store<f64>(result, both(squares) + lastOne * lastOne, size);
  store<f64>(result, both(otherSquares) + lastOther * lastOther, 2 * size);
  const larger = Math.max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  store<f64>(result, Math.max(larger, Math.abs(lastOne)), 3 * size);
  store<f64>(result, isMoving ? 1 : 0, 4 * size);
}

function both(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

/** values[i] −= scale · others[i] for i < count. */
export function takeScaled(others: usize, values: usize, scale: f64, count: i32): void {
  const scales = f64x2.splat(scale);
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const place = values + k * size;
    const other = others + k * size;
    v128.store(place, f64x2.sub(v128.load(place), f64x2.mul(scales, v128.load(other))));
    v128.store(place, f64x2.sub(v128.load(place, 16), f64x2.mul(scales, v128.load(other, 16))), 16);
  }
  for (; k < count; k++) {
    const place = values + k * size;
    store<f64>(place, load<f64>(place) - scale * load<f64>(others + k * size));
  }
}

/** Two numbers: the sum of what `values` are off the first of them, and the sum of its squares. */
export function sumsOffFirst(values: usize, count: i32, result: usize): void {
  const about = v128.load_splat<f64>(values);
  let sum = f64x2.splat(0);
  let squares = sum;
  let k = 0;
  for (; k + 1 < count; k += 2) {
    const off = f64x2.sub(v128.load(values + k * size), about);
    sum = f64x2.add(sum, off);
    squares = f64x2.add(squares, f64x2.mul(off, off));
  }
  const last = k < count ? load<f64>(values + k * size) - f64x2.extract_lane(about, 0) : 0;
  store<f64>(result, both(sum) + last);
  store<f64>(result, both(squares) + last * last, size);
}
