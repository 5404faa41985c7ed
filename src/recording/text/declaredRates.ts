/** Sampling rates that the words above a table declare, as a rate or as the interval between samples. */
import { isSamplingRate } from '../samplingRate';
import { simplestRate } from './samplingClock';
import { numberAtStart, readingsOf } from './statedNumbers';
import { secondsPerUnit } from '../timeUnits';

/** Words behind which a number is a rate, whatever stands between. */
const rateWords =
  /sampl(?:ing|e)s?[ _-]{0,8}(?:rate|freq(?:uency)?)|(?:abtast|mess)(?:rate|frequenz)|fr[ée]quence d.[ée]chantillonnage|(?:frecuencia|tasa) de muestreo|frequenza di campionamento|(?:frequ[êe]ncia|taxa) de amostragem|частота дискретизации|cz[ęe]stotliwo[śs][ćc] pr[óo]bkowania|bemonsteringsfrequentie|samplingsfrekvens|サンプリング(?:周波数|レート)|采样(?:率|频率)|取樣(?:率|頻率)/giu;
/** What was done after sampling: the rate that these words state is that of the rows. */
const resampledWords = /(?:sub|down|re)-?sampl(?:ed|ing)(?: (?:to|at|rate|freq(?:uency)?))?/giu;
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
const looseMark = /^[ \t:=,;\uff1a]{0,40}\[?["']?/u;
const strictMark = /^[ \t]{0,40}[:=,;\t]{1,8}[ \t]{0,40}["']?/u;
const wordAtStart = /^[\p{L}\u00b5]{1,12}(?:\/s)?/iu;
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

const hertz: ReadonlyMap<string, number> = new Map(
  Object.entries({
    1: 'hz hertz sps s/s samples/s smp/s гц 赫兹 赫茲 ヘルツ',
    1000: 'khz kilohertz k ksps ks/s ksamples/s kгц кгц 千赫',
    1e6: 'mhz msps мгц',
  }).flatMap(([factor, spellings]) =>
    spellings.split(' ').map((spelling) => [spelling, Number(factor)] as const),
  ),
);

/** Samples per second of one unit of rate; undefined for what is none. */
function hertzPer(unit: string): number | undefined {
  return hertz.get(unit.trim().toLowerCase());
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
  /** The word belongs to the number: no blank is between them. */
  readonly isJoined: boolean;
}

/** The numbers that stand behind words, with what could be their units. */
function phrases(text: string, words: RegExp, mark: RegExp): readonly Phrase[] {
  return [...text.matchAll(words)].flatMap((match) => {
    const tail = text.slice(match.index + match[0].length, match.index + match[0].length + longestTail);
    const [before = '', inBrackets = ''] = bracket.exec(tail) ?? [];
    const marked = mark.exec(tail.slice(before.length))?.[0];
    if (marked === undefined) return [];
    const behind = tail.slice(before.length + marked.length);
    const found = numberAtStart(behind);
    if (!found) return [];
    const word = wordAtStart.exec(found.rest)?.[0] ?? '';
    const isJoined = word !== '' && !/^[ \t]/u.test(behind.slice(found.length));
    return [{ digits: found.digits, units: [word, inBrackets], isJoined }];
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
  const asRate = ({ digits, units, isJoined }: Phrase): number | undefined => {
    const factor = firstOf(units, hertzPer);
    if (factor !== undefined) return rateFrom(digits, decimalComma, (value) => value * factor);
    // "Sampling rate: 0.5 ms" is an interval; a number with letters that mean nothing here is not read as another.
    const seconds = firstOf(units, secondsPerUnit);
    if (seconds !== undefined) {
      const asInterval = rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
      return asInterval !== undefined && asInterval >= slowestEmg ? asInterval : undefined;
    }
    return isJoined ? undefined : rateFrom(digits, decimalComma, (value) => value);
  };
  const asInterval = ({ digits, units }: Phrase): number | undefined => {
    const seconds = firstOf(units, secondsPerUnit);
    if (seconds !== undefined) return rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
    // Without a unit it is in seconds where that is a rate of EMG, and milliseconds would be faster than any.
    const rate = rateFrom(digits, decimalComma, rateAt);
    const isSure = rate !== undefined && rate >= slowestEmg && rate <= fastestEmg && 1000 * rate > fastestEmg;
    return isSure && units.every((unit) => unit === '') ? rate : undefined;
  };
  const rates = [
    ...phrases(text, resampledWords, strictMark)
      .filter(({ units }) => firstOf(units, hertzPer) !== undefined)
      .map(asRate),
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
