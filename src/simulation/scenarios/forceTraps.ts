/** Force that this muscle does not make, or that nobody measured: the ways to a false contracture (DETECTION.md §A.5). */
import { technician } from '../annotations';
import { assemble, seenByNeedle } from '../assemble';
import { cues, drawHold, drawHolds, excitationOf, type Hold } from '../contractions';
import { forceChannel, pullOfTrains } from '../forceChannel';
import { type Muscle, muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { healthyVariation, requestedTrains, type Train } from '../trains';
import { type Episode, seenSpan } from '../truth';
import { drawContracture } from './contracture';

const noMechanicalChannel = scenario(
  {
    name: 'no-mechanical-channel',
    kind: 'trap',
    label: 'indeterminate',
    intentKnown: true,
    describes:
      'A contracture that no force channel shows; in half a cramp mark stands, in half only the cue to relax.',
  },
  (random, setting) => {
    const isMarked = random.uniform() < 0.5;
    const drawn = drawContracture(
      random,
      setting,
      {
        label: 'indeterminate',
        reason: isMarked ? 'silence_during_reported_cramp' : 'rest_or_contracture_indeterminate',
      },
      12,
    );
    return assemble(random, {
      setting,
      sites: [drawn.site],
      marks: [drawn.startCue, drawn.relaxCue, ...(isMarked ? [drawn.crampMark] : [])],
    });
  },
);

const antagonistForce = scenario(
  {
    name: 'antagonist-force',
    kind: 'trap',
    label: 'indeterminate',
    reason: 'silent_with_force',
    intentKnown: true,
    describes:
      'After a contraction this site is silent as asked, while the antagonist (second channel) makes the force.',
  },
  (random, setting) => {
    const from = random.uniform(2.5, 4);
    const own = drawHold(random, from, from + random.uniform(5, 9), random.uniform(0.4, 0.8));
    const otherFrom = own.to - random.uniform(-0.5, 1.5);
    const others = drawHold(
      random,
      otherFrom,
      Math.min(setting.durationSeconds - 2, otherFrom + random.uniform(10, 25)),
      random.uniform(0.2, 0.7),
    );
    const [here, there] = [muscle(random.fork()), muscle(random.fork())];
    const [ownTrains, otherTrains] = [held(random, here, [own]), held(random, there, [others])];
    const [seenHere, seenThere] = [
      seenByNeedle(random.fork(), setting, ownTrains),
      seenByNeedle(random.fork(), setting, otherTrains),
    ];
    const asked = seenSpan(seenHere, setting, own.from, own.to);
    const other = seenSpan(seenThere, setting, others.from, others.to);
    // The antagonist pulls the other way on the same transducer.
    const sign = random.uniform() < 0.5 ? -1 : 1;
    const against = pullOfTrains(setting, there, otherTrains);
    const pull = pullOfTrains(setting, here, ownTrains).map((force, i) => force + sign * (against[i] ?? 0));
    const mark = technician(random.fork());
    const silence: Episode[] = other
      ? [
          {
            onsetSeconds: Math.max(other.onsetSeconds, asked?.endSeconds ?? 0),
            endSeconds: other.endSeconds,
            label: 'indeterminate',
            reason: 'silent_with_force',
          },
        ]
      : [];
    return assemble(random, {
      setting,
      sites: [
        {
          trains: seenHere,
          episodes: [...(asked ? [{ ...asked, label: 'voluntary' as const }] : []), ...silence],
        },
        { trains: seenThere, episodes: other ? [{ ...other, label: 'voluntary' }] : [] },
      ],
      mechanical: [forceChannel(random.fork(), setting, pull)],
      marks: [
        ...cues(random, mark, [own]),
        ...(random.uniform() < 0.5 ? [mark('cramp', others.from + random.uniform(0.5, 3))] : []),
      ],
    });
  },
);

const silentSite = scenario(
  {
    name: 'voluntary-silent-site',
    kind: 'trap',
    label: 'indeterminate',
    reason: 'electrode_not_in_active_region',
    intentKnown: true,
    describes: 'The person contracts on request and the force shows it, but this site stays silent.',
  },
  (random, setting) => {
    const span = { from: random.uniform(2.5, 5), to: setting.durationSeconds };
    const holds = drawHolds(random, { ...span, most: 4, level: () => random.uniform(0.2, 0.8) });
    const elsewhere = muscle(random.fork());
    const trains = held(random, elsewhere, holds);
    const mark = technician(random.fork());
    return assemble(random, {
      setting,
      sites: [
        {
          trains: [],
          episodes: holds.map((hold) => ({
            onsetSeconds: hold.from,
            endSeconds: hold.to,
            label: 'indeterminate',
            reason: 'electrode_not_in_active_region',
          })),
        },
      ],
      mechanical: [forceChannel(random.fork(), setting, pullOfTrains(setting, elsewhere, trains))],
      marks: cues(random, mark, holds),
    });
  },
);

function held(random: Random, target: Muscle, holds: readonly Hold[]): readonly Train[] {
  return requestedTrains(random.fork(), target, {
    from: holds[0]?.from ?? 0,
    to: holds.at(-1)?.to ?? 0,
    excitation: excitationOf(random, holds),
    variation: healthyVariation,
  });
}

export const forceTraps: readonly Scenario[] = [noMechanicalChannel, antagonistForce, silentSite];
