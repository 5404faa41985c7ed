/**
 * Merges two headers. All but the version describes one signal file (recording name, duration, channels, fingerprint), so it goes
 * together as `signal`: a change on one side is taken; changed two ways, one is chosen whichever side it is on, and
 * reported. So is the kind of each channel that a person has set, for itself, and whose blind reading it is.
 */
import { canonicalJson, optionalJson, sameValue } from './canonicalJson';
import { withoutKind, type SidecarHeader } from './schema/header';
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

/** A header's parts: all that is known of the recording goes together; the kinds that a person has set do not. */
function partsOf({ version, unknownFields, reader, finished, ...rest }: SidecarHeader) {
  return {
    version,
    reader,
    finished,
    signal: { ...rest, channels: rest.channels.map(withoutKind) },
    kinds: new Map(rest.channels.map(({ name, kind }) => [name, kind])),
    unknown: new Map(Object.entries(unknownFields ?? {})),
  };
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
  const channels = signal.channels.map((channel) => {
    const values = [was, our, their].map((parts) => parts?.kinds.get(channel.name));
    const kind = choose(`kind of ${channel.name}`, [values[0], values[1], values[2]], disputed);
    return kind === undefined ? channel : { ...channel, kind };
  });
  const unknown = [...new Set([...our.unknown.keys(), ...their.unknown.keys()])]
    .sort()
    .map((key) => {
      const values = [was?.unknown.get(key), our.unknown.get(key), their.unknown.get(key)] as const;
      return [key, choose(`field ${key}`, values, disputed)] as const;
    })
    .filter(([, value]) => value !== undefined);
  const reader = choose('reader', [was?.reader, our.reader, their.reader], disputed);
  const finished = choose('finished', [was?.finished, our.finished, their.finished], disputed);
  const header: SidecarHeader = {
    version: laterVersion(our.version, their.version),
    ...signal,
    channels,
    ...(reader === undefined ? {} : { reader }),
    ...(finished === undefined ? {} : { finished }),
  };
  return {
    header: unknown.length === 0 ? header : { ...header, unknownFields: Object.fromEntries(unknown) },
    disputed,
  };
}

/** The fields of a part by name, as the file has them. */
function fieldsOf(header: SidecarHeader, part: string): ReadonlyMap<string, unknown> {
  const { signal, kinds, unknown } = partsOf(header);
  if (part === 'signal') return new Map(Object.entries(signal));
  const kind = kinds.get(part.replace(/^kind of /u, ''));
  const value = part.startsWith('field ') ? unknown.get(part.slice('field '.length)) : kind;
  return new Map([[part, value]]);
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
