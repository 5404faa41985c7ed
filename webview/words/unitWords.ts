/** What is said of motor units: where they come from, and why there are none. */
import type { ChannelView, NoUnits, TrainDoubt, UnitsView } from '../../src/protocol/page';
import { duration, frequency, percent } from './format';

/** Why a channel has no units to show, as a sentence. */
export function noUnitsSentence(none: NoUnits, { name, kind, samplingRate }: ChannelView): string {
  switch (none.reason) {
    case 'not-emg':
      return kind === 'emg'
        ? `The engine takes ${name} for a cue rather than a muscle's EMG: it looks for no motor units in it.`
        : `${name} is not an EMG channel: it has no motor units.`;
    case 'no-samples':
      return `${name} holds no samples.`;
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

/** Whose word the units are, of how much of the activity, and how much of what was seen there is theirs. */
export function unitsOrigin({
  units,
  lookedAt,
  activeSeconds,
  assignedFraction,
}: Extract<UnitsView, { kind: 'units' }>): string {
  const seen = lookedAt.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const isAll = seen >= activeSeconds * 0.999;
  const looked = isAll
    ? `all ${duration(activeSeconds)} of activity`
    : `${duration(seen)} of ${duration(activeSeconds)} of activity`;
  const share = `${percent(assignedFraction)} of its potentials`;
  return `${unitCount(units.length)} found by the engine; looked at ${looked}, assigned ${share}`;
}

const doubtWords: Readonly<Record<TrainDoubt, string>> = {
  'few-discharges': 'too few discharges to judge',
  'low-signal-to-noise': 'small against the noise',
  contaminated: 'some discharges may be of others',
  'discharges-missed': 'discharges are missed',
  'too-irregular': 'too irregular for one unit',
  'short-intervals': 'intervals too short for one unit',
};

/** `doubtful: discharges are missed`. */
export function doubtText(doubts: readonly TrainDoubt[]): string {
  return `doubtful: ${doubts.map((doubt) => doubtWords[doubt]).join('; ')}`;
}

/** `3 motor units`. */
function unitCount(count: number): string {
  return count === 1 ? '1 motor unit' : `${count} motor units`;
}
