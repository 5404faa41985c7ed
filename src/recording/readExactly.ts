/** Reads a byte range of which every byte must be there; a file system's failure becomes one clear sentence. */
import type { ByteSource } from './byteSource';
import { RecordingError, unreadable } from './recordingError';

/**
 * Bytes [offset, offset + length). The caller has checked the range against `source.size`, so that fewer bytes
 * mean that the file shrank since it was opened.
 * @param room see `ByteSource.read`
 * @throws RecordingError when the bytes cannot be read or are no longer there.
 */
export async function readExactly(
  source: ByteSource,
  offset: number,
  length: number,
  room?: Uint8Array,
): Promise<Uint8Array> {
  const bytes = await source.read(offset, length, room).catch((error: unknown) => {
    throw unreadable(error, `${source.name} cannot be read at byte ${offset}`);
  });
  if (bytes.length === length) return bytes;
  throw new RecordingError(
    'unreadable',
    `${source.name} ends at byte ${offset + bytes.length}, though it was ${source.size} bytes long when it was opened: open it again.`,
  );
}
