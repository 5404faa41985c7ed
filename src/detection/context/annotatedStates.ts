/** From marks and cue tracks to spans of contract, rest and cramp. */
import type { CueTrack } from './cueChannel';
import type { Mark } from './marks';
import type { ContextParameters } from './parameters';
import { overlaid, type StateSpan } from './stateSpans';
import type { TimeSpan } from './timeSpan';

/**
 * The spans, free of overlap, in order; what is in none is unknown. A request holds until the next one, or its own
 * duration's end: after a contraction that ends so the person is to let go, after a rest that ends so nothing is known.
 */
export function annotatedStates(
  marks: readonly Mark[],
  cues: readonly CueTrack[],
  durationSeconds: number,
  parameters: ContextParameters,
): readonly StateSpan[] {
  const said = requestedStates(marks, durationSeconds);
  const requested = overlaid(said, cueStates(cues, said, durationSeconds, parameters));
  const cramps = crampStates(marks, requested, durationSeconds, parameters);
  return overlaid(
    requested.map((span) => endedBy(cramps, span)),
    cramps,
  );
}

/** Nobody goes on after a cramp with what was asked for before it, unless it is asked for anew. */
function endedBy(cramps: readonly StateSpan[], span: StateSpan): StateSpan {
  if (span.state !== 'contract' || !span.isOpen) return span;
  const { onsetSeconds, endSeconds } = span;
  const cramp = cramps.find(({ atSeconds }) => atSeconds > onsetSeconds && atSeconds < endSeconds);
  return cramp ? { ...span, endSeconds: Math.max(onsetSeconds, cramp.onsetSeconds) } : span;
}

type Request = Mark & { readonly state: 'contract' | 'rest' | 'unknown' };

function requestedStates(marks: readonly Mark[], durationSeconds: number): readonly StateSpan[] {
  const requests = agreed(
    marks.flatMap((mark): Request[] => {
      const state = requestOf(mark);
      return state === undefined ? [] : [{ ...mark, state }];
    }),
  );
  return requests.flatMap((request, i) => {
    const next = requests[i + 1]?.onsetSeconds ?? durationSeconds;
    const { state, onsetSeconds, text: source } = request;
    const own = request.endSeconds;
    const span = { state, onsetSeconds, source, atSeconds: onsetSeconds, isOpen: own === undefined };
    if (own === undefined || own >= next) return [{ ...span, endSeconds: next }];
    const after = {
      ...span,
      state: state === 'contract' ? ('rest' as const) : ('unknown' as const),
      isOpen: true,
    };
    return [
      { ...span, endSeconds: own },
      { ...after, onsetSeconds: own, endSeconds: next, atSeconds: own },
    ];
  });
}

/** Of a moment at which a contraction and rest are asked for at once nothing is known. */
function agreed(requests: readonly Request[]): readonly Request[] {
  const statesAt = new Map<number, Set<Request['state']>>();
  for (const { onsetSeconds, state } of requests) {
    statesAt.set(onsetSeconds, (statesAt.get(onsetSeconds) ?? new Set()).add(state));
  }
  return requests.map((request) =>
    statesAt.get(request.onsetSeconds)?.size === 1 ? request : { ...request, state: 'unknown' },
  );
}

function requestOf({ meaning, isEnd }: Mark): Request['state'] | undefined {
  switch (meaning) {
    case 'contract':
      return 'contract';
    case 'relax':
    case 'rest':
      return isEnd ? 'unknown' : 'rest';
    case 'cramp-begins':
    case 'cramp-ends':
    case 'stretch':
    case 'in-region':
    case 'muscle-hard':
    case 'insertion':
    case 'stimulus':
      return undefined;
  }
}

/**
 * Several cue channels ask for a contraction when one of them does. Before its first request a channel says nothing (the
 * greatest effort is often recorded ahead of the protocol), nor of an effort that somebody else commands without it.
 */
function cueStates(
  cues: readonly CueTrack[],
  said: readonly StateSpan[],
  durationSeconds: number,
  { contextCommandReach }: ContextParameters,
): readonly StateSpan[] {
  const states = cues.flatMap(({ name, spans }) => {
    const first = spans.findIndex(({ isOn }) => isOn);
    return (first < 0 ? [] : spans.slice(first)).map(({ isOn, onsetSeconds, endSeconds }): StateSpan => ({
      state: isOn ? 'contract' : 'rest',
      onsetSeconds,
      endSeconds: Math.min(endSeconds, durationSeconds),
      source: name,
      atSeconds: onsetSeconds,
      // A line that has come down asks for rest as a word does: who pulls long after it may have been asked otherwise.
      isOpen: !isOn,
    }));
  });
  const [on = [], off = []] = [true, false].map((isOn) =>
    states.filter(({ state }) => (state === 'contract') === isOn),
  );
  return overlaid(overlaid(overlaid([], off), unshown(said, on, contextCommandReach)), on);
}

/** The contractions that are commanded and that no target shows; each until a target asks for another. */
function unshown(
  said: readonly StateSpan[],
  shown: readonly TimeSpan[],
  reachSeconds: number,
): readonly StateSpan[] {
  return said.flatMap((span, i) => {
    if (span.state !== 'contract') return [];
    const next = shown.find(({ endSeconds }) => endSeconds > span.onsetSeconds)?.onsetSeconds ?? Infinity;
    if (next <= shownUntil(span, said[i + 1], reachSeconds)) return [];
    return [{ ...span, endSeconds: Math.min(span.endSeconds, next) }];
  });
}

/**
 * Until when a target must begin to be what a command asks for: within its reach, before something else is said, and
 * nearer to it than to the next command. A weak hold whose target rounds to 0 is followed by the next one's within seconds.
 */
function shownUntil(
  { onsetSeconds, endSeconds }: StateSpan,
  following: StateSpan | undefined,
  reachSeconds: number,
): number {
  const isCommandedAgain = following?.state === 'contract' && following.onsetSeconds === endSeconds;
  const own = isCommandedAgain ? (onsetSeconds + endSeconds) / 2 : endSeconds;
  return Math.min(onsetSeconds + reachSeconds, own);
}

/**
 * Spans of reported cramps: back to the request before the marker, at most the lag of a marker; on to the cramp's end,
 * its own duration's end, the next request to contract, or for `contextCrampReach`. While an effort is asked for nobody
 * knows how much of it before the marker is the cramp.
 */
function crampStates(
  marks: readonly Mark[],
  requested: readonly StateSpan[],
  durationSeconds: number,
  { contextMarkerLag, contextCrampReach }: ContextParameters,
): readonly StateSpan[] {
  return marks
    .filter(
      ({ meaning, onsetSeconds }) =>
        meaning === 'cramp-begins' || (meaning === 'muscle-hard' && !isRequested(requested, onsetSeconds)),
    )
    .flatMap((mark): readonly StateSpan[] => {
      const moment = mark.onsetSeconds;
      const before = requested.findLast(({ onsetSeconds }) => onsetSeconds <= moment)?.onsetSeconds ?? 0;
      const next = requested.find(({ state, onsetSeconds }) => state === 'contract' && onsetSeconds > moment);
      const cramp = {
        state: 'cramp' as const,
        onsetSeconds: Math.max(before, moment - contextMarkerLag, 0),
        endSeconds: Math.min(
          durationSeconds,
          mark.endSeconds ?? crampEnd(marks, moment) ?? moment + contextCrampReach,
          next?.onsetSeconds ?? durationSeconds,
        ),
        source: mark.text,
        atSeconds: moment,
        isOpen: false,
      };
      if (!isRequested(requested, moment)) return [cramp];
      return [
        { ...cramp, state: 'unknown', endSeconds: moment },
        { ...cramp, onsetSeconds: moment },
      ];
    });
}

/** Whether a contraction is asked for at a moment: a muscle that is hard then does what it should. */
function isRequested(requested: readonly StateSpan[], moment: number): boolean {
  return requested.some(
    ({ state, onsetSeconds, endSeconds }) =>
      state === 'contract' && onsetSeconds <= moment && moment < endSeconds,
  );
}

/** When a cramp that was reported at a moment is said to be over; undefined where nobody says so. */
export function crampEnd(marks: readonly Mark[], moment: number): number | undefined {
  return marks.find(({ meaning, onsetSeconds }) => meaning === 'cramp-ends' && onsetSeconds > moment)
    ?.onsetSeconds;
}
