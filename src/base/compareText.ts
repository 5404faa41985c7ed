/** The one order of texts: the same on every machine. */

/** Orders texts by UTF-16 code unit, unlike `localeCompare`, which asks the machine for its language's rules. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
