/**
 * The electrode comes off (or never was on) while the muscle is in contracture or another head cramps: force and mark
 * are there, and a silence that is no silence of the muscle (DETECTION.md §B.5, §O10).
 */
import { assemble } from '../assemble';
import { crampTrains, drawCourse, scatteredUnits } from '../crampTrains';
import { flat, foreignNoise } from '../disturbances';
import type { Disturbance } from '../emgChannel';
import { forceChannel, type Pull, pullOfTrains, together } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import type { Run } from '../spontaneous';
import { type Contracture, drawContracture } from './contracture';

export const leadOff: Scenario = scenario(
  {
    name: 'lead-off',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: true,
    describes:
      'Force and a cramp mark as in a contracture, but the electrode is off: flat, at a rail, or foreign noise.',
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
function openLead(random: Random, { stepMicrovolts, noiseMicrovolts }: Setting, off: Run): Disturbance {
  const choice = random.uniform();
  if (choice < 0.3) return flat(off, 0);
  if (choice < 0.5) return flat(off, (random.uniform() < 0.5 ? -32768 : 32767) * stepMicrovolts);
  if (choice < 0.75) return foreignNoise(random, off, random.uniform(0.01, 0.12) * noiseMicrovolts);
  return foreignNoise(random, off, random.uniform(8, 40) * noiseMicrovolts);
}
