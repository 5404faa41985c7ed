/** Artifacts: the electrode comes off, the amplifier saturates, the needle is jolted, a stimulator runs. */
import { assemble, seenByNeedle } from '../assemble';
import { drawHold, excitationOf, type Hold } from '../contractions';
import { flat, pops, saturated, stimuli } from '../disturbances';
import type { Disturbance } from '../emgChannel';
import { forceChannel, pullOfTrains } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import { drawRuns, type Run } from '../spontaneous';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenSpan } from '../truth';

export const artifact: Scenario = scenario(
  {
    name: 'artifact',
    kind: 'class',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'Stretches that no one can read: lead off (flat), clipped, moved, or full of stimuli; at rest or between contractions.',
  },
  (random, setting) => {
    const runs = drawRuns(random, setting, { run: [1.5, 8], pause: [4, 10] });
    const target = muscle(random.fork());
    // Some recordings have a contraction in each pause, so that not every artifact lies in silence.
    const holds = random.uniform() < 0.4 ? between(random, runs) : [];
    const trains = requestedTrains(random.fork(), target, {
      from: 0,
      to: setting.durationSeconds,
      excitation: excitationOf(random, holds),
      variation: healthyVariation,
    });
    const placed = seenByNeedle(random.fork(), setting, trains);
    const pull = pullOfTrains(setting, target, trains);
    const force = random.uniform() < 0.5 ? [forceChannel(random.fork(), setting, pull)] : [];
    const asked = holds.flatMap((hold): Episode[] => {
      const seen = seenSpan(placed, setting, hold.from, hold.to);
      return seen ? [{ ...seen, label: 'voluntary' }] : [];
    });
    const spoilt = runs.map((run) => spoil(random, setting, run));
    return assemble(random, {
      setting,
      sites: [
        {
          trains: placed,
          episodes: [...asked, ...spoilt.map(({ episode }) => episode)],
          disturbances: spoilt.map(({ disturbance }) => disturbance),
        },
      ],
      mechanical: force,
    });
  },
);

function between(random: Random, runs: readonly Run[]): readonly Hold[] {
  return runs.slice(1).map((run, i) => {
    const free = { from: (runs[i]?.to ?? 0) + 0.6, to: run.from - 0.6 };
    return drawHold(random, free.from, free.to, random.uniform(0.1, 0.5));
  });
}

function spoil(
  random: Random,
  { durationSeconds }: Setting,
  run: Run,
): { readonly disturbance: Disturbance; readonly episode: Episode } {
  const episode = (to: number): Episode => ({
    onsetSeconds: run.from,
    endSeconds: Math.min(to, durationSeconds),
    label: 'artifact',
    reason: 'unassessable',
  });
  const choice = random.uniform();
  if (choice < 0.25) return { disturbance: flat(run, 0), episode: episode(run.to) };
  if (choice < 0.5) return { disturbance: saturated(random, run), episode: episode(run.to) };
  if (choice < 0.75) {
    const { disturbance, endSeconds } = pops(random, run);
    return { disturbance, episode: episode(endSeconds) };
  }
  const { disturbance, seconds } = stimuli(random, run);
  return { disturbance, episode: episode((seconds.at(-1) ?? run.to) + 0.001) };
}
