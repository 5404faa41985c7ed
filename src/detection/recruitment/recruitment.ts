/**
 * Recruitment of motor units over one voluntary effort, from their trains (DETECTION.md §D.1). Onset and recruitment rates
 * need an effort that begins within the recording and rises; the fastest rate needs only that few units fire. In a cramp
 * nobody asks the units to fire: whoever calls gives voluntary efforts alone.
 */
import { indexFrom } from '../../base/ascending';
import { median } from '../../signal/statistics';
import { count, fixedNumbers, ratio, seconds } from '../numbers/fixedNumbers';
import type { Recruitment, RecruitmentDoubt } from '../result/background';
import { intervalsOf } from '../trains/intervals';
import { effortDuring, type EffortCourse } from './effort';

export const recruitmentNumbers = fixedNumbers('recruitment', {
  leastUnits: count(2, [1, 5], 'Recruitment is told from this many units', '§D.1'),
  mostMissed: ratio(
    0.1,
    [0.01, 0.5],
    'Trains that miss a greater part of their discharges are left out',
    '§D.1',
  ),
  sustainedIntervals: count(
    4,
    [2, 10],
    'A unit fires in a sustained way when it has fired so many intervals without a pause',
    'own: the least whose median one doublet or one missed discharge does not move',
  ),
  longestInterval: seconds(
    0.4,
    [0.2, 1],
    'A longer interval is a pause',
    '§D.1 (least rate 4 to 5 Hz); own: half of it',
  ),
  mostUnits: count(
    4,
    [1, 10],
    'The fastest rate is taken while at most so many units fire',
    '§D.1, §N max_units',
  ),
  aroundSeconds: seconds(
    0.5,
    [0.1, 2],
    'Effort at a moment is its mean over this long from there on',
    'own: the twitch of a unit is over in it',
  ),
  leastRise: ratio(
    1.15,
    [1, 3],
    'Effort rises where it grows by this factor from one unit’s onset to the next',
    'own: above what steady effort wanders',
  ),
  leastLead: seconds(
    0.1,
    [0, 2],
    'A unit that fires this soon after the recording or the effort begins may have fired before',
    'own: an interval of a unit that has just begun',
  ),
});
const {
  leastUnits,
  mostMissed,
  sustainedIntervals,
  longestInterval,
  mostUnits,
  aroundSeconds,
  leastRise,
  leastLead,
} = recruitmentNumbers.values;

/** A train as recruitment needs it. */
export interface RecruitedTrain {
  /** Seconds, ascending. */
  readonly times: Float64Array;
  readonly isValid: boolean;
  readonly missedFraction: number;
}

/** One voluntary effort, [onsetSeconds, endSeconds), with every train that was separated in it. */
export interface Effort {
  readonly onsetSeconds: number;
  readonly endSeconds: number;
  readonly trains: readonly RecruitedTrain[];
  readonly course: EffortCourse;
}

interface Run {
  readonly times: Float64Array;
  readonly onset: number;
}

/** Measures the recruitment of one effort. */
export function recruitmentOf(effort: Effort): Recruitment {
  const { onsetSeconds, endSeconds, course } = effort;
  const runsOf = (trains: readonly RecruitedTrain[]): readonly Run[] =>
    trains
      .flatMap(
        ({ times }) => firstRun(times.filter((time) => time >= onsetSeconds && time < endSeconds)) ?? [],
      )
      .sort((a, b) => a.onset - b.onset);
  // What fires counts, whether its train can be believed or not; what is said of rates rests on those that can.
  const all = runsOf(effort.trains);
  const runs = runsOf(
    effort.trains.filter(({ isValid, missedFraction }) => isValid && missedFraction < mostMissed),
  );
  const base = { onsetSeconds, endSeconds, effortBy: course.by, units: runs.length };
  const [first, second] = runs;
  if (!first || !second || runs.length < leastUnits) {
    const nothing = {
      onsetRate: undefined,
      recruitmentRate: undefined,
      fastestRate: undefined,
      ratio: undefined,
    };
    return { ...base, ...nothing, doubts: ['too-few-units'] };
  }
  const fastest = fastestOf(runs, all);
  const doubts = [...risingDoubts(first, second, effort), ...(fastest ? [] : ['never-few-units' as const])];
  const isRising = !doubts.some((doubt) => doubt !== 'never-few-units');
  return {
    ...base,
    onsetRate: isRising ? rateAfter(first, first.onset) : undefined,
    recruitmentRate: isRising ? rateBefore(first, second.onset) : undefined,
    fastestRate: fastest?.rate,
    ratio: fastest && fastest.rate / fastest.units,
    doubts,
  };
}

/** What speaks against an effort that begins within the recording and rises from the first unit to the second. */
function risingDoubts(
  first: Run,
  second: Run,
  { onsetSeconds, course }: Effort,
): readonly RecruitmentDoubt[] {
  if (onsetSeconds < leastLead && first.onset < onsetSeconds + leastLead) return ['began-before'];
  const [low, high] = [first, second].map(({ onset }) => effortDuring(course, onset, onset + aroundSeconds));
  return low !== undefined && high !== undefined && high >= leastRise * low ? [] : ['effort-does-not-rise'];
}

/** The train from where it begins to fire in a sustained way; undefined where it never does. */
function firstRun(times: Float64Array): Run | undefined {
  let from = 0;
  for (let i = 1; i < times.length; i++) {
    const interval = (times[i] as number) - (times[i - 1] as number); // in bounds
    if (interval > longestInterval) from = i;
    else if (i - from >= sustainedIntervals) {
      const run = times.subarray(from);
      return { times: run, onset: run[0] as number }; // it has five at least
    }
  }
  return undefined;
}

function rateAfter({ times }: Run, moment: number): number | undefined {
  const from = times.findIndex((time) => time >= moment);
  return rateOf(times.subarray(from, from + sustainedIntervals + 1));
}

function rateBefore({ times }: Run, moment: number): number | undefined {
  const next = times.findIndex((time) => time > moment);
  const to = next < 0 ? times.length : next;
  return rateOf(times.subarray(Math.max(0, to - sustainedIntervals - 1), to));
}

/** 1 / median interval of a few discharges without a pause. */
function rateOf(times: Float64Array): number | undefined {
  const intervals = intervalsOf(times);
  if (intervals.length < sustainedIntervals || intervals.some((interval) => interval > longestInterval)) {
    return undefined;
  }
  return 1 / (median(intervals) ?? NaN);
}

/** The fastest rate over a few intervals while at most four units fire, and how many they are. */
function fastestOf(
  runs: readonly Run[],
  everyTrain: readonly Run[],
): { readonly rate: number; readonly units: number } | undefined {
  let best: { readonly rate: number; readonly units: number } | undefined;
  for (const { times } of runs) {
    for (let to = sustainedIntervals; to < times.length; to++) {
      const few = times.subarray(to - sustainedIntervals, to + 1);
      const rate = rateOf(few);
      if (rate === undefined || rate <= (best?.rate ?? 0)) continue;
      const [from, end] = [few[0] as number, few[sustainedIntervals] as number]; // as long as that
      const units = everyTrain.filter((run) => firesWithin(run.times, from, end)).length;
      if (units <= mostUnits) best = { rate, units };
    }
  }
  return best;
}

function firesWithin(times: Float64Array, from: number, to: number): boolean {
  return (times[indexFrom(times, from)] ?? Infinity) <= to;
}
