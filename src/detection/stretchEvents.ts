/**
 * Events for active and quiet stretches. This engine names no discharge: activity is `indeterminate`; quiet is
 * `rest` only where a force channel shows that the muscle does not pull (DETECTION.md §0.1, rules 3, 5 and 7).
 */
import type { Channel } from '../recording/recording';
import { at } from '../recording/typedArrays';
import { microvoltsPerUnit } from '../recording/units';
import type { NoiseLevel } from '../signal/noiseLevel';
import { ambiguousFrom } from '../signal/noiseLevel';
import type { Activity, Stretch } from './activity';
import type { ChannelScan } from './channelScan';
import type { DetectedEvent, Evidence, LabelProbability } from './detectedEvent';
import type { ForceScan } from './forceScan';
import type { ActivityParameters } from './parameters';
import { quietParts } from './quietParts';

/** Never surer than this: the engine knows power and nothing else. */
const greatestProbability = 0.95;
/** Not even this sure where the noise level itself is in doubt. */
const doubtfulProbability = 0.5;

/** One channel with all that its events are made from. */
export interface ChannelFindings {
  readonly index: number;
  readonly channel: Channel;
  readonly scan: ChannelScan;
  readonly noise: NoiseLevel;
  readonly activity: Activity;
}

/** The events of one channel's active and quiet stretches. */
export function stretchEvents(
  findings: ChannelFindings,
  forces: readonly ForceScan[],
  parameters: ActivityParameters,
): DetectedEvent[] {
  const noise = noiseEvidence(findings, parameters);
  const active = findings.activity.active.map((stretch) => activeEvent(findings, stretch, noise, parameters));
  const quiet = findings.activity.quiet.flatMap((stretch) =>
    quietEvents(findings, stretch, noise, forces, parameters),
  );
  return [...active, ...quiet];
}

/** A criterion that only reports: this engine adds up no likelihoods. */
function report(
  evidence: Pick<Evidence, 'criterion' | 'value' | 'unit' | 'met'> & Partial<Evidence>,
): Evidence {
  return { contribution: 0, ...evidence };
}

/** Amplitudes in µV where the channel is a voltage, else in its own unit. */
function amplitude(channel: Channel, value: number): Pick<Evidence, 'value' | 'unit'> {
  const factor = microvoltsPerUnit(channel.unit);
  return factor === undefined ? { value, unit: channel.unit } : { value: value * factor, unit: 'µV' };
}

interface NoiseEvidence {
  readonly evidence: readonly Evidence[];
  readonly isDoubtful: boolean;
}

/** The noise level and, where there is one, the reason to doubt it. */
function noiseEvidence({ channel, noise }: ChannelFindings, parameters: ActivityParameters): NoiseEvidence {
  const level = amplitude(channel, noise.rms);
  const evidence: Evidence[] = [report({ criterion: 'noise-level', ...level, met: true })];
  if (noise.ambiguous) {
    evidence.push(
      report({
        criterion: 'noise-ambiguous',
        value: noise.disagreement,
        unit: '',
        threshold: ambiguousFrom,
        met: true,
      }),
    );
  }
  if (level.unit === 'µV' && level.value > parameters.plausibleNoise) {
    evidence.push(
      report({ criterion: 'noise-implausible', ...level, threshold: parameters.plausibleNoise, met: true }),
    );
  }
  return { evidence, isDoubtful: evidence.length > 1 };
}

function activeEvent(
  { index, channel, scan }: ChannelFindings,
  stretch: Stretch,
  noise: NoiseEvidence,
  parameters: ActivityParameters,
): DetectedEvent {
  let peakHop = stretch.from;
  for (let hop = stretch.from; hop < stretch.to; hop++) {
    if (at(scan.peak, hop) > at(scan.peak, peakHop)) peakHop = hop;
  }
  // Even odds at the threshold, and the more the further above it.
  const certainty = stretch.highestRatio / (stretch.highestRatio + parameters.on);
  return {
    ...span(channel, stretch, parameters),
    channels: [index],
    label: 'indeterminate',
    probability: probability(certainty, noise),
    alternatives: [],
    evidence: [
      report({
        criterion: 'active-over-noise',
        value: stretch.highestRatio,
        unit: '',
        threshold: parameters.on,
        met: true,
        atSeconds: middle(stretch.highestHop, parameters),
      }),
      report({
        criterion: 'peak-amplitude',
        ...amplitude(channel, at(scan.peak, peakHop)),
        met: true,
        atSeconds: middle(peakHop, parameters),
      }),
      ...noise.evidence,
    ],
  };
}

function quietEvents(
  { index, channel }: ChannelFindings,
  stretch: Stretch,
  noise: NoiseEvidence,
  forces: readonly ForceScan[],
  parameters: ActivityParameters,
): DetectedEvent[] {
  const certainty = probability(parameters.on / (parameters.on + stretch.highestRatio), noise);
  const quiet = report({
    criterion: 'quiet-at-noise',
    value: stretch.highestRatio,
    unit: '',
    threshold: parameters.on,
    met: true,
    atSeconds: middle(stretch.highestHop, parameters),
  });
  return quietParts(stretch, forces, parameters).map((part): DetectedEvent => {
    const isRest = part.kind === 'relaxed' && !noise.isDoubtful;
    const alternatives: LabelProbability[] =
      part.kind === 'unknown' && !noise.isDoubtful ? [{ label: 'rest', probability: certainty / 2 }] : [];
    return {
      ...span(channel, part, parameters),
      channels: [index],
      label: isRest ? 'rest' : 'indeterminate',
      probability: certainty,
      alternatives,
      evidence: [quiet, ...noise.evidence, report(part.evidence)],
    };
  });
}

function probability(certainty: number, noise: NoiseEvidence): number {
  const most = noise.isDoubtful ? doubtfulProbability : greatestProbability;
  return Math.round(1000 * Math.min(most, certainty)) / 1000;
}

function span(
  channel: Channel,
  { from, to }: { readonly from: number; readonly to: number },
  { hop }: ActivityParameters,
): Pick<DetectedEvent, 'onsetSeconds' | 'endSeconds'> {
  // Multiples of the hop, without the digits that floating point adds; never past the channel's end.
  const seconds = (hops: number): number => Math.round(hops * hop * 1e6) / 1e6;
  const channelEnd = channel.samples / channel.samplingRate;
  return { onsetSeconds: seconds(from), endSeconds: Math.min(seconds(to), channelEnd) };
}

function middle(hop: number, parameters: ActivityParameters): number {
  return Math.round((hop + 0.5) * parameters.hop * 1e6) / 1e6;
}
