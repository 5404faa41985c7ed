/** Keys that a study may give to its labels: all letters and digits that mean nothing else on the traces. */

/**
 * `i`, `m`, `n` and `v` give labels that ship, unless the study gives them to labels of its own. A key that the editor comes
 * to need is taken from here, and is refused from then on (a test compares them with the table of commands).
 */
export const studyKeys: readonly string[] = 'c e h i m n o p q s t v x y z 5 6 7 8 9'.split(' ');

/** Why a label can't have a key; undefined for one that it can have. */
export function keyRefusal(label: string, key: string): string | undefined {
  if (studyKeys.includes(key)) return undefined;
  const free = studyKeys.join(' ');
  return `The key "${key}" of "${label}" means something else in the editor, and keeps that meaning; a label can have one of ${free}.`;
}
