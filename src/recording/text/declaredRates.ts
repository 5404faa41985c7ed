/** Sampling rates that the words above a table declare, as a rate or as the interval between samples. */
import { isSamplingRate } from '../samplingRate';
import { simplestRate } from './samplingClock';
import { numberAtStart, readingsOf } from './statedNumbers';
import { secondsPerUnit } from '../timeUnits';

/** Words behind which a number is a rate, whatever stands between. */
const rateWords =
  /sampl(?:ing|e)s?[ _-]{0,8}(?:rate|freq(?:uency)?)|(?:abtast|mess)(?:rate|frequenz)|fr[ée]quence d.[ée]chantillonnage|(?:frecuencia|tasa) de muestreo|frequenza di campionamento|(?:frequ[êe]ncia|taxa) de amostragem/giu;
/** Words that need a colon or the like; those of the second pattern also tell of stimuli and filters, save at a line's start. */
const shortRateWords = /(?<![a-z])(?:fs|fsamp|srate)(?![a-z])/giu;
const lineRateWords = /^[#%/ \t"]{0,8}(?:freq(?:uency)?|rate|frequenz)(?![a-z])/gimu;
const intervalWords =
  /(?:sampl(?:ing|e)[ _-]{0,8}(?:interval|period)|(?<![a-z])(?:interval|dt)|delta[ _]?[xt]|abtastintervall)(?![a-z])/giu;
const perSecond = /^(?:samples|points)(?:\/| per )s/iu;
const perSample = /^(s|sec|ms|msec|us|usec|µs|min)\/sample/iu;
const anyNumber = /(?<![0-9.,])[0-9]/gu;

/** Between the words and the number: quotes, a bracket with a unit, colons and the like. */
const bracket = /^["']?(?:[ \t]{0,40}[([]([^)\]\n]{0,60})[)\]])?["']?/u;
const looseMark = /^[ \t:=,;]{0,40}\[?["']?/u;
const strictMark = /^[ \t]{0,40}[:=,;\t]{1,8}[ \t]{0,40}["']?/u;
const wordAtStart = /^[a-zµ\u03bc]{1,12}(?:\/s)?/iu;
const longestTail = 256;

/** Nothing slower or faster is EMG: between two readings of a number, the one inside is meant. */
const [slowestEmg, fastestEmg] = [50, 200_000];
/** `Frequency: 50 Hz` alone could be that of a stimulus; below this it is no one's rate. */
const slowestUnnamed = 200;

/** The likeliest of what a number may mean as a rate. */
function rateFrom(
  digits: string,
  decimalComma: boolean,
  toRate: (value: number) => number,
): number | undefined {
  const rates = readingsOf(digits, decimalComma).map(toRate).filter(isSamplingRate);
  return rates.find((one) => one >= slowestEmg && one <= fastestEmg) ?? rates[0];
}

/** Samples per second of one unit of rate; undefined for what is none. */
function hertzPer(unit: string): number | undefined {
  switch (unit.trim().toLowerCase()) {
    case 'hz':
    case 'sps':
    case 's/s':
    case 'samples/s':
      return 1;
    case 'khz':
      return 1000;
    case 'mhz':
      return 1e6;
    default:
      return undefined;
  }
}

/** An interval of 0.0005 s is 2000 Hz, without what binary fractions add. */
function rateAt(intervalSeconds: number): number {
  const rate = 1 / intervalSeconds;
  return isSamplingRate(rate) ? simplestRate(rate, rate * 1e-9) : NaN;
}

/** The rate of a cell that holds nothing else: `1259.2593 Hz`, `2 kHz`. */
export function statedRate(text: string, decimalComma: boolean): number | undefined {
  const { digits, rest } = numberAtStart(text.trim()) ?? {};
  const hertz = hertzPer(rest ?? '');
  if (digits === undefined || hertz === undefined) return undefined;
  return rateFrom(digits, decimalComma, (value) => value * hertz);
}

/** The rate of a cell that holds an interval: `0.000794 s`, `0,5 ms`. */
export function rateOfInterval(text: string, decimalComma: boolean): number | undefined {
  const { digits, rest } = numberAtStart(text.trim()) ?? {};
  const seconds = secondsPerUnit(rest ?? '');
  if (digits === undefined || seconds === undefined) return undefined;
  return rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
}

interface Phrase {
  readonly digits: string;
  /** The word behind the number, or what stands in brackets before it. */
  readonly units: readonly string[];
}

/** The numbers that stand behind words, with what could be their units. */
function phrases(text: string, words: RegExp, mark: RegExp): readonly Phrase[] {
  return [...text.matchAll(words)].flatMap((match) => {
    const tail = text.slice(match.index + match[0].length, match.index + match[0].length + longestTail);
    const [before = '', inBrackets = ''] = bracket.exec(tail) ?? [];
    const marked = mark.exec(tail.slice(before.length))?.[0];
    if (marked === undefined) return [];
    const found = numberAtStart(tail.slice(before.length + marked.length));
    return found
      ? [{ digits: found.digits, units: [wordAtStart.exec(found.rest)?.[0] ?? '', inBrackets] }]
      : [];
  });
}

/** The first of the units that is one. */
function firstOf(units: readonly string[], per: (unit: string) => number | undefined): number | undefined {
  return units.map(per).find((one) => one !== undefined);
}

/** Numbers of samples per second, and times per sample: `2000 samples/s`, `0.5 msec/sample`. */
function measures(text: string, decimalComma: boolean): readonly (number | undefined)[] {
  return [...text.matchAll(anyNumber)].map(({ index }) => {
    const { digits = '', rest = '' } = numberAtStart(text.slice(index, index + longestTail)) ?? {};
    if (perSecond.test(rest)) return rateFrom(digits, decimalComma, (value) => value);
    const seconds = secondsPerUnit(perSample.exec(rest)?.[1] ?? '');
    if (seconds === undefined) return undefined;
    return rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
  });
}

/** Every rate that the text declares, in order of the wordings; equal ones once. */
export function declaredRates(text: string, decimalComma: boolean): readonly number[] {
  const asRate = ({ digits, units }: Phrase): number | undefined =>
    rateFrom(digits, decimalComma, (value) => value * (firstOf(units, hertzPer) ?? 1));
  const asInterval = ({ digits, units }: Phrase): number | undefined => {
    const seconds = firstOf(units, secondsPerUnit);
    return seconds === undefined
      ? undefined
      : rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
  };
  const rates = [
    ...phrases(text, rateWords, looseMark).map(asRate),
    ...phrases(text, shortRateWords, strictMark).map(asRate),
    ...phrases(text, lineRateWords, strictMark)
      .map(asRate)
      .filter((rate) => rate !== undefined && rate >= slowestUnnamed),
    ...phrases(text, intervalWords, strictMark).map(asInterval),
    ...measures(text, decimalComma),
  ].filter((rate) => rate !== undefined);
  return rates.filter((rate, index) => !rates.slice(0, index).some((one) => Math.abs(one / rate - 1) < 1e-6));
}
