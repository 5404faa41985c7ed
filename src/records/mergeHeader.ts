/**
 * Merges two headers, part by part (`headerParts.ts`): a change on one side is taken; changed two ways, one is chosen
 * whichever side it is on, and reported.
 */
import { canonicalJson, optionalJson, sameValue } from './canonicalJson';
import { fieldPart, fieldsOf, headerOf, kindPart, partsOf } from './headerParts';
import type { SidecarHeader } from './schema/header';
import { laterVersion } from './schema/version';

/** The merged header and the parts that were changed two ways. */
export interface MergedHeader {
  readonly header: SidecarHeader;
  readonly disputed: readonly string[];
}

/** A field of the header that the sides give two values, as JSON; undefined where a side does not have it. */
export interface HeaderDispute {
  readonly field: string;
  readonly kept: string | undefined;
  readonly other: string | undefined;
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
  base: SidecarHeader | undefined,
  ours: SidecarHeader,
  theirs: SidecarHeader,
): MergedHeader {
  const disputed: string[] = [];
  const [was, our, their] = [base && partsOf(base), partsOf(ours), partsOf(theirs)];
  const signal = choose('signal', [was?.signal, our.signal, their.signal], disputed);
  const kinds = signal.channels.map(({ name }) => {
    const values = [was?.kinds.get(name), our.kinds.get(name), their.kinds.get(name)] as const;
    return [name, choose(kindPart(name), values, disputed)] as const;
  });
  const unknown = [...new Set([...our.unknown.keys(), ...their.unknown.keys()])].sort().map((key) => {
    const values = [was?.unknown.get(key), our.unknown.get(key), their.unknown.get(key)] as const;
    return [key, choose(fieldPart(key), values, disputed)] as const;
  });
  const reader = choose('reader', [was?.reader, our.reader, their.reader], disputed);
  const finished = choose('finished', [was?.finished, our.finished, their.finished], disputed);
  const version = laterVersion(our.version, their.version);
  const header = headerOf({
    ...{ version, signal, reader, finished },
    ...{ kinds: new Map(kinds), unknown: new Map(unknown) },
  });
  return { header, disputed };
}

/** The fields of disputed parts that the sides give two values; the same whichever side is called ours. */
export function headerDisputes(
  { header, disputed }: MergedHeader,
  sides: readonly [SidecarHeader, SidecarHeader],
): readonly HeaderDispute[] {
  return disputed.flatMap((part) => {
    const kept = fieldsOf(header, part);
    const said = sides.map((side) => fieldsOf(side, part));
    return [...new Set(said.flatMap((fields) => [...fields.keys()]))].sort().flatMap((field) => {
      const [taken, ...both] = [kept, ...said].map((fields) => optionalJson(fields.get(field)));
      const other = both.find((value) => value !== taken);
      return both[0] === both[1] ? [] : [{ field, kept: taken, other }];
    });
  });
}
