/**
 * What a person has said about the recording itself, or of the whole reading, stands in its sidecar's header, and stays when
 * the header is written anew.
 */
import { choicesVersion, headerVersion, type SidecarHeader } from './schema/header';
import { firstVersion } from './schema/version';

/** Whether a person has said anything of the recording itself. */
function describesRecording({ channels, givenSamplingRate }: SidecarHeader): boolean {
  return givenSamplingRate !== undefined || channels.some(({ kind }) => kind !== undefined);
}

/** Whether a person has said anything of the recording: one in which nothing was found may have been read, too. */
export function hasChoices(header: SidecarHeader): boolean {
  return header.finished === true || describesRecording(header);
}

/**
 * `header` with what was said in another one of the same recording: kinds, where the channels are there, the rate, and that
 * its reading is finished. The same object where nothing was.
 */
export function withChoicesOf(header: SidecarHeader, other: SidecarHeader): SidecarHeader {
  const kinds = new Map(other.channels.map(({ name, kind }) => [name, kind]));
  const isKindSet = header.channels.some(({ name, kind }) => (kinds.get(name) ?? kind) !== kind);
  const rate = header.givenSamplingRate ?? other.givenSamplingRate;
  const finished = header.finished ?? other.finished;
  if (!isKindSet && rate === header.givenSamplingRate && finished === header.finished) return header;
  const channels = header.channels.map((channel) => {
    const kind = kinds.get(channel.name);
    return kind === undefined ? channel : { ...channel, kind };
  });
  return {
    ...header,
    channels,
    ...(rate === undefined ? {} : { givenSamplingRate: rate }),
    ...(finished === undefined ? {} : { finished }),
  };
}

/** The version that a header needs by what is said in it. */
export function versionNeededBy(header: SidecarHeader): string {
  if (header.reader !== undefined || header.finished !== undefined) return headerVersion;
  return describesRecording(header) ? choicesVersion : firstVersion;
}
