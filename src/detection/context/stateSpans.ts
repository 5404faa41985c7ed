/** Spans of what a person was asked to do or suffered, and laying later knowledge over earlier. */
import type { TimeSpan } from './timeSpan';

/** What holds over a span, and how it is known. */
export interface StateSpan extends TimeSpan {
  readonly state: 'contract' | 'rest' | 'cramp' | 'unknown';
  readonly source: string;
  readonly atSeconds: number;
  /** Whether a remark began it that does not say how long it holds. */
  readonly isOpen: boolean;
}

/** `above` laid over `below`, one after the other; both in any order. The result is in order and free of overlap. */
export function overlaid(below: readonly StateSpan[], above: readonly StateSpan[]): readonly StateSpan[] {
  let spans = [...below];
  for (const top of above) {
    if (!(top.onsetSeconds < top.endSeconds)) continue;
    spans = spans.flatMap((span) => outside(span, top));
    spans.push(top);
  }
  return spans.sort((a, b) => a.onsetSeconds - b.onsetSeconds);
}

/** The parts of a span that another leaves free. */
function outside(span: StateSpan, { onsetSeconds, endSeconds }: TimeSpan): StateSpan[] {
  const before = { ...span, endSeconds: Math.min(span.endSeconds, onsetSeconds) };
  const after = { ...span, onsetSeconds: Math.max(span.onsetSeconds, endSeconds) };
  return [before, after].filter((part) => part.onsetSeconds < part.endSeconds);
}
