/** Why a figure of agreement is not defined, in words that follow "not defined: ". */
import type { Agreement } from '../agreement/summary';
import type { Confusion } from '../agreement/kappa';
import type { Readings } from './readers';

interface Compared {
  readonly readings: Readings;
  readonly agreement: Agreement;
}

/** What a label, or `unmarked`, is called. */
type NameOf = (label: string) => string;

const nothingCounts = 'nobody has marked an event that counts (accepted events do, findings don’t)';

export function whyNoAlpha({ readings, agreement: { pairs } }: Compared, nameOf: NameOf): string {
  if (readings.channels === 0) return nothingCounts;
  const [only] = pairs.flatMap(({ confusion }) => [...confusion.keys()]);
  return only === undefined
    ? 'nothing was read by two'
    : `all that was read by two is called ${nameOf(only)}`;
}

export function whyNoFleiss({ readings: { recordings, channels } }: Compared): string {
  if (channels === 0) return nothingCounts;
  const isReadByAll = recordings.some((recording) =>
    recording.channels.some(({ readings }) => readings.every((events) => events !== undefined)),
  );
  return isReadByAll ? 'all that everyone has read is called one thing' : 'no recording was read by everyone';
}

export function whyNoKappa({ readings }: Compared, confusion: Confusion, nameOf: NameOf): string {
  if (readings.channels === 0) return nothingCounts;
  const [only] = confusion.keys();
  return only === undefined ? 'they have read no recording in common' : `both call all of it ${nameOf(only)}`;
}
