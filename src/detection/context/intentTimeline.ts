/** Whether the person meant to contract, over the whole recording: from remarks and cue channels (DETECTION.md §0.1 V). */
import type { FileAnnotation } from '../../recording/recording';
import type { CueTrack } from './cueChannel';
import { annotatedStates } from './annotatedStates';
import { markersOf, type Marker } from './markers';
import { marksOf } from './marks';
import type { ContextParameters } from './parameters';
import { overlaid, type StateSpan } from './stateSpans';
import { sharedSeconds, type TimeSpan } from './timeSpan';
import type { Wordings } from './wordings';

/** `involuntary`: known not to be meant (V = no), whether the muscle is active or not. */
export type Intent = 'voluntary' | 'involuntary' | 'unknown';

/** A stretch of one intent. */
export interface IntentSpan extends TimeSpan {
  readonly intent: Intent;
  /** The words or the cue channel it is known from; empty where it is unknown. */
  readonly source: string;
  /** When that was said: for a cramp this may be later than the onset. */
  readonly atSeconds: number;
}

/** What is known of intent and of what was done to the muscle. */
export interface IntentTimeline {
  /** In order, without gaps, from 0 to the recording's end; none for an empty recording. */
  readonly spans: readonly IntentSpan[];
  /** In order of onset. */
  readonly markers: readonly Marker[];
  /** Stretches in which the person was told to rest or relax, or the target asked for nothing; no cramp reported. */
  readonly restSpans: readonly TimeSpan[];
  /** Moments at which the person was to let go, in order. */
  readonly releases: readonly number[];
}

/**
 * The intent over [0, durationSeconds). Where a cue channel has samples it decides between voluntary and not; remarks
 * decide elsewhere. A reported cramp is involuntary whatever was asked before it, from the marker back to the cue
 * before it, at most `contextMarkerLag`, and on to its end, the next request to contract or the recording's end.
 */
export function intentTimeline(
  annotations: readonly FileAnnotation[],
  cues: readonly CueTrack[],
  durationSeconds: number,
  parameters: ContextParameters,
  wordings: Wordings,
): IntentTimeline {
  const duration = durationSeconds > 0 && Number.isFinite(durationSeconds) ? durationSeconds : 0;
  const marks = marksOf(annotations, duration, wordings, parameters);
  const states = annotatedStates(marks, cues, duration, parameters);
  const whole: StateSpan = {
    onsetSeconds: 0,
    endSeconds: duration,
    state: 'unknown',
    source: '',
    atSeconds: 0,
  };
  const known = overlaid(duration > 0 ? [whole] : [], states);
  return {
    spans: joined(known.map(({ state, ...span }) => ({ ...span, intent: intentOf(state) }))),
    markers: markersOf(marks, duration, parameters),
    restSpans: known
      .filter(({ state }) => state === 'rest')
      .map(({ onsetSeconds, endSeconds }) => ({ onsetSeconds, endSeconds })),
    releases: releasesOf(known),
  };
}

/** What the timeline says of [onsetSeconds, endSeconds). */
export interface IntentDuring {
  /** What holds for more than half of it; `unknown` where nothing does. */
  readonly intent: Intent;
  /** The part of it, from 0 to 1, for which the most frequent intent holds. */
  readonly share: number;
  /** Since when that intent holds without a break: where the span begins that reaches into it. */
  readonly sinceSeconds: number;
  /** The words or cue channel that say so. */
  readonly source: string;
  /** The last moment inside at which the person was to let go; undefined where there is none. */
  readonly releaseSeconds: number | undefined;
}

/** Asks the timeline; a stretch outside the recording is unknown, one of no length is what its moment is. */
export function intentDuring(
  timeline: IntentTimeline,
  onsetSeconds: number,
  endSeconds: number,
): IntentDuring {
  const asked = { onsetSeconds, endSeconds: Math.max(endSeconds, onsetSeconds + leastAsked) };
  const inside = timeline.spans.filter((span) => sharedSeconds(span, asked) > 0);
  const total = asked.endSeconds - asked.onsetSeconds;
  const releaseSeconds = timeline.releases.findLast((at) => at >= onsetSeconds && at < asked.endSeconds);
  const shares = intents.map((intent) => {
    const spans = inside.filter((span) => span.intent === intent);
    return {
      intent,
      first: spans[0],
      share: spans.reduce((sum, span) => sum + sharedSeconds(span, asked), 0) / total,
    };
  });
  const most = shares.reduce((best, next) => (next.share > best.share ? next : best));
  if (!most.first || most.share <= 0.5) {
    return { intent: 'unknown', share: most.share, sinceSeconds: onsetSeconds, source: '', releaseSeconds };
  }
  const { intent, share, first } = most;
  return { intent, share, sinceSeconds: first.onsetSeconds, source: first.source, releaseSeconds };
}

const intents = ['unknown', 'involuntary', 'voluntary'] as const;

/** Structural: a moment is asked for as a stretch of this length, in seconds, far below any sample's. */
const leastAsked = 1e-6;

function intentOf(state: StateSpan['state']): Intent {
  switch (state) {
    case 'contract':
      return 'voluntary';
    case 'rest':
    case 'cramp':
      return 'involuntary';
    case 'unknown':
      return 'unknown';
  }
}

/** Ends of contractions by request. A cramp that begins in one is no request to let go. */
function releasesOf(spans: readonly StateSpan[]): readonly number[] {
  return spans.flatMap((span, i) =>
    span.state === 'rest' && spans[i - 1]?.state !== 'rest' ? [span.onsetSeconds] : [],
  );
}

/** Neighbours of one intent and source as one. */
function joined(spans: readonly IntentSpan[]): readonly IntentSpan[] {
  const result: IntentSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last?.intent === span.intent && last.source === span.source) {
      result[result.length - 1] = { ...last, endSeconds: span.endSeconds };
    } else result.push(span);
  }
  return result;
}
