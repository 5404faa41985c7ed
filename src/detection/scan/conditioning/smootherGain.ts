/** How far what came later moves a value and its slope, in backward smoothing (Rauch, Tung and Striebel 1965). */

/**
 * Sets the four of C = P Fᵀ P₊⁻¹ with F = [1 1; 0 1], row by row, from the variance of the value, what both vary together, and
 * the variance of the slope: at a step, and as they were expected of the next one.
 */
export function setSmootherGain(
  gain: Float64Array,
  p00: number,
  p01: number,
  p11: number,
  next00: number,
  next01: number,
  next11: number,
): void {
  const determinant = next00 * next11 - next01 ** 2;
  gain[0] = ((p00 + p01) * next11 - p01 * next01) / determinant;
  gain[1] = (p01 * next00 - (p00 + p01) * next01) / determinant;
  gain[2] = ((p01 + p11) * next11 - p11 * next01) / determinant;
  gain[3] = (p11 * next00 - (p01 + p11) * next01) / determinant;
}
