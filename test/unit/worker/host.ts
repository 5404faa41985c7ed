/** A host for a worker's recording service: files in memory, and a note of what was fetched. */
import type { RpcClient } from '../../../src/protocol/rpc';
import type { HostFileMethods } from '../../../src/protocol/workerMethods';

type Host = Pick<RpcClient<HostFileMethods>, 'call'>;

/** Answers about these files; `fetched` names those whose bytes were asked for. */
export function hostOf(files: ReadonlyMap<string, Uint8Array>): Host & { readonly fetched: string[] } {
  const fetched: string[] = [];
  const answers: { [K in keyof HostFileMethods]: (path: string) => HostFileMethods[K]['result'] } = {
    stat: (path) => {
      const bytes = files.get(path)?.byteLength;
      return bytes === undefined ? null : { bytes, identity: { file: '', state: String(bytes) } };
    },
    read: (path) => {
      fetched.push(path);
      const bytes = files.get(path) ?? new Uint8Array();
      const shared = new SharedArrayBuffer(bytes.byteLength);
      new Uint8Array(shared).set(bytes);
      return shared;
    },
  };
  return {
    fetched,
    call: (method, { path }) => Promise.resolve(answers[method](path)),
  };
}
