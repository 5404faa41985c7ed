/**
 * Which recordings this person reads blind: chosen here, for one recording or for all of the workspace, and kept by VS Code
 * where no file of the workspace has a say; or asked for by a study. Such a recording opens with the reader's own file.
 */
import type * as vscode from 'vscode';
import type { Study } from '../../study/readStudy';
import { phaseOf, type ReadingPhase } from '../../readings/found';
import { ownReadingFile, readingsOf } from './readingFiles';
import { unitsUri } from '../sidecar/sidecarFile';
import { usualName, reviewerName } from '../study/reviewer';
import { readersOf } from '../study/study';
import { readerAs, readerAsked } from '../study/studyReader';

/** A reader's own file, in place of the shared one. */
export interface OwnReading {
  readonly uri: vscode.Uri;
  /** The reader as the file's name has it. */
  readonly part: string;
  readonly name: string;
  readonly phase: Exclude<ReadingPhase, 'open'>;
}

const [allKey, someKey, sightedKey] = ['emg.blind.all', 'emg.blind.recordings', 'emg.blind.adjudicated'];

/** What is read blind in this window. */
export class BlindReadings {
  private readonly memento: vscode.Memento;

  /** @param memento the workspace's in VS Code's own storage */
  constructor(memento: vscode.Memento) {
    this.memento = memento;
  }

  /** Whether the reader has chosen to read all recordings of this workspace blind. */
  get isForAll(): boolean {
    return this.memento.get<unknown>(allKey) === true;
  }

  /** Whether a study asks for it: then it is not for the reader to end. */
  async isByStudy(recording: vscode.Uri): Promise<boolean> {
    const study = await readersOf(recording);
    if (!study.blind || this.isAdjudicated(recording)) return false;
    const name = await readerAs(await usualName(recording), recording, study);
    return name === undefined || !isAdjudicator(name, study);
  }

  /** Somebody adjudicates this recording from now on, and sees all readings of it. */
  async adjudicate(recording: vscode.Uri): Promise<void> {
    const others = this.listed(sightedKey).filter((each) => each !== recording.toString());
    await this.memento.update(sightedKey, [...others, recording.toString()]);
  }

  /** Whether a label file, or one of corrected units, is another's that this reader may not see yet. */
  async hides(recording: vscode.Uri, file: vscode.Uri): Promise<boolean> {
    if (!(await this.isBlind(recording))) return false;
    const usual = await usualName(recording).catch(() => undefined);
    const name = usual && (await readerAs(usual, recording, await readersOf(recording)));
    if (name === undefined || name === '') return true;
    const own = await this.ownReading(recording, name);
    return (
      own !== undefined && file.path !== own.uri.path && file.path !== unitsUri(recording, own.part).path
    );
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
    if (!(await this.isBlind(recording))) return undefined;
    const study = await readersOf(recording);
    if (!study.blind) return this.ownReading(recording, await reviewerName(recording));
    const name = await readerAsked(await usualName(recording), recording, study);
    // Who has just said so.
    if (!this.isChosen(recording) && isAdjudicator(name, study)) return undefined;
    return this.ownReading(recording, name);
  }

  private async isBlind(recording: vscode.Uri): Promise<boolean> {
    return this.isChosen(recording) || (await this.isByStudy(recording));
  }

  private isChosen(recording: vscode.Uri): boolean {
    return this.isForAll || this.chosen.includes(recording.toString());
  }

  private isAdjudicated(recording: vscode.Uri): boolean {
    return this.listed(sightedKey).includes(recording.toString());
  }

  private async ownReading(recording: vscode.Uri, name: string): Promise<OwnReading | undefined> {
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
    return this.listed(someKey);
  }

  private listed(key: string): readonly string[] {
    const listed = this.memento.get<unknown>(key);
    return Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : [];
  }
}

function isAdjudicator(name: string, { adjudicators = [] }: Pick<Study, 'adjudicators'>): boolean {
  return adjudicators.includes(name);
}
