/** The header of a stream in an XDF file: what it measures, how fast, and in which numbers. */
import { companionText } from '../bids/companionText';
import { encodingBytes, type Encoding } from '../blocks/storedFormat';
import { descendants, parseXml, type XmlElement } from '../xml';

/** How values are stored. */
export type ValueFormat = Exclude<Encoding, 'int24' | 'uint8' | 'uint16' | 'uint32'> | 'int64' | 'string';

export interface StreamChannel {
  readonly label: string;
  readonly unit: string;
  readonly type: string;
}

export interface StreamHeader {
  readonly name: string;
  readonly type: string;
  /** One for each value of a sample. */
  readonly channels: readonly StreamChannel[];
  /** Samples per second as it states them; 0 for a stream without a rate. */
  readonly nominalRate: number;
  readonly format: ValueFormat;
}

/** Bytes of a value; undefined for texts. */
export function valueBytes(format: ValueFormat): number | undefined {
  if (format === 'string') return undefined;
  return format === 'int64' ? 8 : encodingBytes[format];
}

const eventWords = /marker|event|trigger|stim|annotation|keyboard|comment|\bcodes?\b/iu;
const mostCodes = 4;

/** Whether its samples are things that happened: texts, and codes without a rate of what calls itself markers. */
export function isOfEvents({ format, nominalRate, name, type, channels }: StreamHeader): boolean {
  if (format === 'string') return true;
  return nominalRate === 0 && channels.length <= mostCodes && eventWords.test(`${type} ${name}`);
}

const mostChannels = 65_535;
const formats: ReadonlyMap<string, ValueFormat> = new Map([
  ['int8', 'int8'],
  ['int16', 'int16'],
  ['int32', 'int32'],
  ['int64', 'int64'],
  ['float32', 'float32'],
  ['double64', 'float64'],
  ['string', 'string'],
]);

function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

function textOf(element: XmlElement | undefined, name: string): string {
  return child(element, name)?.text ?? '';
}

/** The header that a chunk holds; a text says why it cannot be used. */
export function streamHeader(content: Uint8Array): StreamHeader | { readonly problem: string } {
  const info = parseXml(companionText(content));
  if (info?.name !== 'info') return { problem: 'its header cannot be read' };
  const count = Number(textOf(info, 'channel_count').trim());
  const formatName = textOf(info, 'channel_format').trim();
  const format = formats.get(formatName);
  const rate = Number(textOf(info, 'nominal_srate').trim().replace(',', '.'));
  if (!Number.isInteger(count) || count < 0 || count > mostChannels) {
    return { problem: `its header states ${textOf(info, 'channel_count')} channels` };
  }
  if (!format) return { problem: `its values are of a format that is not read (${formatName})` };
  const described = channelsOf(info);
  return {
    name: textOf(info, 'name').trim(),
    type: textOf(info, 'type').trim(),
    nominalRate: Number.isFinite(rate) && rate > 0 ? rate : 0,
    format,
    // A description of another number of channels may be shifted against them: it says nothing for sure.
    channels: Array.from(
      { length: count },
      (_, index) =>
        (described.length === count ? described[index] : undefined) ?? { label: '', unit: '', type: '' },
    ),
  };
}

/** `desc/channels/channel`, as the metadata pages of the format have it. */
function channelsOf(info: XmlElement): readonly StreamChannel[] {
  const list = child(child(info, 'desc'), 'channels');
  return [...(list ? descendants(list, 'channel') : [])].map((one) => ({
    label: (textOf(one, 'label') || textOf(one, 'name')).trim(),
    unit: unitOf((textOf(one, 'unit') || textOf(one, 'units')).trim()),
    type: textOf(one, 'type').trim(),
  }));
}

/** `microvolts` as everybody writes it; any other unit as it stands. */
function unitOf(unit: string): string {
  return /^micro-?volts?$/iu.test(unit) ? 'µV' : /^milli-?volts?$/iu.test(unit) ? 'mV' : unit;
}
