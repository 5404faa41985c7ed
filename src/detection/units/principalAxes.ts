/** Principal axes of many short waveforms, by orthogonal iteration: the few directions in which they differ most. */

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
        for (let m = 0; m < width; m++) {
          sum += (covariance[k * width + m] as number) * (axes[a * width + m] as number);
        }
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
    for (let k = 0; k < width; k++) {
      mean[k] = (mean[k] as number) + (waveforms[r * width + k] as number) / rows;
    }
  }
  const covariance = new Float64Array(width * width);
  const row = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < width; k++) row[k] = (waveforms[r * width + k] as number) - (mean[k] as number);
    for (let k = 0; k < width; k++) {
      const value = row[k] as number;
      for (let m = k; m < width; m++) {
        covariance[k * width + m] = (covariance[k * width + m] as number) + value * (row[m] as number);
      }
    }
  }
  for (let k = 0; k < width; k++) {
    for (let m = 0; m < k; m++) covariance[k * width + m] = covariance[m * width + k] as number;
  }
  return covariance;
}

/** Gram–Schmidt; a direction that vanishes stays 0. */
function orthonormalise(axes: Float64Array, width: number, count: number): void {
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const product = dot(axes, a * width, b * width, width);
      for (let k = 0; k < width; k++) {
        axes[a * width + k] = (axes[a * width + k] as number) - product * (axes[b * width + k] as number);
      }
    }
    const norm = Math.sqrt(dot(axes, a * width, a * width, width));
    const scale = norm > 1e-12 ? 1 / norm : 0;
    for (let k = 0; k < width; k++) axes[a * width + k] = (axes[a * width + k] as number) * scale;
  }
}

function dot(values: Float64Array, i: number, j: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += (values[i + k] as number) * (values[j + k] as number);
  return sum;
}
