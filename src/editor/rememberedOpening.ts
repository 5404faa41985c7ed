/**
 * Opens a document's recording as its labels and its study remember it: at the rate that a person has given where the file
 * says none, and with its channels as they are set.
 */
import { isDeepStrictEqual } from 'node:util';
import type * as vscode from 'vscode';
import { DetectionChoiceError } from '../detection/detectionChoice';
import { kindRules, rememberedRate } from '../labels/headerChoices';
import type { SidecarHeader } from '../labels/labelDocument';
import type { KindRule } from '../recording/kinds/kindRules';
import { studyKinds } from './detectionSettings';
import type { Notices } from './notices';
import type { ConnectionState, RecordingConnection } from './recordingConnection';

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
    await this.lookAtStudy();
    const given = samplingRate === undefined ? {} : { samplingRate };
    let state = await connection.open({ ...given, kinds: this.kinds });
    // Whether they can be read concerns whoever opens the document.
    await labelsRead.catch(() => undefined);
    if (state.kind === 'failed' && state.failure.problem === 'needs-sampling-rate') {
      const remembered = rememberedRate(this.header());
      if (remembered !== undefined) {
        state = await connection.open({ samplingRate: remembered, kinds: this.kinds });
      }
    }
    // The labels, read meanwhile, may say more of its channels.
    return state.kind === 'open' && !this.isCurrent ? connection.open({ kinds: this.kinds }) : state;
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
      if (!(error instanceof DetectionChoiceError)) throw error;
      notices.set(noticeId, { severity: 'warning', sentence: error.message });
      return [];
    }
  }
}
