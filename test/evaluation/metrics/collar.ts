/**
 * Event matching by tolerance of the edges ("collar"; Mesaros, Heittola & Virtanen 2016, Appl. Sci. 6:162), with the
 * collars of DETECTION.md §H: onset 0.25 s; offset 0.5 s or 20 % of the true event, whichever is more.
 */
import { type JudgedRecording, lengthOf, type Span } from '../spans';
import { type EventMatching, matchBy } from './eventMatching';

const onsetCollarSeconds = 0.25;
const offsetCollarSeconds = 0.5;
const offsetCollarOfLength = 0.2;

/** Sums of binary fractions must not push an edge that stands right on its collar outside. */
const epsilonSeconds = 1e-9;

/** Whether both edges are within their collars. */
export function withinCollar(truth: Span, detected: Span): boolean {
  const offsetCollar = Math.max(offsetCollarSeconds, offsetCollarOfLength * lengthOf(truth));
  return (
    Math.abs(truth.onsetSeconds - detected.onsetSeconds) <= onsetCollarSeconds + epsilonSeconds &&
    Math.abs(truth.endSeconds - detected.endSeconds) <= offsetCollar + epsilonSeconds
  );
}

/** One-to-one pairs within the collars; of several that fit, the nearest edges. */
export function matchByCollar(recording: JudgedRecording): EventMatching {
  return matchBy(recording, (t, d) => {
    if (!withinCollar(t, d)) return 0;
    const off = Math.abs(t.onsetSeconds - d.onsetSeconds) + Math.abs(t.endSeconds - d.endSeconds);
    return 1 / (1 + off);
  });
}
