/**
 * The place of a recording that only the host can reach (a virtual file system). A file is asked for when a reader asks
 * for it, and fetched, whole, when its first byte is read: such file systems know no ranges.
 */
import type { HostFileMethods } from '../protocol/workerMethods';
import { RemoteError, type RpcClient } from '../protocol/rpc';
import type { ByteSource, RecordingLocation } from '../recording/byteSource';

type Host = Pick<RpcClient<HostFileMethods>, 'call'>;

class HostedSource implements ByteSource {
  readonly name: string;
  readonly size: number;
  private readonly fetchBytes: () => Promise<SharedArrayBuffer>;
  private bytes: Promise<SharedArrayBuffer> | undefined;

  constructor(name: string, size: number, fetchBytes: () => Promise<SharedArrayBuffer>) {
    this.name = name;
    this.size = size;
    this.fetchBytes = fetchBytes;
  }

  /** Copies: what the host's workers share is not given away. */
  async read(offset: number, length: number, room?: Uint8Array): Promise<Uint8Array> {
    const all = await (this.bytes ??= this.fetchBytes());
    const end = Math.min(this.size, all.byteLength);
    const wanted = Math.max(0, Math.min(length, end - offset));
    const bytes = room ?? new Uint8Array(wanted);
    if (wanted > 0) bytes.set(new Uint8Array(all, offset, wanted));
    return bytes.subarray(0, wanted);
  }

  close(): Promise<void> {
    this.bytes = undefined;
    return Promise.resolve();
  }
}

/** @param name the recording's own file */
export function hostedLocation(name: string, host: Host): RecordingLocation {
  const sibling = async (path: string): Promise<ByteSource | undefined> => {
    const found = await host.call('stat', { path });
    const shortName = path.slice(path.lastIndexOf('/') + 1);
    return found ? new HostedSource(shortName, found.bytes, () => host.call('read', { path })) : undefined;
  };
  const open = async (): Promise<ByteSource> => {
    const source = await sibling(name);
    if (source) return source;
    throw new RemoteError({ sentence: 'there is no such file.' });
  };
  return { name, open, sibling };
}
