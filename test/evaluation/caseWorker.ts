/** A process of the evaluation: takes scenario and seed, gives back the evaluated case, until it is ended. */
import { scenarios } from '../../src/simulation/scenarios';
import { realBackground } from './hybrids/realBackground';
import { type CaseSetting, evaluateCase } from './evaluatedCase';

/** What a worker is asked. */
export interface CaseRequest {
  readonly scenario: string;
  readonly seed: number;
  /** The real background by its name, for a hybrid. */
  readonly background?: string;
  /** Whether it is looked at in other forms too. */
  readonly inOtherForms?: boolean;
  readonly setting: CaseSetting;
}

// Nobody is left to answer to.
process.on('disconnect', () => process.exit());

process.on('message', (request: CaseRequest) => {
  void answer(request);
});

async function answer({ scenario: name, seed, setting, ...asked }: CaseRequest): Promise<void> {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  try {
    if (!scenario) throw new Error(`There is no scenario ${name}.`);
    const background = asked.background === undefined ? undefined : await realBackground(asked.background);
    const { inOtherForms } = asked;
    process.send?.({ evaluated: await evaluateCase(scenario, seed, setting, { background, inOtherForms }) });
  } catch (error) {
    process.send?.({
      failure: `${name} ${seed}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    });
  }
}
