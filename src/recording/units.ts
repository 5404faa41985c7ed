/** Units of electric potential, in the many spellings of recording files, and the unit a channel is shown in. */
import { capped } from './fileText';
import type { Channel } from './recording';

const microvoltsPer: ReadonlyMap<string, number> = new Map([
  ['n', 1e-3],
  ['u', 1],
  ['m', 1e3],
  ['', 1e6],
]);

/** Prefixes as they are spelled, in Latin and Cyrillic letters and by typewriters without a µ; the longest first. */
const prefixes: readonly (readonly [RegExp, string])[] = [
  [/^(?:micro|mikro|mcr|mkr|mk|mc|mu|u|\u03bc|мк|микро)[ -]?(?=[vв])/u, 'u'],
  [/^(?:milli|mili|m|милли|м)[ -]?(?=[vв])/u, 'm'],
  [/^(?:nano|n|нано|н)[ -]?(?=[vв])/u, 'n'],
];
const volts = /^(?:v|в|volts?|voltios?|volti|вольт)$/u;
/** What may stand behind the unit and leaves it what it is. */
const amplitudeSuffix = /[ ,.;_-]?\(?(?:rms|p-?p|peak)\)?$/u;
/** A power of ten, or another number, before the unit: `10^-6 V`, `1e-6V`, `0.1 uV`, `x0.001 mV`. */
const leadingNumber =
  /^(?:[x*×·]\s?)?(10\s?\^?\s?[-+\u2212]\s?\d{1,2}|1\s?\/\s?\d{1,7}|\d{0,4}[.,]?\d{0,9}(?:e[-+]?\d{1,2})?)\s?[x*×·]?\s?(?=\D)/u;
/** `mV/1000`: a thousandth of the unit. `mV x 1000` may mean that or its contrary, and is no unit here. */
const divisor = /\s?\/\s?(10{1,7})$/u;

/** A unit without case, brackets, quotes and markup, its letters in their plainest form. */
function plain(unit: string): string {
  const bare = withoutBrackets(capped(unit).normalize('NFKC')).toLowerCase();
  return (
    bare
      // µ in UTF-8, read as Latin-1: 'Âµ' and 'Î¼' (whose ¼ NFKC makes 1⁄4).
      .replace(/^(?:â\u03bc|î(?:¼|1\u20444))/u, '\u03bc')
      .replace(/^(?:&micro;|&mu;|&#181;|&#xb5;|\\u00b5|\$?\\mu ?\$?\{?)/u, '\u03bc')
  );
}

/** Text without the brackets, quotes and blanks around it. Not by a pattern: one would try each as the first of the last. */
function withoutBrackets(text: string): string {
  const around = /["'()[\]{}<>\s]/u;
  let [from, to] = [0, text.length];
  while (from < to && around.test(text.charAt(from))) from += 1;
  while (from < to && around.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** How many of what follows a leading number stands for; 1 where there is none. */
function multipleOf(number: string): number {
  const power = /10\s?\^?\s?([-+\u2212])\s?(\d{1,2})$/u.exec(number);
  if (power) return 10 ** ((power[1] === '+' ? 1 : -1) * Number(power[2]));
  const fraction = /^1\s?\/\s?(\d{1,7})$/u.exec(number);
  return fraction ? 1 / Number(fraction[1]) : Number(number.replace(',', '.'));
}

/**
 * How many microvolts one `unit` is, or undefined when the unit is not of electric potential.
 * Case is ignored (PhysioNet headers say `mv`): no recorder states megavolts.
 */
export function microvoltsPerUnit(unit: string): number | undefined {
  const whole = plain(unit);
  const [leading = '', number = ''] = leadingNumber.exec(whole) ?? [];
  const multiple = leading.trim() === '' ? 1 : multipleOf(number);
  const part = Number(divisor.exec(whole)?.[1] ?? 1);
  // `x1000 mV` may mean that the numbers were multiplied already.
  const isUnclear = multiple > 1 && /^[x*×·]/u.test(leading);
  if (!(multiple > 0) || isUnclear) return undefined;
  const rest = whole.slice(leading.length).replace(divisor, '').replace(amplitudeSuffix, '').trim();
  const prefix = prefixes.find(([spelling]) => spelling.test(rest));
  if (!volts.test(prefix ? rest.replace(prefix[0], '') : rest)) return undefined;
  return ((microvoltsPer.get(prefix?.[1] ?? '') ?? NaN) * multiple) / part;
}

/**
 * Whether a text is of a voltage and a factor of which it does not say which way it goes, or what a step of a converter is
 * worth: `mV x 1000`, `uV*10`, `0.195 uV/bit`.
 */
export function isFactoredVoltage(unit: string): boolean {
  const text = plain(unit);
  if (microvoltsPerUnit(unit) !== undefined) return false;
  const [, behind = ''] = /^[x*×·]\s?\d[\d.,^e+-]{0,8}\s?(.{1,12})$/u.exec(text) ?? [];
  if (behind !== '') return microvoltsPerUnit(behind) !== undefined;
  const [, base = '', rest = ''] = /^(.{0,24}?v(?:olts?)?)\s?([x*×·/]\s?.{1,12})$/u.exec(text) ?? [];
  return /\d|bit|count|lsb|step|digit/u.test(rest) && microvoltsPerUnit(base) !== undefined;
}

/**
 * Whether a unit is volts with a prefix that was lost on the way (`.V`, `?V`, `\ufffdV`): micro, most likely, and nothing
 * that a number may rest on.
 */
export function isUnclearVoltage(unit: string): boolean {
  return /^[^\p{L}\p{N}\s]{1,3}\s?v(?:olts?)?$/u.test(plain(unit)) && microvoltsPerUnit(unit) === undefined;
}

/**
 * The unit a channel is shown in and what its values are multiplied by to get there: electric potentials of the body
 * read in microvolts; the volts of a force transducer stay the volts of a force transducer.
 */
export function displayUnit({ kind, unit }: Pick<Channel, 'kind' | 'unit'>): {
  unit: string;
  factor: number;
} {
  const microvolts = kind === 'emg' || kind === 'other' ? microvoltsPerUnit(unit) : undefined;
  return microvolts === undefined ? { unit, factor: 1 } : { unit: 'µV', factor: microvolts };
}
