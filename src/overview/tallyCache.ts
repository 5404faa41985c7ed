/** What was counted before, by file, so that only files that have changed are read again. */
import type { FileState } from './fileSource';
import type { BrokenSidecar, SidecarTally } from './sidecarTally';

/** A file whose last change is younger may change again without looking otherwise: times are that coarse on some disks. */
const settledMilliseconds = 2000;

/** A label file as it was counted. */
export interface KnownTally {
  readonly stamp: string;
  readonly tally: SidecarTally | BrokenSidecar;
}

/** By path. */
export type KnownTallies = ReadonlyMap<string, KnownTally>;

export class TallyCache {
  private readonly known: Map<string, KnownTally>;
  /** Whether anything is other than it was when it was last kept. */
  hasChanged = false;

  constructor(known: KnownTallies = new Map()) {
    this.known = new Map(known);
  }

  get all(): KnownTallies {
    return this.known;
  }

  /** What was counted of the file in this state. */
  get(file: string, { stamp }: FileState): KnownTally['tally'] | undefined {
    const known = this.known.get(file);
    return known?.stamp === stamp ? known.tally : undefined;
  }

  /** @param state as it was before the file was read, at `now` */
  put(
    file: string,
    { stamp, changedMilliseconds }: FileState,
    tally: KnownTally['tally'],
    now = Date.now(),
  ): void {
    this.hasChanged = true;
    if (Math.abs(now - changedMilliseconds) < settledMilliseconds) this.known.delete(file);
    else this.known.set(file, { stamp, tally });
  }

  /** Forgets the files for which `isThere` is false. */
  keepOnly(isThere: (file: string) => boolean): void {
    for (const file of [...this.known.keys()]) {
      if (!isThere(file)) this.hasChanged = this.known.delete(file) || this.hasChanged;
    }
  }
}
