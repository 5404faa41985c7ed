/** The page's line to the extension: requests with replies, events, and the state VS Code keeps for a tab. */
import type { HostMethods, PageEvent } from '../../src/protocol/page';
import type { Disposables } from '../lifetime/disposables';
import { isWireMessage, RpcClient, type CallOptions, type WireMessage } from '../../src/protocol/rpc';

/** What VS Code offers inside a webview. */
interface VsCodeApi {
  postMessage(message: WireMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

type Method = keyof HostMethods;

export interface Host {
  call<K extends Method>(
    method: K,
    params: HostMethods[K]['params'],
    options?: CallOptions,
  ): Promise<HostMethods[K]['result']>;
  /** Answers what ends the listening. */
  onEvent(listener: (event: PageEvent) => void): () => void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Connects to the extension that serves this page. */
export function connect(listening: Disposables): Host {
  const api = acquireVsCodeApi();
  const client = new RpcClient<HostMethods>({ post: (message) => api.postMessage(message) });
  const listeners = new Set<(event: PageEvent) => void>();
  listening.onWindow('message', ({ data }: MessageEvent<unknown>) => {
    if (!isWireMessage(data) || client.receive(data) || data.kind !== 'event') return;
    // Only the extension can post here, and both sides are built together: the event has its name's type.
    for (const listener of listeners) listener(data as unknown as PageEvent);
  });
  return {
    call: (method, params, options) => client.call(method, params, options),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getState: () => api.getState(),
    setState: (state) => api.setState(state),
  };
}
