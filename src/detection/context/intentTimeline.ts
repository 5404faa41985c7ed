/** Whether the person meant to contract, over the whole recording: from remarks and cue channels (DETECTION.md §0.1 V). */
import type { FileAnnotation } from '../../recording/recording';
import type { CueTrack } from './cueChannel';
import { annotatedStates } from './annotatedStates';
import { markersOf, type Marker } from './markers';
import { marksOf } from './marks';
import type { ContextParameters } from './parameters';
import { overlaid, type StateSpan } from './stateSpans';
import type { TimeSpan } from './timeSpan';
import { UnreadRemarks } from './unreadRemarks';
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
  /** Whether a remark began it that does not say how long it holds. */
  readonly isOpen: boolean;
}

/** What is known of intent and of what was done to the muscle. */
export interface IntentTimeline {
  /** In order, without gaps, from 0 to the recording's end; none for an empty recording. */
  readonly spans: readonly IntentSpan[];
  /** In order of onset. */
  readonly markers: readonly Marker[];
  readonly unread: UnreadRemarks;
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
    isOpen: false,
  };
  const known = overlaid(duration > 0 ? [whole] : [], states);
  return {
    spans: joined(known.map(({ state, ...span }) => ({ ...span, intent: intentOf(state) }))),
    markers: markersOf(marks, duration, parameters),
    unread: new UnreadRemarks(annotations, duration, wordings, parameters),
  };
}

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

/** Neighbours of one intent and source as one, unless a remark was repeated. */
function joined(spans: readonly IntentSpan[]): readonly IntentSpan[] {
  const result: IntentSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    // What is said again holds anew.
    const isSame = last?.intent === span.intent && last.source === span.source;
    if (isSame && (last.atSeconds === span.atSeconds || !span.isOpen)) {
      result[result.length - 1] = { ...last, endSeconds: span.endSeconds };
    } else result.push(span);
  }
  return result;
}
