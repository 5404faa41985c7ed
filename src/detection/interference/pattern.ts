/**
 * The interference pattern over the voluntary segments of a channel, at the channel's own rate and with mains removed by the
 * engine's own conditioning: turns of 100 µV must not depend on a decimation, nor on hum.
 */
import { butterworthHighPass, butterworthLowPass, type Cascade } from '../../signal/filters';
import { ScratchRoom } from '../../signal/scratchRoom';
import { TwoBands } from '../../signal/twoBands';
import { fixedNumbers, hertz, ratio } from '../numbers/fixedNumbers';
import type { ChannelScan } from '../scan/activity/channelScan';
import { ChannelReader, type ChannelSource } from '../scan/conditioning/channelReader';
import type { FollowedMains } from '../scan/conditioning/removeMains';
import { EpochMeter, type InterferenceEpoch } from './epochs';

export const interferencePatternNumbers = fixedNumbers('interferencePattern', {
  lowHz: hertz(20, [2, 100], 'Lower edge of the band of the interference pattern', '§B.2 IP path'),
  highHz: hertz(10000, [1000, 20000], 'Upper edge of that band', '§B.2 IP path'),
  highOfRate: ratio(
    0.45,
    [0.1, 0.49],
    'Where the upper edge is above this part of the sampling rate, the recorder’s own filter is the upper edge',
    '§N; own: another low-pass beside it makes 5 % fewer or more turns at 4 kHz',
  ),
  sharpHz: hertz(
    500,
    [200, 2000],
    'What lies above this comes from fibres near the electrode',
    '§B.1 (near-fibre band)',
  ),
});
const { lowHz, highHz, highOfRate, sharpHz } = interferencePatternNumbers.values;
/** Structural: stretches are read this long at a time … */
const frameSeconds = 8;
/** Structural: … with this much either side for the filters to settle. */
const marginSeconds = 0.3;
/** Structural: the order of each edge; run both ways, so the slope is that of twice the order. */
const order = 2;

/** Samples [from, to) of the channel at its own rate. */
export interface SampleSpan {
  readonly from: number;
  readonly to: number;
}

/** What is read: which channel, what its first pass found, and how many microvolts its unit is. */
export interface PatternInput {
  readonly source: ChannelSource;
  readonly scan: Pick<ChannelScan, 'plan' | 'mains'>;
  readonly microvolts: number;
}

/**
 * The epochs of all spans, in order; an epoch with a missing sample in it is left out. Spans shorter than an epoch have
 * none, nor has a channel sampled too slowly to tell what is sharp.
 * @throws the abort signal's reason, or what reading throws
 */
export async function interferencePattern(
  { source, scan, microvolts }: PatternInput,
  spans: readonly SampleSpan[],
): Promise<readonly InterferenceEpoch[]> {
  const { samplingRate, factor } = scan.plan;
  if (sharpHz > highOfRate * samplingRate) return [];
  const reader = new ChannelReader(source, { ...scan.plan, factor: 1, rate: samplingRate });
  const mains = scan.mains && atNativeRate(scan.mains, factor);
  const bands = new TwoBands(band(lowHz, samplingRate), band(sharpHz, samplingRate));
  const frame = Math.round(frameSeconds * samplingRate);
  const margin = Math.ceil(marginSeconds * samplingRate);
  const room = new ScratchRoom();
  const epochs: InterferenceEpoch[] = [];
  for (const { from, to } of spans) {
    const meter = new EpochMeter(samplingRate, from);
    for (let first = from; first < to; first += frame) {
      const last = Math.min(to, first + frame);
      const { values, missing } = await reader.read(first - margin, last + margin, mains, undefined, room);
      for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) * microvolts; // in bounds
      const { first: whole, second: sharp } = bands.filter(values);
      const own = (array: Float64Array): Float64Array => array.subarray(margin, margin + last - first);
      meter.add(own(whole), own(sharp), missing?.subarray(margin, margin + last - first));
      await reader.rest();
    }
    epochs.push(...meter.epochs());
  }
  return epochs;
}

function band(edgeHz: number, rate: number): Cascade {
  const highPass = butterworthHighPass(order, edgeHz, rate);
  return highHz > highOfRate * rate ? highPass : [...highPass, ...butterworthLowPass(order, highHz, rate)];
}

/** The hum as it was followed at the working rate, at the channel's own. */
function atNativeRate(mains: FollowedMains, factor: number): FollowedMains {
  return { ...mains, track: { ...mains.track, step: mains.track.step * factor } };
}
