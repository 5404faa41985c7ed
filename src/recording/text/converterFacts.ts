/**
 * What the lines above a table say of the converter whose counts it holds: its bits and the range that they cover, and a
 * gain before it (`12 bit ±5 mV`; `Resolution: 16 bit`, `Range: -10 to 10 V`, `Gain: 1000`). A step is the range by
 * 2^bits, and by the gain.
 */
import { microvoltsPerUnit } from '../units';
import { numberIn } from './exporters/lines';

/** What a step of a converter is worth. */
export interface ConverterStep {
  readonly bits: number;
  /** Volts and the like from one count to the next, in `unit`. */
  readonly gain: number;
  readonly unit: string;
  /** How it was told: `12 bit, ±5 mV`. */
  readonly told: string;
}

const bitsPattern = /(?:^|[^\d.,])(\d{1,2})[ -]?bits?(?![a-z])/giu;
const symmetric = /(?:±|\+ ?\/ ?-|\+-) ?(\d{1,9}(?:[.,]\d{1,9})?) ?([nuµ\u03bcm]?V)(?![a-z])/giu;
const fromTo =
  /-(\d{1,9}(?:[.,]\d{1,9})?) ?([nuµ\u03bcm]?V)? ?(?:to|bis|\.{2,3}|…|[,;:/-]) ?\+?(\d{1,9}(?:[.,]\d{1,9})?) ?([nuµ\u03bcm]?V)(?![a-z])/giu;
const gainPattern =
  /(?:^|[^a-z])(?:gain|amplification|verst(?:ä|ae)rkung)[^0-9\n]{0,12}(\d{1,7}(?:[.,]\d{1,9})?)/giu;
/** A converter that covers more has an amplifier before it: what that does has to be stated. */
const widestUnamplified = 200_000;

/** The one value that all matches agree about; undefined where there is none, or several. */
function agreed<T>(found: readonly T[], key: (one: T) => string): T | undefined {
  const [first] = found;
  return first !== undefined && found.every((one) => key(one) === key(first)) ? first : undefined;
}

interface Range {
  /** Half of what is covered, in `unit`. */
  readonly half: number;
  readonly unit: string;
}

function rangesIn(text: string): readonly Range[] {
  const ofSymmetric = [...text.matchAll(symmetric)].map(([, half, unit = '']) => ({
    half: numberIn(half) ?? NaN,
    unit,
  }));
  const ofEnds = [...text.matchAll(fromTo)].flatMap(([, low, lowUnit, high, unit = '']) => {
    const [from, to] = [numberIn(low) ?? NaN, numberIn(high) ?? NaN];
    return from === to && (lowUnit ?? unit) === unit ? [{ half: to, unit }] : [];
  });
  return [...ofSymmetric, ...ofEnds].filter(({ half }) => half > 0);
}

/** The step of the converter, where bits, range and gain are stated and leave nothing open. */
export function converterStep(preamble: readonly string[]): ConverterStep | undefined {
  const text = preamble.join('\n');
  const bits = agreed(
    [...text.matchAll(bitsPattern)]
      .map(([, count]) => Number(count))
      .filter((count) => count >= 8 && count <= 24),
    String,
  );
  const range = agreed(rangesIn(text), ({ half, unit }) => `${half} ${unit}`);
  const gains = [...text.matchAll(gainPattern)].map(([, gain]) => numberIn(gain) ?? NaN);
  if (bits === undefined || !range) return undefined;
  const gain = gains.length === 0 ? 1 : agreed(gains, String);
  const microvolts = range.half * (microvoltsPerUnit(range.unit) ?? NaN);
  if (gain === undefined || !(gain > 0) || !(microvolts / gain <= widestUnamplified)) return undefined;
  const byGain = gain === 1 ? '' : `, gain ${gain}`;
  return {
    bits,
    gain: (2 * range.half) / 2 ** bits / gain,
    unit: range.unit,
    told: `${bits} bit, ±${range.half} ${range.unit}${byGain}`,
  };
}

/** The count that stands for zero: none below it, or the middle of those that the converter has; undefined beyond them. */
export function zeroOf({ bits }: ConverterStep, counts: readonly number[]): number | undefined {
  const half = 2 ** (bits - 1);
  const known = counts.filter((count) => !Number.isNaN(count));
  const isWithin = (low: number, high: number): boolean =>
    known.every((count) => count >= low && count <= high);
  const mean = known.reduce((sum, count) => sum + count, 0) / known.length;
  if (isWithin(0, 2 * half - 1) && Math.abs(mean - half) < half / 2) return half;
  return isWithin(-half, half - 1) && Math.abs(mean) < half / 2 ? 0 : undefined;
}

/** A gain that is stated above a table and that nothing is divided by here. */
export function gainDoubt(preamble: readonly string[]): readonly string[] {
  const [, gain = ''] =
    [...preamble.join('\n').matchAll(gainPattern)].find(([, one]) => (numberIn(one) ?? 0) > 1) ?? [];
  if (gain === '' || converterStep(preamble)) return [];
  return [
    `A gain of ${gain} is stated above the table and not applied: if the numbers are those behind the amplifier, amplitudes are so many times too large.`,
  ];
}
