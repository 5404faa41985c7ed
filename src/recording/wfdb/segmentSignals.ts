/** A record's signals across its segments: where each segment keeps them, and how a range is read from several. */
import { physicalRange, type RecordSignal } from './content';
import type { SignalSpec } from './headerTypes';
import type { OpenSegments } from './openSegments';
import { adcUnits, readSignal } from './readSignal';
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
