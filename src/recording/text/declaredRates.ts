/** Sampling rates that the words above a table declare, as a rate or as the interval between samples. */
import { isSamplingRate } from '../samplingRate';
import { simplestRate } from './samplingClock';
import { numberSource, readingsOf } from './statedNumbers';
import { secondsPerUnit } from './timeUnits';

/** Between the words and the number: quotes, a bracket with a unit, colons and the like. */
const bracket = '["\']?[ \\t]{0,40}(?:[([]([^)\\]\\n]{0,60})[)\\]])?["\']?';
const loose = `${bracket}[ \\t:=,;]{0,40}\\[?["']?`;
const strict = `${bracket}[ \\t]{0,40}[:=,;\\t]{1,8}[ \\t]{0,40}["']?`;
const hertz = '[ \\t]{0,8}([kM]?hz|(?:samples|points|s)(?:/| per )s(?:ec(?:onds?)?)?)?';
const seconds =
  '[ \\t]{0,8}(seconds?|secs?|s|milliseconds?|msecs?|ms|microseconds?|usecs?|us|µs|\u03bcs|minutes?|min)?(?![a-z])';

const rateWords =
  'sampl(?:ing|e)s?[ _-]{0,8}(?:rate|freq(?:uency)?)|(?:abtast|mess)(?:rate|frequenz)|fr[ée]quence d.[ée]chantillonnage|' +
  'frecuencia de muestreo|tasa de muestreo|frequenza di campionamento|(?:frequ[êe]ncia|taxa) de amostragem';
const intervalWords =
  'sampl(?:ing|e)[ _-]{0,8}(?:interval|period)|interval|delta[ _]?[xt]|abtastintervall|dt';

const ratePatterns = [
  new RegExp(`(?:${rateWords})${loose}${numberSource}${hertz}`, 'giu'),
  new RegExp(`(?:^|[^a-z])(?:fs|fsamp|srate)${strict}${numberSource}${hertz}`, 'giu'),
  // These words also tell of stimuli and filters: only where they begin a line.
  new RegExp(`^[#%/ \\t"]{0,8}(?:freq(?:uency)?|rate|frequenz)${strict}${numberSource}${hertz}`, 'gimu'),
];
const perSecondPattern = new RegExp(`${numberSource}[ \\t]{0,8}(?:samples|points)(?:/| per )s`, 'giu');
const intervalPattern = new RegExp(
  `(?:^|[^a-z])(?:${intervalWords})${strict}${numberSource}${seconds}`,
  'giu',
);
const perSamplePattern = new RegExp(
  `(?<![0-9.,])${numberSource}[ \\t]{0,8}(s|sec|ms|msec|us|usec|µs|min)/sample`,
  'giu',
);

/** Nothing slower or faster is EMG: between two readings of a number, the one inside is meant. */
const [slowestEmg, fastestEmg] = [50, 200_000];

/** The likeliest of what a number may mean as a rate. */
function rateOf(
  digits: string,
  decimalComma: boolean,
  toRate: (value: number) => number,
): readonly number[] {
  const rates = readingsOf(digits, decimalComma).map(toRate).filter(isSamplingRate);
  const rate = rates.find((one) => one >= slowestEmg && one <= fastestEmg) ?? rates[0];
  return rate === undefined ? [] : [rate];
}

function hertzPer(unit = ''): number {
  const plain = unit.trim().toLowerCase();
  if (plain === 'khz') return 1000;
  return plain === 'mhz' ? 1e6 : 1;
}

/** A rate as it is stated, from the number and its unit: `1259.2593 Hz`, `2 kHz`. */
export function statedRate(text: string, decimalComma: boolean): number | undefined {
  const match = rateCell.exec(text.trim());
  return match ? rateOf(match[1] ?? '', decimalComma, (value) => value * hertzPer(match[2]))[0] : undefined;
}
const rateCell = new RegExp(`^${numberSource}[ \\t]{0,8}([kM]?hz|s/s|sps)$`, 'iu');

/** The rate of an interval: `0.000794 s`, `0,5 ms`. */
export function rateOfInterval(text: string, decimalComma: boolean): number | undefined {
  const [, digits, unit = ''] = intervalCell.exec(text.trim()) ?? [];
  const perUnit = secondsPerUnit(unit);
  if (digits === undefined || perUnit === undefined) return undefined;
  return rateOf(digits, decimalComma, (value) => rateAt(value * perUnit))[0];
}
const intervalCell = new RegExp(`^${numberSource}[ \\t]{0,8}([a-zµ\u03bc]{1,12})$`, 'iu');

/** An interval of 0.0005 s is 2000 Hz, without what binary fractions add. */
function rateAt(intervalSeconds: number): number {
  const rate = 1 / intervalSeconds;
  return isSamplingRate(rate) ? simplestRate(rate, rate * 1e-9) : NaN;
}

/** Every rate that the text declares, in order of the wordings; equal ones once. */
export function declaredRates(text: string, decimalComma: boolean): readonly number[] {
  const rates = [
    ...ratePatterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap(([, inBrackets, digits = '', behind]) =>
        rateOf(digits, decimalComma, (value) => value * hertzPer(behind ?? inBrackets)),
      ),
    ),
    ...[...text.matchAll(perSecondPattern)].flatMap(([, digits = '']) =>
      rateOf(digits, decimalComma, (value) => value),
    ),
    ...[...text.matchAll(intervalPattern), ...text.matchAll(perSamplePattern)].flatMap((match) => {
      const [digits = '', unit, inBrackets] =
        match.length > 3 ? [match[2], match[3], match[1]] : [match[1], match[2]];
      const perUnit = secondsPerUnit(unit ?? inBrackets ?? '');
      return perUnit === undefined ? [] : rateOf(digits, decimalComma, (value) => rateAt(value * perUnit));
    }),
  ];
  return rates.filter((rate, index) => !rates.slice(0, index).some((one) => Math.abs(one / rate - 1) < 1e-6));
}
