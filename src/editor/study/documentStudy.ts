/** The study of one open recording, as its file has it now: read when the recording opens, and again when the file changes. */
import * as vscode from 'vscode';
import { openStudy, type Study } from '../../study/readStudy';
import type { Notices } from '../basics/notices';
import { studyOf, watchStudy } from './study';
import { onDidChangeStudy } from './studyKinds';
import { shippedLabels, StudyLabels } from './studyLabels';
import { inertSentence } from '../surface/inertText';

const [unusableId, keysId, blindId] = ['study-unusable', 'study-keys', 'study-blind'];

/** What the study says; while its file can't be used, what it said before. */
export class DocumentStudy {
  private readonly uri: vscode.Uri;
  private readonly notices: Notices;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listening: vscode.Disposable;
  private now: Study = openStudy;
  private shown = shippedLabels;
  private turn = 0;
  private isRead = false;

  /** The file was written, here or elsewhere, and what it says counts. */
  readonly onDidChange = this.changed.event;

  constructor(uri: vscode.Uri, notices: Notices) {
    this.uri = uri;
    this.notices = notices;
    const look = (): void => void this.read().then(() => this.changed.fire());
    this.listening = vscode.Disposable.from(this.changed, onDidChangeStudy(look), watchStudy(uri, look));
  }

  /** How labels are shown, and what is asked of them; the same object as long as the file says the same. */
  get labels(): StudyLabels {
    return this.shown;
  }

  /** Reads the file; what is wrong with it is told on the page, and keeps no recording from being seen. */
  async read(): Promise<void> {
    const turn = ++this.turn;
    const study = await studyOf(this.uri).catch((error: unknown) => inertSentence(error));
    if (turn !== this.turn) return;
    if (typeof study === 'string') {
      // Else whoever opens the recording by it says so.
      if (!vscode.workspace.isTrusted) this.notices.set(unusableId, { severity: 'warning', sentence: study });
      return;
    }
    this.notices.clear(unusableId);
    const [refused, ...more] = study.refusedKeys;
    if (refused) {
      const others = more.length === 0 ? '' : ` So do ${more.length} more.`;
      const sentence = `.emg/study.json, line ${refused.line}: ${refused.message}${others}`;
      this.notices.set(keysId, { severity: 'warning', sentence });
    } else this.notices.clear(keysId);
    if (this.isRead && study.blind && !this.now.blind) {
      const sentence =
        'The study is read blind from now on (.emg/study.json): close this recording and open it again.';
      this.notices.set(blindId, { severity: 'warning', sentence });
    }
    this.isRead = true;
    const isSame = JSON.stringify(study) === JSON.stringify(this.now);
    this.now = study;
    if (!isSame) this.shown = new StudyLabels(study);
  }

  dispose(): void {
    this.listening.dispose();
  }
}
