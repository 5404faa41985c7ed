/** What a person has said about the recording itself, as the sidecar's header keeps it: kinds of channels, its rate. */
import { channelKinds, type ChannelKind } from '../recording/recording';
import type { KindRule } from '../recording/kinds/kindRules';
import { RecordError } from '../records/recordError';
import { withoutKind } from '../records/schema/header';
import type { SidecarHeader } from './labelDocument';

/** The kinds that were set. One that a newer version has added is none here; the file keeps it. */
export function kindRules({ channels }: Pick<SidecarHeader, 'channels'>): readonly KindRule[] {
  return channels.flatMap(({ name, kind }): KindRule[] => {
    const known = channelKinds.find((each) => each === kind);
    return known ? [{ channels: { name }, kind: known, by: 'person' }] : [];
  });
}

/**
 * The header with the kind of a channel set, or, where `kind` is undefined, no longer.
 * @throws RecordError where it has no such channel
 */
export function withChannelKind(
  header: SidecarHeader,
  name: string,
  kind: ChannelKind | undefined,
): SidecarHeader {
  if (!header.channels.some((channel) => channel.name === name)) {
    throw new RecordError(
      `The label file was made for a recording without a channel ${name}, so its kind has no place in it. Was the recording replaced?`,
    );
  }
  const channels = header.channels.map((channel) => {
    if (channel.name !== name) return channel;
    return kind === undefined ? withoutKind(channel) : { ...channel, kind };
  });
  return { ...header, channels };
}

/**
 * Samples per second (Hz) for a recording that does not say: as a person has given them. Headers before format 1.2 have no
 * such field, and the rate of their first channel is it.
 */
export function rememberedRate({
  givenSamplingRate,
  channels,
}: Pick<SidecarHeader, 'givenSamplingRate' | 'channels'>): number | undefined {
  return givenSamplingRate ?? channels[0]?.samplingRate;
}
