/** Units of electric potential, in the many spellings of recording files, and the unit a channel is shown in. */
import type { Channel } from './recording';

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
    .replace(/^micro ?v(?:olts?)?$/u, 'uv')
    .replace(/^milli ?v(?:olts?)?$/u, 'mv')
    .replace(/^nano ?v(?:olts?)?$/u, 'nv')
    .replace(/^volts?$/u, 'v');
}

/**
 * How many microvolts one `unit` is, or undefined when the unit is not of electric potential.
 * Case is ignored (PhysioNet headers say `mv`): no recorder states megavolts.
 */
export function microvoltsPerUnit(unit: string): number | undefined {
  return microvoltsPer.get(normalise(unit));
}

/**
 * The unit a channel is shown in and what its values are multiplied by to get there: electric potentials of the body
 * read in microvolts; the volts of a force transducer stay the volts of a force transducer.
 */
export function displayUnit({ kind, unit }: Pick<Channel, 'kind' | 'unit'>): {
  unit: string;
  factor: number;
} {
  const microvolts = kind === 'emg' || kind === 'other' ? microvoltsPerUnit(unit) : undefined;
  return microvolts === undefined ? { unit, factor: 1 } : { unit: 'µV', factor: microvolts };
}
