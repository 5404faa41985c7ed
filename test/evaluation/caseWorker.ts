/** A process of the evaluation: takes scenario and seed, gives back the evaluated case, until it is ended. */
import { scenarios } from '../../src/simulation/scenarios';
import { type CaseSetting, evaluateCase } from './evaluatedCase';

/** What a worker is asked. */
export interface CaseRequest {
  readonly scenario: string;
  readonly seed: number;
  readonly setting: CaseSetting;
}

// Nobody is left to answer to.
process.on('disconnect', () => process.exit());

process.on('message', (request: CaseRequest) => {
  void answer(request);
});

async function answer({ scenario: name, seed, setting }: CaseRequest): Promise<void> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  try {
    if (!scenario) throw new Error(`There is no scenario ${name}.`);
    process.send?.({ evaluated: await evaluateCase(scenario, seed, setting) });
  } catch (error) {
    process.send?.({
      failure: `${name} ${seed}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    });
  }
}
