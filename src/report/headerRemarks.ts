/** What became of a label file's header, as a reviewer would say it: a sentence each. */
import { sameValue } from '../records/canonicalJson';
import { withoutKind, type SidecarHeader } from '../records/schema/header';

/** What a file says of its recording, by what it is called. */
function saidOfRecording(header: SidecarHeader): Readonly<Record<string, unknown>> {
  const { recording, durationSeconds, channels, fingerprint, givenSamplingRate, unknownFields } = header;
  return {
    name: recording,
    duration: durationSeconds,
    channels: channels.map(withoutKind),
    'kinds of channels': channels.map(({ name, kind }) => [name, kind ?? '']),
    fingerprint,
    'sampling rate': givenSamplingRate,
    'fields of a newer version': unknownFields,
  };
}

/** Whose reading it is, and how far. */
function readingRemarks(was: SidecarHeader, is: SidecarHeader): readonly string[] {
  const readers =
    was.reader === is.reader
      ? []
      : [`The file’s reader is ${is.reader ?? 'nobody'}; it was ${was.reader ?? 'nobody'}.`];
  if ((was.finished === true) === (is.finished === true)) return readers;
  return [...readers, is.finished === true ? 'The reading is finished.' : 'The reading is under way again.'];
}

/** Sentences about all that differs but the format's version. */
export function headerRemarks(was: SidecarHeader, is: SidecarHeader): readonly string[] {
  const [before, after] = [saidOfRecording(was), saidOfRecording(is)];
  // Each kind belongs to a channel: of other channels that is said by "channels".
  const hasOtherChannels = !sameValue(before['channels'], after['channels']);
  const parts = Object.keys(after)
    .filter((part) => !sameValue(before[part] ?? null, after[part] ?? null))
    .filter((part) => part !== 'kinds of channels' || !hasOtherChannels);
  const changed =
    parts.length === 0 ? [] : [`What the file says of its recording has changed: ${parts.join(', ')}.`];
  return [...changed, ...readingRemarks(was, is)];
}

/** That the file has another version of the format, which alone changes nothing that it says. */
export function versionRemarks(was: SidecarHeader, is: SidecarHeader): readonly string[] {
  return was.version === is.version ? [] : [`Its format is ${is.version}; it was ${was.version}.`];
}
