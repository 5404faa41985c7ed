/** Reads what a recording holds beside its EMG: annotations, cue channels, mechanical channels. */
import type { Channel, FileAnnotation, JobControl, Recording } from '../../recording/recording';
import type { Pace } from '../../products/pace';
import { CueScanner, type CueTrack, isOfUse } from './cueChannel';
import { intentTimeline } from './intentTimeline';
import { MechanicalScanner, type MechanicalTrack } from './mechanicalTrack';
import type { ContextParameters } from './parameters';
import { RecordingContext } from './recordingContext';
import { buildWordings, type ExtraWordings } from './wordings';

/** Where the context is read from. */
export interface ContextSource {
  readonly recording: Pick<Recording, 'channels' | 'read' | 'durationSeconds'> &
    Partial<Pick<Recording, 'readAnnotations'>>;
  readonly pace: Pace;
  /** Samples asked for in one read. */
  readonly blockSamples: number;
}

/** Whether a channel is read for what it says of intent or of force. */
export function holdsContext({ kind }: Channel): boolean {
  return kind === 'target' || kind === 'mechanical';
}

/** @throws the abort signal's reason, or what reading throws. */
export async function readContext(
  source: ContextSource,
  options: {
    readonly wordings: ExtraWordings;
    readonly parameters: ContextParameters;
    readonly control: JobControl;
  },
): Promise<RecordingContext> {
  const { recording } = source;
  const { parameters, control } = options;
  const annotations: readonly FileAnnotation[] =
    (await recording.readAnnotations?.(control.signal ? { signal: control.signal } : {})) ?? [];
  const cues: CueTrack[] = [];
  const tracks: MechanicalTrack[] = [];
  for (const [index, channel] of recording.channels.entries()) {
    if (channel.kind === 'target') {
      const cue = await scan(source, index, channel, new CueScanner(channel, parameters));
      if (cue) cues.push(cue);
    } else if (channel.kind === 'mechanical') {
      const track = await scan(source, index, channel, new MechanicalScanner(index, channel, parameters));
      if (track) tracks.push(track);
    }
  }
  const wordings = buildWordings(options.wordings);
  const asking = cues.filter((cue) => isOfUse(cue, tracks));
  const timeline = intentTimeline(annotations, asking, recording.durationSeconds, parameters, wordings);
  return new RecordingContext(timeline, tracks, parameters);
}

/** Something that takes a channel's samples and says what it found. */
interface Scanner<Found> {
  add(values: Float32Array): void;
  finish(): Found | undefined;
}

async function scan<Found>(
  { recording, pace, blockSamples }: ContextSource,
  index: number,
  { samples }: Channel,
  scanner: Scanner<Found>,
): Promise<Found | undefined> {
  for (let from = 0; from < samples;) {
    const values = await recording.read(index, from, Math.min(blockSamples, samples - from));
    // A channel that gives fewer samples than it promised ends there.
    if (values.length === 0) break;
    scanner.add(values);
    from += values.length;
    await pace.advance(values.length);
  }
  return scanner.finish();
}
