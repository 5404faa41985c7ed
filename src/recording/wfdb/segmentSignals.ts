/** A record's signals across its segments: where each segment keeps them, and how a range is read from several. */
import type { Block, BlockOptions, ChannelRange } from '../blocks/block';
import { physicalRange, type RecordSignal } from './content';
import type { SignalSpec } from './headerTypes';
import type { OpenSegments } from './openSegments';
import { adcUnits, readSignal } from './readSignal';
import { signalBlocks, type WantedSignal } from './signalBlocks';
import { segmentScale, type Segment } from './segments';

/** At most so many signals are named one by one. */
const mostMismatchesNamed = 50;

/** Where a segment keeps a signal of the record: by name in a variable layout, by order in a fixed one. */
function findSignal(
  segment: Segment,
  wanted: SignalSpec,
  index: number,
  isVariable: boolean,
): { index: number; spec: SignalSpec } | undefined {
  const { content } = segment;
  const found = isVariable ? content?.placeOf.get(wanted.description) : index;
  const spec = found === undefined ? undefined : content?.signals[found];
  return spec && found !== undefined ? { index: found, spec } : undefined;
}

/** Signals of segments that cannot stand in the record's channel: another rate, or a unit that cannot be converted. */
export function mismatchWarnings(
  segments: readonly Segment[],
  specs: readonly SignalSpec[],
  isVariable: boolean,
): string[] {
  const warnings: string[] = [];
  // A header that several segments share is looked at once.
  const contents = new Map(segments.map((segment) => [segment.content, segment]));
  let more = 0;
  for (const segment of contents.values()) {
    for (const [index, wanted] of specs.entries()) {
      const found = findSignal(segment, wanted, index, isVariable);
      if (!found || fits(found.spec, wanted)) continue;
      if (warnings.length >= mostMismatchesNamed) {
        more += 1;
        continue;
      }
      warnings.push(
        `${segment.name}.hea, line ${found.spec.line}: ${wanted.description} has ${found.spec.samplesPerFrame} samples per frame in ${found.spec.units}, the record ${wanted.samplesPerFrame} in ${wanted.units}; this stretch is shown as a gap.`,
      );
    }
  }
  if (more > 0) warnings.push(`${more} more signals of segments do not fit the record's: shown as gaps.`);
  return warnings;
}

function fits(found: SignalSpec, wanted: SignalSpec): boolean {
  return found.samplesPerFrame === wanted.samplesPerFrame && segmentScale(found, wanted.units) !== undefined;
}

/** The segments that samples [from, end) touch. */
function touching(segments: readonly Segment[], perFrame: number, from: number, end: number): Segment[] {
  return segments.filter(
    ({ firstFrame, frames }) => firstFrame * perFrame < end && (firstFrame + frames) * perFrame > from,
  );
}

/** What signals of a record are in its segments. */
export interface SegmentedSignals {
  readonly specs: readonly SignalSpec[];
  readonly segments: readonly Segment[];
  readonly isVariable: boolean;
}

/** Samples of many signals, segment by segment. */
export async function* segmentedBlocks(
  { specs, segments, isVariable }: SegmentedSignals,
  open: OpenSegments,
  ranges: readonly ChannelRange[],
  options: BlockOptions,
): AsyncGenerator<Block> {
  for (const segment of segments) {
    const wanted = ranges.flatMap((range) => withinSegment(range, segment, specs, isVariable));
    if (!segment.content || wanted.length === 0) continue;
    const { signals, release } = await open.hold(segment.content, segment.frames);
    let failed = true;
    try {
      const there = wanted.flatMap(({ place, ...one }) => {
        const signal = signals[place];
        return signal ? [{ ...one, signal }] : [];
      });
      yield* signalBlocks(there, options);
      failed = false;
    } finally {
      await release(failed);
    }
  }
}

/** The part of a range that a segment holds, in its own samples, and where the signal stands in it. */
function withinSegment(
  { channel, from, to }: ChannelRange,
  segment: Segment,
  specs: readonly SignalSpec[],
  isVariable: boolean,
): (Omit<WantedSignal, 'signal'> & { readonly place: number })[] {
  const spec = specs[channel];
  if (!spec) return [];
  const shift = segment.firstFrame * spec.samplesPerFrame;
  const own = {
    from: Math.max(0, from - shift),
    to: Math.min(to - shift, segment.frames * spec.samplesPerFrame),
  };
  if (own.from >= own.to) return [];
  const found = findSignal(segment, spec, channel, isVariable);
  if (!found || !fits(found.spec, spec)) return [];
  const scale = segmentScale(found.spec, spec.units) ?? found.spec;
  return [{ ...own, channel, shift, scale, place: found.index }];
}

/** One signal of the record, over all its segments. */
export function segmentedSignal(
  spec: SignalSpec,
  index: number,
  segments: readonly Segment[],
  frames: number,
  isVariable: boolean,
  open: OpenSegments,
): RecordSignal {
  const perFrame = spec.samplesPerFrame;
  const range = physicalRange(spec);
  return {
    name: spec.description,
    unit: spec.units,
    samplesPerFrame: perFrame,
    samples: frames * perFrame,
    ...(range && { physicalRange: range }),
    fill: async (from, out, scale) => {
      out.fill(NaN);
      for (const segment of touching(segments, perFrame, from, from + out.length)) {
        const found = findSignal(segment, spec, index, isVariable);
        if (!segment.content || !found || !fits(found.spec, spec)) continue;
        const start = segment.firstFrame * perFrame;
        const begin = Math.max(from, start);
        const end = Math.min(from + out.length, start + segment.frames * perFrame);
        const part = out.subarray(begin - from, end - from);
        const physical = segmentScale(found.spec, spec.units) ?? found.spec;
        await open.use(segment.content, segment.frames, async (signals) => {
          const signal = signals[found.index];
          if (signal) await readSignal(signal, begin - start, part, scale === 'adc' ? adcUnits : physical);
        });
      }
    },
  };
}
