/** Keeps the signal files of a few segments open, so that a record of thousands does not use up file handles. */
import type { RecordingLocation } from '../byteSource';
import type { SegmentContent } from './segments';
import { closeSignals, fileCount, mostSignalFiles, openSignals, type SegmentSignal } from './signalGroups';

/** Segments kept open: what a screen shows, and its neighbours. */
const mostOpen = 8;

interface Entry {
  readonly signals: Promise<SegmentSignal[]>;
  readonly files: number;
  /** Reads under way, during which the files must stay open. */
  users: number;
}

/** `release` is called once, and told whether a read failed. */
export interface HeldSignals {
  readonly signals: readonly SegmentSignal[];
  release(failed: boolean): Promise<void>;
}

/** Opens segments when they are read and closes the one unused longest. */
export class OpenSegments {
  private readonly location: RecordingLocation;
  /** In order of last use. */
  private readonly entries = new Map<SegmentContent, Entry>();

  constructor(location: RecordingLocation) {
    this.location = location;
  }

  /** Runs `work` with a segment's signals. @throws RecordingError when its files cannot be opened or read. */
  async use<T>(
    content: SegmentContent,
    frames: number,
    work: (signals: readonly SegmentSignal[]) => Promise<T>,
  ): Promise<T> {
    const { signals, release } = await this.hold(content, frames);
    let failed = true;
    try {
      const result = await work(signals);
      failed = false;
      return result;
    } finally {
      await release(failed);
    }
  }

  /** A segment's signals, whose files stay open until they are released. @throws RecordingError when they cannot be opened. */
  async hold(content: SegmentContent, frames: number): Promise<HeldSignals> {
    const entry = this.entries.get(content) ?? {
      signals: openSignals(this.location, content.signals, content.headerName, frames),
      files: fileCount(content.signals),
      users: 0,
    };
    this.entries.delete(content);
    this.entries.set(content, entry);
    entry.users += 1;
    const release = async (failed: boolean): Promise<void> => {
      // Opened anew next time: the cause may be gone by then.
      if (failed && this.entries.get(content) === entry && entry.users === 1) await this.drop(content, entry);
      entry.users -= 1;
      await this.trim();
    };
    try {
      return { signals: await entry.signals, release };
    } catch (error) {
      await release(true);
      throw error;
    }
  }

  /** Closes every file. */
  async close(): Promise<void> {
    await Promise.all([...this.entries].map(([content, entry]) => this.drop(content, entry)));
  }

  private async trim(): Promise<void> {
    const surplus: [SegmentContent, Entry][] = [];
    let segments = this.entries.size;
    let files = [...this.entries.values()].reduce((sum, entry) => sum + entry.files, 0);
    for (const [content, entry] of this.entries) {
      if (segments <= mostOpen && files <= mostSignalFiles) break;
      if (entry.users > 0) continue;
      surplus.push([content, entry]);
      segments -= 1;
      files -= entry.files;
    }
    await Promise.all(surplus.map(([content, entry]) => this.drop(content, entry)));
  }

  private async drop(content: SegmentContent, entry: Entry): Promise<void> {
    this.entries.delete(content);
    // A segment that never opened has nothing to close; its error went to the read that asked.
    const signals = await entry.signals.catch(() => []);
    await closeSignals(signals);
  }
}
