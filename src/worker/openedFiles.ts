/**
 * The files that a recording is read from, watched while they are: which they are, whether one was written to since, how
 * far the opening has got, and how much memory it takes. A reader sees a location like any other.
 */
import { recordingChanged, type FileIdentity, type OpenedFile } from '../protocol/workerMethods';
import type { ByteSource, RecordingLocation } from '../recording/byteSource';
import { RecordingError } from '../recording/recordingError';
import type { FileState, RecordingFiles } from '../store/shelf';
import { sameIdentity, wasSettled } from './fileIdentity';
import { arraysExhaustedSentence, mayAllocate } from './memoryLimits';
import { OpeningProgress } from './openingProgress';

/** Looks at a file by its path from the recording's folder. */
type Identify = (path: string) => Promise<FileIdentity | undefined>;

/** A record may have thousands of segments: this many, read last, are looked at after each request. */
const mostLookedAt = 32;

/** After so many bytes read the thread's memory is looked at; that takes some microseconds. */
const bytesBetweenLooks = 16 * 1024 * 1024;

/** A file was written to since the recording was opened: what is read now is not what was shown. */
class ChangedRecordingError extends Error {
  readonly problem = recordingChanged;

  constructor(path: string) {
    super(`${path} has changed on disk since the recording was opened.`);
    this.name = 'ChangedRecordingError';
  }
}

/** The files of one recording, opened through `location`. */
export class OpenedFiles implements RecordingFiles {
  readonly location: RecordingLocation;
  private readonly identify: Identify;
  private readonly progress: OpeningProgress;
  private readonly identities = new Map<string, FileIdentity>();
  /** Files that a reader asked for and that were not there. */
  private readonly absent = new Set<string>();
  private readonly since = Date.now();
  private readonly readLast = new Set<string>();
  private readonly beside = new Set<string>();
  private bytesSinceLook = 0;
  private changedPath: string | undefined;

  constructor(inner: RecordingLocation, identify: Identify, report: (fraction: number) => void) {
    this.identify = identify;
    this.progress = new OpeningProgress(report);
    this.location = {
      name: inner.name,
      open: async () => {
        const identity = await this.identify(inner.name);
        return this.watched(inner.name, identity, await inner.open());
      },
      sibling: async (path) => {
        // Looked at before it is opened: a change between the two then counts as one since.
        const identity = await this.identify(path);
        const source = await inner.sibling(path);
        if (source && !/[/\\]/u.test(path)) this.beside.add(path);
        if (!source) this.absent.add(path);
        return source && this.watched(path, identity, source);
      },
    };
  }

  /** Names of the files in the recording's folder that it was read from, beside its own. */
  get companions(): readonly string[] {
    return [...this.beside];
  }

  /** Every file, as it was just before it was opened. */
  get all(): readonly OpenedFile[] {
    return [...this.identities].map(([path, identity]) => ({ path, identity }));
  }

  get states(): readonly FileState[] {
    const there = [...this.identities].map(([path, { state }]): FileState => [path, state]);
    const absent = [...this.absent].filter((path) => !this.identities.has(path));
    return [...there, ...absent.map((path): FileState => [path, null])];
  }

  async stateNow(path: string): Promise<string | null> {
    return (await this.identify(path))?.state ?? null;
  }

  isSettled(state: string): boolean {
    return wasSettled(state, this.since);
  }

  /** The recording is open: from now on nobody waits for progress. */
  finishedOpening(): void {
    this.progress.finish();
  }

  /**
   * To be called after reading and before what was read is used: a file's state changes with every write to it, so a
   * state that is still the old one means that only old bytes were read. A file that another has taken the place of
   * is held open and can be read on as it was.
   * @throws ChangedRecordingError
   */
  async requireUnchanged(): Promise<void> {
    const paths = new Set([this.location.name, ...this.readLast]);
    await Promise.all([...paths].map((path) => this.lookAt(path)));
    if (this.changedPath !== undefined) throw new ChangedRecordingError(this.changedPath);
  }

  private async lookAt(path: string): Promise<void> {
    const before = this.identities.get(path);
    const now = await this.identify(path);
    if (before && now?.file === before.file && !sameIdentity(before, now)) this.changedPath ??= path;
  }

  private watched(path: string, identity: FileIdentity | undefined, source: ByteSource): ByteSource {
    if (identity && !this.identities.has(path)) this.identities.set(path, identity);
    this.progress.opened(source.size);
    return {
      name: source.name,
      size: source.size,
      read: async (offset, length, room) => {
        this.requireMemory(source.name, room ? 0 : Math.min(length, source.size));
        const bytes = await source.read(offset, length, room);
        this.haveRead(path);
        this.progress.read(offset + bytes.length, bytes.length, source.size);
        return bytes;
      },
      close: () => source.close(),
    };
  }

  private haveRead(path: string): void {
    this.readLast.delete(path);
    this.readLast.add(path);
    const [oldest] = this.readLast;
    if (this.readLast.size > mostLookedAt && oldest !== undefined) this.readLast.delete(oldest);
  }

  private requireMemory(name: string, bytes: number): void {
    this.bytesSinceLook += bytes;
    if (this.bytesSinceLook < bytesBetweenLooks) return;
    this.bytesSinceLook = 0;
    if (!mayAllocate(bytes)) throw new RecordingError('unreadable', arraysExhaustedSentence(name));
  }
}
