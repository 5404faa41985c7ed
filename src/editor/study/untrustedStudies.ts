/**
 * A study's parameter file is the workspace's word, as its settings are: it does not count before the workspace is trusted,
 * which is said once for each file.
 */
export class UntrustedStudies {
  private readonly told = new Set<string>();
  private readonly say: (sentence: string) => void;

  constructor(say: (sentence: string) => void) {
    this.say = say;
  }

  /**
   * Says that a file does not count, unless that has been said.
   * @param address which file it is
   * @param path what it is called in words
   */
  tell(address: string, path: string): void {
    if (this.told.has(address)) return;
    this.told.add(address);
    this.say(
      `${path} was not used: detection goes by your own settings until this workspace is trusted. Trust it, then detect again.`,
    );
  }
}
