/** What channels do at the same time, on one clock: their envelopes over a span, as parts of the most each does. */
import { at } from '../../../base/typedArrays';
import { quantileOfSorted } from '../../../signal/statistics';
import type { TimeSpan } from '../../context/timeSpan';
import { envelopeRateHz } from '../../features/envelope';
import { chosen, count, fixedNumbers, ratio } from '../../numbers/fixedNumbers';

/** An episode with its envelope: RMS at 50 points a second from its onset. */
export interface EpisodeCourse extends TimeSpan {
  readonly envelope: Float32Array;
}

/** A muscle as a channel's episodes show it; all numbers in the channel's unit. */
export interface MuscleCourse {
  /** RMS over the noise that a twentieth of its strongest episode exceeds: single potentials do not make it. */
  readonly most: number;
  readonly noiseRms: number;
  readonly episodes: readonly EpisodeCourse[];
}

export const muscleCourseNumbers = fixedNumbers('muscleCourses', {
  mostQuantile: ratio(0.95, [0.5, 1], 'Most of a muscle’s work is this quantile of it', chosen),
  mostMuscles: count(
    32,
    [2, 256],
    'More channels than these are no muscles that could work against each other',
    'own: they are a grid on one muscle',
  ),
});
const { mostQuantile, mostMuscles } = muscleCourseNumbers.values;

/** A channel as far as its course needs it. */
export interface MuscleChannel {
  readonly index: number;
  readonly noiseRms: number;
  readonly episodes: readonly EpisodeCourse[];
}

/** The courses of muscles that can be compared, by channel; none of one alone, none of a grid. */
export function muscleCourses(channels: readonly MuscleChannel[]): ReadonlyMap<number, MuscleCourse> {
  if (channels.length < 2 || channels.length > mostMuscles) return new Map();
  return new Map(channels.map(({ index, noiseRms, episodes }) => [index, muscleCourse(noiseRms, episodes)]));
}

/** The course of a channel with these episodes. */
export function muscleCourse(noiseRms: number, episodes: readonly EpisodeCourse[]): MuscleCourse {
  const levels = episodes.map(({ envelope }) => {
    const known = Float64Array.from(envelope.filter((value) => !Number.isNaN(value))).sort();
    return (quantileOfSorted(known, mostQuantile) ?? 0) - noiseRms;
  });
  return { most: levels.reduce((most, level) => Math.max(most, level), 0), noiseRms, episodes };
}

/**
 * The envelope over a span at 50 points a second, less the noise, as a part of the most that the muscle does: 0 at rest,
 * NaN where nothing is known.
 */
export function courseOver({ most, noiseRms, episodes }: MuscleCourse, span: TimeSpan): Float32Array {
  const pointAt = (seconds: number): number => Math.round((seconds - span.onsetSeconds) * envelopeRateHz);
  const course = new Float32Array(Math.max(0, pointAt(span.endSeconds)));
  if (most <= 0) return course;
  for (const { onsetSeconds, envelope } of episodes) {
    const first = pointAt(onsetSeconds);
    const to = Math.min(envelope.length, course.length - first);
    for (let i = Math.max(0, -first); i < to; i++) {
      course[first + i] = Math.max(0, at(envelope, i) - noiseRms) / most;
    }
  }
  return course;
}
