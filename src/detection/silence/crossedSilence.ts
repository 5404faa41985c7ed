/**
 * Silence that something crosses for a moment while the muscle goes on pulling: a probe with the needle, an artifact, a short
 * burst. A contracture goes on across it, and is one event (DETECTION.md §A.2).
 */
import type { RecordingContext } from '../context/recordingContext';
import { sharedSeconds, type TimeSpan } from '../context/timeSpan';
import type { SilenceParameters } from './parameters';
import type { SilentPart } from './silentParts';

/** Several silent parts as one, with what crosses it. */
export interface CrossedSilence extends SilentPart {
  readonly crossings: readonly TimeSpan[];
}

type Crossing = Pick<SilenceParameters, 'crossingLongest' | 'crossingActive'>;

/** The silences of a channel that are crossed, as long as they may be; parts that nothing crosses are in none. */
export function crossedSilences(
  parts: readonly SilentPart[],
  active: readonly TimeSpan[],
  context: RecordingContext,
  parameters: Crossing,
): readonly CrossedSilence[] {
  const groups: SilentPart[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before && isCrossing(between(before, part), active, context, parameters)) last.push(part);
    else groups.push([part]);
  }
  return groups.filter(({ length }) => length > 1).map((group) => across(group, active, context));
}

/** The gap between two spans. */
export function between(before: TimeSpan, after: TimeSpan): TimeSpan {
  return { onsetSeconds: before.endSeconds, endSeconds: after.onsetSeconds };
}

/**
 * Whether a gap only crosses a silence. Parts that touch were parted by a cue or by the force itself, and stay so.
 * @param hum activity that may be what is left of the mains and nothing else: it parts a silence no sooner than an artifact
 */
export function isCrossing(
  gap: TimeSpan,
  active: readonly TimeSpan[],
  context: RecordingContext,
  { crossingLongest, crossingActive }: Crossing,
  hum: readonly TimeSpan[] = [],
): boolean {
  const { onsetSeconds, endSeconds } = gap;
  const length = endSeconds - onsetSeconds;
  const within = (runs: readonly TimeSpan[]): number =>
    runs.reduce((sum, run) => sum + sharedSeconds(run, gap), 0);
  const humSeconds = within(hum);
  return (
    length > 0 &&
    humSeconds < crossingLongest &&
    length - humSeconds < crossingLongest &&
    within(active) - humSeconds < crossingActive &&
    context.isContractingThrough(onsetSeconds, endSeconds) &&
    context.intentDuring(gap, active).intent !== 'voluntary'
  );
}

/** The parts as one: what is worst of them is true of all, what one shows is shown. */
function across(
  parts: readonly SilentPart[],
  active: readonly TimeSpan[],
  context: RecordingContext,
): CrossedSilence {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new RangeError('A silence that is crossed has parts.');
  const whole = { onsetSeconds: first.onsetSeconds, endSeconds: last.endSeconds };
  const rms = parts.flatMap(({ rmsMicrovolts }) => rmsMicrovolts ?? []);
  const { onsetSeconds, endSeconds } = whole;
  return {
    ...first,
    ...whole,
    greatestRmsOverNoise: Math.max(...parts.map(({ greatestRmsOverNoise }) => greatestRmsOverNoise)),
    rmsMicrovolts: rms.length > 0 ? Math.min(...rms) : undefined,
    sameQuietSeconds: Math.max(...parts.map(({ sameQuietSeconds }) => sameQuietSeconds)),
    inRegion: context.isInRegionAsserted(onsetSeconds, endSeconds) ? 'asserted' : first.inRegion,
    intent: context.intentDuring(whole, active).intent,
    crampReportedAt: context.crampReportedIn(onsetSeconds, endSeconds),
    isCrampOpen: context.isCrampOpen(onsetSeconds, endSeconds),
    neighbours: { ...first.neighbours, beforeActivity: last.neighbours.beforeActivity },
    crossings: parts.slice(1).flatMap((part, i) => {
      const before = parts[i];
      return before ? [between(before, part)] : [];
    }),
  };
}
