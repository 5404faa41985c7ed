/**
 * A neurogenic cramp in another head of the muscle: this site is silent while the force rises and holds with the
 * ripple and the 1 to 2 Hz swing of a real cramp. Nothing here may ever be called a contracture (DETECTION.md §G.3).
 */
import { technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, excitationOf, type Hold } from '../contractions';
import { crampTrains, drawCourse, scatteredUnits } from '../crampTrains';
import { forceChannel, pullOfTrains, together } from '../forceChannel';
import { type Muscle, muscle } from '../muscle';
import { type Scenario, scenario } from '../scenario';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenSpan } from '../truth';

export const focalMiss: Scenario = scenario(
  {
    name: 'focal-miss',
    kind: 'trap',
    label: 'indeterminate',
    reason: 'silent_with_force',
    intentKnown: true,
    describes:
      'The cramp is in another head: silence here, force there; half with a contraction at this site before.',
  },
  (random, setting) => {
    const hasContraction = random.uniform() < 0.5;
    const from = random.uniform(3, 4.5);
    const hold = hasContraction
      ? drawHold(random, from, from + random.uniform(5, 9), random.uniform(0.4, 0.8))
      : undefined;
    // Some cramps start as the contraction ends, so that the force never comes back to its baseline.
    const gap = hasContraction && random.uniform() < 0.5 ? random.uniform(-0.8, 0.1) : random.uniform(1, 3);
    const crampFrom = (hold?.to ?? from) + gap;
    const rest = setting.durationSeconds - crampFrom;
    const crampTo = crampFrom + rest * (random.uniform() < 0.5 ? random.uniform(0.6, 0.85) : 1);
    const course = drawCourse(random, crampFrom, crampTo);
    const here = muscle(random.fork());
    const there = muscle(random.fork());
    const requested = hold ? request(random, here, hold) : [];
    const placed = seenByNeedle(random.fork(), setting, requested);
    // The other head works too when the whole muscle does, and its cramp is strong enough to be noticed.
    const other = crampTrains(random.fork(), scatteredUnits(random, there), course);
    const pull = together(pullOfTrains(setting, here, requested), pullOfTrains(setting, there, other));
    const asked = hold ? seenSpan(placed, setting, hold.from, hold.to) : undefined;
    const silentFrom = Math.max(crampFrom, asked?.endSeconds ?? 0);
    const mark = technician(random.fork());
    return assemble(random, {
      setting,
      sites: [
        {
          trains: placed,
          episodes: [
            ...(asked ? [{ ...asked, label: 'voluntary' } satisfies Episode] : []),
            {
              onsetSeconds: silentFrom,
              endSeconds: crampTo,
              label: 'indeterminate',
              reason: 'silent_with_force',
            },
          ],
        },
      ],
      mechanical: [forceChannel(random.fork(), setting, pull)],
      marks: [
        ...(hold && random.uniform() < 0.6 ? cues(random, mark, [hold]) : []),
        mark('cramp', silentFrom + random.uniform(0.3, 3)),
      ],
    });
  },
);

function request(
  random: Parameters<typeof requestedTrains>[0],
  here: Muscle,
  hold: Hold,
): ReturnType<typeof requestedTrains> {
  return requestedTrains(random.fork(), here, {
    ...hold,
    excitation: excitationOf(random, [hold]),
    variation: healthyVariation,
  });
}
