/** The order of labels in a sidecar: start in seconds, then channel name, then id. */
import { compareText } from '../base/compareText';
import type { HeaderChannel, LabelHeader, LabelRecord } from './labelDocument';

/** The channel whose clock counts the record's samples; undefined when the header does not know it. */
export function clockOf(
  record: Pick<LabelRecord, 'channels'>,
  header: Pick<LabelHeader, 'channels'>,
): HeaderChannel | undefined {
  const name = record.channels[0];
  return header.channels.find((channel) => channel.name === name);
}

/**
 * The labels in canonical order, as a new array. A label whose channel the header does not know has no time:
 * it sorts last and survives. Ids are unique, so the order is total and the same on every machine.
 */
export function inCanonicalOrder(
  labels: Iterable<LabelRecord>,
  header: Pick<LabelHeader, 'channels'>,
): readonly LabelRecord[] {
  const rates = new Map(header.channels.map((channel) => [channel.name, channel.samplingRate]));
  const keyed = Array.from(labels, (record) => {
    const channel = record.channels[0] ?? '';
    const rate = rates.get(channel);
    return { record, channel, seconds: rate === undefined ? Infinity : record.start / rate };
  });
  keyed.sort((a, b) => {
    if (a.seconds !== b.seconds) return a.seconds < b.seconds ? -1 : 1;
    return compareText(a.channel, b.channel) || compareText(a.record.id, b.record.id);
  });
  return keyed.map(({ record }) => record);
}
