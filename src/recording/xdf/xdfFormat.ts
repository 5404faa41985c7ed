/**
 * XDF (.xdf), the recordings of the Lab Streaming Layer: streams, each with a rate, a clock and a number format of its
 * own, in chunks one behind the other (https://github.com/sccn/xdf/wiki/Specifications).
 */
import type { ByteSource } from '../byteSource';
import { checkedChannels, durationOf } from '../channels';
import type { FormatRecording, RecordingFormat } from '../format';
import { startsWith } from '../otherContent/packed';
import type { FileAnnotation, LeftOut } from '../recording';
import { RecordingError } from '../recordingError';
import { clockCorrection } from './clockOffsets';
import { isShown, placed, type Placement } from './placement';
import { channelsOf } from './streamChannels';
import { isOfEvents } from './streamHeader';
import type { ScannedStream } from './scannedStream';
import { scanFile, type Scan } from './streamScan';
import { XdfSamples } from './xdfSamples';

const signature = [0x58, 0x44, 0x46, 0x3a]; // 'XDF:'

async function openXdf(source: ByteSource): Promise<FormatRecording> {
  const scan = await scanFile(source);
  const placement = placed(scan.streams);
  const leftOut = leftOutOf(scan);
  if (placement.placed.length === 0) {
    const named = leftOut.slice(0, 8).map(({ name, reason }) => `${name} (${reason})`);
    throw new RecordingError(
      scan.faults.isCut || scan.faults.skipped > 0 ? 'damaged' : 'unsupported',
      `${source.name} holds no stream of signals with a sampling rate${named.length > 0 ? `, but ${named.join(', ')}` : ''}${scan.faults.isCut ? '; it was cut short' : ''}.`,
    );
  }
  const channels = checkedChannels(channelsOf(placement.placed), source.name);
  const samples = new XdfSamples(source, placement.placed);
  const events = scan.streams.filter(({ header }) => isOfEvents(header));
  const annotations = events.flatMap((stream) => annotationsOf(stream, placement.origin));
  const { datetime } = scan;
  return {
    format: 'XDF',
    durationSeconds: durationOf(channels),
    ...(datetime !== undefined && !Number.isNaN(Date.parse(`${datetime}Z`)) && { startTime: datetime }),
    channels,
    leftOut,
    warnings: warningsOf(scan, placement, source.name),
    signalFile: source,
    read: (channel, from, count) => samples.read(channel, from, count),
    blocks: (ranges, options) => samples.blocks(ranges, options),
    readAnnotations: () => Promise.resolve(annotations.toSorted((a, b) => a.onsetSeconds - b.onsetSeconds)),
    close: () => source.close(),
  };
}

/** What happened before the first sample stands at the beginning: there is nothing earlier to see. */
function annotationsOf(stream: ScannedStream, origin = 0): readonly FileAnnotation[] {
  const correct = clockCorrection(stream.offsets) ?? ((time: number) => time);
  return stream.events.map(({ time, text }) => ({
    onsetSeconds: Math.max(0, correct(time) - origin),
    durationSeconds: 0,
    text: text === '' ? stream.header.name || 'marker' : text,
  }));
}

function leftOutOf({ streams, unread }: Scan): readonly LeftOut[] {
  const shown = streams.flatMap((stream): LeftOut[] => {
    const { header, samples, id } = stream;
    if (isOfEvents(header) || isShown(stream)) return [];
    const name = header.name === '' ? `stream ${id}` : header.name;
    if (samples === 0) return [{ name, reason: 'it has no samples' }];
    if (header.channels.length === 0) return [{ name, reason: 'it has no channels' }];
    return [{ name, reason: `it states no rate: its ${samples} samples came at times of their own` }];
  });
  return [...shown, ...[...unread].map(([id, reason]) => ({ name: `stream ${id}`, reason }))];
}

function warningsOf({ streams, faults }: Scan, placement: Placement, fileName: string): readonly string[] {
  const { origin } = placement;
  const early = streams
    .filter(({ header }) => isOfEvents(header))
    .flatMap(({ events, offsets }) => {
      const correct = clockCorrection(offsets) ?? ((time: number) => time);
      return events.filter(({ time }) => origin !== undefined && correct(time) < origin);
    }).length;
  return [
    ...(faults.isCut
      ? [`${fileName} ends within a part of it: it was cut short, and what is whole is read.`]
      : []),
    ...(faults.skipped > 0
      ? [
          `${fileName} is damaged in ${faults.skipped === 1 ? 'one place' : `${faults.skipped} places`}: what stands there, up to the next mark of the recorder, is left out.`,
        ]
      : []),
    ...streams.flatMap(({ header, runs, moreEvents }) => [
      ...(runs.lost > 0 ? [`${runs.lost} samples of ${header.name} are damaged: they are missing.`] : []),
      ...(moreEvents > 0 ? [`${header.name} has ${moreEvents} more events than can be shown.`] : []),
    ]),
    ...placement.warnings,
    ...(early > 0
      ? [
          `${early} ${early === 1 ? 'event came' : 'events came'} before the first sample: shown at the beginning.`,
        ]
      : []),
  ];
}

export const xdfFormat: RecordingFormat = {
  name: 'XDF',
  recognises: (head) => startsWith(head, signature) && [1, 4, 8].includes(head[4] ?? 0),
  open: openXdf,
};
