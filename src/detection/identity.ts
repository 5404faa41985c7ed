/** Who speaks: the engine's name and version, which change whenever the same input may give another answer. */
import { sha256Hex } from '../base/hash';
import type { EngineIdentity } from './result/detectedEvent';
import { fixedValues } from './everyNumber';
import type { EngineParameters } from './parameters';

/** The engine's name: what its proposals are known by in a sidecar. */
export const engineName = 'emg-cramp';

const version = '0.16.0';

/** The identity under which a run is reported. @param others what the answer depends on beside the parameters, null for nothing */
export function engineIdentity(parameters: EngineParameters, others: unknown = null): EngineIdentity {
  const parametersHash = hashNumbers({ ...fixedValues(), ...parameters }, others);
  return { name: engineName, version, parametersHash };
}

/**
 * First 12 hex digits of the SHA-256 of numbers as JSON with sorted keys and no spaces, and of whatever else the answer
 * depends on.
 */
export function hashNumbers(numbers: Readonly<Record<string, number>>, others: unknown = null): string {
  // A list of names puts the keys in its own order.
  const canonical = JSON.stringify(numbers, Object.keys(numbers).sort());
  const whole = others === null ? canonical : `[${canonical},${JSON.stringify(others)}]`;
  return sha256Hex([whole], 12);
}
