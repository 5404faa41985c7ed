/** The silence claims: a contracture claimed anywhere in a recording that has none. */
import type { EvaluatedCase } from '../evaluatedCase';

/** Whether any event of the recording has the label, wherever it lies. */
export function claimsAnywhere({ detected }: Pick<EvaluatedCase, 'detected'>, label: string): boolean {
  return detected.some((event) => event.label === label);
}
