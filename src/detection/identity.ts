/** Who speaks: the engine's name and version, which change whenever the same input may give another answer. */
import type { EngineIdentity } from './detectedEvent';
import { type EngineParameters, hashParameters } from './parameters';

/** The engine's name: what its proposals are known by in a sidecar. */
export const engineName = 'emg-cramp';

const version = '0.5.0';

/** The identity under which a run is reported. @param others what the answer depends on beside the parameters, null for nothing */
export function engineIdentity(parameters: EngineParameters, others: unknown = null): EngineIdentity {
  return { name: engineName, version, parametersHash: hashParameters(parameters, others) };
}
