/** Needle insertion: bursts of 300 to 500 ms of tornFibres fibres' spikes, each with the needle's jolt; rest between. */
import { assemble } from '../assemble';
import { jolt } from '../disturbances';
import type { Disturbance, PlacedTrain } from '../emgChannel';
import { fibreSpike } from '../fibreShapes';
import { forceChannel, relaxed } from '../forceChannel';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import type { SimulatedRecording } from '../simulatedRecording';
import { placed, type Run } from '../spontaneous';
import { seenSpan } from '../truth';

export const insertions: readonly Scenario[] = [
  scenario(
    {
      name: 'insertion',
      kind: 'class',
      label: 'insertion',
      intentKnown: false,
      describes: 'The needle is moved several times: bursts of 300 to 500 ms between rest.',
    },
    (random, setting) => inserted(random, setting, { hasForce: random.uniform() < 0.5, every: [3, 9] }),
  ),
  scenario(
    {
      name: 'insertion-in-rest',
      kind: 'trap',
      label: 'insertion',
      intentKnown: false,
      describes: 'One to three insertions in a long rest with a force channel: a live needle, nothing else.',
    },
    (random, setting) => inserted(random, setting, { hasForce: true, every: [9, 20] }),
  ),
];

function inserted(
  random: Random,
  setting: Setting,
  frame: { readonly hasForce: boolean; readonly every: readonly [number, number] },
): SimulatedRecording {
  const bursts: Run[] = [];
  let from = random.uniform(3, 7);
  while (from < setting.durationSeconds - 3) {
    bursts.push({ from, to: from + random.uniform(0.3, 0.5) });
    from += random.uniform(...frame.every);
  }
  const trains = bursts.flatMap((burst) => tornFibres(random.fork(), setting, burst));
  const jolts = bursts.map((burst): Disturbance => jolt(random.fork(), burst.from, 0.15));
  return assemble(random, {
    setting,
    sites: [
      {
        trains,
        episodes: bursts.flatMap((burst) => {
          const seen = seenSpan(trains, setting, burst.from, burst.to);
          return seen ? [{ ...seen, label: 'insertion' as const }] : [];
        }),
        disturbances: jolts,
      },
    ],
    mechanical: frame.hasForce ? [forceChannel(random.fork(), setting, relaxed(setting))] : [],
  });
}

/** A dozen fibres that fire as they are torn at, most at first. */
export function tornFibres(random: Random, setting: Setting, burst: Run): readonly PlacedTrain[] {
  const count = 8 + Math.floor(random.uniform() * 10);
  return Array.from({ length: count }, (_, i) => {
    const least = 9 * setting.noiseMicrovolts;
    const shape = fibreSpike(
      random,
      setting.samplingRate,
      logUniform(random, least, Math.max(2 * least, 600)),
    );
    const rate = random.uniform(20, 70);
    const spikes: { seconds: number; scale: number }[] = [];
    // The first fibre answers at once, the second lasts to the end.
    let seconds = burst.from + (i === 0 ? 0 : random.uniform(0, 0.15));
    const end = burst.to - (i === 1 ? 0 : random.uniform(0, 0.6) * (burst.to - burst.from));
    while (seconds < end) {
      spikes.push({ seconds, scale: random.uniform(0.7, 1.1) });
      seconds += 0.004 - Math.log(1 - random.uniform()) / rate;
    }
    return placed([shape], spikes);
  });
}
