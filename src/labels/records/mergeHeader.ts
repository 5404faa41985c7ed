/**
 * Merges two headers. Recording name, duration, channels and fingerprint all describe one signal file, so they go
 * together as `signal`: a change on one side is taken; changed two ways, one is chosen whichever side it is on, and
 * reported. No one's work is in a header, and saving against the recording writes it anew.
 */
import { canonicalJson, sameValue } from '../canonicalJson';
import type { LabelHeader } from '../schema/header';
import { laterVersion } from '../schema/version';

/** The merged header and the parts that were changed two ways. */
export interface MergedHeader {
  readonly header: LabelHeader;
  readonly disputed: readonly string[];
}

type Signal = Pick<LabelHeader, 'recording' | 'durationSeconds' | 'channels' | 'fingerprint'>;

function signalOf({ recording, durationSeconds, channels, fingerprint }: LabelHeader): Signal {
  return { recording, durationSeconds, channels, fingerprint };
}

/** Chooses between values of one part, noting a dispute; undefined stands for an absent field. */
function choose<Value>(
  name: string,
  [base, ours, theirs]: readonly [Value | undefined, Value, Value],
  disputed: string[],
): Value {
  if (sameValue(ours, theirs) || sameValue(theirs, base)) return ours;
  if (sameValue(ours, base)) return theirs;
  disputed.push(name);
  if (ours === undefined) return theirs;
  if (theirs === undefined) return ours;
  return canonicalJson(ours) <= canonicalJson(theirs) ? ours : theirs;
}

/** Merges the headers; the same whichever side is called ours. */
export function mergeHeader(
  base: LabelHeader | undefined,
  ours: LabelHeader,
  theirs: LabelHeader,
): MergedHeader {
  const disputed: string[] = [];
  const signal = choose('signal', [base && signalOf(base), signalOf(ours), signalOf(theirs)], disputed);
  const fieldsOf = (header: LabelHeader | undefined): Map<string, unknown> =>
    new Map(Object.entries(header?.unknownFields ?? {}));
  const [was, our, their] = [fieldsOf(base), fieldsOf(ours), fieldsOf(theirs)];
  const keys = [...new Set([...our.keys(), ...their.keys()])].sort();
  const unknown = keys
    .map(
      (key) => [key, choose(`field ${key}`, [was.get(key), our.get(key), their.get(key)], disputed)] as const,
    )
    .filter(([, value]) => value !== undefined);
  const header = { version: laterVersion(ours.version, theirs.version), ...signal };
  return {
    header: unknown.length === 0 ? header : { ...header, unknownFields: Object.fromEntries(unknown) },
    disputed,
  };
}
