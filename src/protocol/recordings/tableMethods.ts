/** What the page with the table of recordings and the host say to each other. */
import type { RecordingView } from './recordingView';

/** What the page asks the host. */
export interface TableMethods extends Record<string, { params: unknown; result: unknown }> {
  /** The page listens from now on: everything is told anew. */
  ready: { readonly params: null; readonly result: null };
  /** Opens a recording by its id. */
  openRecording: { readonly params: string; readonly result: null };
}

/** What the host tells the page. */
export type TableEvent =
  /** Rows that came or changed, and the ids of those that went. */
  | {
      readonly kind: 'event';
      readonly name: 'rows';
      readonly value: {
        readonly isAnew: boolean;
        readonly rows: readonly RecordingView[];
        readonly gone: readonly string[];
      };
    }
  /** How far it is: a sentence to show beside the number of recordings, or none. */
  | {
      readonly kind: 'event';
      readonly name: 'state';
      readonly value: { readonly isReading: boolean; readonly warning: string };
    };
