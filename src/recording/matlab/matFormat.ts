/**
 * MATLAB level 5 files (saved with -v5, -v6 or -v7): numeric matrices as signals, with their rate, labels and units
 * where a variable states them; OTBioLab+ exports among them. Level 4 and 7.3 are recognised and said to be unread.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { checkedChannels, durationOf, type StatedChannel } from '../channels';
import { capped } from '../fileText';
import type { FormatRecording, OpenOptions, RecordingFormat } from '../format';
import { RecordingError } from '../recordingError';
import { matBlocks } from './matBlocks';
import { matByteOrder, readMatFile } from './matFile';
import { readSamples } from './matNumbers';
import { scopesOf, type Scope } from './matScopes';
import { findSignals, type MatSignal } from './matSignals';

const hdf5Signature = '\x89HDF\r\n\x1a\n';

function latinText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** MATLAB 7.3 files are HDF5, behind a header of their own. */
function isLevel73(head: Uint8Array): boolean {
  return (
    latinText(head.subarray(0, 10)) === 'MATLAB 7.3' && latinText(head.subarray(512, 520)) === hdf5Signature
  );
}

function isLevel5(head: Uint8Array): boolean {
  const order = matByteOrder(head);
  if (!order) return false;
  const version = order === 'little' ? head[125] : head[124];
  return version === 1 && latinText(head.subarray(0, 6)) === 'MATLAB';
}

/** Level 4 has no signature: a first header whose five fields and name are all plausible. */
function isLevel4(head: Uint8Array, fileName: string): boolean {
  if (!fileName.toLowerCase().endsWith('.mat') || head.length < 22) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [true, false].some((littleEndian) => {
    const [type = -1, rows = 0, columns = 0, imaginary = 2, nameBytes = 0] = [0, 4, 8, 12, 16].map((offset) =>
      view.getUint32(offset, littleEndian),
    );
    if (
      type > 4052 ||
      rows > 2 ** 31 ||
      columns > 2 ** 31 ||
      imaginary > 1 ||
      nameBytes < 2 ||
      nameBytes > 64
    ) {
      return false;
    }
    return /^[A-Za-z]\w*\0$/u.test(latinText(head.subarray(20, 20 + nameBytes)));
  });
}

function unsupported(fileName: string, level: string): RecordingError {
  return new RecordingError(
    'unsupported',
    `${fileName} is a MATLAB file of ${level}, which is not read here: load it in MATLAB or Octave and save a copy with save('copy.mat', '-v7').`,
  );
}

/** Results of decomposition that stand beside the EMG in OTBioLab+ and DEMUSE files, but are no EMG. */
function isDecomposition(name: string): boolean {
  return /decomposition|^ipts\b|mupulses|pulse train/iu.test(name);
}

/** LabChart puts all channels end to end in one vector, with their bounds beside it: read as one it would be wrong. */
function refuseLabChart(scopes: readonly Scope[], fileName: string): void {
  if (scopes[0]?.values.has('datastart') && scopes[0].values.has('dataend')) {
    throw new RecordingError(
      'unsupported',
      `${fileName} is a LabChart export, with all channels end to end in one vector, which is not read here: export it from LabChart as EDF or as text.`,
    );
  }
}

function withRate(signal: MatSignal, source: ByteSource, options: OpenOptions): number {
  const rate = signal.samplingRate ?? options.samplingRate;
  if (rate !== undefined) return rate;
  throw new RecordingError(
    'needs-sampling-rate',
    `${source.name} does not say how fast it was sampled (no variable such as fs, or a vector of times): open it again with its sampling rate in Hz.`,
  );
}

/** PhysioNet keeps WFDB signals in level 4 files, each beside the header that says how to read it. */
async function level4Problem(fileName: string, location: RecordingLocation): Promise<RecordingError> {
  const headerName = fileName.replace(/\.mat$/iu, '.hea');
  const header = headerName === fileName ? undefined : await location.sibling(headerName);
  if (!header) return unsupported(fileName, 'level 4');
  await header.close();
  return new RecordingError(
    'unsupported',
    `${fileName} holds the signals of a WFDB record: open ${headerName} beside it instead.`,
  );
}

async function openMat(
  source: ByteSource,
  location: RecordingLocation,
  options: OpenOptions,
): Promise<FormatRecording> {
  const head = await source.read(0, 1024);
  if (isLevel73(head)) throw unsupported(source.name, 'version 7.3 (HDF5)');
  if (!isLevel5(head)) throw await level4Problem(source.name, location);
  const file = await readMatFile(source, matByteOrder(head) === 'little');
  const scopes = scopesOf(file);
  refuseLabChart(scopes, source.name);
  const { signals, warnings } = await findSignals(scopes);
  if (signals.length === 0) {
    const names = [...file.variables.keys()].slice(0, 8).join(', ');
    throw new RecordingError(
      'damaged',
      [
        `${source.name} holds no signal: none of its ${file.variables.size} variables (${names}) is a numeric matrix of 32 samples or more.`,
        ...file.warnings,
      ].join(' '),
    );
  }
  const stated = signals.map((signal): StatedChannel => ({
    name: signal.name,
    unit: signal.unit,
    // OTBioLab+ writes percent of the maximum voluntary contraction as `%(MVC)`.
    statedUnit: capped(signal.unit).replace(/[()]/gu, ''),
    ...(isDecomposition(signal.name) ? { kind: 'other' } : {}),
    samplingRate: withRate(signal, source, options),
    samples: signal.samples,
  }));
  const channels = checkedChannels(stated, source.name);
  const unitless = channels.some(({ unit }) => unit === '');
  return {
    format: 'MATLAB v5',
    durationSeconds: durationOf(channels),
    channels,
    leftOut: [],
    warnings: [
      ...file.warnings,
      ...warnings,
      ...(unitless
        ? ['Some channels state no unit: their amplitudes are shown as the numbers in the file.']
        : []),
    ],
    signalFile: source,
    read: async (channelIndex, from, count) => {
      const signal = signals[channelIndex];
      if (!signal) throw new RangeError(`There is no channel ${channelIndex}.`);
      if (from < 0 || count < 0) throw new RangeError(`There are no ${count} samples from ${from}.`);
      const { first, stride, samples, array } = signal;
      const wanted = Math.max(0, Math.min(count, samples - from));
      return readSamples(array, { first: first + from * stride, stride, count: wanted });
    },
    blocks: (ranges, options = {}) => matBlocks(signals, ranges, options),
    readAnnotations: () => Promise.resolve([]),
    close: () => source.close(),
  };
}

export const matFormat: RecordingFormat = {
  name: 'MATLAB v5',
  recognises: (head, fileName) => isLevel5(head) || isLevel73(head) || isLevel4(head, fileName),
  open: openMat,
};
