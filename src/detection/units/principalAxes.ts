/** Principal axes of many short waveforms, by orthogonal iteration: the few directions in which they differ most. */
import { at } from './float64';

const iterations = 12;

/**
 * The `count` first principal axes (row by row, each of `width`) of `rows` waveforms about their mean; fixed starting
 * vectors make the answer the same on every run (Golub & Van Loan, Matrix Computations, §8.2.4).
 */
export function principalAxes(waveforms: Float64Array, width: number, count: number): Float64Array {
  const covariance = covarianceOf(waveforms, width);
  const axes = new Float64Array(count * width);
  for (let a = 0; a < count; a++) {
    for (let k = 0; k < width; k++) axes[a * width + k] = Math.cos((Math.PI * (a + 1) * (k + 0.5)) / width);
  }
  const next = new Float64Array(count * width);
  for (let i = 0; i < iterations; i++) {
    for (let a = 0; a < count; a++) {
      for (let k = 0; k < width; k++) {
        let sum = 0;
        for (let m = 0; m < width; m++) sum += at(covariance, k * width + m) * at(axes, a * width + m);
        next[a * width + k] = sum;
      }
    }
    axes.set(next);
    orthonormalise(axes, width, count);
  }
  return axes;
}

function covarianceOf(waveforms: Float64Array, width: number): Float64Array {
  const rows = waveforms.length / width;
  const mean = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < width; k++) mean[k] = at(mean, k) + at(waveforms, r * width + k) / rows;
  }
  const covariance = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < width; k++) row[k] = at(waveforms, r * width + k) - at(mean, k);
    for (let k = 0; k < width; k++) {
      const value = at(row, k);
      for (let m = k; m < width; m++) {
        covariance[k * width + m] = at(covariance, k * width + m) + value * at(row, m);
      }
    }
  }
  for (let k = 0; k < width; k++) {
    for (let m = 0; m < k; m++) covariance[k * width + m] = at(covariance, m * width + k);
  }
  return covariance;
}

/** Gram–Schmidt; a direction that vanishes stays 0. */
function orthonormalise(axes: Float64Array, width: number, count: number): void {
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const product = dot(axes, a * width, b * width, width);
      for (let k = 0; k < width; k++) {
        axes[a * width + k] = at(axes, a * width + k) - product * at(axes, b * width + k);
      }
    }
    const norm = Math.sqrt(dot(axes, a * width, a * width, width));
    const scale = norm > 1e-12 ? 1 / norm : 0;
    for (let k = 0; k < width; k++) axes[a * width + k] = at(axes, a * width + k) * scale;
  }
}

function dot(values: Float64Array, i: number, j: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += at(values, i + k) * at(values, j + k);
  return sum;
}
