/** Label files as `src/agreement` compares them: channel by channel, the events of those that have read it. */
import type { ChannelReading, ReadChannel, ReadEvent } from '../agreement/tallies';
import { compareText } from '../base/compareText';
import type { LabelDocument, LabelRecord, LabelStatus } from '../labels/labelDocument';
import { spanSeconds } from '../labels/time';
import { groupOf } from '../labels/vocabulary';

/** A channel of a recording as readers read it. */
interface NamedChannel extends ReadChannel {
  readonly name: string;
}

/** A recording as readers read it, with the names of its channels. */
export interface NamedRecording {
  readonly name: string;
  readonly channels: readonly NamedChannel[];
}

/**
 * The channels of a recording in which anyone has marked anything: of others nobody knows whether they were looked at.
 * @param statuses of the labels that count as read
 */
export function readRecording(
  name: string,
  documents: readonly (LabelDocument | undefined)[],
  statuses: ReadonlySet<LabelStatus>,
): NamedRecording {
  const counted = documents.map((document) =>
    document?.labels.filter((record) => statuses.has(record.status) && groupOf(record.label) === 'event'),
  );
  const marked = new Set(counted.flatMap((labels) => labels?.flatMap(({ channels }) => channels) ?? []));
  const durations = documents.map((document) => document?.header.durationSeconds ?? 0);
  return {
    name,
    channels: [...marked].sort(compareText).map((channel) => ({
      name: channel,
      durationSeconds: Math.max(...durations),
      readings: documents.map((document, reader) => readingOf(document, counted[reader], channel)),
    })),
  };
}

function readingOf(
  document: LabelDocument | undefined,
  labels: readonly LabelRecord[] | undefined,
  channel: string,
): ChannelReading {
  if (!document || !labels) return undefined;
  return labels.flatMap((record): readonly ReadEvent[] => {
    const span = record.channels.includes(channel) ? spanSeconds(record, document.header) : undefined;
    return span ? [{ ...span, label: record.label }] : [];
  });
}
