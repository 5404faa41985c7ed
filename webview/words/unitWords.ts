/** What is said of motor units: where they come from, and why there are none. */
import type { ChannelView, NoUnits, TrainDoubt, UnitsView, UnitView } from '../../src/protocol/page';
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
    case 'all-deleted':
      return `All motor units of ${name} have been deleted; undo, or the command “Return to the Engine’s Units”, brings them back.`;
  }
}

/** Whose word the units are, of how much of the activity, and how much of what was seen there is theirs. */
export function unitsOrigin({
  units,
  lookedAt,
  activeSeconds,
  assignedFraction,
  corrected = [],
}: Extract<UnitsView, { kind: 'units' }>): string {
  const seen = lookedAt.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0);
  const isAll = seen >= activeSeconds * 0.999;
  const looked = isAll
    ? `all ${duration(activeSeconds)} of activity`
    : `${duration(seen)} of ${duration(activeSeconds)} of activity`;
  const share = `${percent(assignedFraction)} of its potentials`;
  const origin = corrected.length === 0 ? ' found by the engine' : `, ${correctedText(corrected)}`;
  return `${unitCount(units.length)}${origin}; looked at ${looked}, assigned ${share}`;
}

type Corrected = NonNullable<Extract<UnitsView, { kind: 'units' }>['corrected']>;

/** `corrected by Ann and Ben in 2 segments, elsewhere found by the engine`. */
function correctedText(corrected: Corrected): string {
  const names = [...new Set(corrected.flatMap(({ people }) => people))];
  const by = names.length === 0 ? '' : ` by ${listed(names)}`;
  const where = corrected.length === 1 ? 'one segment' : `${corrected.length} segments`;
  return `corrected${by} in ${where}, elsewhere found by the engine`;
}

/** `Ann, Ben and Eva`. */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** What is to be known at a glance of the units: whether anybody has looked at them. */
export function unitsStatus({ lookedAt, corrected = [] }: Extract<UnitsView, { kind: 'units' }>): string {
  if (corrected.length === 0) return 'not reviewed';
  if (corrected.some(({ hasVersions }) => hasVersions)) return 'choose between versions';
  const isIn = (seconds: number): boolean =>
    corrected.some(({ startSeconds, endSeconds }) => seconds >= startSeconds && seconds < endSeconds);
  const isAll = lookedAt.every(({ startSeconds, endSeconds }) => isIn((startSeconds + endSeconds) / 2));
  return isAll ? 'corrected' : 'corrected in part';
}

/** `corrected by Ann`: what is said of a unit in a segment. */
export function handText(people: readonly string[]): string {
  return `corrected or accepted by ${listed(people)}`;
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

/** `also on EMG 2, EMG 3`; undefined where it is known on no other channel. @param channels the names of all */
export function alsoOnText({ alsoOn = [] }: UnitView, channels: readonly string[]): string | undefined {
  const names = alsoOn.map(({ channel }) => channels[channel]).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : `also on ${names.join(', ')}`;
}

/** `3 motor units`. */
function unitCount(count: number): string {
  return count === 1 ? '1 motor unit' : `${count} motor units`;
}
