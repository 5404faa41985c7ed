/** How far what came later moves a value and its slope, in backward smoothing (Rauch, Tung and Striebel 1965). */

/** How uncertain a value and its slope are: their variances, and what they vary together. */
export interface Uncertainty {
  readonly p00: number;
  readonly p01: number;
  readonly p11: number;
}

/** C = P Fᵀ P₊⁻¹ with F = [1 1; 0 1], from the uncertainty at a step and that expected of the next one. */
export function smootherGain(
  now: Uncertainty,
  next: Uncertainty,
): readonly [c00: number, c01: number, c10: number, c11: number] {
  const determinant = next.p00 * next.p11 - next.p01 ** 2;
  const [a00, a01, a10, a11] = [now.p00 + now.p01, now.p01, now.p01 + now.p11, now.p11];
  return [
    (a00 * next.p11 - a01 * next.p01) / determinant,
    (a01 * next.p00 - a00 * next.p01) / determinant,
    (a10 * next.p11 - a11 * next.p01) / determinant,
    (a11 * next.p00 - a10 * next.p01) / determinant,
  ];
}
