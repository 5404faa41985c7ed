/** Every kind of recording the simulator knows. A new family is one file in `scenarios` and one line here. */
import type { Scenario } from './scenario';
import { afterMovement } from './scenarios/afterMovement';
import { artifact } from './scenarios/artifact';
import { contracture } from './scenarios/contracture';
import { contractureForms } from './scenarios/contractureForms';
import { cramps } from './scenarios/cramp';
import { denervation } from './scenarios/denervation';
import { dischargeTraps } from './scenarios/dischargeTraps';
import { examinations } from './scenarios/examination';
import { fibreCircuits } from './scenarios/fibreCircuits';
import { focalMiss } from './scenarios/focalMiss';
import { foreignForces } from './scenarios/foreignForce';
import { forceTraps } from './scenarios/forceTraps';
import { heartbeats } from './scenarios/heartbeats';
import { inputFaults } from './scenarios/inputFaults';
import { insertions } from './scenarios/insertion';
import { leadOff } from './scenarios/leadOff';
import { leadOffInEffort } from './scenarios/leadOffInEffort';
import { nerveHyperexcitability } from './scenarios/nerveHyperexcitability';
import { rest } from './scenarios/rest';
import { restTraps } from './scenarios/restTraps';
import { stimulations } from './scenarios/stimulation';
import { tremor } from './scenarios/tremor';
import { voluntary } from './scenarios/voluntary';
import { weakDischarges } from './scenarios/weakDischarges';

export type { Scenario } from './scenario';

export const scenarios: readonly Scenario[] = [
  ...cramps,
  ...voluntary,
  contracture,
  ...contractureForms,
  ...denervation,
  ...fibreCircuits,
  ...nerveHyperexcitability,
  tremor,
  rest,
  ...insertions,
  artifact,
  inputFaults,
  focalMiss,
  leadOff,
  leadOffInEffort,
  ...forceTraps,
  ...foreignForces,
  ...restTraps,
  ...dischargeTraps,
  ...heartbeats,
  ...afterMovement,
  ...weakDischarges,
  ...examinations,
  ...stimulations,
];
