/**
 * Guards one document against a recording that changes under it: looks before a detection, before a save and when the
 * disk says so, and asks a person once. A file that was merely touched is taken as it is, without a word.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { recordingChanged, type RecordingSummary, type WorkerMethods } from '../../protocol/workerMethods';
import { RemoteError, type CallOptions } from '../../protocol/rpc';
import { RecordError } from '../../records/recordError';
import type { Notices } from '../basics/notices';
import type { RecordingConnection } from './recordingConnection';
import {
  wordsForRecording,
  type ChangeWords,
  type Decision,
  isSameChange,
  type RecordingChange,
} from './recordingChangeWords';
import { compareWithDisk, sameRecording, stateOnDisk } from './recordingOnDisk';
import { inertSentence } from '../surface/inertText';
import { say } from '../surface/say';

/** What the guard needs of its document. */
interface Guarded {
  readonly uri: vscode.Uri;
  readonly connection: RecordingConnection;
  readonly notices: Notices;
  /** Opens the recording as it is now; labels stay, under the header that they were made under. */
  openRecording(): Promise<void>;
}

const noticeId = 'recording-changed';

/** What becomes of a question: a person decides, or the recording is again what it was. */
type Answer = Decision | 'settled';

/** A question that stands above the traces until it is answered. */
interface Question {
  readonly answered: Promise<Answer>;
  answer(answer: Answer): Promise<void>;
  /**
   * Asks as a notification too, once for each change: VS Code closes the older of two that say the same, which would
   * answer it.
   */
  askAloud(change: RecordingChange): void;
  /** The disk has something else now: what was asked aloud is asked anew. */
  turn(change: RecordingChange): void;
}

/** A file that is being written is not looked at before it has been left alone for so long. */
const quietMilliseconds = 500;

/** A file that is written to without end (a recorder, say) is not waited for longer; the next look will see. */
const mostLooks = 20;

/** One document's guard. */
export class RecordingGuard {
  private readonly document: Guarded;
  /** The opening whose change a person has decided to live with: labels for the old recording. */
  private keptFor: RecordingSummary['files'] | undefined;
  private question: Question | undefined;
  private looking: Promise<void> | undefined;

  constructor(document: Guarded) {
    this.document = document;
  }

  /**
   * Looks whether the recording has changed, and asks what to do where it has. Does not wait for the answer, nor for
   * more than one look at a time.
   */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /**
   * Before labels are saved. Labels that are kept for the old recording, or were reloaded with it, are saved with the
   * fingerprint that they have.
   * @throws RecordError where nothing may be saved
   */
  async beforeSave(): Promise<void> {
    const { summary } = this;
    if (!summary || this.isKept(summary)) return;
    const change = await this.changeOf(summary);
    if (change && (await this.decision(change)) === 'dismiss') {
      throw new RecordError(`Nothing was saved: ${this.wordsFor(change).refusal}`);
    }
  }

  /** Before a detection, which reads the file as it is. @throws RecordError where that is not what is on screen */
  async beforeDetection(): Promise<void> {
    const { summary } = this;
    const change = summary && (await this.changeOf(summary));
    if (!change) return;
    const answer = await this.decision(change);
    if (answer !== 'reload' && answer !== 'settled') throw this.notOnScreen(change);
  }

  /** @throws RecordError where a second opening is not what is on screen */
  requireOnScreen(second: RecordingSummary): void {
    const { summary } = this;
    if (!summary || !sameRecording(summary, second)) throw this.notOnScreen({ kind: 'other' });
  }

  /**
   * Runs a long job over what is on screen in the recording's second thread; a change of the file that it meets is looked at.
   * @throws RecordError where something else is on screen by the end, else what the job throws
   */
  async apart<K extends keyof WorkerMethods>(
    method: K,
    params: WorkerMethods[K]['params'],
    options: CallOptions,
  ): Promise<{ readonly summary: RecordingSummary; readonly result: WorkerMethods[K]['result'] }> {
    const { connection } = this.document;
    const answer = await connection
      .callApart(method, params, options, (opened) => this.requireOnScreen(opened))
      .catch((error: unknown) => {
        if (error instanceof RemoteError && error.problem === recordingChanged) void this.look();
        throw error;
      });
    // It may have been reloaded meanwhile.
    this.requireOnScreen(answer.summary);
    return answer;
  }

  /** Runs what reads the recording; where that met a change which turns out to be none, once more. */
  async reading<T>(read: () => Promise<T>): Promise<T> {
    const before = this.document.connection.state;
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof RemoteError) || error.problem !== recordingChanged) throw error;
      await this.look();
      const { state } = this.document.connection;
      if (state === before || state.kind !== 'open') throw error;
      return read();
    }
  }

  /** Whoever waits for an answer hears that there is none. */
  dispose(): void {
    void this.question?.answer('dismiss');
  }

  private get name(): string {
    return path.posix.basename(this.document.uri.path);
  }

  private get summary(): RecordingSummary | undefined {
    const { state } = this.document.connection;
    return state.kind === 'open' ? state.summary : undefined;
  }

  private isKept({ files }: RecordingSummary): boolean {
    return this.keptFor === files;
  }

  /** How the recording differs from what was opened; undefined where it does not. */
  private async changeOf(summary: RecordingSummary): Promise<RecordingChange | undefined> {
    const found = await compareWithDisk(this.document.uri, summary);
    return found.kind === 'other' || found.kind === 'gone' ? found : undefined;
  }

  private wordsFor(change: RecordingChange): ChangeWords {
    return wordsForRecording(change, this.name);
  }

  private notOnScreen(change: RecordingChange): RecordError {
    return new RecordError(`Nothing was detected: ${this.wordsFor(change).refusal}`);
  }

  private async lookOnce(): Promise<void> {
    const { summary, document } = this;
    if (!summary || this.isKept(summary)) return;
    const isSame = (await compareWithDisk(document.uri, summary)).kind === 'same';
    if (!isSame && !(await this.leftAlone(summary))) return;
    if (isSame || (await this.takenQuietly(summary))) {
      // What was asked when it was gone, or another, is no question any more.
      await this.question?.answer('settled');
      return;
    }
    // Nobody waits here: what was decided has been done when the question is over.
    const change = await this.changeOf(summary);
    if (change && this.summary?.files === summary.files) this.ask(change);
  }

  /** Waits until whoever writes has finished. */
  private async leftAlone(summary: RecordingSummary): Promise<boolean> {
    const { uri } = this.document;
    let before = await stateOnDisk(uri, summary);
    for (let looks = 0; looks < mostLooks; looks++) {
      await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
      const now = await stateOnDisk(uri, summary);
      if (now === before) return true;
      before = now;
    }
    return false;
  }

  /** Where the recording is what it was, the worker goes on with the file as it is now: its caches are of the old one. */
  private async takenQuietly(summary: RecordingSummary): Promise<boolean> {
    if (await this.changeOf(summary)) return false;
    const second = await this.document.connection.lookAgain().catch(() => undefined);
    if (!second) return false;
    const isSame = sameRecording(summary, second.summary);
    if (isSame) second.use();
    else second.drop();
    return isSame;
  }

  /** Asks where it is seen at once, for whoever waits to save or to detect. */
  private decision(change: RecordingChange): Promise<Answer> {
    const question = this.ask(change);
    question.askAloud(change);
    return question.answered;
  }

  private notify(question: Question, change: RecordingChange, isAsked: () => boolean): void {
    // An error stays until it is answered; anything milder goes out of sight and would leave a save waiting.
    // Its folder is part of the words: of two that say the same VS Code closes the older.
    const place = vscode.workspace.asRelativePath(this.document.uri);
    const { sentence, buttons } = wordsForRecording(change, this.name, place);
    void say.error(sentence, ...buttons.map(({ title }) => title)).then((words) => {
      const decision = buttons.find(({ title }) => title === words)?.id ?? 'dismiss';
      // Asked anew meanwhile, in other words: only what is true of any change is still an answer.
      if (!isAsked() && decision !== 'keep' && decision !== 'retry') return;
      question.answer(decision).catch((error: unknown) => void say.error(inertSentence(error)));
    });
  }

  /** Asks above the traces; one question at a time, about what the disk has now. */
  private ask(change: RecordingChange): Question {
    this.question?.turn(change);
    const question = (this.question ??= this.newQuestion());
    const { sentence, buttons } = this.wordsFor(change);
    this.document.notices.set(noticeId, {
      severity: 'warning',
      sentence,
      actions: buttons.map((each) => ({ ...each, run: () => question.answer(each.id) })),
    });
    return question;
  }

  private newQuestion(): Question {
    const files = this.summary?.files;
    let resolve: (answer: Answer) => void;
    let aloud: RecordingChange | undefined;
    const answered = new Promise<Answer>((settle) => (resolve = settle));
    const question: Question = {
      answered,
      askAloud: (change) => {
        if (aloud && isSameChange(aloud, change)) return;
        aloud = change;
        this.notify(question, change, () => aloud === change);
      },
      turn: (change) => {
        if (aloud) question.askAloud(change);
      },
      answer: async (answer) => {
        // Answered in one place, it is open in no other any more.
        if (this.question !== question) return;
        // A look answers by itself where the file is back, and leaves the question open where it is not.
        if (answer === 'retry') return this.look();
        this.question = undefined;
        this.document.notices.clear(noticeId);
        if (answer === 'keep') this.keptFor = files;
        if (answer === 'reload') await this.document.openRecording();
        resolve(answer);
      },
    };
    return question;
  }
}
