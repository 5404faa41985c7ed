/**
 * What leaves this room, whatever the format: a recording whose length is finite, whose reads take a valid range and
 * fail with a sentence, and whose remarks and warnings are of a size that can be shown.
 */
import type { Block, BlockOptions, ChannelRange } from './blocks/block';
import { checkedRanges, withoutHoles } from './blocks/ranges';
import { withKindRules, type KindRule } from './kinds/kindRules';
import { isNoUnit } from './kinds/judgeKind';
import { isFactoredVoltage, isUnclearVoltage, microvoltsPerUnit } from './units';
import { capped, longestRemark, longestSentence } from './fileText';
import type { Channel, FileAnnotation, JobControl, LeftOut, Recording } from './recording';
import { asRecordingError, RecordingError } from './recordingError';
import { areFinite } from '../base/finite';
import { at } from '../base/typedArrays';

const mostWarnings = 100;
/** Samples per second (Hz): envelopes of EMG have more. */
const slowestEmg = 20;
const mostLeftOut = 1000;
/** So many of them are named in a warning. */
const mostNamed = 12;
/** Samples that a file may have without a byte behind them (gaps): 18 hours at 4 kHz; they are looked through in seconds. */
const mostUnbackedSamples = 2 ** 28;
/** Beyond that, so many for each byte: no compression and no gaps in between make more. */
const mostSamplesPerByte = 1000;

/**
 * @param kinds what someone has set in place of what the file tells
 * @throws RecordingError for a recording whose length cannot be true.
 */
export function guarded(inner: Recording, fileName: string, kinds: readonly KindRule[] = []): Recording {
  checkClaims(inner, fileName);
  const channels = withKindRules(inner.channels, kinds);
  const { startTime } = inner;
  const leftOut = inner.leftOut.slice(0, mostLeftOut).map(shownLeftOut);
  let untimed = 0;
  return {
    format: inner.format,
    durationSeconds: inner.durationSeconds,
    ...(startTime === undefined ? {} : { startTime }),
    channels,
    leftOut,
    // Reading may add some, so they are asked for each time.
    get warnings() {
      return shownWarnings([
        ...inner.warnings,
        ...leftOutWarning(leftOut),
        ...unclearUnitWarning(channels),
        ...noEmgWarning(channels),
        ...slowEmgWarning(channels),
        ...untimedWarning(untimed),
      ]);
    },
    signalFile: inner.signalFile,
    read: async (channelIndex, from, count, room) => {
      const channel = inner.channels[channelIndex];
      if (!channel) {
        throw new RangeError(`There is no channel ${channelIndex} (of ${inner.channels.length}).`);
      }
      if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count) || from < 0 || count < 0) {
        throw new RangeError(`There are no ${count} samples from ${from}.`);
      }
      const there = Math.max(0, Math.min(count, channel.samples - from));
      return finiteOrMissing(await orSentence(() => inner.read(channelIndex, from, there, room), fileName));
    },
    blocks: (ranges, options) => guardedBlocks(inner, ranges, options, fileName),
    readAnnotations: async (control) => {
      const all = await orSentence(() => inner.readAnnotations(control), fileName, control);
      const timed = all.filter(({ onsetSeconds }) => Number.isFinite(onsetSeconds));
      untimed = all.length - timed.length;
      return timed.map(shownAnnotation);
    },
    close: () => inner.close(),
  };
}

/**
 * Values that no single-precision number can hold (a gain of 1e-300, a double of 1e300) and infinities that a file
 * itself stores are no samples: one would put every filter, scale and mean after it out of order.
 */
function finiteOrMissing(values: Float32Array): Float32Array {
  if (areFinite(values)) return values;
  for (let index = 0; index < values.length; index++) {
    const value = at(values, index);
    if (value === Infinity || value === -Infinity) values[index] = NaN;
  }
  return values;
}

/** Checked ranges in, whole ranges out, failures as sentences. */
async function* guardedBlocks(
  inner: Recording,
  ranges: readonly ChannelRange[],
  options: BlockOptions = {},
  fileName: string,
): AsyncGenerator<Block> {
  const checked = checkedRanges(inner.channels, ranges);
  try {
    for await (const block of withoutHoles(checked, inner.blocks(checked, options), options)) {
      for (const piece of block) if (piece.kind === 'values') finiteOrMissing(piece.values);
      yield block;
    }
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw asRecordingError(error, fileName);
  }
}

/** The action, every failure of it a `RecordingError`; that it was cancelled is no failure. */
async function orSentence<T>(
  action: () => Promise<T>,
  fileName: string,
  control: JobControl = {},
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (control.signal?.aborted === true) throw error;
    throw asRecordingError(error, fileName);
  }
}

function checkClaims({ channels, durationSeconds, signalFile }: Recording, fileName: string): void {
  if (!Number.isFinite(durationSeconds)) {
    throw new RecordingError('damaged', `${fileName} states no length that a recording can have.`);
  }
  const samples = channels.reduce((most, channel) => Math.max(most, channel.samples), 0);
  if (samples <= mostUnbackedSamples + mostSamplesPerByte * signalFile.size) return;
  throw new RecordingError(
    'damaged',
    `${fileName} claims ${samples} samples of a channel, and ${signalFile.name} has ${signalFile.size} bytes: the header is damaged.`,
  );
}

function shownWarnings(warnings: readonly string[]): readonly string[] {
  const shown = warnings.slice(0, mostWarnings).map((warning) => capped(warning, longestSentence));
  const more = warnings.length - shown.length;
  return more === 0 ? shown : [...shown, `There are ${more} more warnings like these.`];
}

function shownLeftOut({ name, reason }: LeftOut): LeftOut {
  return { name: capped(name), reason: capped(reason, longestSentence) };
}

/** One sentence for all of them, naming the first few. */
function leftOutWarning(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, mostNamed).map(({ name, reason }) => `${name} (${reason})`);
  const more = leftOut.length - named.length;
  return [`Not shown as signals: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`];
}

/** A voltage whose prefix was lost on the way, or with a factor, is shown, and looked at, as the numbers that are there. */
function unclearUnitWarning(channels: readonly Channel[]): string[] {
  const shown = 'amplitudes are shown as the numbers in the file';
  return [
    ...named(channels, isUnclearVoltage).map(
      (units) => `The unit of ${units} is not known, perhaps a µ that was lost: ${shown}.`,
    ),
    ...named(channels, isFactoredVoltage).map(
      (units) =>
        `The unit of ${units} has a factor, or is that of a converter's step, and does not say for sure what the numbers are worth: ${shown}.`,
    ),
    ...named(
      channels.filter(({ kind }) => kind === 'emg'),
      isStrange,
    ).map((units) => `The unit of ${units} is not a known unit of voltage: ${shown}.`),
  ];
}

function isStrange(unit: string): boolean {
  const isKnown = isNoUnit(unit) || microvoltsPerUnit(unit) !== undefined;
  return !isKnown && !isUnclearVoltage(unit) && !isFactoredVoltage(unit);
}

/** The channels with such a unit, with it; none where there is none. */
function named(channels: readonly Channel[], isSuch: (unit: string) => boolean): string[] {
  const found = channels.filter(({ unit }) => isSuch(unit));
  if (found.length === 0) return [];
  const more = found.length - mostNamed;
  const names = found.slice(0, mostNamed).map(({ name, unit }) => `${name} (${unit})`);
  return [`${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
}

function noEmgWarning(channels: readonly Channel[]): string[] {
  if (channels.length === 0 || channels.some(({ kind }) => kind === 'emg')) return [];
  return ['No channel is taken for EMG, so detection looks at none of them.'];
}

/** A rate in kHz, or an interval, that was taken for one in Hz is as slow as no EMG is. */
function slowEmgWarning(channels: readonly Channel[]): string[] {
  const slow = channels.filter(({ kind, samplingRate }) => kind === 'emg' && samplingRate < slowestEmg);
  const [first] = slow;
  if (!first) return [];
  const more = slow.length > 1 ? ` and ${slow.length - 1} more` : '';
  return [
    `${first.name}${more} has ${Number(first.samplingRate.toPrecision(4))} samples per second by what the file states, too few for EMG: if that is kHz or an interval, open a copy that states the rate in Hz.`,
  ];
}

function untimedWarning(untimed: number): string[] {
  if (untimed === 0) return [];
  return [
    `${untimed} ${untimed === 1 ? 'remark of the file has' : 'remarks of the file have'} no time: left out.`,
  ];
}

function shownAnnotation({ onsetSeconds, durationSeconds, text }: FileAnnotation): FileAnnotation {
  return {
    onsetSeconds,
    durationSeconds: Number.isFinite(durationSeconds) ? durationSeconds : 0,
    text: capped(text, longestRemark),
  };
}
