/** Who last changed a label: asked of whoever knows the history of label files. */
import type * as vscode from 'vscode';
import type { HistoryView } from '../../protocol/page';

/** The history of label files. */
export interface LabelHistory {
  /** Null where there is none to ask. */
  of(sidecar: vscode.Uri, id: string): Promise<HistoryView | null>;
}
