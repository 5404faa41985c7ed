/** Opens a MATLAB 7.3 file with the HDF5 library, which is loaded now and not before. */
import type { ByteSource } from '../../byteSource';
import { readExactly } from '../../readExactly';
import { RecordingError } from '../../recordingError';
import type { MatFile } from '../matFile';
import type { Hdf5File, ReadNow } from './hdf5Library.mjs';
import { readHdf5Variables } from './hdf5Values';

/** What a file that cannot be read at once (in a virtual file system) may take in memory. */
const mostCopiedBytes = 512 * 1024 * 1024;

export interface OpenedHdf5 {
  readonly file: MatFile;
  close(): void;
}

/** @throws RecordingError where the library cannot read the file, or it would have to be copied and is too large */
export async function openHdf5Mat(source: ByteSource): Promise<OpenedHdf5> {
  const readNow = await readerOf(source);
  const { openHdf5 } = await import('./hdf5Library.mjs');
  let opened: Hdf5File;
  try {
    opened = await openHdf5(source.size, readNow);
  } catch (error) {
    throw damaged(source.name, error);
  }
  try {
    return { file: await readHdf5Variables(opened.root, source.name), close: () => opened.close() };
  } catch (error) {
    opened.close();
    throw damaged(source.name, error);
  }
}

function damaged(name: string, error: unknown): RecordingError {
  return new RecordingError(
    'damaged',
    `${name} is a MATLAB file of version 7.3 (HDF5) that is damaged: load it in MATLAB or Octave, if it can be, and save a copy with save('copy.mat', '-v7').`,
    { cause: error },
  );
}

async function readerOf(source: ByteSource): Promise<ReadNow> {
  const { readNow } = source;
  if (readNow) return (offset, length) => readNow.call(source, offset, length);
  if (source.size > mostCopiedBytes) {
    throw new RecordingError(
      'unsupported',
      `${source.name} is a MATLAB file of version 7.3 (HDF5) of ${Math.ceil(source.size / 1e6)} MB in a virtual file system, where at most ${Math.floor(mostCopiedBytes / 1e6)} MB are read: copy it to a disk of this machine.`,
    );
  }
  const bytes = await readExactly(source, 0, source.size);
  return (offset, length) => bytes.subarray(offset, offset + length);
}
