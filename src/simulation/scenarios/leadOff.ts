/**
 * The electrode comes off (or never was on) while the muscle is in contracture or another head cramps: force and mark
 * are there, and a silence that is no silence of the muscle (DETECTION.md §B.5, §O10).
 */
import { assemble } from '../assemble';
import { crampTrains, drawCourse, scatteredUnits } from '../crampTrains';
import { flat, foreignNoise, shorted } from '../disturbances';
import type { Disturbance } from '../emgChannel';
import { forceChannel, type Pull, pullOfTrains, together } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import type { Run } from '../spontaneous';
import { type Contracture, drawContracture } from './contracture';
import { atRail, openInput } from './inputFaults';

export const leadOff: Scenario = scenario(
  {
    name: 'lead-off',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: true,
    describes:
      'Force and a cramp mark as in a contracture, but the electrode is off: flat, at a rail, shorted, open with hum, or foreign noise.',
  },
  (random, setting) => {
    const told = { label: 'artifact', reason: 'unassessable' } as const;
    const drawn = drawContracture(random, setting, told, 8);
    const isOffThroughout = random.uniform() < 0.25;
    const off = {
      from: isOffThroughout ? 0 : drawn.silentFrom - random.uniform(0.02, 1),
      to: setting.durationSeconds,
    };
    const seen = drawn.site.episodes
      .filter(({ label, onsetSeconds }) => label === 'voluntary' && onsetSeconds < off.from)
      .map((episode) => ({ ...episode, endSeconds: Math.min(episode.endSeconds, off.from) }));
    const pull = random.uniform() < 0.5 ? drawn.pull : crampPull(random, setting, drawn);
    return assemble(random, {
      setting,
      sites: [
        {
          trains: drawn.site.trains.map((train) => ({
            ...train,
            spikeSeconds: train.spikeSeconds.filter((seconds) => seconds < off.from),
          })),
          episodes: [...seen, { onsetSeconds: off.from, endSeconds: off.to, ...told }],
          disturbances: [openLead(random, setting, off)],
        },
      ],
      mechanical: [forceChannel(random.fork(), setting, pull)],
      marks: [drawn.startCue, drawn.relaxCue, drawn.crampMark],
    });
  },
);

/** The force of a neurogenic cramp in place of the contracture's. */
function crampPull(random: Random, setting: Setting, { exercisePull, silentFrom }: Contracture): Pull {
  const cramping = muscle(random.fork());
  const course = drawCourse(random, silentFrom - random.uniform(0.2, 1), setting.durationSeconds);
  const trains = crampTrains(random.fork(), scatteredUnits(random, cramping), course);
  return together(exercisePull, pullOfTrains(setting, cramping, trains));
}

/** What a lost electrode leaves in the file. */
function openLead(random: Random, setting: Setting, off: Run): Disturbance {
  const choice = random.uniform();
  if (choice < 0.2) return flat(off, 0);
  if (choice < 0.4) return atRail(random, setting, off);
  if (choice < 0.65) return shorted(random, off);
  if (choice < 0.85) return openInput(random, setting, off);
  return foreignNoise(random, off, random.uniform(8, 40) * setting.noiseMicrovolts);
}
