/** Who speaks: the engine's name and version, which change whenever the same input may give another answer. */
import { compareText } from '../base/compareText';
import { sha256Hex } from '../base/hash';
import type { EngineIdentity } from './result/detectedEvent';
import { fixedValues } from './everyNumber';
import type { EngineParameters } from './parameters';

/** The engine's name: what its proposals are known by in a sidecar. */
export const engineName = 'emg-cramp';

const version = '0.9.0';

/** The identity under which a run is reported. @param others what the answer depends on beside the parameters, null for nothing */
export function engineIdentity(parameters: EngineParameters, others: unknown = null): EngineIdentity {
  const parametersHash = hashNumbers({ ...fixedValues, ...parameters }, others);
  return { name: engineName, version, parametersHash };
}

/**
 * First 12 hex digits of the SHA-256 of numbers as JSON with sorted keys and no spaces, and of whatever else the answer
 * depends on.
 */
export function hashNumbers(numbers: Readonly<Record<string, number>>, others: unknown = null): string {
  const sorted = Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => compareText(a, b)));
  const canonical = others === null ? JSON.stringify(sorted) : JSON.stringify([sorted, others]);
  return sha256Hex([canonical], 12);
}
