/** The table's line to the extension. */
import type { RecordingFilter, RecordingOrder } from '../../src/protocol/recordings/recordingView';
import type { TableEvent, TableMethods } from '../../src/protocol/recordings/tableMethods';
import { isWireMessage, RpcClient, type WireMessage } from '../../src/protocol/rpc';
import type { Disposables } from '../lifetime/disposables';

/** What stays while the page is hidden. */
export interface TableState {
  readonly order: RecordingOrder;
  readonly isReversed: boolean;
  readonly filter: RecordingFilter;
  readonly selected: string | undefined;
}

/** What VS Code offers inside a webview. */
interface VsCodeApi {
  postMessage(message: WireMessage): void;
  getState(): TableState | undefined;
  setState(state: TableState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface TableHost {
  readonly client: RpcClient<TableMethods>;
  readonly state: TableState | undefined;
  keep(state: TableState): void;
}

/** Connects to the extension that serves this page. */
export function connectTable(listening: Disposables, told: (event: TableEvent) => void): TableHost {
  const api = acquireVsCodeApi();
  const client = new RpcClient<TableMethods>({ post: (message) => api.postMessage(message) });
  listening.onWindow('message', ({ data }: MessageEvent<unknown>) => {
    if (!isWireMessage(data) || client.receive(data) || data.kind !== 'event') return;
    // Only the extension can post here, and both sides are built together.
    told(data as unknown as TableEvent);
  });
  return { client, state: api.getState(), keep: (state) => api.setState(state) };
}
