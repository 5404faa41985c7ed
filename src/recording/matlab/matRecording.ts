/** What was found in a MATLAB file, of whatever version, as a recording. */
import type { ByteSource } from '../byteSource';
import { checkedChannels, durationOf, type StatedChannel } from '../channels';
import { capped } from '../fileText';
import type { FormatRecording, OpenOptions } from '../format';
import type { LeftOut } from '../recording';
import { RecordingError } from '../recordingError';
import { matBlocks } from './matBlocks';
import { contentsOf } from './matContents';
import type { MatFile } from './matFile';
import { fewestSamples } from './matShapes';
import { readSignal, type MatSignal } from './matSignals';

/** Results of decomposition that stand beside the EMG in OTBioLab+ and DEMUSE files, but are no EMG. */
function isDecomposition(name: string): boolean {
  return /decomposition|^ipts\b|mupulses|pulse train/iu.test(name);
}

function rateOf(
  signal: MatSignal,
  fileName: string,
  options: OpenOptions,
  problem: string | undefined,
): number {
  const rate = signal.samplingRate ?? options.samplingRate;
  if (rate !== undefined) return rate;
  throw new RecordingError(
    'needs-sampling-rate',
    problem === undefined
      ? `${fileName} does not say how fast it was sampled (no variable such as fs, or a vector of times): open it again with its sampling rate in Hz.`
      : `${fileName}: ${problem}.`,
  );
}

function statedOf(signal: MatSignal, samplingRate: number): StatedChannel {
  const { name, unit, statedUnit = unit, variable, kind, kindReason, samples } = signal;
  const known = isDecomposition(name) ? 'other' : kind;
  return {
    name,
    unit,
    // OTBioLab+ writes percent of the maximum voluntary contraction as `%(MVC)`.
    statedUnit: capped(statedUnit).replace(/[()]/gu, ''),
    ...(variable !== undefined && { heldAs: variable }),
    ...(known && { kind: known }),
    ...(kindReason !== undefined && known === kind && { kindReason }),
    samplingRate,
    samples,
  };
}

/** @throws RecordingError that names what the file holds instead */
function refuseWithout(file: MatFile, leftOut: readonly LeftOut[], fileName: string): never {
  const names = [...file.variables.keys()].slice(0, 8).join(', ');
  const reasons = leftOut.slice(0, 8).map(({ name, reason }) => `${name}: ${reason}.`);
  // `T: it is a timetable` reads better as `T is a timetable`.
  const sentences = reasons.map((reason) => reason.replace(/: it (is|has) /u, ' $1 '));
  throw new RecordingError(
    'damaged',
    [
      `${fileName} holds no signal: none of its ${file.variables.size} variables (${names}) is a numeric matrix of ${fewestSamples} samples or more.`,
      ...sentences,
      ...file.warnings,
    ].join(' '),
  );
}

/** Builds the recording; `release` is called when it is closed. @throws RecordingError where there is no signal, or no rate. */
export async function matRecording(
  format: string,
  source: ByteSource,
  file: MatFile,
  options: OpenOptions,
  release: () => void = () => undefined,
): Promise<FormatRecording> {
  const { signals, leftOut, warnings, startTime, rateProblem, annotations } = await contentsOf(
    file,
    options.samplingRate,
  );
  if (signals.length === 0) refuseWithout(file, leftOut, source.name);
  const stated = signals.map((signal) => statedOf(signal, rateOf(signal, source.name, options, rateProblem)));
  const channels = checkedChannels(stated, source.name);
  const unitless = channels.some(({ unit }) => unit === '');
  return {
    format,
    durationSeconds: durationOf(channels),
    ...(startTime === undefined ? {} : { startTime }),
    channels,
    leftOut,
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
      return readSignal(signal, from, Math.max(0, Math.min(count, signal.samples - from)));
    },
    blocks: (ranges, blockOptions = {}) => matBlocks(signals, ranges, blockOptions),
    readAnnotations: async (control) => {
      const found = annotations ? await annotations(control) : [];
      return [...found].sort((one, other) => one.onsetSeconds - other.onsetSeconds);
    },
    close: () => {
      release();
      return source.close();
    },
  };
}
