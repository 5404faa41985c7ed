/** Neurogenic cramps under the needle: with the intent known, without it, and straight out of a contraction. */
import { type Mark, technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, excitationOf, type Hold } from '../contractions';
import { type CrampCourse, crampingUnits, crampTrains, drawCourse, drawCrampSeconds } from '../crampTrains';
import type { PlacedTrain } from '../emgChannel';
import { forceChannel, pullOfTrains } from '../forceChannel';
import { type Muscle, muscle } from '../muscle';
import type { Random } from '../random';
import { scenario } from '../scenario';
import type { Setting } from '../setting';
import type { SimulatedRecording } from '../simulatedRecording';
import { healthyVariation, mergedTrains, requestedTrains, type Train } from '../trains';
import { type Episode, seenSpan } from '../truth';

/** What the recording shows beside the cramp. */
interface Frame {
  readonly before: 'nothing' | 'contraction-and-pause' | 'contraction';
  readonly marks: 'cramp' | 'relax' | 'both' | 'none';
  readonly hasForce: boolean;
  /** Whether a stretch of the muscle, noted, ends the cramp within a second or two. */
  readonly isStretched?: boolean;
}

export const cramps = [
  scenario(
    {
      name: 'neurogenic-cramp',
      kind: 'class',
      label: 'neurogenic-cramp',
      intentKnown: true,
      describes:
        'A cramp that builds up and sputters out; a mark, or a cue to relax before it, shows that nobody asked for it.',
    },
    (random, setting) => {
      const before = random.uniform() < 0.5 ? 'nothing' : 'contraction-and-pause';
      const choice = random.uniform();
      const marks = before === 'nothing' || choice < 0.35 ? 'cramp' : choice < 0.6 ? 'relax' : 'both';
      const isStretched = random.uniform() < 0.2;
      return cramp(random, setting, { before, marks, hasForce: random.uniform() < 2 / 3, isStretched });
    },
  ),
  scenario(
    {
      name: 'neurogenic-cramp-no-intent',
      kind: 'class',
      label: 'neurogenic-cramp',
      intentKnown: false,
      describes: 'The same cramp, but nothing in the recording says whether it was wanted.',
    },
    (random, setting) =>
      cramp(random, setting, { before: 'nothing', marks: 'none', hasForce: random.uniform() < 0.5 }),
  ),
  scenario(
    {
      name: 'neurogenic-cramp-after-contraction',
      kind: 'class',
      label: 'neurogenic-cramp',
      intentKnown: true,
      describes:
        'A strong contraction in shortened position runs into a cramp without a silent gap; the cue to relax stands.',
    },
    (random, setting) =>
      cramp(random, setting, {
        before: 'contraction',
        marks: random.uniform() < 0.5 ? 'relax' : 'both',
        hasForce: random.uniform() < 2 / 3,
      }),
  ),
];

function cramp(random: Random, setting: Setting, frame: Frame): SimulatedRecording {
  const hold = drawContraction(random, frame);
  const quietEnd = random.uniform(2.5, 5);
  const earliest = hold
    ? hold.to + (frame.before === 'contraction' ? -hold.fall : random.uniform(2.2, 4.5))
    : random.uniform(3, 8);
  const seconds = drawCrampSeconds(random, setting.durationSeconds - earliest - quietEnd);
  const drawn = drawCourse(random, earliest, earliest + seconds);
  const course = frame.isStretched ? { ...drawn, decline: random.uniform(1.2, 2.2) } : drawn;
  const target = muscle(random.fork());
  const trains = discharges(random, target, hold, course);
  const placed = seenByNeedle(random.fork(), setting, trains);
  const pull = pullOfTrains(setting, target, trains);
  return assemble(random, {
    setting,
    sites: [{ trains: placed, episodes: episodes(placed, setting, hold, course) }],
    mechanical: frame.hasForce ? [forceChannel(random.fork(), setting, pull)] : [],
    marks: marksOf(random, frame, hold, course),
  });
}

/** A contraction before the cramp: short of a maximal one, and a relax cue that the muscle does not follow at once. */
function drawContraction(random: Random, frame: Frame): Hold | undefined {
  if (frame.before === 'nothing') return undefined;
  const from = random.uniform(2.5, 4);
  const hold = drawHold(random, from, from + random.uniform(4, 7), random.uniform(0.4, 0.8));
  return { ...hold, fall: frame.before === 'contraction' ? 0.15 : hold.fall };
}

function discharges(
  random: Random,
  target: Muscle,
  hold: Hold | undefined,
  course: CrampCourse,
): readonly Train[] {
  const requested = hold
    ? requestedTrains(random.fork(), target, {
        ...hold,
        excitation: excitationOf(random, [hold]),
        variation: healthyVariation,
      })
    : [];
  const units = crampingUnits(random, target, 5 + Math.floor(random.uniform() * 36), 1.5);
  const cramping = crampTrains(random.fork(), units, course);
  return mergedTrains(requested, cramping);
}

function episodes(
  placed: readonly PlacedTrain[],
  setting: Setting,
  hold: Hold | undefined,
  course: CrampCourse,
): readonly Episode[] {
  const cramped = seenSpan(placed, setting, course.from, course.to + 0.1);
  const asked = hold ? seenSpan(placed, setting, hold.from, Math.min(hold.to, course.from)) : undefined;
  if (!cramped) return asked ? [{ ...asked, label: 'voluntary' }] : [];
  const cramp: Episode = { ...cramped, label: 'neurogenic-cramp' };
  if (!asked) return [cramp];
  // A contraction that runs into the cramp ends where the cramp begins.
  const isBridged = cramped.onsetSeconds - asked.endSeconds < 0.3;
  const endSeconds = isBridged ? cramped.onsetSeconds : asked.endSeconds;
  return [{ onsetSeconds: asked.onsetSeconds, endSeconds, label: 'voluntary' }, cramp];
}

function marksOf(random: Random, frame: Frame, hold: Hold | undefined, course: CrampCourse): readonly Mark[] {
  if (frame.marks === 'none') return [];
  const mark = technician(random.fork());
  const asked = hold && frame.marks !== 'cramp' ? cues(random, mark, [hold]) : [];
  const noticed = frame.marks === 'relax' ? [] : [mark('cramp', course.from + random.uniform(0.3, 4))];
  const stretched = frame.isStretched
    ? [mark('stretch', course.to - course.decline - random.uniform(0, 0.6))]
    : [];
  return [...asked, ...noticed, ...stretched];
}
