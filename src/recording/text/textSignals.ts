/** Where a table's signals stand in time: a timeline for each column of times, and a rate where there is none. */
import { RecordingError } from '../recordingError';
import type { SignalColumn, TimeColumn } from './layout';
import type { ScannedText, TextSignal } from './scannedText';
import { gapWarning } from './textWarnings';
import {
  blockTimeline,
  coarseness,
  evenTimeline,
  sampleOfRow,
  stridden,
  timelineOf,
  type Timeline,
} from './timeline';
import type { TextIndex } from './textIndex';
import type { TimeTracker } from './timeTracker';

/** A declared rate this far from the one that the times tell is worth a warning. */
const rateTolerance = 0.002;
/** A rate that times leave open by more than this share of it is not told by them. */
const mostUncertainty = 0.01;

interface Timelines {
  readonly of: ReadonlyMap<TimeColumn, Timeline>;
  readonly warnings: readonly string[];
}

function timelineFor(time: TimeColumn, tracker: TimeTracker, scanned: ScannedText): Timeline {
  const { index, layout, source, givenRate } = scanned;
  const declared = layout.signals.find((signal) => signal.time === time)?.statedRate;
  const timeline = timelineOf(tracker, time.clock, time.secondsPerUnit, {
    rows: index.rows,
    hasBlocks: index.blocks.length > 1,
    ...(declared === undefined ? {} : { statedRate: declared }),
  });
  const stated = declared ?? givenRate;
  if (timeline.problem !== undefined && stated !== undefined) {
    return { ...evenTimeline(stated), problem: timeline.problem };
  }
  if (stated === undefined && coarseness(tracker, time.clock) > mostUncertainty) {
    throw new RecordingError(
      'needs-sampling-rate',
      `${source.name}: the times in column ${time.column + 1} are written too coarsely to tell the sampling rate (about ${Number(timeline.samplingRate.toPrecision(2))} Hz): open it again with its sampling rate in Hz.`,
    );
  }
  const isCoarse = stated !== undefined && coarseness(tracker, time.clock) > rateTolerance;
  return isCoarse && timeline.gaps === 0 ? evenTimeline(stated) : timeline;
}

/** A timeline for each time column, and what is odd about them. */
function timelines(scanned: ScannedText): Timelines {
  const of = new Map<TimeColumn, Timeline>();
  const warnings = new Set<string>();
  for (const [time, tracker] of scanned.index.trackers) {
    const timeline = timelineFor(time, tracker, scanned);
    of.set(time, timeline);
    const name = `The time column (column ${time.column + 1})`;
    if (timeline.problem !== undefined) {
      warnings.add(
        `${name} is not used to place samples because ${timeline.problem}: rows are taken as evenly spaced at ${timeline.samplingRate} Hz.`,
      );
    }
    for (const sentence of gapWarning(name, timeline)) warnings.add(sentence);
    const declared = scanned.layout.signals.find((signal) => signal.time === time)?.statedRate;
    if (declared !== undefined && Math.abs(declared / timeline.samplingRate - 1) > rateTolerance) {
      warnings.add(
        `The file declares ${declared} Hz but its times are ${timeline.samplingRate} Hz apart: the times are trusted.`,
      );
    }
  }
  return { of, warnings: [...warnings] };
}

function rateWithoutTimes(
  { source, layout, metadata, givenRate }: ScannedText,
  { statedRate }: SignalColumn,
): number {
  const isOpen = metadata.ratesDiffer && statedRate === metadata.samplingRate;
  const rate = (isOpen ? undefined : statedRate) ?? givenRate;
  if (rate !== undefined) return rate;
  if (isOpen) {
    throw new RecordingError(
      'needs-sampling-rate',
      `${source.name} declares several sampling rates (${metadata.rates.slice(0, 6).join(', ')} Hz) without saying which is that of its rows: open it again with its sampling rate in Hz.`,
    );
  }
  const unread = layout.leftOut.find(({ reason }) => reason.startsWith('it holds'));
  const because = unread ? ` (${unread.name} is not read as a time: ${unread.reason})` : '';
  throw new RecordingError(
    'needs-sampling-rate',
    `${source.name} does not say how fast it was sampled${because}: open it again with its sampling rate in Hz, or keep a copy with a first line such as "# Sampling Rate (Hz): 2000".`,
  );
}

/** Rows as a counter has them, or as blocks begin. */
function timelineWithoutTimes(samplingRate: number, { counter, blocks }: TextIndex): Timeline {
  const counted = blocks.length > 1 ? undefined : counter?.timeline(samplingRate);
  return counted ?? blockTimeline(samplingRate, blocks);
}

/** A column as a signal: where its samples stand, and how many there are. */
function signalOf(signal: SignalColumn, times: Timelines, scanned: ScannedText): TextSignal {
  const { column, name, unit, kind, time } = signal;
  const { index } = scanned;
  const rows = index.rowsInColumn[column] ?? 0;
  const ofRows =
    (time && times.of.get(time)) ?? timelineWithoutTimes(rateWithoutTimes(scanned, signal), index);
  const stride = signal.stride && !index.uneven.has(column) ? signal.stride : undefined;
  const timeline = stride ? stridden(ofRows, stride.distance, stride.first) : ofRows;
  const ownRows = stride ? Math.floor((rows - 1 - stride.first) / stride.distance) + 1 : rows;
  const samples = ownRows === 0 ? 0 : sampleOfRow(timeline, ownRows - 1) + 1;
  const { samplingRate } = timeline;
  const scale = kind === undefined ? scanned.counts.scaleOf(column, { name, unit, samplingRate }) : undefined;
  return {
    column,
    timeline,
    channel: {
      name,
      unit: scale?.unit ?? unit,
      samplingRate,
      samples,
      ...(kind === undefined ? {} : { kind }),
    },
    ...(scale ? { scale } : {}),
    ...(stride ? { stride } : {}),
  };
}

/** The signals of a table, and what is odd about its times. */
export function textSignals(scanned: ScannedText): {
  readonly signals: readonly TextSignal[];
  readonly warnings: readonly string[];
} {
  const times = timelines(scanned);
  const signals = scanned.layout.signals.map((signal) => signalOf(signal, times, scanned));
  const untimed = signals.find((_, index) => scanned.layout.signals[index]?.time === undefined);
  const { counter, blocks } = scanned.index;
  const isCounted = counter && untimed && blocks.length <= 1;
  return {
    signals,
    warnings: [
      ...times.warnings,
      ...(isCounted ? gapWarning(`The counter in column ${counter.column + 1}`, untimed.timeline) : []),
    ],
  };
}
