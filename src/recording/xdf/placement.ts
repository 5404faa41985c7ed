/** Where the frames of each stream stand on the one timeline of a recording. */
import { clockCorrection } from './clockOffsets';
import { streamClock, type StreamClock } from './streamClock';
import { isOfEvents } from './streamHeader';
import type { ScannedStream } from './scannedStream';

/** Frames from `frame` on stand at samples from `sample` on, until the next segment. */
export interface FrameSegment {
  readonly frame: number;
  readonly sample: number;
}

/** A stream whose samples are shown. */
export interface PlacedStream {
  readonly stream: ScannedStream;
  readonly samplingRate: number;
  readonly segments: readonly FrameSegment[];
  /** Gaps included. */
  readonly samples: number;
}

export interface Placement {
  readonly placed: readonly PlacedStream[];
  /** The recorder's time at which the recording begins; undefined where no stream states any. */
  readonly origin: number | undefined;
  readonly warnings: readonly string[];
}

/** A beginning farther from the others' is on a clock that nobody has compared with theirs (seconds). */
const farthestSeconds = 600;
/** Gaps that stretch a stream to so many times its samples come from a wrong clock. */
const longestStretch = 10;
/** A rate that differs by more than that from the stated one is told. */
const toldDeviation = 0.01;

/** Times that are off by more are told (seconds). */
const toldSeconds = 0.1;

interface TimedStream {
  readonly stream: ScannedStream;
  readonly clock: StreamClock | undefined;
  readonly start: number | undefined;
}

/** Whether a stream becomes channels. */
export function isShown({ header, runs }: ScannedStream): boolean {
  return !isOfEvents(header) && header.nominalRate > 0 && header.channels.length > 0 && runs.length > 0;
}

/** Places every stream that is shown. */
export function placed(streams: readonly ScannedStream[]): Placement {
  const timed = streams.filter(isShown).map(timedStream);
  const starts = timed.flatMap(({ start }) => start ?? []);
  const origin = originOf(timed);
  const warnings = timed.flatMap((one) => clockWarnings(one, starts.length > 0, origin));
  const results = timed.map((one) => place(one, origin));
  return {
    placed: results.map(({ result }) => result),
    origin,
    warnings: [...warnings, ...results.flatMap((one) => one.warnings)],
  };
}

function timedStream(stream: ScannedStream): TimedStream {
  const correct = clockCorrection(stream.offsets) ?? ((time: number) => time);
  const marks = stream.times.all().map(({ frame, time }) => ({ frame, time: correct(time) }));
  const clock = streamClock(marks, stream.header.nominalRate);
  const [first] = clock?.runs ?? [];
  return { stream, clock, start: clock && first && first.seconds - first.frame / clock.rate };
}

/** The earliest beginning of those that are near that of the longest stream. */
function originOf(timed: readonly TimedStream[]): number | undefined {
  const length = ({ stream }: TimedStream): number => stream.runs.frames / stream.header.nominalRate;
  const known = timed.filter(({ start }) => start !== undefined).toSorted((a, b) => length(b) - length(a));
  const longest = known[0]?.start;
  if (longest === undefined) return undefined;
  return known.reduce((least, { start = longest }) => {
    return longest - start <= farthestSeconds ? Math.min(least, start) : least;
  }, longest);
}

function isFar(start: number, origin: number): boolean {
  return start < origin || start - origin > 2 * farthestSeconds;
}

function clockWarnings(
  { stream, clock, start }: TimedStream,
  othersHaveTimes: boolean,
  origin: number | undefined,
): readonly string[] {
  const { name, nominalRate } = stream.header;
  const rate = clock?.rate ?? nominalRate;
  const warnings: string[] = [];
  if (start === undefined && othersHaveTimes) {
    warnings.push(
      `${name} states no times: it is shown from the beginning of the recording, at its stated rate.`,
    );
  }
  if (start !== undefined && origin !== undefined && isFar(start, origin)) {
    warnings.push(
      `${name} is on another clock than the other streams, and the file does not say how they agree: it is shown from the beginning of the recording.`,
    );
  }
  if (Math.abs(rate / nominalRate - 1) > toldDeviation) {
    warnings.push(
      `${name} states ${nominalRate} Hz, and its times tell ${Number(rate.toPrecision(6))} Hz: the times are followed.`,
    );
  }
  if (clock && clock.offSeconds > toldSeconds) {
    warnings.push(
      `The rate of ${name} changes on the way: its samples are shown up to ${Number(clock.offSeconds.toPrecision(2))} s from where its times have them.`,
    );
  }
  return warnings;
}

function place(
  { stream, clock, start }: TimedStream,
  origin: number | undefined,
): { readonly result: PlacedStream; readonly warnings: readonly string[] } {
  const { header } = stream;
  const { frames } = stream.runs;
  const samplingRate = clock?.rate ?? header.nominalRate;
  const isTimed = clock && start !== undefined && origin !== undefined && !isFar(start, origin);
  const lead = isTimed ? Math.round((start - origin) * samplingRate) : 0;
  const segments: FrameSegment[] = [{ frame: 0, sample: lead }];
  let missing = 0;
  for (const { frame, seconds } of clock?.runs.slice(1) ?? []) {
    const lost = Math.round((seconds - (start ?? seconds)) * samplingRate) - frame;
    if (lost <= missing) continue;
    missing = lost;
    segments.push({ frame, sample: lead + frame + missing });
  }
  const result = { stream, samplingRate, segments, samples: lead + frames + missing };
  if (missing > longestStretch * frames + farthestSeconds * samplingRate) {
    return {
      result: { ...result, segments: segments.slice(0, 1), samples: lead + frames },
      warnings: [
        `The times of ${header.name} have gaps that would stretch ${frames} samples to ${frames + missing}: they are not followed, and its samples shown one after the other.`,
      ],
    };
  }
  return { result, warnings: gapWarnings(header.name, clock, segments.length - 1, missing / samplingRate) };
}

function gapWarnings(
  name: string,
  clock: StreamClock | undefined,
  gaps: number,
  missingSeconds: number,
): readonly string[] {
  const backward = clock?.backward ?? 0;
  return [
    ...(gaps > 0
      ? [
          `${name} has ${gaps} ${gaps === 1 ? 'gap' : 'gaps'}, ${Number(missingSeconds.toPrecision(4))} s together: the samples there are missing.`,
        ]
      : []),
    ...(backward > 0
      ? [
          `The times of ${name} jump backward ${backward === 1 ? 'once' : `${backward} times`}: what follows is shown right behind what came before, and later than its times say.`,
        ]
      : []),
  ];
}
