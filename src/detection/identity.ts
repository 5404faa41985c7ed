/** Who speaks: the engine's name and version, which change whenever the same input may give another answer. */
import type { EngineIdentity } from './detectedEvent';
import { type ActivityParameters, hashParameters } from './parameters';

const engine = { name: 'emg-activity', version: '0.1.0' } as const;

/** The identity under which a run with these parameters is reported. */
export function engineIdentity(parameters: ActivityParameters): EngineIdentity {
  return { ...engine, parametersHash: hashParameters(parameters) };
}
