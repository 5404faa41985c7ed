/** The course of force in silence: a contracture's and that of a cramp in another head are distinguished by their numbers. */
import assert from 'node:assert/strict';
import {
  silentForceCourse,
  type SilentForceCourse,
} from '../../../../src/detection/context/silentForceCourse';
import { parameters, plateau, sampled, scan } from './courses';

interface Told {
  readonly noise?: number;
  readonly activityEnd?: number;
  readonly goesOn?: boolean;
  readonly stretches?: readonly number[];
}

function courseOf(
  force: (t: number) => number,
  from: number,
  to: number,
  { noise = 0.05, activityEnd, goesOn = false, stretches = [] }: Told = {},
): SilentForceCourse {
  const track = scan(sampled(200, 90, force, noise), 200);
  assert.ok(track);
  const course = silentForceCourse(
    track,
    { onsetSeconds: from, endSeconds: to },
    {
      ...(activityEnd !== undefined && { activity: { onsetSeconds: 10, endSeconds: activityEnd } }),
      goesOn,
      stretches,
    },
    parameters,
  );
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
      within(course.halfSeconds, Math.min(45, half) - 0.1, Math.min(45, half) + 1.1);
      assert.equal(course.isHalfOpen, half > 44);
      within(course.fallPart, 0, 1 - Math.exp(-2.1 / tau) + 0.01);
      within(course.declinePart, 1 - Math.exp(-43.5 / tau) - 0.05, 1 - Math.exp(-44 / tau) + 0.01);
    });
  }

  it('finds the pace of a decay that the silence is too short to see halved', () => {
    const course = courseOf(contracture(8), 15, 20, { activityEnd: 15 });
    assert.equal(course.isHalfOpen, true);
    within(course.paceSeconds, 8 * Math.LN2 - 0.3, 8 * Math.LN2 + 0.3);
  });

  it('finds as much lost late as early of what decays, and next to nothing late of what yields to a new level', () => {
    const decaying = courseOf(contracture(60), 15, 39, { activityEnd: 15 }).late;
    within(decaying?.seconds, 5, 6);
    const part = 1 - Math.exp(-(decaying?.seconds ?? 0) / 60);
    within(decaying?.earlyPart, part - 0.005, part + 0.005);
    within(decaying?.lostPart, part - 0.005, part + 0.005);
    const yielding = (t: number): number =>
      40 * plateau(t, 10, 99) * (1 - 0.2 * (1 - Math.exp(-Math.max(0, t - 15) / 3)));
    const level = courseOf(yielding, 15, 39, { activityEnd: 15 }).late;
    within(level?.earlyPart, 0.04, 0.1);
    within(level?.lostPart, -0.002, 0.002);
  });

  it('finds the rise and the ripple of a cramp in another head', () => {
    const course = courseOf(otherHead, 15, 60, { activityEnd: 15 });
    within(course.risePart, 0.85, 1.05);
    assert.equal(course.continuousWithActivity, false);
    // 8 % and 2 % of sines: 0.0566 and 0.0141 in RMS, of which the band passes most; its slow build-up lowers the mean.
    within(course.ripplePart, 0.045, 0.085);
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

  it('finds a force that is let go, at the end of the silence and just behind it', () => {
    const held = (t: number): number => 40 * plateau(t, 10, 99) * (t < 50 ? 1 : Math.max(0, 51 - t));
    within(courseOf(held, 15, 60, { activityEnd: 15 }).fallPart, 0.99, 1);
    within(courseOf(held, 15, 50, { activityEnd: 15 }).fallPart, 0, 0.01);
    within(courseOf(held, 15, 50, { activityEnd: 15, goesOn: true }).fallPart, 0.9, 1);
  });

  it('knows a force that is taken off the transducer from one that a muscle lets go, however fast', () => {
    const ended = (end: (since: number) => number) => (t: number) =>
      t < 40 ? contracture(60)(t) : contracture(60)(40) * end(t - 40);
    const steps = [
      () => 0,
      (since: number) => 2 ** (-since / 0.05),
      (since: number) => 2 ** (-since / 0.2),
    ].map((end) => courseOf(ended(end), 15, 60, { activityEnd: 15, noise: 0.2 }));
    for (const { fallPart } of steps) within(fallPart, 0.9, 1);
    within(steps[0]?.stepPart, 0.9, 1);
    within(steps[1]?.stepPart, 0.2, 0.55);
    within(steps[2]?.stepPart, 0.05, 0.25);
  });

  it('finds no step in the noise of a weak force', () => {
    const weak = (t: number): number => 40 * plateau(t, 10, 15) + (t > 12 ? 3 : 0);
    within(courseOf(weak, 15.5, 60, { activityEnd: 15.5, noise: 2 }).stepPart, 0, 0.5);
  });

  it('finds what a force loses of its own level, however weak it is', () => {
    within(courseOf(contracture(60), 16, 46, { activityEnd: 15 }).lostPart, 0.35, 0.41);
    const weak = (t: number): number => (t < 15 ? contracture(60)(t) : 0.2 * contracture(60)(t));
    within(courseOf(weak, 16, 46, { activityEnd: 15 }).lostPart, 0.3, 0.45);
  });

  it('finds a force that is taken up anew, and none where it only drifts', () => {
    const pulled = (t: number): number => 40 * plateau(t, 10, 15) + 6 * plateau(t, 18, 99, 0.3);
    within(courseOf(pulled, 15.5, 60, { activityEnd: 15.5 }).gainPart, 0.9, 1.05);
    const drifting = (t: number): number => contracture(60)(t) + (0.2 * 40 * t) / 60;
    within(courseOf(drifting, 15.5, 60, { activityEnd: 15.5 }).gainPart, 0, 0.01);
  });

  it('finds nothing let go in the noise about the level from which force counts', () => {
    const spent = (t: number): number =>
      40 * plateau(t, 10, 15) + 3 * plateau(t, 10, 99) * Math.exp(-Math.max(0, t - 15) / 20);
    within(courseOf(spent, 15.8, 60, { activityEnd: 15.5, noise: 0.3 }).fallPart, 0, 0.3);
  });

  it('finds a slow relaxation and a recoil shorter than any contracture', () => {
    within(courseOf(contracture(3), 15, 60, { activityEnd: 15 }).halfSeconds, 2, 4);
  });

  it('finds a shifted baseline not to decline', () => {
    const shifted = (t: number): number => 40 * plateau(t, 10, 15) + (t > 12 ? 8 : 0);
    within(courseOf(shifted, 15.5, 60, { activityEnd: 15.5 }).declinePart, -0.005, 0.005);
  });

  it('finds a force to pull the other way than the effort before it', () => {
    const opposed = (t: number): number => 40 * plateau(t, 10, 15) - 15 * plateau(t, 15.3, 99);
    assert.equal(courseOf(opposed, 15.5, 60, { activityEnd: 15.3 }).isOpposed, true);
    assert.equal(courseOf(contracture(60), 15, 60, { activityEnd: 15 }).isOpposed, false);
  });

  it('leaves out what a stretch pulls that is noted', () => {
    const stretched = (t: number): number => contracture(100)(t) + 12 * plateau(t, 30, 34);
    within(courseOf(stretched, 15, 60, { activityEnd: 15 }).risePart, 0.2, 0.4);
    const told = courseOf(stretched, 15, 60, { activityEnd: 15, stretches: [30.2] });
    within(told.risePart, 0, 0.01);
    within(told.ripplePart, 0, 0.003);
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
    assert.equal(
      silentForceCourse(track, { onsetSeconds: 5, endSeconds: 5.9 }, { goesOn: false }, parameters),
      undefined,
    );
    assert.equal(
      silentForceCourse(track, { onsetSeconds: 30, endSeconds: 40 }, { goesOn: false }, parameters),
      undefined,
    );
  });
});
