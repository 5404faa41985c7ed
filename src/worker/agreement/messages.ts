/** What the thread that compares readers and whoever asked for it say to each other: one question, one answer. */
import type { AgreementView } from '../../protocol/agreement/agreementView';

/** A label file that is to be compared. */
export interface GivenFile {
  /** Below what is compared, with `/`; empty for that itself. */
  readonly folder: string;
  readonly recording: string;
  /** The label file's own name. */
  readonly name: string;
  /** Whose it is; absent where the file says so, which then counts only as a finished reading. */
  readonly reader?: string;
  /** Where it stands on this machine, or what is in it. */
  readonly source: { readonly path: string } | { readonly bytes: Uint8Array };
}

/** To the thread. */
export interface CompareRequest {
  readonly files: readonly GivenFile[];
  /** What else is left out and why, in sentences. */
  readonly notes: readonly string[];
}

/** A stretch of a recording, in seconds. */
export interface Moment {
  readonly recording: string;
  readonly seconds: number;
  readonly endSeconds: number;
}

/** What came of it, as the page shows it and as texts. */
export interface CompareAnswer {
  readonly view: AgreementView;
  readonly markdown: string;
  /** The figures, as `emg-labels agreement --json` has them. */
  readonly json: string;
  /** All disagreements. */
  readonly csv: string;
  /** Where each of the view's disagreements is, the recording as its file has it. */
  readonly moments: readonly Moment[];
}

/** From the thread; nothing can be compared for a reason in one sentence. */
export type CompareReply = { readonly answer: CompareAnswer } | { readonly nothing: string };
