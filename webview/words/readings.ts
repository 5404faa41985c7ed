/** How the numbers read that come from samples: the value at the cursor, and what a selected span comes to. */
import type { ChannelView } from '../../src/protocol/page';
import type { SampleStatistics } from '../../src/protocol/samples';
import { quantity, rounded } from './format';

/** Asked for and not known yet, or not to be had. */
type Unknown = { readonly kind: 'waiting' } | { readonly kind: 'failed'; readonly sentence: string };

/** What is known of a channel at a moment: the sample there, or that there is none. */
export type Value = { readonly kind: 'sample'; readonly value: number } | { readonly kind: 'gap' } | Unknown;

/** What is known of a span's samples; null where it holds no valid one. */
export type SpanNumbers = { readonly kind: 'known'; readonly statistics: SampleStatistics | null } | Unknown;

const notKnownYet = '…';
const noData = 'no data';
const notRead = 'could not be read';

/** A sample as it reads at the cursor. */
export function readingText(value: Value, unit: string, unitsPerDivision: number): string {
  switch (value.kind) {
    case 'sample':
      return quantity(distinct(value.value, unitsPerDivision), unit, 7);
    case 'gap':
      return noData;
    case 'waiting':
      return notKnownYet;
    case 'failed':
      return notRead;
  }
}

/** Four significant digits, and never fewer than tell a thousandth of a division; below a millionth of one it is zero. */
function distinct(value: number, unitsPerDivision: number): number {
  const size = Math.abs(value);
  if (size < unitsPerDivision * 1e-6) return 0;
  return rounded(value, Math.min(unitsPerDivision / 1000, size / 1000));
}

/** Peak to peak, extremes and size of a span's samples. */
export function spanText(numbers: SpanNumbers, { kind, unit }: Pick<ChannelView, 'kind' | 'unit'>): string {
  if (numbers.kind !== 'known') return numbers.kind === 'waiting' ? notKnownYet : notRead;
  const { statistics } = numbers;
  if (!statistics) return noData;
  const { minimum, maximum, mean, rootMeanSquare } = statistics;
  const range = maximum - minimum;
  // Extremes to a thousandth of what lies between them: beside an offset more digits count.
  const fine = (value: number): string => quantity(range > 0 ? rounded(value, range / 1000) : value, unit, 9);
  const height = `${quantity(range, unit, 4)} p-p (${fine(minimum)} to ${fine(maximum)})`;
  const spread = Math.sqrt(Math.max(0, rootMeanSquare ** 2 - mean ** 2));
  if (kind !== 'emg') return `${height}, mean ${fine(mean)}`;
  return Math.abs(mean) > spread && range > 0
    ? `${height}, RMS ${quantity(spread, unit, 3)} about a mean of ${fine(mean)}`
    : `${height}, RMS ${quantity(rootMeanSquare, unit, 3)}`;
}
