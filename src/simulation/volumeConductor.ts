/**
 * The physics of one muscle fibre's potential: conductivities, the concentric electrode, and the action potential's
 * current (DETECTION.md §G.2). Millimetres; the electrode is at the origin, the fibres run along z, the shaft along y.
 */

const conductivity = { radial: 0.063, axial: 0.33, intracellular: 1.01 }; // S/m
/** σz/σr: how much shorter distances across the fibres count than along them. */
export const anisotropy = conductivity.axial / conductivity.radial;

/** The needle pushes fibres aside: none is nearer than this (mm). */
export const leastDistance = 0.15;

/** Points across the oblique core of 0.58 mm, and along the cannula that is the reference (mm along the shaft). */
export const corePoints: readonly number[] = [-0.24, -0.12, 0, 0.12, 0.24];
export const cannulaPoints: readonly number[] = [1.5, 3, 5, 8, 12];

/** Dipole strength of a fibre per V/m of membrane potential gradient (m²); its diameter is in µm. */
export function fibreStrength(diameterMicrometres: number): number {
  const area = (Math.PI * (diameterMicrometres * 1e-6) ** 2) / 4;
  return (conductivity.intracellular * area) / (4 * Math.PI * conductivity.radial);
}

/** Conduction velocity in mm/s: 2.2 m/s at 25 µm to 5.2 m/s at 85 µm. */
export function fibreVelocity(diameterMicrometres: number): number {
  return 1000 * (2.2 + 0.05 * (diameterMicrometres - 25));
}

/** κ r² of a fibre at (x, y) from each of the points (0, p) on the needle, in mm². */
export function squaredDistances(x: number, y: number, points: readonly number[]): number[] {
  return points.map((p) => anisotropy * Math.max(leastDistance, Math.hypot(x, y - p)) ** 2);
}

/** Mean over points of z / (κ r² + z²)^(3/2), with κ r² given (mm²) and z along the fibre (mm). */
export function meanDipole(squared: readonly number[], along: number): number {
  let sum = 0;
  for (const kappaSquared of squared) {
    const distance = kappaSquared + along * along;
    sum += along / (distance * Math.sqrt(distance));
  }
  return sum / squared.length;
}

/** dVm/dz in µV per m, z mm behind the wave front: Vm = 96 (2z)³ e^(−2z) − 90 mV (Nandedkar & Stålberg 1983). */
export function currentBehindFront(z: number): number {
  return 96 * 8 * z * z * (3 - 2 * z) * Math.exp(-2 * z) * 1e6;
}
