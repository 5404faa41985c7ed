/**
 * A BrainVision header (.vhdr): which file holds the samples, and how to read them. Described by Brain Products in
 * "BrainVision Core Data Format 1.0".
 */
import type { Encoding } from '../blocks/storedFormat';
import { encodingBytes } from '../blocks/storedFormat';
import type { OpenOptions } from '../format';
import { RecordingError } from '../recordingError';
import { numbered, parseIni } from './ini';

/** One channel, in the order of the file. */
export interface BrainVisionChannel {
  readonly name: string;
  readonly unit: string;
  /** What a stored number is multiplied by. */
  readonly resolution: number;
}

export interface BrainVisionHeader {
  readonly dataFile: string;
  /** Absent where none is named. */
  readonly markerFile?: string;
  readonly samplingRate: number;
  readonly orientation: 'multiplexed' | 'vectorized';
  readonly encoding: Encoding;
  readonly littleEndian: boolean;
  /** Bytes before the first sample. */
  readonly dataOffset: number;
  /** Samples of each channel, where it is stated. */
  readonly points?: number;
  readonly channels: readonly BrainVisionChannel[];
  readonly warnings: readonly string[];
}

const mostChannels = 65_535;
/** The unit where none is stated, as the format defines it. */
const defaultUnit = 'µV';

const encodings: ReadonlyMap<string, Encoding> = new Map([
  ['INT_16', 'int16'],
  ['UINT_16', 'uint16'],
  ['INT_32', 'int32'],
  ['IEEE_FLOAT_32', 'float32'],
  ['IEEE_FLOAT_64', 'float64'],
]);

/** Parses a header. @throws RecordingError that names what is wrong and what to do */
export function parseBrainVisionHeader(
  text: string,
  fileName: string,
  options: OpenOptions,
): BrainVisionHeader {
  const sections = parseIni(text);
  const common = sections.get('common infos') ?? new Map<string, string>();
  const binary = sections.get('binary infos') ?? new Map<string, string>();
  const required = (key: string, title: string): string => {
    const value = common.get(key) ?? '';
    if (value !== '') return value;
    throw new RecordingError(
      'damaged',
      `${fileName} does not state ${title} (under [Common Infos]): it is cut or damaged.`,
    );
  };
  refuseOtherKinds(common, binary, fileName);
  const stem = fileName.replace(/\.[^.]*$/u, '');
  const named = (name: string): string => name.replaceAll('$b', stem);
  const markerFile = common.get('markerfile') ?? '';
  const points = wholeNumber(common.get('datapoints'));
  const count = wholeNumber(required('numberofchannels', 'NumberOfChannels')) ?? 0;
  if (count < 1 || count > mostChannels) {
    throw new RecordingError(
      'damaged',
      `${fileName} states ${common.get('numberofchannels') ?? ''} channels (NumberOfChannels), which no recording has.`,
    );
  }
  return {
    dataFile: named(required('datafile', 'DataFile')),
    ...(markerFile !== '' && { markerFile: named(markerFile) }),
    samplingRate: samplingRateOf(common.get('samplinginterval'), fileName, options),
    orientation: orientationOf(common.get('dataorientation'), fileName),
    encoding: encodingOf(binary.get('binaryformat'), fileName),
    littleEndian: !/^(?:yes|true|1)$/iu.test(binary.get('usebigendianorder') ?? ''),
    dataOffset: wholeNumber(binary.get('dataoffset')) ?? 0,
    ...(points !== undefined && points > 0 && { points }),
    ...channelsOf(numbered(sections.get('channel infos'), 'ch'), count, fileName),
  };
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}

function unsupported(fileName: string, what: string, advice: string): RecordingError {
  return new RecordingError('unsupported', `${fileName}: ${what} is not read here; ${advice}.`);
}

function refuseOtherKinds(
  common: ReadonlyMap<string, string>,
  binary: ReadonlyMap<string, string>,
  fileName: string,
): void {
  const format = common.get('dataformat') ?? 'BINARY';
  const advice = 'export the recording with BinaryFormat INT_16 or IEEE_FLOAT_32';
  if (format.toUpperCase() !== 'BINARY') throw unsupported(fileName, `DataFormat ${format}`, advice);
  const type = common.get('datatype') ?? 'TIMEDOMAIN';
  if (!/^TIMEDOMAIN$/iu.test(type)) {
    throw unsupported(fileName, `DataType ${type}`, 'export the recording itself, in the time domain');
  }
  for (const key of ['segmentheadersize', 'trailersize', 'channeloffset']) {
    const value = binary.get(key) ?? '0';
    if (value !== '0' && value !== '') throw unsupported(fileName, `${key} ${value}`, advice);
  }
}

function orientationOf(text: string | undefined, fileName: string): BrainVisionHeader['orientation'] {
  const orientation = text?.toLowerCase();
  if (orientation === 'multiplexed' || orientation === 'vectorized') return orientation;
  throw new RecordingError(
    'damaged',
    `${fileName} states the DataOrientation "${text ?? ''}" but should state MULTIPLEXED or VECTORIZED: the order of its samples is not known.`,
  );
}

function encodingOf(text: string | undefined, fileName: string): Encoding {
  const encoding = encodings.get(text?.toUpperCase() ?? '');
  if (encoding) return encoding;
  throw unsupported(
    fileName,
    text === undefined ? 'a header without BinaryFormat' : `BinaryFormat ${text}`,
    `the formats read are ${[...encodings.keys()].join(', ')}`,
  );
}

/** Hz of an interval in µs. One that is printed to so many digits may be that of a whole number of samples a second. */
function samplingRateOf(text: string | undefined, fileName: string, { samplingRate }: OpenOptions): number {
  const written = text?.replace(',', '.') ?? '';
  const interval = /^\d+(?:\.\d*)?(?:e[+-]?\d+)?$/iu.test(written) ? Number(written) : 0;
  if (!(interval > 0)) {
    if (samplingRate !== undefined) return samplingRate;
    throw new RecordingError(
      'needs-sampling-rate',
      `${fileName} does not say how fast it was sampled (SamplingInterval is "${text ?? ''}"): open it again with its sampling rate in Hz.`,
    );
  }
  const rate = 1e6 / interval;
  const decimals = /\.(\d+)$/u.exec(written)?.[1]?.length ?? 0;
  const precision = decimals === 0 ? 0 : (rate * 0.5 * 10 ** -decimals) / interval;
  const whole = Math.round(rate);
  return Math.abs(rate - whole) <= precision * (1 + 1e-9) + rate * 1e-12 ? whole : rate;
}

function channelsOf(
  entries: ReadonlyMap<number, readonly string[]>,
  count: number,
  fileName: string,
): Pick<BrainVisionHeader, 'channels' | 'warnings'> {
  const warnings: string[] = [];
  const unscaled: string[] = [];
  const channels = Array.from({ length: count }, (_, index) => {
    const [name = '', , ...rest] = entries.get(index + 1) ?? [];
    const [resolutionText, unit] = resolutionAndUnit(rest);
    const resolution = resolutionText === '' ? 1 : Number(resolutionText);
    const isScale = Number.isFinite(resolution) && resolution !== 0;
    if (!isScale) unscaled.push(name === '' ? `channel ${index + 1}` : name);
    return isScale
      ? { name, unit: unit === '' ? defaultUnit : unit, resolution }
      : { name, unit: '', resolution: 1 };
  });
  if (unscaled.length > 0) {
    warnings.push(
      `${fileName} states no resolution that is a number for ${unscaled.slice(0, 8).join(', ')}: raw numbers are shown, without a unit.`,
    );
  }
  const described = entries.size;
  if (described !== count) {
    warnings.push(`${fileName} describes ${described} channels, and states ${count} (NumberOfChannels).`);
  }
  return { channels, warnings };
}

/** Of `0.5,µV`; a resolution with a decimal comma falls apart into two fields, of which the second is no unit. */
function resolutionAndUnit([resolution = '', unit = '', next]: readonly string[]): readonly [string, string] {
  const isCut = next !== undefined && /^\d+$/u.test(resolution) && /^\d+$/u.test(unit);
  return isCut ? [`${resolution}.${unit}`, next] : [resolution, unit];
}

/** Bytes of one sample of every channel. */
export function frameBytes({ channels, encoding }: BrainVisionHeader): number {
  return channels.length * encodingBytes[encoding];
}
