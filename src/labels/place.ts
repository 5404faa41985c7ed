/** Where a label is: the clock that counts its samples, and what orders it in a sidecar. */
import { quoted } from '../base/json/textProblem';
import type { OrderKey } from '../records/kind';
import type { HeaderChannel, SidecarHeader } from '../records/schema/header';
import type { LabelRecord } from './labelRecord';

/** The channel whose clock counts the record's samples; undefined when the header does not know it. */
export function clockOf(
  record: Pick<LabelRecord, 'channels'>,
  header: Pick<SidecarHeader, 'channels'>,
): HeaderChannel | undefined {
  const name = record.channels[0];
  return header.channels.find((channel) => channel.name === name);
}

/** Orders labels by start in seconds; one whose channel the header does not know has no time: it sorts last and survives. */
export function orderByPlace({
  channels,
}: Pick<SidecarHeader, 'channels'>): (record: LabelRecord) => OrderKey {
  const rates = new Map(channels.map(({ name, samplingRate }) => [name, samplingRate]));
  return ({ id, channels: [channel = ''], start }) => {
    const rate = rates.get(channel);
    return { seconds: rate === undefined ? Infinity : start / rate, channel, id };
  };
}

/** What is odd about a label's place in its recording. */
export function spanWarning(
  record: Pick<LabelRecord, 'id' | 'channels' | 'end'>,
  header: SidecarHeader,
): string | undefined {
  const unknown = record.channels.find((name) => !header.channels.some((channel) => channel.name === name));
  if (unknown !== undefined) {
    return `The label ${quoted(record.id)} is about a channel that the recording does not have: ${quoted(unknown)}.`;
  }
  const samples = clockOf(record, header)?.samples ?? Infinity;
  if (record.end <= samples) return undefined;
  return `The label ${quoted(record.id)} ends at sample ${record.end}, after the end of its channel (${samples}).`;
}
