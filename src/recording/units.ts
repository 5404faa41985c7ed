/** Units of electric potential, in the many spellings of recording files. */

const microvoltsPer: ReadonlyMap<string, number> = new Map([
  ['nv', 1e-3],
  ['uv', 1],
  ['mv', 1e3],
  ['v', 1e6],
]);

/** Full names and the two Unicode micro signs (U+00B5, U+03BC), brought to the short ASCII form. */
function normalise(unit: string): string {
  return unit
    .trim()
    .toLowerCase()
    .replace(/^[\u00b5\u03bc]/u, 'u')
    .replace(/^micro ?volts?$/u, 'uv')
    .replace(/^milli ?volts?$/u, 'mv')
    .replace(/^nano ?volts?$/u, 'nv')
    .replace(/^volts?$/u, 'v');
}

/**
 * How many microvolts one `unit` is, or undefined when the unit is not of electric potential.
 * Case is ignored (PhysioNet headers say `mv`): no recorder states megavolts.
 */
export function microvoltsPerUnit(unit: string): number | undefined {
  return microvoltsPer.get(normalise(unit));
}
