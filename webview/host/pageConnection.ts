/** The line to the extension of a page that is no editor. */
import { isWireMessage, RpcClient, type Methods, type WireMessage } from '../../src/protocol/rpc';
import type { Disposables } from '../lifetime/disposables';

/** What VS Code offers inside a webview. */
interface VsCodeApi<State> {
  postMessage(message: WireMessage): void;
  getState(): State | undefined;
  setState(state: State): void;
}

declare function acquireVsCodeApi<State>(): VsCodeApi<State>;

/** What such a page and the extension say to each other, and what stays while the page is hidden. */
interface PageKind {
  readonly methods: Methods;
  readonly event: unknown;
  readonly state: unknown;
}

interface PageConnection<Kind extends PageKind> {
  readonly client: RpcClient<Kind['methods']>;
  readonly state: Kind['state'] | undefined;
  keep(state: Kind['state']): void;
}

/** Connects to the extension that serves this page. */
export function connectPage<Kind extends PageKind>(
  listening: Disposables,
  told: (event: Kind['event']) => void,
): PageConnection<Kind> {
  const api = acquireVsCodeApi<Kind['state']>();
  const client = new RpcClient<Kind['methods']>({ post: (message) => api.postMessage(message) });
  listening.onWindow('message', ({ data }: MessageEvent<unknown>) => {
    if (!isWireMessage(data) || client.receive(data) || data.kind !== 'event') return;
    // Only the extension can post here, and both sides are built together.
    told(data);
  });
  return { client, state: api.getState(), keep: (state) => api.setState(state) };
}
