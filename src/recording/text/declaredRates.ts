/** Sampling rates that the words above a table declare, as a rate or as the interval between samples. */
import { isSamplingRate } from '../samplingRate';
import { simplestRate } from './samplingClock';
import { instrumentBefore, intervalWords, rateWords } from './rateWords';
import { numberAtStart, readingsOf } from './statedNumbers';
import { secondsPerUnit } from '../timeUnits';

/** What was done after sampling: the rate that these words state is that of the rows. */
const resampledWords =
  /(?:(?:sub|down|re)-?sampl(?:ed|ing)(?: (?:to|at|rate|freq(?:uency)?))?|(?<![a-z])sampled at)/giu;
/** Words that need a colon or the like; those of the second pattern also tell of stimuli and filters, save at a line's start. */
const shortRateWords = /(?<![a-z])(?:fs|f_s|fsamp|srate)(?![a-z])/giu;
const lineRateWords = /^[#%/ \t"]{0,8}(?:freq(?:uency)?|rate|frequenz)(?![a-z])/gimu;
const shortIntervalWords = /(?:(?<![a-z])(?:interval|dt)|delta[ _]?[xt])(?![a-z])/giu;
const perSecond = /^(?:samples|points)(?:\/| per )s/iu;
const perSample = /^(s|sec|ms|msec|us|usec|µs|min)\/sample/iu;
const anyNumber = /(?<![0-9.,])[0-9]/gu;

/** Between the words and the number: quotes, a bracket with a unit, colons and the like. */
const bracket = /^["']?(?:[ \t]{0,40}[([]([^)\]\n]{0,60})[)\]])?["']?/u;
/** A unit that stands there without a bracket: `Частота дискретизации, Гц: 2000`, `SAMPLE_RATE_HZ,2000`. */
const bareUnit = /^(?:[, ]{1,2}|_)([kк]?(?:hz|гц)|ms)(?=["']?[ \t]{0,8}[:=;,\t])/iu;
const looseMark = /^(?:\.{2,60})?[ \t:=,;]{0,40}\[?["']?/u;
const strictMark = /^[ \t]{0,40}[:=,;\t]{1,8}[ \t]{0,40}["']?/u;
const wordAtStart = /^[\p{L}\u00b5]{1,12}(?:\/s)?/iu;
const longestTail = 256;
const longestBefore = 32;

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
  /** Of what the rate is, by what stands before the words. */
  readonly of: ReturnType<typeof instrumentBefore>;
}

/** The numbers that stand behind words, with what could be their units. */
function phrases(text: string, words: readonly RegExp[], mark: RegExp): readonly Phrase[] {
  return words.flatMap((each) => [...text.matchAll(each)].flatMap((match) => phraseAt(text, match, mark)));
}

function phraseAt(text: string, { 0: words, index }: RegExpExecArray, mark: RegExp): readonly Phrase[] {
  const tail = text.slice(index + words.length, index + words.length + longestTail);
  const [before = '', inBrackets = ''] = bareUnit.exec(tail) ?? bracket.exec(tail) ?? [];
  const marked = mark.exec(tail.slice(before.length))?.[0];
  if (marked === undefined) return [];
  const behind = tail.slice(before.length + marked.length);
  const found = numberAtStart(behind);
  if (!found) return [];
  const word = wordAtStart.exec(found.rest)?.[0] ?? '';
  const isJoined = word !== '' && !/^[ \t]/u.test(behind.slice(found.length));
  const of = instrumentBefore(text.slice(Math.max(0, index - longestBefore), index));
  return [{ digits: found.digits, units: [word, inBrackets], isJoined, of }];
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

/** Wide characters of East Asian scripts as the plain ones that they are: `：`, `（`, `２`, `ｻﾝﾌﾟﾘﾝｸﾞ`. */
function inPlainWidth(text: string): string {
  return text.replaceAll(/[\uff00-\uffef]+/gu, (wide) => wide.normalize('NFKC'));
}

function rateOf({ digits, units, isJoined }: Phrase, decimalComma: boolean): number | undefined {
  const factor = firstOf(units, hertzPer);
  if (factor !== undefined) return rateFrom(digits, decimalComma, (value) => value * factor);
  // "Sampling rate: 0.5 ms" is an interval; a number with letters that mean nothing here is not read as another.
  const seconds = firstOf(units, secondsPerUnit);
  if (seconds !== undefined) {
    const asInterval = rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
    return asInterval !== undefined && asInterval >= slowestEmg ? asInterval : undefined;
  }
  return isJoined ? undefined : rateFrom(digits, decimalComma, (value) => value);
}

function rateByInterval({ digits, units }: Phrase, decimalComma: boolean): number | undefined {
  const seconds = firstOf(units, secondsPerUnit);
  if (seconds !== undefined) return rateFrom(digits, decimalComma, (value) => rateAt(value * seconds));
  // Without a unit it is in seconds where that is a rate of EMG, and milliseconds would be faster than any.
  const rate = rateFrom(digits, decimalComma, rateAt);
  const isSure = rate !== undefined && rate >= slowestEmg && rate <= fastestEmg && 1000 * rate > fastestEmg;
  return isSure && units.every((unit) => unit === '') ? rate : undefined;
}

/**
 * Every rate that the text declares for the rows, in order of the wordings; equal ones once. Where it says at which rate
 * the samples were kept, or which rate is that of the EMG, only that; never that of a camera or another sensor.
 */
export function declaredRates(original: string, decimalComma: boolean): readonly number[] {
  const text = inPlainWidth(original);
  const resampled = phrases(text, [resampledWords], looseMark).filter(
    ({ units }) => firstOf(units, hertzPer) !== undefined,
  );
  const stated = [
    ...phrases(text, rateWords, looseMark),
    ...phrases(text, [shortRateWords], strictMark),
    ...phrases(text, [lineRateWords], strictMark).filter(
      (phrase) => (rateOf(phrase, decimalComma) ?? 0) >= slowestUnnamed,
    ),
  ].filter(({ of }) => of !== 'another');
  const intervals = [
    ...phrases(text, intervalWords, looseMark),
    ...phrases(text, [shortIntervalWords], strictMark),
  ].filter(({ of }) => of !== 'another');
  const ofEmg = (all: readonly Phrase[]): readonly Phrase[] => all.filter(({ of }) => of === 'emg');
  const byPhrase = (some: readonly Phrase[], others: readonly Phrase[]): readonly (number | undefined)[] => [
    ...some.map((phrase) => rateOf(phrase, decimalComma)),
    ...others.map((phrase) => rateByInterval(phrase, decimalComma)),
  ];
  const sources = [
    byPhrase(resampled, []),
    byPhrase(ofEmg(stated), ofEmg(intervals)),
    [...byPhrase(stated, intervals), ...measures(text, decimalComma)],
  ];
  const rates = sources
    .map((source) => source.filter((rate) => rate !== undefined))
    .find((source) => source.length > 0);
  return (rates ?? []).filter(
    (rate, index, all) => !all.slice(0, index).some((one) => Math.abs(one / rate - 1) < 1e-6),
  );
}
