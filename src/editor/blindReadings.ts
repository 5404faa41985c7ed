/**
 * Which recordings this person reads blind: chosen here, for one recording or for all of the workspace, and kept by VS Code
 * where no file of the workspace has a say; or asked for by a study. Such a recording opens with the reader's own file.
 */
import type * as vscode from 'vscode';
import { phaseOf, type ReadingPhase } from '../readings/found';
import { ownReadingFile, readingsOf } from './readingFiles';
import { reviewerName } from './reviewer';

/** A reader's own file, in place of the shared one. */
export interface OwnReading {
  readonly uri: vscode.Uri;
  /** The reader as the file's name has it. */
  readonly part: string;
  readonly name: string;
  readonly phase: Exclude<ReadingPhase, 'open'>;
}

/** Who can say that a recording is to be read blind. */
export type BlindByStudy = (recording: vscode.Uri) => boolean | Promise<boolean>;

const [allKey, someKey] = ['emg.blind.all', 'emg.blind.recordings'];

/** What is read blind in this window. */
export class BlindReadings {
  private readonly memento: vscode.Memento;
  private byStudy: BlindByStudy = () => false;

  /** @param memento the workspace's in VS Code's own storage */
  constructor(memento: vscode.Memento) {
    this.memento = memento;
  }

  /** From now on a study is asked, too, whenever a recording opens. */
  askStudy(byStudy: BlindByStudy): void {
    this.byStudy = byStudy;
  }

  /** Whether the reader has chosen to read all recordings of this workspace blind. */
  get isForAll(): boolean {
    return this.memento.get<unknown>(allKey) === true;
  }

  /** Whether a study asks for it: then it is not for the reader to end. */
  async isByStudy(recording: vscode.Uri): Promise<boolean> {
    return this.byStudy(recording);
  }

  async chooseForAll(isBlind: boolean): Promise<void> {
    await this.memento.update(allKey, isBlind ? true : undefined);
    if (!isBlind) await this.memento.update(someKey, undefined);
  }

  async choose(recording: vscode.Uri, isBlind: boolean): Promise<void> {
    const others = this.chosen.filter((each) => each !== recording.toString());
    await this.memento.update(someKey, isBlind ? [...others, recording.toString()] : others);
  }

  /** A recording was renamed: it is read as before. */
  async follow(from: vscode.Uri, to: vscode.Uri): Promise<void> {
    if (!this.chosen.includes(from.toString())) return;
    await this.choose(from, false);
    await this.choose(to, true);
  }

  /**
   * The reader's own file, where the recording is to be opened with that: it is read blind, and the readings of others may not
   * be seen yet. @throws RecordError where nothing says who reads
   */
  async readingOf(recording: vscode.Uri): Promise<OwnReading | undefined> {
    const isChosen = this.isForAll || this.chosen.includes(recording.toString());
    if (!isChosen && !(await this.isByStudy(recording))) return undefined;
    const name = await reviewerName(recording);
    const { part, uri } = await ownReadingFile(recording, name);
    const readings = await readingsOf(recording);
    const own = readings.find((reading) => reading.part === part);
    const phase = phaseOf(
      own,
      readings.filter((reading) => reading !== own),
    );
    return phase === 'open' ? undefined : { uri, part, name, phase };
  }

  private get chosen(): readonly string[] {
    const chosen = this.memento.get<unknown>(someKey);
    return Array.isArray(chosen) ? chosen.filter((each) => typeof each === 'string') : [];
  }
}
