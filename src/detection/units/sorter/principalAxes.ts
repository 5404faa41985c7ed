/** Principal axes of many short waveforms, by orthogonal iteration: the few directions in which they differ most. */
import { KernelSpace, numberBytes, type Room } from '../../../kernels/kernelSpace';

/** Structural: steps of the iteration. */
const iterations = 12;

const space = new KernelSpace();

/**
 * The `count` first principal axes (row by row, each of `width`) of `rows` waveforms about their mean; fixed starting
 * vectors make the answer the same on every run (Golub & Van Loan, Matrix Computations, §8.2.4).
 */
export function principalAxes(waveforms: Float64Array, width: number, count: number): Float64Array {
  const rows = waveforms.length / width;
  const [columns, covariance, axes, next] = space.layOut(
    // The kernel works in fours, and reads on for what is left of them.
    waveforms.length + 3 * rows,
    width * (width + 3),
    count * (width + 3),
    count * (width + 3),
  );
  fillColumns(waveforms, width, columns.values);
  fillCovariance(columns, rows, width, covariance);
  for (let a = 0; a < count; a++) {
    for (let k = 0; k < width; k++) {
      axes.values[a * width + k] = Math.cos((Math.PI * (a + 1) * (k + 0.5)) / width);
    }
  }
  for (let i = 0; i < iterations; i++) {
    for (let a = 0; a < count; a++) {
      const place = a * width * numberBytes;
      space.run.products(axes.address + place, width, covariance.address, width, next.address + place, width);
    }
    axes.values.set(next.values.subarray(0, count * width));
    orthonormalise(axes.values, width, count);
  }
  return axes.values.slice(0, count * width);
}

/** The waveforms about their mean, all their first samples first. */
function fillColumns(waveforms: Float64Array, width: number, columns: Float64Array): void {
  const rows = waveforms.length / width;
  for (let k = 0; k < width; k++) {
    let sum = 0;
    for (let r = 0; r < rows; r++) sum += waveforms[r * width + k] as number; // in bounds, as is all below
    const mean = sum / rows;
    for (let r = 0; r < rows; r++) columns[k * rows + r] = (waveforms[r * width + k] as number) - mean;
  }
}

/** Row by row, times the number of waveforms. */
function fillCovariance(
  { address }: Room,
  rows: number,
  width: number,
  { values, address: target }: Room,
): void {
  const row = rows * numberBytes;
  for (let k = 0; k < width; k++) {
    // What the kernel leaves after the row is overwritten by the next one.
    const own = address + k * row;
    space.run.products(own, rows, own, rows, target + k * (width + 1) * numberBytes, width - k);
    for (let m = 0; m < k; m++) values[k * width + m] = values[m * width + k] as number;
  }
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
