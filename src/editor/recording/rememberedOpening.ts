/**
 * Opens a document's recording as its labels and its study remember it: at the rate that a person has given where the file
 * says none, and with its channels as they are set.
 */
import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import { kindRules, rememberedRate } from '../../labels/headerChoices';
import type { SidecarHeader } from '../../labels/labelDocument';
import type { KindRule } from '../../recording/kinds/kindRules';
import { studyKinds } from '../study/detectionSettings';
import type { Notices } from '../basics/notices';
import type { ConnectionState, RecordingConnection } from './recordingConnection';
import { inertSentence } from '../surface/inertText';

/** What it needs of its document. */
interface OpenedDocument {
  readonly uri: vscode.Uri;
  readonly connection: RecordingConnection;
  readonly notices: Notices;
}

const noticeId = 'study';

/** One document's openings. */
export class RememberedOpening {
  private readonly document: OpenedDocument;
  private readonly header: () => SidecarHeader;
  private study: readonly KindRule[] = [];

  /** @param header of the labels as they are now */
  constructor(document: OpenedDocument, header: () => SidecarHeader) {
    this.document = document;
    this.header = header;
  }

  /** Whether the recording is open with its channels as they are set now. */
  get isCurrent(): boolean {
    return isDeepStrictEqual(this.kinds, this.document.connection.kinds);
  }

  /**
   * Opens the recording; a failure is a state.
   * @param samplingRate as a person has just given it (Hz)
   * @param labelsRead resolves when the labels are there: they are read at the same time
   */
  async open(samplingRate: number | undefined, labelsRead: Promise<void>): Promise<ConnectionState> {
    const { connection } = this.document;
    // Begun at once, with what is known: whoever closes or cancels meanwhile ends it.
    const given = samplingRate === undefined ? {} : { samplingRate };
    const opening = connection.open({ ...given, kinds: this.kinds });
    // Whether the labels can be read concerns whoever opens the document.
    await Promise.all([labelsRead.catch(() => undefined), this.lookAtStudy()]);
    // Both may say more of its channels. One that was closed or cancelled, or has failed, is not opened again for that.
    const isEnough = this.isCurrent || connection.state.kind === 'failed';
    const state = await (isEnough ? opening : connection.open({ kinds: this.kinds }));
    if (state.kind !== 'failed' || state.failure.problem !== 'needs-sampling-rate') return state;
    const remembered = rememberedRate(this.header());
    if (remembered === undefined) return state;
    return connection.open({ samplingRate: remembered, kinds: this.kinds });
  }

  /** The study's file was written: what it says now counts for `isCurrent`. */
  async lookAtStudy(): Promise<void> {
    this.study = await this.studyRules();
  }

  /** What channels are set to be: by the study, and by a person for this recording. */
  private get kinds(): readonly KindRule[] {
    return [...this.study, ...kindRules(this.header())];
  }

  /** A study's file that can't be used keeps no recording from being seen. */
  private async studyRules(): Promise<readonly KindRule[]> {
    const { uri, notices } = this.document;
    try {
      const rules = await studyKinds(uri);
      notices.clear(noticeId);
      return rules;
    } catch (error) {
      notices.set(noticeId, { severity: 'warning', sentence: inertSentence(error) });
      return [];
    }
  }
}
