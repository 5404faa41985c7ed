/**
 * What the lines above a table declare: a sampling rate in any of the usual wordings, channel labels, and the
 * per-channel lines of a Delsys export.
 */

import { capped } from '../fileText';
import { isSamplingRate } from '../samplingRate';

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
  readonly labels: readonly string[];
  readonly channels: readonly DeclaredChannel[];
  /** The file declares several different rates. */
  readonly ratesDiffer: boolean;
}

/*
 * Every repetition below has a bound, so that a pattern takes no more than so many steps from any place in a text.
 * A digit after a number would mean that it was cut short: `1 000 Hz` is rather not read than read as 1 Hz.
 */
const ratePatterns: readonly RegExp[] = [
  /sampl(?:ing|e)s?[ _-]{0,8}(?:rate|freq(?:uency)?)["']?[ \t]{0,40}(?:[([][^)\]\n]{0,60}[)\]])?["']?[ \t:=,;]{0,40}\[?["']?([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])[ \t]{0,8}(k?hz)?/giu,
  /(?:^|[^a-z])(?:fs|fsamp|srate|abtastrate|abtastfrequenz)["']?[ \t]{0,40}(?:[([][^)\]\n]{0,60}[)\]])?["']?[ \t]{0,40}[:=]{1,8}[ \t]{0,40}([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])[ \t]{0,8}(k?hz)?/giu,
];
const intervalPatterns: readonly RegExp[] = [
  /(?:^|[^a-z])(?:sampl(?:ing|e)[ _-]{0,8})?interval["']?[ \t]{0,40}[:=]{1,8}[ \t]{0,40}([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])[ \t]{0,8}(s|sec|ms|msec|us|µs)\b/giu,
  /(?<![0-9.,])([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?)(?![0-9]|[.,][0-9]| [0-9])[ \t]{0,8}(s|sec|ms|msec|us|µs)\/sample/giu,
];
const labelsPattern = /^[#%/ \t]*(?:labels?|channels?|channel ?names?)[ \t]*:?=(.+)$/iu;
const delsysPattern =
  /^Label: (.{1,256}?) Sampling frequency: ([0-9]{1,24}(?:[.,][0-9]{1,24}){0,4}(?:[eE][+-]?[0-9]{1,4})?) Number of points: (\d{1,15}) start: \S{1,64} Unit: (.{0,64}?) Domain Unit: /u;

/** Seconds that one unit of time is, by its usual spellings; undefined for anything else. */
export function secondsPerUnit(unit: string): number | undefined {
  switch (
    unit
      .trim()
      .toLowerCase()
      .replace(/^[\u00b5\u03bc]/u, 'u')
  ) {
    case 's':
    case 'sec':
    case 'secs':
    case 'second':
    case 'seconds':
    case 'sek':
      return 1;
    case 'ms':
    case 'msec':
    case 'millisecond':
    case 'milliseconds':
      return 1e-3;
    case 'us':
    case 'usec':
    case 'microsecond':
    case 'microseconds':
      return 1e-6;
    case 'min':
    case 'minutes':
      return 60;
    default:
      return undefined;
  }
}

function plausible(rate: number): readonly number[] {
  return isSamplingRate(rate) ? [rate] : [];
}

/** `1925,9` has a decimal comma, `1,000` and `10,000` count thousands. */
function toNumber(digits = ''): number {
  return /^\d{1,3}(?:,\d{3})+$/u.test(digits)
    ? Number(digits.replaceAll(',', ''))
    : Number(digits.replace(',', '.'));
}

/** Every rate that the text declares, in order of the wordings. */
function declaredRates(text: string): readonly number[] {
  const rates = ratePatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      plausible(toNumber(match[1]) * (match[2]?.toLowerCase() === 'khz' ? 1000 : 1)),
    ),
  );
  const intervals = intervalPatterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) =>
      plausible(1 / (toNumber(match[1]) * (secondsPerUnit(match[2] ?? '') ?? NaN))),
    ),
  );
  return [...rates, ...intervals];
}

function declaredChannel(line: string): readonly DeclaredChannel[] {
  const [, label, rate, points, unit] = delsysPattern.exec(line) ?? [];
  if (label === undefined) return [];
  return plausible(toNumber(rate)).map((samplingRate) => ({
    label,
    samplingRate,
    points: Number(points),
    unit: unit ?? '',
  }));
}

/** Reads the lines above a table. */
export function readMetadata(preamble: readonly string[]): Metadata {
  const channels = preamble.flatMap(declaredChannel);
  const general = preamble.filter((line) => !delsysPattern.test(line));
  const rates = declaredRates(general.join('\n'));
  const labels = general.flatMap((line) => labelsPattern.exec(line)?.[1] ?? [])[0];
  return {
    ...(rates[0] === undefined ? {} : { samplingRate: rates[0] }),
    labels:
      labels === undefined
        ? []
        : labels
            .trimStart()
            .split(/[,;\t]/u)
            .map((label) => capped(label.trim())),
    channels,
    ratesDiffer: new Set(rates).size > 1,
  };
}
