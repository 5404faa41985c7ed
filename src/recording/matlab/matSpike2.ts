/**
 * MATLAB files that Spike2 exports: a struct for each channel. Waveforms have `values` and `interval`, and where they are
 * kept as integers `scale` and `offset`; events, markers and text have `times`, and are annotations.
 */
import { simplestRate } from '../text/samplingClock';
import type { FileAnnotation, LeftOut } from '../recording';
import type { Calibration } from '../blocks/storedFormat';
import { readNumbers } from './matNumbers';
import { numericOf, textsOf, type Scope } from './matScopes';
import { candidateOf, spanOf, type Candidate } from './matShapes';
import type { MatContents, MatSignal, SignalSegment } from './matSignals';
import { partsOf } from './matTimes';
import type { MatNumeric, MatValue } from './matTypes';

/** Of a Spike2 channel 16-bit integers span ±5 V where `scale` is 1: 65536 / 10 of them to the unit. */
const integersPerScale = 6553.6;
const mostMarks = 200_000;
/** Channels that begin later than this (s) are a part of a recording, whose own beginning is not in the file. */
const latestStart = 1;

type ChannelKindOfSpike2 = 'waveform' | 'marks' | 'shapes';

function channelKindOf({ values }: Scope): ChannelKindOfSpike2 | undefined {
  const has = (name: string): boolean => values.has(name);
  if (has('values') && (has('traces') || has('trigger') || (has('codes') && has('times')))) return 'shapes';
  if (has('values') && has('interval') && (has('title') || has('scale') || has('start'))) return 'waveform';
  if (has('times') && (has('resolution') || has('codes') || (has('title') && has('length')))) return 'marks';
  return undefined;
}

async function number(scope: Scope, name: string): Promise<number | undefined> {
  const array = numericOf(scope.values.get(name));
  const [value] = array && !array.complex ? await readNumbers(array, 1) : [];
  return value !== undefined && Number.isFinite(value) ? value : undefined;
}

function titleOf(scope: Scope): string {
  const [title = ''] = textsOf(scope.values.get('title'));
  return title.trim() === '' ? scope.path.slice(0, -1) : title.trim();
}

/** From stored integers to values; undefined where the values themselves are stored, or nothing says how. */
async function calibrationOf(scope: Scope, { numberClass }: MatNumeric): Promise<Calibration | undefined> {
  const scale = await number(scope, 'scale');
  if (numberClass !== 'integer' || scale === undefined || scale === 0) return undefined;
  const offset = (await number(scope, 'offset')) ?? 0;
  return { zero: 0, divisor: 1, gain: scale / integersPerScale, offset };
}

interface Waveform {
  readonly scope: Scope;
  readonly candidate: Candidate;
  readonly rate: number;
  readonly start: number;
}

async function waveformOf(scope: Scope): Promise<Waveform | undefined> {
  const array = numericOf(scope.values.get('values'));
  const candidate = array && candidateOf({ name: `${scope.path}values`, array }, scope);
  const interval = await number(scope, 'interval');
  if (!candidate || interval === undefined || !(interval > 0)) return undefined;
  const times = numericOf(scope.values.get('times'));
  const [first] = times ? await readNumbers(times, 1) : [];
  const start = first ?? (await number(scope, 'start')) ?? 0;
  return { scope, candidate, rate: simplestRate(1 / interval, 0), start };
}

async function signalsOf({ scope, candidate, rate, start }: Waveform, origin: number): Promise<MatSignal[]> {
  const calibration = await calibrationOf(scope, candidate.array);
  const isRaw = candidate.array.numberClass === 'integer' && !calibration;
  const [unit = ''] = textsOf(scope.values.get('units'));
  const times = numericOf(scope.values.get('times'));
  const timed =
    times && times.present === candidate.samples
      ? await partsOf({ array: times, first: 0, stride: 1, count: candidate.samples }, rate, 1, origin)
      : undefined;
  const at = Math.max(0, Math.round((start - origin) * rate));
  const parts = timed ?? [{ first: 0, count: candidate.samples, at }];
  const title = titleOf(scope);
  return Array.from({ length: candidate.channels }, (_, channel) => {
    const { array, first, stride } = spanOf(candidate, channel);
    const segments = parts.map((part): SignalSegment => ({
      array,
      first: first + part.first * stride,
      stride,
      count: part.count,
      at: part.at,
      ...(calibration && { calibration }),
    }));
    const last = segments.at(-1);
    return {
      name: candidate.channels === 1 ? title : `${title} ${channel + 1}`,
      unit: isRaw ? '' : unit.trim(),
      ...(isRaw && { statedUnit: unit.trim() }),
      samplingRate: rate,
      segments,
      samples: last ? last.at + last.count : 0,
    };
  });
}

/** A key as its letter, a digital marker as the hexadecimal number that Spike2 shows. */
function codeText(codes: readonly number[], title: string): string {
  const told = codes.filter((code, index) => index === 0 || code !== 0);
  const isLetters = !/dig/iu.test(title) && told.every((code) => code > 32 && code < 127);
  if (isLetters) return String.fromCharCode(...told);
  return `${title} ${told.map((code) => code.toString(16).toUpperCase().padStart(2, '0')).join(' ')}`;
}

async function marksOf(scope: Scope, origin: number): Promise<FileAnnotation[]> {
  const times = numericOf(scope.values.get('times'));
  if (!times) return [];
  const onsets = await readNumbers(times, mostMarks);
  const codes = numericOf(scope.values.get('codes'));
  const [rows = 0] = codes?.dimensions ?? [];
  const codesOf = async (index: number): Promise<string | undefined> =>
    codes && index < rows ? codeText(await readNumbers(codes, 4, index, rows), title) : undefined;
  const texts = textsOf(scope.values.get('text'));
  const title = titleOf(scope);
  const marks: FileAnnotation[] = [];
  for (const [index, time] of onsets.entries()) {
    const text = texts.length === onsets.length ? texts[index]?.trim() : undefined;
    const told = text === undefined || text === '' ? ((await codesOf(index)) ?? title) : text;
    marks.push({ onsetSeconds: time - origin, durationSeconds: 0, text: told });
  }
  return marks;
}

function leftOutShapes(scope: Scope): LeftOut {
  const size = numericOf(scope.values.get('values'))?.dimensions.join(' x ') ?? 'none';
  return { name: titleOf(scope), reason: `it holds the shapes of spikes (${size}), not a signal` };
}

/** Whether a scope is a channel of Spike2's, of whatever kind. */
export function isSpike2Channel(scope: Scope): boolean {
  return channelKindOf(scope) !== undefined;
}

/** The channels of a Spike2 export, waveforms or not; undefined for a file that has none. */
export async function readSpike2(scopes: readonly Scope[]): Promise<MatContents | undefined> {
  const ofKind = (kind: ChannelKindOfSpike2): Scope[] =>
    scopes.filter((scope) => channelKindOf(scope) === kind);
  const waves = ofKind('waveform');
  const waveforms: Waveform[] = [];
  const leftOut: LeftOut[] = ofKind('shapes').map(leftOutShapes);
  for (const scope of waves) {
    const waveform = await waveformOf(scope);
    if (waveform) waveforms.push(waveform);
    else leftOut.push({ name: titleOf(scope), reason: 'it has no samples at even intervals' });
  }
  if (!scopes.some(isSpike2Channel)) return undefined;
  const earliest = waveforms.reduce((least, { start }) => Math.min(least, start), Infinity);
  const origin = earliest > latestStart && earliest < Infinity ? earliest : 0;
  const signals: MatSignal[] = [];
  for (const waveform of waveforms) signals.push(...(await signalsOf(waveform, origin)));
  const marks = ofKind('marks').filter((scope) => {
    const count = numericOf(scope.values.get('times'))?.present ?? 0;
    if (count > mostMarks) leftOut.push({ name: titleOf(scope), reason: `it has ${count} events` });
    return count <= mostMarks;
  });
  const raw = signals.filter(({ statedUnit }) => statedUnit !== undefined).map(({ name }) => name);
  return {
    signals,
    leftOut,
    warnings: [
      ...(origin === 0
        ? []
        : [`The file begins at ${origin} s of a Spike2 recording: 0 s here is ${origin} s there.`]),
      ...(raw.length === 0
        ? []
        : [
            `Stored as integers without a scale, and so shown as the converter's numbers: ${raw.join(', ')}.`,
          ]),
    ],
    used: usedBy(scopes.filter(isSpike2Channel)),
    annotations: async () => {
      const all = await Promise.all(marks.map((scope) => marksOf(scope, origin)));
      return all.flat().filter(({ onsetSeconds }) => onsetSeconds >= 0);
    },
  };
}

function usedBy(scopes: readonly Scope[]): ReadonlySet<MatValue> {
  return new Set(scopes.flatMap(({ values }) => [...values.values()]));
}
