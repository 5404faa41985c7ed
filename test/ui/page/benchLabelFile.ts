/** Label files for the benches in VS Code. */
import { currentVersion } from '../../../src/labels/formatVersion';
import type { SidecarHeader, LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { openFileSource } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';

/** A recording on disk, as its label file knows it: all of its channels at one rate. */
export interface LabelledRecording {
  readonly file: string;
  /** What it is called beside its label file. */
  readonly name: string;
  readonly durationSeconds: number;
  readonly channels: readonly string[];
  readonly samplingRate: number;
}

/** The text of a label file with so many labels of the first channel, spread over the recording; their status in turn. */
export async function labelFile(recording: LabelledRecording, count: number): Promise<string> {
  const { durationSeconds, samplingRate, channels } = recording;
  const samples = durationSeconds * samplingRate;
  const millisecond = samplingRate / 1000;
  const labels = Array.from({ length: count }, (_, index): LabelRecord => {
    const start = Math.round((index / count) * (samples - 200 * millisecond));
    const status = (['accepted', 'proposed', 'rejected'] as const)[index % 3] ?? 'accepted';
    return {
      id: `label${String(index).padStart(6, '0')}`,
      channels: channels.slice(0, 1),
      start,
      end: start + (50 + (index % 7) * 20) * millisecond,
      label: index % 2 === 0 ? 'fasciculation' : 'voluntary',
      status,
      by: 'A. Reader',
    };
  });
  return serialize({ header: await headerOf(recording, samples), labels });
}

async function headerOf(
  { file, name, durationSeconds, channels, samplingRate }: LabelledRecording,
  samples: number,
): Promise<SidecarHeader> {
  const source = await openFileSource(file);
  const header = {
    version: currentVersion,
    recording: name,
    durationSeconds,
    channels: channels.map((channel) => ({ name: channel, samplingRate, samples })),
    fingerprint: await fingerprint(source),
  };
  await source.close();
  return header;
}
