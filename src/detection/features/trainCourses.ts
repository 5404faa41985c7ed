/** The slow courses of an episode's trains: several questions are put to each train, and a course takes time. */
import { filledTrain, type Train } from '../trains/filledTrain';
import { lazily } from '../trains/lazily';
import type { TrainParameters } from '../trains/parameters';
import { type RateTrend, rateTrend } from '../trains/regularityTrend';

/** A train's course; undefined for one that is too short. Each is worked out when it is first asked for. */
export interface TrainCourse {
  readonly asFound: () => RateTrend | undefined;
  /** The train with what was missed put back, and its course. */
  readonly whole: () => Train;
  readonly asWhole: () => RateTrend | undefined;
}

/** Gives each train's course. */
export type TrainCourses = (train: Train) => TrainCourse;

/** Courses that are worked out once for each train. */
export function trainCourses(parameters: TrainParameters): TrainCourses {
  const known = new Map<Train, TrainCourse>();
  return (train) => {
    const course = known.get(train) ?? courseOf(train, parameters);
    known.set(train, course);
    return course;
  };
}

function courseOf(train: Train, parameters: TrainParameters): TrainCourse {
  const asFound = lazily(() => rateTrend(train.times, parameters));
  const whole = lazily(() => filledTrain(train));
  const asWhole = lazily(() =>
    whole().times.length === train.times.length ? asFound() : rateTrend(whole().times, parameters),
  );
  return { asFound, whole, asWhole };
}
