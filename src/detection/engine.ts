/**
 * The engine's entry: a recording goes in, events with their evidence come out. It tells active from quiet against
 * each channel's own noise and names no disease; the rules that do will stand behind this same function.
 */
import type { Channel, JobControl, Recording } from '../recording/recording';
import { findActivity } from './activity';
import { artifactEvents } from './artifacts';
import { ChannelScanner, planScan } from './channelScan';
import type { DetectedEvent, DetectionResult } from './detectedEvent';
import { type ForceScan, ForceScanner, isForceChannel } from './forceScan';
import { engineIdentity } from './identity';
import { Pace } from './pace';
import { type ActivityParameters, checkParameters } from './parameters';
import { stretchEvents } from './stretchEvents';

/** What the engine needs of a recording. */
export type DetectionInput = Pick<Recording, 'channels' | 'read' | 'durationSeconds'>;

/** Samples read at a time: about 5 ms of work. */
const defaultBlockSamples = 1 << 15;

/**
 * Detects active, quiet and invalid stretches of every EMG channel. The answer depends on samples and parameters
 * alone; `blockSamples` only sets how many are read at a time.
 * @throws RangeError for parameters out of range, the abort signal's reason, or what `read` throws.
 */
export async function detect(
  recording: DetectionInput,
  parameters: ActivityParameters,
  control: JobControl = {},
  blockSamples = defaultBlockSamples,
): Promise<DetectionResult> {
  checkParameters(parameters);
  control.signal?.throwIfAborted();
  const indexed = recording.channels.map((channel, index) => ({ channel, index }));
  const emg = indexed.filter(({ channel }) => channel.kind === 'emg');
  // Without EMG there is nothing to say of any force.
  const force = emg.length > 0 ? indexed.filter(({ channel }) => isForceChannel(channel)) : [];
  const total = [...emg, ...force].reduce((sum, { channel }) => sum + channel.samples, 0);
  const stream: Stream = { recording, blockSamples, pace: new Pace(control, total) };

  const forces: ForceScan[] = [];
  for (const { channel, index } of force) {
    const scanner = new ForceScanner(channel, parameters);
    await eachBlock(stream, index, (values) => scanner.add(values));
    const scan = scanner.finish();
    if (scan) forces.push(scan);
  }
  const events: DetectedEvent[] = [];
  for (const { channel, index } of emg) {
    events.push(...(await channelEvents(stream, { channel, index }, forces, parameters)));
  }
  stream.pace.finish();
  return { engine: engineIdentity(parameters), events: events.sort(byOnset) };
}

interface Stream {
  readonly recording: DetectionInput;
  readonly blockSamples: number;
  readonly pace: Pace;
}

async function eachBlock(
  { recording, blockSamples, pace }: Stream,
  index: number,
  use: (values: Float32Array) => void,
): Promise<void> {
  const samples = recording.channels[index]?.samples ?? 0;
  for (let from = 0; from < samples;) {
    const values = await recording.read(index, from, Math.min(blockSamples, samples - from));
    // A channel that gives fewer samples than it promised ends there.
    if (values.length === 0) return;
    use(values);
    from += values.length;
    await pace.advance(values.length);
  }
}

async function channelEvents(
  stream: Stream,
  { channel, index }: { readonly channel: Channel; readonly index: number },
  forces: readonly ForceScan[],
  parameters: ActivityParameters,
): Promise<DetectedEvent[]> {
  const plan = planScan(channel.samplingRate, parameters);
  if (!plan) {
    await stream.pace.advance(channel.samples);
    return channel.samples > 0 ? [tooSlow(channel, index, stream.recording, parameters)] : [];
  }
  const scanner = new ChannelScanner(channel, plan, parameters);
  await eachBlock(stream, index, (values) => scanner.add(values));
  const scan = scanner.finish();
  const artifacts = artifactEvents(index, channel, scan, parameters);
  if (!scan.noise) return artifacts;
  const activity = findActivity(scan, channel, parameters);
  const findings = { index, channel, scan, noise: scan.noise, activity };
  return [...artifacts, ...stretchEvents(findings, forces, parameters)];
}

/** A channel sampled so slowly that the EMG's band is not in it: nothing can be said of any of it. */
function tooSlow(
  channel: Channel,
  index: number,
  recording: DetectionInput,
  parameters: ActivityParameters,
): DetectedEvent {
  return {
    onsetSeconds: 0,
    endSeconds: Math.min(recording.durationSeconds, channel.samples / channel.samplingRate),
    channels: [index],
    label: 'indeterminate',
    probability: 1,
    alternatives: [],
    evidence: [
      {
        criterion: 'sampled-too-slowly',
        value: channel.samplingRate,
        unit: 'Hz',
        threshold: (2 * parameters.bandLowFallback) / parameters.bandHighOfRate,
        contribution: 0,
        met: true,
      },
    ],
  };
}

function byOnset(a: DetectedEvent, b: DetectedEvent): number {
  return (
    a.onsetSeconds - b.onsetSeconds ||
    (a.channels[0] ?? 0) - (b.channels[0] ?? 0) ||
    a.endSeconds - b.endSeconds
  );
}
