/**
 * Tells when a channel taken for EMG cannot have the unit its header states. The numbers stay as the file has them:
 * which unit is meant only the person who recorded it knows, but nobody should read an amplitude unwarned.
 */
import type { Channel, Recording } from '../recording';
import { at } from '../../base/typedArrays';
import { microvoltsPerUnit } from '../units';

/** A header range wider than this is either an amplifier's whole input range or a wrong unit: samples tell. */
const suspiciousRangeMicrovolts = 20_000;
/**
 * Surface EMG stays within about 10 mV and the largest motor unit potentials at a needle within about 30 mV,
 * both for moments; half of all samples further than 5 mV from the median is no EMG in any unit of that name.
 */
const implausibleSpreadMicrovolts = 5_000;
/** Electrode and amplifier noise alone span more than this. */
const leastRangeMicrovolts = 5;
const samplesLookedAt = 1024;
const channelsLookedAt = 16;

/** Sentences about EMG channels whose unit cannot be right; reads a few thousand samples when a range is suspicious. */
export async function implausibleUnits(recording: Recording): Promise<string[]> {
  const sentences: string[] = [];
  const emg = [...recording.channels.entries()].filter(([, channel]) => channel.kind === 'emg');
  const small = emg.filter(([, channel]) => rangeMicrovolts(channel) < leastRangeMicrovolts);
  const [tiny] = small;
  if (tiny) {
    const span = rangeMicrovolts(tiny[1]).toPrecision(2);
    sentences.push(
      `The whole range of ${these(small)} is ${span} µV by the header's unit "${tiny[1].unit}", less than an EMG amplifier's noise: the unit is probably wrong, so do not rely on amplitudes.`,
    );
  }
  const large: [number, Channel, number][] = [];
  const suspicious = emg.filter(([, channel]) => {
    const range = rangeMicrovolts(channel);
    return range > suspiciousRangeMicrovolts && range < Infinity;
  });
  for (const [index, channel] of suspicious.slice(0, channelsLookedAt)) {
    const from = Math.max(0, Math.floor((channel.samples - samplesLookedAt) / 2));
    const spread = medianDistance(await recording.read(index, from, samplesLookedAt));
    const microvolts = spread * (microvoltsPerUnit(channel.unit) ?? 0);
    if (microvolts > implausibleSpreadMicrovolts) large.push([index, channel, microvolts]);
  }
  const [worst] = large;
  if (worst) {
    sentences.push(
      `Half the samples of ${these(large)} are more than ${Number((worst[2] / 1000).toPrecision(2))} mV from the median by the header's unit "${worst[1].unit}", which no EMG is: the unit is probably wrong (µV?), so do not rely on amplitudes.`,
    );
  }
  return sentences;
}

/** The span the header states; Infinity where there is no range or no unit of potential. */
function rangeMicrovolts(channel: Channel): number {
  const perUnit = microvoltsPerUnit(channel.unit);
  const range = channel.physicalRange;
  if (!range || perUnit === undefined) return Infinity;
  return (range.maximum - range.minimum) * perUnit;
}

function these(entries: readonly (readonly [number, Channel, ...unknown[]])[]): string {
  const [first] = entries;
  const name = `"${first?.[1].name ?? ''}"`;
  return entries.length > 1 ? `${name} (and of ${entries.length - 1} more EMG channels)` : name;
}

/** The median distance from the median: how wide a signal is, whatever its offset and its outliers. */
function medianDistance(values: Float32Array): number {
  const valid = values.filter((value) => !Number.isNaN(value)).sort();
  if (valid.length === 0) return 0;
  const middle = Math.floor(valid.length / 2);
  const median = at(valid, middle);
  return at(valid.map((value) => Math.abs(value - median)).sort(), middle);
}
