/** What a person has said about the recording itself stands in its sidecar's header, and stays when the header is written anew. */
import { headerVersion, type SidecarHeader } from './schema/header';
import { firstVersion } from './schema/version';

/** Whether a person has said anything of the recording. */
export function hasChoices({ channels, givenSamplingRate }: SidecarHeader): boolean {
  return givenSamplingRate !== undefined || channels.some(({ kind }) => kind !== undefined);
}

/**
 * `header` with what was said in another one of the same recording: kinds, where the channels are there, and the rate. The
 * same object where nothing was.
 */
export function withChoicesOf(header: SidecarHeader, other: SidecarHeader): SidecarHeader {
  const kinds = new Map(other.channels.map(({ name, kind }) => [name, kind]));
  const isKindSet = header.channels.some(({ name, kind }) => (kinds.get(name) ?? kind) !== kind);
  const rate = header.givenSamplingRate ?? other.givenSamplingRate;
  if (!isKindSet && rate === header.givenSamplingRate) return header;
  const channels = header.channels.map((channel) => {
    const kind = kinds.get(channel.name);
    return kind === undefined ? channel : { ...channel, kind };
  });
  return { ...header, channels, ...(rate === undefined ? {} : { givenSamplingRate: rate }) };
}

/** The version that a header needs by what is said in it. */
export function versionNeededBy(header: SidecarHeader): string {
  return hasChoices(header) ? headerVersion : firstVersion;
}
