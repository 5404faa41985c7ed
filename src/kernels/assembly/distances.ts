/** Distances of points from one another, in single precision. All arguments but counts are addresses in bytes. */

const singleSize = 4;

/**
 * The squares of the distances of every two of `count` points, row by row. Coordinates lie axis by axis; an axis, like a
 * row of the result, takes `stride` numbers, a multiple of four from `count` up.
 */
export function squaredDistances(points: usize, axes: i32, count: i32, stride: i32, result: usize): void {
  const axis = stride * singleSize;
  for (let i = 0; i < count; i++) {
    const row = result + i * axis;
    for (let j = 0; j < count; j += 4) {
      const four = points + j * singleSize;
      let sum = f32x4.splat(0);
      for (let a = 0; a < axes; a++) {
        const own = v128.load_splat<f32>(points + i * singleSize + a * axis);
        const difference = f32x4.sub(v128.load(four + a * axis), own);
        sum = f32x4.add(sum, f32x4.mul(difference, difference));
      }
      v128.store(row + j * singleSize, sum);
    }
  }
}
