/**
 * Parses a signal line of a WFDB header:
 * `file format[xSPF][:skew][+offset] [gain[(baseline)][/units] [resolution [zero [initial [checksum [block [description]]]]]]]`.
 */
import { fieldError, integerField, missingField, numberField, type HeaderLine } from './fields';
import type { SignalSpec } from './headerTypes';

/** header(5): ADC units per physical unit, and the unit, where the header states none. */
const defaultGain = 200;
const defaultUnits = 'mV';
/** A bound on one frame, so that a damaged header cannot make a block of any size. */
const mostSamplesPerFrame = 100_000;
const int32Minimum = -2_147_483_648;
const int32Maximum = 2_147_483_647;

type Storage = Pick<SignalSpec, 'format' | 'samplesPerFrame' | 'skewFrames' | 'byteOffset'>;
type Scale = Pick<SignalSpec, 'gain' | 'calibrated' | 'units'> & { readonly baseline?: number };

/** The format field; its three suffixes may come in any order, each once. */
function parseStorage(line: HeaderLine, text: string): Storage {
  const parts = /^(\d+)((?:[x:+]\d+)*)$/u.exec(text);
  if (!parts) throw fieldError(line, 'signal format', text, 'like 16, 212x2, 16:3 or 16+24');
  const [, format = '', suffixes = ''] = parts;
  const found = new Map<string, string>();
  for (const [, mark = '', digits = ''] of suffixes.matchAll(/([x:+])(\d+)/gu)) {
    if (found.has(mark)) throw fieldError(line, 'signal format', text, `with "${mark}" at most once`);
    found.set(mark, digits);
  }
  return {
    format: integerField(line, 'signal format', format, 0),
    samplesPerFrame: integerField(line, 'samples per frame', found.get('x') ?? '1', 1, mostSamplesPerFrame),
    skewFrames: integerField(line, 'skew', found.get(':') ?? '0', 0),
    byteOffset: integerField(line, 'byte offset', found.get('+') ?? '0', 0),
  };
}

/** The gain field with its baseline and units. header(5): a gain of 0 means not calibrated, and 200 stands in. */
function parseScale(line: HeaderLine, text: string | undefined): Scale {
  if (text === undefined) return { gain: defaultGain, calibrated: false, units: defaultUnits };
  const parts = /^([^(/]+)(?:\(([^)]*)\))?(?:\/(.+))?$/u.exec(text);
  if (!parts) throw fieldError(line, 'ADC gain', text, 'like 200, 200/mV or 200(0)/mV');
  const [, gainText = '', baselineText, units] = parts;
  const gain = numberField(line, 'ADC gain', gainText);
  return {
    gain: gain === 0 ? defaultGain : gain,
    calibrated: gain !== 0,
    units: units ?? defaultUnits,
    ...(baselineText !== undefined && { baseline: numberField(line, 'baseline', baselineText) }),
  };
}

/**
 * The signal line's fields, defaults filled in.
 * @throws RecordingError that names the line and the field.
 */
export function parseSignalLine(line: HeaderLine): SignalSpec {
  const parts =
    /^\s*(\S+)(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+))?(?:\s(.*))?$/u;
  const [, fileName = '', format, gain, resolution, zero, initial, checksum, block, description] =
    parts.exec(line.text) ?? [];
  if (format === undefined) throw missingField(line, 'signal format');
  const integer = (field: string, text: string): number =>
    integerField(line, field, text, int32Minimum, int32Maximum);
  const { baseline, ...scale } = parseScale(line, gain);
  if (resolution !== undefined) integer('ADC resolution', resolution);
  if (block !== undefined) integer('block size', block);
  const adcZero = zero === undefined ? 0 : integer('ADC zero', zero);
  return {
    fileName,
    ...parseStorage(line, format),
    ...scale,
    baseline: baseline ?? adcZero,
    initialValue: initial === undefined ? adcZero : integer('initial value', initial),
    ...(checksum !== undefined && { checksum: integer('checksum', checksum) }),
    description: (description ?? '').trim(),
    line: line.number,
  };
}
