/** The words of package.json, which stand in package.nls.json so that they can be translated. */
export class Texts {
  private readonly known = new Map<string, string>();

  /** Keeps a text and answers what stands in its place. @throws Error where the key has another text already */
  put(key: string, text: string): string {
    const before = this.known.get(key);
    if (before !== undefined && before !== text) throw new Error(`Two texts are called ${key}.`);
    this.known.set(key, text);
    return `%${key}%`;
  }

  /** Everything that was put. */
  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.known);
  }
}
