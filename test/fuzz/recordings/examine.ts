/** Opens an input as a recording and does with it what a viewer does; every number it hands out is looked at. */
import type { ByteSource, RecordingLocation } from '../../../src/recording/byteSource';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { openRecording } from '../../../src/recording/openRecording';
import type { Recording } from '../../../src/recording/recording';
import { RecordingError } from '../../../src/recording/recordingError';
import { Random } from '../../../src/simulation/random';
import { pick, whole } from '../pick';
import { BrokenPromise } from '../target';

/** Files in memory, and how many of them are open. */
function watchedLocation(files: ReadonlyMap<string, Uint8Array>): {
  location: RecordingLocation;
  openFiles: () => number;
} {
  const open = new Set<ByteSource>();
  const watch = (inner: ByteSource): ByteSource => {
    const source: ByteSource = {
      ...inner,
      close: () => {
        open.delete(source);
        return inner.close();
      },
    };
    open.add(source);
    return source;
  };
  const [name = ''] = files.keys();
  const inner = memoryLocation(name, files);
  return {
    location: {
      ...inner,
      open: async () => watch(await inner.open()),
      sibling: async (wanted) => {
        const source = await inner.sibling(wanted);
        return source && watch(source);
      },
    },
    openFiles: () => open.size,
  };
}

const mostSamplesRead = 100_000;
const mostChannelsRead = 6;
const longestSentence = 4000;

function broken(fault: string, sentence: string): never {
  throw new BrokenPromise(fault, sentence);
}

function checkSummary(recording: Recording): void {
  const { durationSeconds, channels, warnings } = recording;
  if (!(durationSeconds >= 0 && durationSeconds < Infinity)) {
    broken('odd summary', `It lasts ${durationSeconds} s.`);
  }
  for (const { name, samplingRate, samples, physicalRange } of channels) {
    const sane = samplingRate > 0 && samplingRate < Infinity && Number.isSafeInteger(samples) && samples >= 0;
    if (!sane) broken('odd summary', `${name.slice(0, 40)} has ${samples} samples at ${samplingRate} Hz.`);
    if (physicalRange && !(physicalRange.minimum <= physicalRange.maximum)) {
      broken('odd summary', `${name} ranges from ${physicalRange.minimum} to ${physicalRange.maximum}.`);
    }
  }
  const names = new Set(channels.map(({ name }) => name));
  if (names.size < channels.length) broken('odd summary', 'Two channels have one name.');
  const long = warnings.find((warning) => warning.length > longestSentence || warning === '');
  if (long !== undefined) broken('odd summary', `A warning has ${long.length} characters.`);
}

function same(one: Float32Array, other: Float32Array): boolean {
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}

/** A range, in one and in two reads. @returns the values */
async function readTwice(
  recording: Recording,
  channel: number,
  from: number,
  count: number,
): Promise<Float32Array> {
  const samples = recording.channels[channel]?.samples ?? 0;
  const values = await recording.read(channel, from, count);
  const due = Math.max(0, Math.min(count, samples - from));
  if (values.length !== due) broken('wrong length', `${values.length} values instead of ${due}.`);
  const half = Math.floor(count / 2);
  const second = await recording.read(channel, from + half, count - half);
  if (!same(values.subarray(half), second)) {
    broken('reads differ', `Samples ${from + half} to ${from + count} differ by how they are read.`);
  }
  return values;
}

/** No format that stores its samples plainly holds more of them than it has bytes. */
function checkFiniteCount(recording: Recording, finite: number, bytes: number): void {
  const plain = /^(?:EDF|BDF|WAV|text)/u.test(recording.format);
  if (plain && finite > bytes) {
    broken('finite where missing', `${finite} finite numbers out of ${bytes} bytes.`);
  }
}

async function readSome(recording: Recording, random: Random, bytes: number): Promise<void> {
  let finite = 0;
  const channels = [...recording.channels.entries()];
  const chosen =
    channels.length <= mostChannelsRead
      ? channels
      : Array.from({ length: mostChannelsRead }, () => pick(random, channels));
  for (const [index, { samples }] of chosen) {
    if (samples <= mostSamplesRead) {
      const values = await readTwice(recording, index, 0, samples);
      finite += values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0);
    } else {
      for (const from of [0, samples - 700, whole(random, 0, samples)]) {
        await readTwice(recording, index, from, 1000);
      }
    }
    await readTwice(recording, index, samples, 10);
    await readTwice(recording, index, whole(random, 0, samples + 1), 50);
  }
  if (channels.length <= mostChannelsRead) checkFiniteCount(recording, finite, bytes);
}

async function checkAnnotations(recording: Recording): Promise<void> {
  let before = -Infinity;
  for (const { onsetSeconds, durationSeconds, text } of await recording.readAnnotations()) {
    const sane = Number.isFinite(onsetSeconds) && durationSeconds >= 0 && durationSeconds < Infinity;
    if (!sane || typeof text !== 'string') {
      broken('odd annotation', `At ${onsetSeconds} s for ${durationSeconds} s.`);
    }
    if (onsetSeconds < before) broken('odd annotation', `${onsetSeconds} s comes after ${before} s.`);
    before = onsetSeconds;
  }
}

/** How an input was taken: `refusal` is the sentence where it was refused. */
export interface Examined {
  readonly outcome: 'opened' | 'refused';
  readonly refusal?: string;
}

/**
 * Opens, reads, closes. `look` may look at the open recording too.
 * @throws BrokenPromise, or whatever the reader threw that is no RecordingError.
 */
export async function examine(
  files: ReadonlyMap<string, Uint8Array>,
  samplingRate: number | undefined,
  look: (recording: Recording) => Promise<void>,
): Promise<Examined> {
  const { location, openFiles } = watchedLocation(files);
  const bytes = [...files.values()].reduce((sum, each) => sum + each.length, 0);
  try {
    const recording = await openRecording(location, samplingRate === undefined ? {} : { samplingRate });
    try {
      checkSummary(recording);
      await readSome(recording, new Random(bytes), bytes);
      await checkAnnotations(recording);
      await look(recording);
      checkSummary(recording);
    } finally {
      await recording.close();
    }
    if (openFiles() > 0) broken('file left open', `${openFiles()} files are open after closing.`);
    return { outcome: 'opened' };
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    const { message } = error;
    if (message === '' || message.length > longestSentence) {
      broken('odd sentence', `The refusal has ${message.length} characters.`);
    }
    if (openFiles() > 0) broken('file left open', `${openFiles()} files are open after: ${message}`);
    return { outcome: 'refused', refusal: message };
  }
}
