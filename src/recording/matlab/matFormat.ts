/**
 * MATLAB level 5 files (saved with -v5, -v6 or -v7): numeric matrices as signals, with their rate, labels and units
 * where a variable states them; exports of EMGworks, Spike2, LabChart, AcqKnowledge, OTBioLab+ and EEGLAB among them.
 * Version 7.3 (HDF5) the same, by a library of its own; level 4 is recognised and said to be unread.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import type { FormatRecording, OpenOptions, RecordingFormat } from '../format';
import { RecordingError } from '../recordingError';
import { openHdf5Mat } from './hdf5/openHdf5Mat';
import { matByteOrder, readMatFile } from './matFile';
import { matRecording } from './matRecording';
import { isBinaryMat, isLevel4, isLevel5, isLevel73 } from './matSniff';

function unsupported(fileName: string, level: string): RecordingError {
  return new RecordingError(
    'unsupported',
    `${fileName} is a MATLAB file of ${level}, which is not read here: load it in MATLAB or Octave and save a copy with save('copy.mat', '-v7').`,
  );
}

/** PhysioNet keeps WFDB signals in files called .mat (of level 4, or of no level), each beside the header that says how to read it. */
async function otherProblem(
  head: Uint8Array,
  fileName: string,
  location: RecordingLocation,
): Promise<RecordingError> {
  const headerName = fileName.replace(/\.mat$/iu, '.hea');
  const header = headerName === fileName ? undefined : await location.sibling(headerName);
  if (header) {
    await header.close();
    return new RecordingError(
      'unsupported',
      `${fileName} holds the signals of a WFDB record: open ${headerName} beside it instead.`,
    );
  }
  if (isLevel4(head, fileName)) return unsupported(fileName, 'level 4');
  return new RecordingError(
    'unknown-format',
    `${fileName} does not begin as MATLAB files do, whatever its name says: if it is the signal file of a WFDB record, put its .hea beside it and open that.`,
  );
}

async function openLevel73(source: ByteSource, options: OpenOptions): Promise<FormatRecording> {
  const { file, close } = await openHdf5Mat(source);
  try {
    return await matRecording('MATLAB v7.3', source, file, options, close);
  } catch (error) {
    close();
    throw error;
  }
}

async function openMat(
  source: ByteSource,
  location: RecordingLocation,
  options: OpenOptions,
): Promise<FormatRecording> {
  const head = await source.read(0, 1024);
  if (isLevel73(head, source.name)) return openLevel73(source, options);
  if (!isLevel5(head)) throw await otherProblem(head, source.name, location);
  const file = await readMatFile(source, matByteOrder(head) === 'little');
  return matRecording('MATLAB v5', source, file, options);
}

export const matFormat: RecordingFormat = {
  name: 'MATLAB',
  recognises: (head, fileName) =>
    isLevel5(head) || isLevel73(head, fileName) || isLevel4(head, fileName) || isBinaryMat(head, fileName),
  open: openMat,
};
