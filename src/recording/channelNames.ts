/** Names that tell a recording's channels apart, whatever the file calls them. */

/**
 * The names in order, a repeated one with ` (2)`, ` (3)` … added; an empty one becomes `channel N`.
 * A name that the file itself already spells ` (2)` is not taken twice.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  const next = new Map<string, number>();
  return names.map((given, index) => {
    const name = given === '' ? `channel ${index + 1}` : given;
    if (!used.has(name)) {
      used.add(name);
      return name;
    }
    let number = next.get(name) ?? 2;
    while (taken.has(`${name} (${number})`) || used.has(`${name} (${number})`)) number += 1;
    next.set(name, number + 1);
    used.add(`${name} (${number})`);
    return `${name} (${number})`;
  });
}
