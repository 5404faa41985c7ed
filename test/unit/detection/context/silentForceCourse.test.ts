/** The course of force in silence: a contracture's and that of a cramp in another head are distinguished by their numbers. */
import assert from 'node:assert/strict';
import {
  silentForceCourse,
  type SilentForceCourse,
} from '../../../../src/detection/context/silentForceCourse';
import { parameters, plateau, sampled, scan } from './courses';

function courseOf(
  force: (t: number) => number,
  from: number,
  to: number,
  { noise = 0.05, activityEnd }: { noise?: number; activityEnd?: number } = {},
): SilentForceCourse {
  const track = scan(sampled(200, 90, force, noise), 200);
  assert.ok(track);
  const course = silentForceCourse(track, from, to, parameters, activityEnd);
  assert.ok(course);
  return course;
}

/** Rest, a contraction from 10 to 15 s, then a force that decays with `tau` until 70 s. */
function contracture(tau: number): (t: number) => number {
  return (t) => (t < 15 ? 40 * plateau(t, 10, 99) : t < 70 ? 40 * Math.exp(-(t - 15) / tau) : 0);
}

/** A cramp elsewhere: builds up over 4 s from 20 s, holds, 1.4 Hz of 8 % and unfused twitches of 2 % at 9 Hz. */
function otherHead(t: number): number {
  const level = 40 * plateau(t, 20, 60, 1.5);
  return level * (1 + 0.08 * Math.sin(2 * Math.PI * 1.4 * t) + 0.02 * Math.sin(2 * Math.PI * 9 * t));
}

function within(actual: number | undefined, low: number, high: number): void {
  assert.ok(
    actual !== undefined && actual >= low && actual <= high,
    `${actual} is not within ${low} to ${high}`,
  );
}

describe('Force in silence', () => {
  for (const tau of [20, 60, 200]) {
    it(`finds a contracture that decays with ${tau} s smooth, and from the contraction on`, () => {
      const course = courseOf(contracture(tau), 15, 60, { activityEnd: 15 });
      assert.equal(course.continuousWithActivity, true);
      within(course.risePart, 0, 0.01);
      within(course.ripplePart, 0, 0.003);
      // Half is reached after τ·ln 2, or not before the silence ends.
      const half = tau * Math.LN2;
      within(course.lagSeconds, Math.min(45, half) - 0.3, Math.min(45, half) + 0.3);
      assert.equal(course.isLagOpen, half > 45);
    });
  }

  it('finds the rise and the ripple of a cramp in another head', () => {
    const course = courseOf(otherHead, 15, 60, { activityEnd: 15 });
    within(course.risePart, 0.85, 1.05);
    assert.equal(course.continuousWithActivity, false);
    // 8 % and 2 % of sines: 0.0566 and 0.0141 in RMS, of which the band passes most; its slow build-up adds little.
    within(course.ripplePart, 0.045, 0.08);
  });

  it('finds the same ripple where it is cut to begin in the middle of such a cramp', () => {
    const course = courseOf(otherHead, 35, 55);
    within(course.ripplePart, 0.045, 0.075);
    within(course.risePart, 0, 0.08);
    assert.equal(course.continuousWithActivity, false);
  });

  it("does not take the sensor's noise for ripple", () => {
    within(courseOf(contracture(200), 15, 60, { noise: 2 }).ripplePart, 0, 0.006);
  });

  it('finds no lag in a normal relaxation', () => {
    const course = courseOf((t) => 40 * plateau(t, 10.08, 20.08), 20, 40, { activityEnd: 20 });
    within(course.lagSeconds, 0.1, 0.2);
    assert.equal(course.isLagOpen, false);
    assert.equal(course.continuousWithActivity, false);
  });

  it('is the same for a force of the other sign', () => {
    const [one, other] = [1, -1].map((sign) =>
      courseOf((t) => sign * contracture(60)(t), 15, 60, { noise: 0, activityEnd: 15 }),
    );
    assert.deepEqual(one, other);
  });

  it('says nothing of a silence shorter than its guards or past the end', () => {
    const track = scan(
      sampled(200, 20, (t) => t),
      200,
    );
    assert.ok(track);
    assert.equal(silentForceCourse(track, 5, 5.9, parameters), undefined);
    assert.equal(silentForceCourse(track, 30, 40, parameters), undefined);
  });
});
