/** One index at work: what it is asked for is done one after the other, and what it counted is kept at the end of each. */
import type { FileSource } from './fileSource';
import { FolderIndex, type IndexEvent } from './folderIndex';
import type { KeptTallies } from './keptTallies';
import { TallyCache } from './tallyCache';

export class IndexRun {
  private readonly abort = new AbortController();
  private readonly begun: Promise<{ readonly index: FolderIndex; readonly cache: TallyCache }>;
  private readonly kept: KeptTallies | undefined;
  private turn: Promise<void> = Promise.resolve();

  /** @param kept undefined where nothing is to be kept */
  constructor(source: FileSource, kept: KeptTallies | undefined, tell: (event: IndexEvent) => void) {
    this.kept = kept;
    const { signal } = this.abort;
    this.begun = (kept?.read() ?? Promise.resolve(new Map())).then((known) => {
      const cache = new TallyCache(known);
      return { cache, index: new FolderIndex(source, { cache, tell, signal }) };
    });
  }

  /** Looks through everything. */
  scan(): Promise<void> {
    return this.next((index) => index.scan());
  }

  /** Looks again at what may have changed. */
  refresh(paths: readonly string[]): Promise<void> {
    return this.next((index) => index.refresh(paths));
  }

  /** Reads and tells nothing more. */
  dispose(): void {
    this.abort.abort();
  }

  private next(work: (index: FolderIndex) => Promise<void>): Promise<void> {
    const done = this.turn.then(async () => {
      const { index, cache } = await this.begun;
      if (!this.isOver()) await work(index);
      if (!cache.hasChanged || this.isOver()) return;
      cache.hasChanged = false;
      await this.kept?.write(cache.all);
    });
    // A file system that failed once may answer the next time.
    this.turn = done.catch(() => undefined);
    return done;
  }

  private isOver(): boolean {
    return this.abort.signal.aborted;
  }
}
