/**
 * What the lines above a table declare: a sampling rate in any of the usual wordings, one unit for all columns, channel
 * labels, and the per-channel lines of a Delsys export.
 */
import { capped } from '../fileText';
import { microvoltsPerUnit } from '../units';
import { declaredRates, statedRate } from './declaredRates';

/** A channel as a Delsys `Label: …` line describes it. */
export interface DeclaredChannel {
  readonly label: string;
  /** Samples per second. */
  readonly samplingRate: number;
  readonly points: number;
  readonly unit: string;
}

/** What is declared above a table. */
export interface Metadata {
  /** Samples per second, where one is declared for the whole file; the first where several differ. */
  readonly samplingRate?: number;
  /** The unit of every column that states none: `Measure unit: V`. */
  readonly unit?: string;
  readonly labels: readonly string[];
  readonly channels: readonly DeclaredChannel[];
  /** Every rate that is declared for the whole file (Hz). */
  readonly rates: readonly number[];
  /** They differ, by more than an interval is rounded. */
  readonly ratesDiffer: boolean;
  /** Every so many-th sample was kept, as the file says; whether its rate is that before or after it does not. */
  readonly thinnedBy?: number;
}

const labelsPattern =
  /^[#%/ \t]{0,8}(?:(?:labels?|channels?|channel[ _]?names?)[ \t]{0,8}:?=|channel[ _]names?[:;,\t])(.+)$/iu;
const unitPattern =
  /^[#%/ \t"]{0,8}(?:measure(?:ment)? units?|units?|y[ _-]?units?|einheit(?:en)?|unit[eéà]s?)["']?[ \t]{0,40}[:=;,\t]{1,8}[ \t]{0,40}["']?([^\s"';,]{1,12})["']?[ \t;,]{0,40}$/iu;
const delsysPattern =
  /^Label: (.{1,256}?) Sampling frequency: ([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?) Number of points: (\d{1,15}) start: \S{1,64} Unit: (.{0,64}?) Domain Unit: /u;

const thinningPattern =
  /(?:down|sub)[- ]?sampl(?:ing|ed)(?: (?:factor|by|ratio))?["']?[ \t]{0,8}[:=,;\t ][ \t]{0,8}["']?([0-9]{1,3})(?![0-9.,]|[ \t]{0,8}k?(?:hz|s\/s|sps))/iu;

/** An interval is written with fewer digits than a rate: so far apart (as a share) they may say the same. */
const sameRate = 0.01;

/** The factor by which the lines say that samples were left out; undefined where they don't. */
function declaredThinning(lines: readonly string[]): number | undefined {
  return lines.map((line) => Number(thinningPattern.exec(line)?.[1] ?? 1)).find((factor) => factor > 1);
}

function declaredChannel(line: string): readonly DeclaredChannel[] {
  const [, label, rate = '', points, unit] = delsysPattern.exec(line) ?? [];
  if (label === undefined) return [];
  const samplingRate = statedRate(`${rate} Hz`, false);
  return samplingRate === undefined
    ? []
    : [{ label, samplingRate, points: Number(points), unit: unit ?? '' }];
}

/** The unit of all columns; only one of voltage is certain not to be that of a single one among others. */
function declaredUnit(lines: readonly string[]): string | undefined {
  return lines
    .flatMap((line) => unitPattern.exec(line)?.[1] ?? [])
    .find((unit) => microvoltsPerUnit(unit) !== undefined);
}

/** Reads the lines above a table. @param decimalComma how the table's numbers are written. */
export function readMetadata(preamble: readonly string[], decimalComma: boolean): Metadata {
  const channels = preamble.flatMap(declaredChannel);
  const general = preamble.filter((line) => !delsysPattern.test(line));
  const rates = declaredRates(general.join('\n'), decimalComma);
  const labels = general.flatMap((line) => labelsPattern.exec(line)?.[1] ?? [])[0];
  const unit = declaredUnit(general);
  const thinnedBy = declaredThinning(general);
  return {
    ...(rates[0] === undefined ? {} : { samplingRate: rates[0] }),
    ...(unit === undefined ? {} : { unit }),
    labels:
      labels === undefined
        ? []
        : labels
            .trim()
            .split(/[,;\t]/u)
            .map((label) => capped(label.trim())),
    channels,
    ratesDiffer: rates.some((rate) => Math.abs(rate / (rates[0] ?? rate) - 1) > sameRate),
    rates,
    ...(thinnedBy === undefined ? {} : { thinnedBy }),
  };
}
