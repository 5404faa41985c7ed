/** The labels that are offered at once, with their keys: those of the study, or else those that have a key. Pure. */
import type { LabelChoice } from '../../src/protocol/page';

/** More than stand in a menu beside the pointer; the others are among "More labels…". */
const mostOfStudy = 12;

interface QuickChoice {
  readonly choice: LabelChoice;
  /** As it is printed; undefined for a label without one. */
  readonly key?: string;
}

/** @param shippedKeys keys of the labels that ship, as they are printed */
export function quickChoices(
  choices: readonly LabelChoice[],
  shippedKeys: Readonly<Partial<Record<string, string>>>,
): readonly QuickChoice[] {
  const taken = new Set(choices.flatMap(({ key }) => (key === undefined ? [] : [key.toUpperCase()])));
  const quick = (choice: LabelChoice): QuickChoice => {
    const shipped = shippedKeys[choice.label];
    const left = shipped === undefined || taken.has(shipped) ? undefined : shipped;
    const key = choice.key?.toUpperCase() ?? left;
    return key === undefined ? { choice } : { choice, key };
  };
  if (choices.some(({ inStudy }) => inStudy !== undefined)) {
    return choices
      .filter(({ inStudy }) => inStudy === true)
      .slice(0, mostOfStudy)
      .map(quick);
  }
  return Object.keys(shippedKeys).flatMap((label) =>
    choices.filter((choice) => choice.label === label).map(quick),
  );
}
