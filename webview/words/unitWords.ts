/** What is said of motor units: where they come from, and why there are none. */
import type { ChannelView, NoUnits, UnitsView } from '../../src/protocol/page';
import { duration, frequency } from './format';

/** Why a channel has no units to show, as a sentence. */
export function noUnitsSentence(none: NoUnits, { name, samplingRate }: ChannelView): string {
  switch (none.reason) {
    case 'not-emg':
      return `${name} is not an EMG channel: it has no motor units.`;
    case 'sampled-too-slowly': {
      const least = frequency(none.leastHertz);
      return `${name} is sampled at ${frequency(samplingRate)}: motor units can be separated from ${least} on.`;
    }
    case 'no-activity':
      return `The engine found no activity in ${name}: there is nothing to separate.`;
    case 'none-separated':
      return `${name} is active, but the engine could not separate any motor unit in it.`;
  }
}

/** Whose word the units are, and how much of the activity the engine looked at for them. */
export function unitsOrigin({ lookedAt, activeSeconds }: Extract<UnitsView, { kind: 'units' }>): string {
  const seen = lookedAt.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const isAll = seen >= activeSeconds * 0.999;
  const looked = isAll
    ? `all ${duration(activeSeconds)} of activity`
    : `${duration(seen)} of ${duration(activeSeconds)} of activity`;
  return `Found by the engine in ${looked}, not reviewed`;
}

/** `3 motor units`. */
export function unitCount(count: number): string {
  return count === 1 ? '1 motor unit' : `${count} motor units`;
}
