/**
 * Guards one document against a recording that changes under it: looks before a detection, before a save and when the
 * disk says so, and asks a person once. A file that was merely touched is taken as it is, without a word.
 */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LabelError } from '../labels/labelError';
import { recordingChanged, type RecordingSummary } from '../protocol/workerMethods';
import { RemoteError } from '../protocol/rpc';
import type { Notices } from './notices';
import type { RecordingConnection } from './recordingConnection';
import { compareWithDisk, sameRecording, stateOnDisk } from './recordingOnDisk';
import { inertSentence } from './surface/inertText';
import { say } from './surface/say';

/** What the guard needs of its document. */
interface Guarded {
  readonly uri: vscode.Uri;
  readonly connection: RecordingConnection;
  readonly notices: Notices;
  /** Opens the recording as it is now; labels stay, under the header that they were made under. */
  openRecording(): Promise<void>;
}

/** What a person can decide, in the words of its button. */
const buttons = {
  reload: 'Reload the recording',
  keep: 'Keep the labels for the old recording',
  dismiss: 'Cancel',
} as const;

type Decision = keyof typeof buttons;
const decisions: readonly Decision[] = ['reload', 'keep', 'dismiss'];

const noticeId = 'recording-changed';

/** A question that stands above the traces until it is answered. */
interface Question {
  readonly answered: Promise<Decision>;
  answer(decision: Decision): Promise<void>;
  /** Asks as a notification too, once: VS Code closes the older of two that say the same, which would answer it. */
  askAloud(): void;
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
   * @throws LabelError where nothing may be saved
   */
  async beforeSave(): Promise<void> {
    const { summary } = this;
    if (!summary || this.isKept(summary) || !(await this.isOther(summary))) return;
    if ((await this.decision()) === 'dismiss') {
      throw new LabelError(`Nothing was saved: ${this.name} has changed on disk since it was opened.`);
    }
  }

  /** Before a detection, which reads the file as it is. @throws LabelError where that is not what is on screen */
  async beforeDetection(): Promise<void> {
    const { summary } = this;
    if (!summary || !(await this.isOther(summary))) return;
    if ((await this.decision()) !== 'reload') throw this.notOnScreen();
  }

  /** @throws LabelError where a second opening is not what is on screen */
  requireOnScreen(second: RecordingSummary): void {
    const { summary } = this;
    if (!summary || !sameRecording(summary, second)) throw this.notOnScreen();
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

  private async isOther(summary: RecordingSummary): Promise<boolean> {
    return (await compareWithDisk(this.document.uri, summary)) === 'other';
  }

  private notOnScreen(): LabelError {
    return new LabelError(
      `Nothing was detected: ${this.name} has changed on disk and is no longer the recording on screen. Reload the recording, then detect.`,
    );
  }

  private async lookOnce(): Promise<void> {
    const { summary, document } = this;
    if (!summary || this.isKept(summary)) return;
    if ((await compareWithDisk(document.uri, summary)) === 'same') return;
    if (!(await this.leftAlone(summary))) return;
    if (await this.takenQuietly(summary)) return;
    // Nobody waits here: what was decided has been done when the question is over.
    if (this.summary?.files === summary.files) this.ask();
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
    if (await this.isOther(summary)) return false;
    const second = await this.document.connection.lookAgain().catch(() => undefined);
    if (!second) return false;
    const isSame = sameRecording(summary, second.summary);
    if (isSame) second.use();
    else second.drop();
    return isSame;
  }

  /** Asks where it is seen at once, for whoever waits to save or to detect. */
  private decision(): Promise<Decision> {
    const question = this.ask();
    question.askAloud();
    return question.answered;
  }

  private notify(question: Question): void {
    // An error stays until it is answered; anything milder goes out of sight and would leave a save waiting.
    // Its folder is part of the words: of two that say the same VS Code closes the older.
    const sentence = this.sentenceOn(vscode.workspace.asRelativePath(this.document.uri));
    void say.error(sentence, buttons.reload, buttons.keep, buttons.dismiss).then((words) => {
      const decision = decisions.find((each) => buttons[each] === words) ?? 'dismiss';
      question.answer(decision).catch((error: unknown) => void say.error(inertSentence(error)));
    });
  }

  /** Asks above the traces; one question at a time. */
  private ask(): Question {
    this.question ??= this.newQuestion();
    return this.question;
  }

  private newQuestion(): Question {
    const files = this.summary?.files;
    const { notices } = this.document;
    let resolve: (decision: Decision) => void;
    let isAloud = false;
    const answered = new Promise<Decision>((settle) => (resolve = settle));
    const question: Question = {
      answered,
      askAloud: () => {
        if (!isAloud) this.notify(question);
        isAloud = true;
      },
      answer: async (decision) => {
        // Answered in one place, it is open in no other any more.
        if (this.question !== question) return;
        this.question = undefined;
        notices.clear(noticeId);
        if (decision === 'keep') this.keptFor = files;
        if (decision === 'reload') await this.document.openRecording();
        resolve(decision);
      },
    };
    notices.set(noticeId, {
      severity: 'warning',
      sentence: this.sentenceOn(this.name),
      actions: decisions.map((id) => ({ id, title: buttons[id], run: () => question.answer(id) })),
    });
    return question;
  }

  private sentenceOn(name: string): string {
    return `${name} has changed on disk since it was opened; what is shown is the old recording.`;
  }
}
