/**
 * The description of the signals in an OTB+ archive (OT BioLab+): a device with adapters, each with its channels. The
 * voltage of a step is not in it; the ranges of the devices are those that the maker's own reader has
 * (https://github.com/OTBioelettronica/OTB-Matlab).
 */
import type { ChannelKind } from '../recording';
import { RecordingError } from '../recordingError';
import { descendants, type XmlElement } from '../xml';
import { controlReason } from './tracks';

export interface OtbChannel {
  readonly name: string;
  readonly unit: string;
  /** What a stored number is multiplied by. */
  readonly gain: number;
  readonly kind?: ChannelKind;
  /** By what it was told, where there is more to say than that the file says so. */
  readonly kindReason?: string;
}

export interface OtbDevice {
  readonly samplingRate: number;
  readonly bits: 16 | 24;
  /** By their place in a frame. */
  readonly channels: readonly OtbChannel[];
  readonly warnings: readonly string[];
}

interface Converter {
  /** Volts from the lowest to the highest number. */
  readonly range: number;
  readonly gain: number;
}

const mostChannels = 4096;

/** The converter of a device's EMG inputs. */
const converters: Readonly<Record<string, Converter>> = {
  QUATTRO: { range: 5, gain: 150 },
  QUATTROCENTO: { range: 5, gain: 150 },
  DUE: { range: 5, gain: 200 },
  'DUE+': { range: 3.3, gain: 202 },
  'QUATTRO+': { range: 3.3, gain: 202 },
  SYNCSTATION: { range: 4.8, gain: 256 },
  MUOVI: { range: 4.8, gain: 256 },
  'MUOVI+': { range: 4.8, gain: 256 },
  SESSANTAQUATTRO: { range: 4.8, gain: 256 },
  'SESSANTAQUATTRO+': { range: 4.8, gain: 256 },
};

function numberOf(element: XmlElement, name: string): number | undefined {
  const text = element.attributes.get(name)?.trim().replace(',', '.') ?? '';
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? undefined : value;
}

/** Reads the description. @throws RecordingError where it lacks what the samples are read by */
export function otbDevice(root: XmlElement, fileName: string): OtbDevice {
  const damaged = (what: string): RecordingError =>
    new RecordingError(
      'damaged',
      `${fileName}: the description of its signals ${what}: export the recording again from OT BioLab+.`,
    );
  const samplingRate = numberOf(root, 'samplefrequency');
  const count = numberOf(root, 'devicetotalchannels') ?? 0;
  const bits = numberOf(root, 'ad_bits') ?? 16;
  if (samplingRate === undefined) throw damaged('states no SampleFrequency');
  if (!Number.isInteger(count) || count < 1 || count > mostChannels) {
    throw damaged(`states ${count} channels`);
  }
  if (bits !== 16 && bits !== 24) throw damaged(`states ${bits} bits for a sample (16 and 24 are read)`);
  const device = root.attributes.get('name')?.toUpperCase() ?? '';
  const channels = new Array<OtbChannel | undefined>(count).fill(undefined);
  const doubts = new Set<string>();
  for (const adapter of descendants(root, 'Adapter')) {
    const first = numberOf(adapter, 'channelstartindex') ?? 0;
    for (const channel of descendants(adapter, 'Channel')) {
      const place = first + (numberOf(channel, 'index') ?? 0);
      if (!Number.isInteger(place) || place < 0 || place >= count) continue;
      channels[place] = otbChannel(device, adapter, channel, bits, doubts);
    }
  }
  return {
    samplingRate,
    bits,
    channels: channels.map(
      (channel, place) => channel ?? { name: `channel ${place + 1}`, unit: '', gain: 1 },
    ),
    warnings: [...doubts],
  };
}

function otbChannel(
  device: string,
  adapter: XmlElement,
  channel: XmlElement,
  bits: number,
  doubts: Set<string>,
): OtbChannel {
  const adapterId = adapter.attributes.get('id') ?? '';
  const id = channel.attributes.get('id') ?? '';
  const muscle = channel.attributes.get('muscle') ?? '';
  const isNamed = muscle !== '' && !/^(?:not defined|none|undefined)$/iu.test(muscle);
  const side = isNamed ? (channel.attributes.get('side') ?? '') : '';
  const known = /^(?:left|right)$/iu.test(side) ? `${side} ` : '';
  const own = [`${known}${isNamed ? muscle : ''}`.trim(), id || adapterId]
    .filter((part) => part !== '')
    .join(' ');
  const isControl = /control|quaternion/iu.test(adapterId);
  if (isControl || /^(?:ramp|buffer|quaternion)/iu.test(id)) {
    return { name: own, unit: '', gain: 1, kind: 'other', kindReason: controlReason };
  }
  if (/\b(?:requested|original|target) path\b/iu.test(id)) {
    return { name: own, unit: '', gain: 1, kind: 'target' };
  }
  if (/\b(?:performed path|acquired data)\b/iu.test(id)) {
    return { name: own, unit: '', gain: 1, kind: 'mechanical' };
  }
  if (/direct connection|aux|load ?cell/iu.test(`${adapterId} ${id}`)) {
    const scale = 5 / 2 ** bits / 0.5;
    const isForce = /load ?cell/iu.test(`${adapterId} ${id}`);
    return { name: own, unit: 'V', gain: scale, ...(isForce && { kind: 'mechanical' as const }) };
  }
  return { name: own, kind: 'emg', ...scaleOf(device, adapter, channel, bits, doubts) };
}

/** µV of a step, as far as device and description agree about it. */
function scaleOf(
  device: string,
  adapter: XmlElement,
  channel: XmlElement,
  bits: number,
  doubts: Set<string>,
): Pick<OtbChannel, 'unit' | 'gain'> {
  const own = converters[device];
  const converter =
    device === 'SYNCSTATION' && /^(?:due|quattro)\+$/iu.test(adapter.attributes.get('id') ?? '')
      ? converters['DUE+']
      : own;
  if (!converter) {
    doubts.add(
      `The voltage of a step of the device "${device}" is not known here: its EMG is shown as the numbers that are stored, without a unit.`,
    );
    return { unit: '', gain: 1 };
  }
  const stated = numberOf(adapter, 'gain') ?? 1;
  if (stated !== 1 && stated !== converter.gain) {
    doubts.add(
      `The description states a gain of ${stated} where a ${device} has ${converter.gain}: ${stated} is taken; check amplitudes against OT BioLab+.`,
    );
  }
  const gain = (stated > 1 ? stated : converter.gain) * (numberOf(channel, 'gain') || 1);
  return { unit: 'µV', gain: (converter.range * 1e6) / 2 ** bits / gain };
}
