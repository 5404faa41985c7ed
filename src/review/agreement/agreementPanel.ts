/** The page that shows how far readers agree: one for the window, which compares what it is asked to. */
import * as vscode from 'vscode';
import { isThere } from '../../editor/basics/isThere';
import { pageHtml, pageResourceRoots } from '../../editor/page/pageHtml';
import { inertSentence } from '../../editor/surface/inertText';
import { openPanel } from '../../editor/surface/panel';
import { whileSlow } from '../../editor/surface/progress';
import { say } from '../../editor/surface/say';
import type {
  AgreementEvent,
  AgreementMethods,
  AgreementState,
} from '../../protocol/agreement/agreementMethods';
import { agreementFiles } from '../../protocol/agreement/agreementMethods';
import { isWireMessage, RpcServer, type Handlers } from '../../protocol/rpc';
import type { CompareAnswer } from '../../worker/agreement/messages';
import { askThread } from '../../worker/agreement/thread';
import { sessionOf } from '../openPage';
import {
  anyVersion,
  choiceOf,
  givenFor,
  idOf,
  near,
  type Comparison,
  type ComparisonPlaces,
} from './comparison';
import { saveFigures } from './saveFigures';
import { chooseVersion } from './versionGiven';

/** Who else is asked, and where the program of the thread is. */
export interface AgreementPlaces extends ComparisonPlaces {
  readonly extensionUri: vscode.Uri;
}

/** What came of a comparison, and which recording is called what in it. */
interface Shown {
  readonly answer: CompareAnswer;
  readonly recordings: ReadonlyMap<string, vscode.Uri>;
}

export class AgreementPanel implements vscode.Disposable {
  private readonly places: AgreementPlaces;
  private panel: vscode.WebviewPanel | undefined;
  private comparison: Comparison = { kind: 'workspace' };
  private shown: Shown | undefined;
  private sentence = '';
  private underWay: AbortController | undefined;

  constructor(places: AgreementPlaces) {
    this.places = places;
  }

  dispose(): void {
    this.panel?.dispose();
  }

  /** What the page shows. */
  get state(): AgreementState {
    return {
      choices: near(this.comparison).map(choiceOf),
      chosen: idOf(this.comparison),
      isBusy: this.underWay !== undefined,
      sentence: this.sentence,
      view: this.shown?.answer.view ?? null,
    };
  }

  /** Opens the page where it is not, and compares. */
  async show(comparison: Comparison): Promise<void> {
    this.panel ??= this.open();
    this.panel.reveal();
    await this.compare(comparison);
  }

  private async compare(comparison: Comparison): Promise<void> {
    this.underWay?.abort(new vscode.CancellationError());
    const own = new AbortController();
    this.underWay = own;
    Object.assign(this, { comparison, shown: undefined, sentence: '' });
    this.tell();
    const token = new vscode.CancellationTokenSource();
    own.signal.addEventListener('abort', () => token.cancel());
    try {
      await whileSlow('Comparing readers', (signal) => this.answerFor(comparison, own, signal), token.token);
    } catch (error) {
      if (this.underWay !== own) return;
      this.sentence =
        error instanceof vscode.CancellationError ? 'Comparing was cancelled.' : inertSentence(error);
    } finally {
      token.dispose();
      if (this.underWay === own) {
        this.underWay = undefined;
        this.tell();
      }
    }
  }

  private async answerFor(comparison: Comparison, own: AbortController, signal: AbortSignal): Promise<void> {
    const { request, recordings } = await givenFor(comparison, this.places, signal);
    const script = vscode.Uri.joinPath(this.places.extensionUri, 'dist', 'agreement.js').fsPath;
    const reply = await askThread(script, request, signal);
    if (this.underWay !== own) return;
    if ('nothing' in reply) this.sentence = inertSentence(reply.nothing);
    else this.shown = { answer: reply.answer, recordings };
  }

  private open(): vscode.WebviewPanel {
    const { extensionUri } = this.places;
    const panel = openPanel('emg.agreement', 'EMG Agreement', {
      enableScripts: true,
      localResourceRoots: pageResourceRoots(extensionUri),
    });
    const post = (message: unknown): void => void panel.webview.postMessage(message);
    const server = new RpcServer<AgreementMethods>({ post }, this.handlers(), (error) => ({
      sentence: inertSentence(error),
    }));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (isWireMessage(message)) server.receive(message);
    });
    panel.onDidDispose(() => {
      server.close();
      this.underWay?.abort(new vscode.CancellationError());
      this.panel = undefined;
      this.shown = undefined;
    });
    panel.webview.html = pageHtml(panel.webview, extensionUri, 'agreementPage');
    return panel;
  }

  private handlers(): Handlers<AgreementMethods> {
    return {
      ready: () => {
        this.tell();
        return null;
      },
      choose: async (id) => {
        await this.choose(id);
        return null;
      },
      openDisagreement: async (place) => {
        await this.openDisagreement(place);
        return null;
      },
      copyMarkdown: async () => {
        await vscode.env.clipboard.writeText(this.required().answer.markdown);
        say.status('The agreement is copied as Markdown.', 3000);
        return null;
      },
      saveAs: async (asked) => {
        const file = agreementFiles.find((each) => each === asked);
        if (!file) throw new Error('The agreement can be saved as JSON or CSV.');
        await saveFigures(this.required().answer[file], file, this.comparison);
        return null;
      },
    };
  }

  /** Compares what is chosen in the page: one of those that it was offered. */
  private async choose(id: unknown): Promise<void> {
    const chosen = near(this.comparison).find(({ kind }) => kind === id);
    if (!chosen) throw new Error('This is not offered any more.');
    if (chosen.kind !== anyVersion) {
      // What is slow has its own button to cancel it.
      void this.compare(chosen);
      return;
    }
    const { comparison } = this;
    const recording = 'recording' in comparison ? comparison.recording : undefined;
    if (!recording) return;
    try {
      const version = await chooseVersion(recording, undefined);
      if (version) void this.compare({ kind: 'version', recording, version });
    } finally {
      // Until then the page shows what it was comparing.
      this.tell();
    }
  }

  /** The page names a place in the list: which file that is, is known here. */
  private async openDisagreement(place: unknown): Promise<void> {
    const { answer, recordings } = this.required();
    const moment = typeof place === 'number' ? answer.moments[place] : undefined;
    const recording = moment && recordings.get(moment.recording);
    if (!recording) throw new Error('This disagreement is not in the list any more.');
    if (!(await isThere(recording))) {
      throw new Error(`${moment.recording} is not there, only its label files are.`);
    }
    const session = await sessionOf(this.places.sessions, recording);
    await session.document.whenOpened();
    session.goTo({ seconds: moment.seconds, endSeconds: moment.endSeconds });
  }

  private required(): Shown {
    if (this.shown) return this.shown;
    throw new Error('There is nothing yet: wait until the readers are compared.');
  }

  private tell(): void {
    const event: AgreementEvent = { kind: 'event', name: 'state', value: this.state };
    void this.panel?.webview.postMessage(event);
  }
}
