/**
 * The parts of a header that change, and are chosen, each for itself. All that describes one signal file (recording name,
 * duration, channels, fingerprint, rate) is one, `signal`; the kind of each channel that a person has set is another
 * (`kind of CHANNEL`), and so are whose reading it is, whether it is finished, and each field of a newer version (`field KEY`).
 */
import { sameValue } from './canonicalJson';
import { withoutKind, type SidecarHeader } from './schema/header';

const kindPrefix = 'kind of ';
const fieldPrefix = 'field ';

/** What the part is called that holds the kind of a channel. */
export function kindPart(channel: string): string {
  return `${kindPrefix}${channel}`;
}

/** What the part is called that holds a field of a newer version. */
export function fieldPart(key: string): string {
  return `${fieldPrefix}${key}`;
}

/** The channel of which the part is the kind; undefined for other parts. */
export function channelOfKind(part: string): string | undefined {
  return part.startsWith(kindPrefix) ? part.slice(kindPrefix.length) : undefined;
}

/** The key of a newer version's field; undefined for other parts. */
export function keyOfField(part: string): string | undefined {
  return part.startsWith(fieldPrefix) ? part.slice(fieldPrefix.length) : undefined;
}

/** A header taken apart. */
interface HeaderParts {
  readonly version: string;
  readonly reader: SidecarHeader['reader'];
  readonly finished: SidecarHeader['finished'];
  readonly signal: Omit<SidecarHeader, 'version' | 'reader' | 'finished' | 'unknownFields'>;
  readonly kinds: ReadonlyMap<string, string | undefined>;
  readonly unknown: ReadonlyMap<string, unknown>;
}

/** The header's parts. */
export function partsOf({ version, unknownFields, reader, finished, ...rest }: SidecarHeader): HeaderParts {
  return {
    version,
    reader,
    finished,
    signal: { ...rest, channels: rest.channels.map(withoutKind) },
    kinds: new Map(rest.channels.map(({ name, kind }) => [name, kind])),
    unknown: new Map(Object.entries(unknownFields ?? {})),
  };
}

/** The header that has these parts. */
export function headerOf({ version, reader, finished, signal, kinds, unknown }: HeaderParts): SidecarHeader {
  const fields = [...unknown].filter(([, value]) => value !== undefined);
  return {
    version,
    ...signal,
    channels: signal.channels.map((channel) => {
      const kind = kinds.get(channel.name);
      return kind === undefined ? channel : { ...channel, kind };
    }),
    ...(reader === undefined ? {} : { reader }),
    ...(finished === undefined ? {} : { finished }),
    ...(fields.length === 0 ? {} : { unknownFields: Object.fromEntries(fields) }),
  };
}

/** The fields of a part by name, as the file has them; one that is absent is undefined. */
export function fieldsOf(header: SidecarHeader, part: string): ReadonlyMap<string, unknown> {
  const { signal, kinds, unknown, reader, finished } = partsOf(header);
  if (part === 'signal') return new Map(Object.entries(signal));
  if (part === 'reader') return new Map([[part, reader]]);
  if (part === 'finished') return new Map([[part, finished]]);
  if (part.startsWith(fieldPrefix)) return new Map([[part, unknown.get(part.slice(fieldPrefix.length))]]);
  return new Map([[part, kinds.get(part.slice(kindPrefix.length))]]);
}

/** Whether both headers have the same of this part. */
export function isSamePart(a: SidecarHeader, b: SidecarHeader, part: string): boolean {
  return sameValue(Object.fromEntries(fieldsOf(a, part)), Object.fromEntries(fieldsOf(b, part)));
}

/** The header with one part as another header has it. */
export function withPart(header: SidecarHeader, part: string, other: SidecarHeader): SidecarHeader {
  const [parts, from] = [partsOf(header), partsOf(other)];
  if (part === 'signal') return headerOf({ ...parts, signal: from.signal });
  if (part === 'reader') return headerOf({ ...parts, reader: from.reader });
  if (part === 'finished') return headerOf({ ...parts, finished: from.finished });
  if (part.startsWith(fieldPrefix)) {
    const key = part.slice(fieldPrefix.length);
    return headerOf({ ...parts, unknown: new Map([...parts.unknown, [key, from.unknown.get(key)]]) });
  }
  const channel = part.slice(kindPrefix.length);
  return headerOf({ ...parts, kinds: new Map([...parts.kinds, [channel, from.kinds.get(channel)]]) });
}
