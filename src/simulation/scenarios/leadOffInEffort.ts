/**
 * The electrode comes off in the middle of an effort that goes on: from one sample to the next noise or hum of another size is
 * in the pattern's place, until it is on again or to the end (DETECTION.md §B.5).
 */
import { technician } from '../annotations';
import { askedEffort } from '../askedEffort';
import { assemble } from '../assemble';
import { cues, drawHold } from '../contractions';
import { foreignNoise, humWithin } from '../disturbances';
import type { Disturbance } from '../emgChannel';
import { forceChannel } from '../forceChannel';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { drawHum, logUniform, type Setting, wandering } from '../setting';
import type { Run } from '../spontaneous';

export const leadOffInEffort: Scenario = scenario(
  {
    name: 'lead-off-in-effort',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: true,
    describes:
      'A contraction on cue in the middle of which noise takes the signal’s place, a third of the electrode’s own or 4 to 20 times it, with other hum or none; half of them come back.',
  },
  (random, setting) => {
    const { durationSeconds } = setting;
    const from = random.uniform(3, 6);
    const hold = drawHold(random, from, durationSeconds - random.uniform(3, 6), random.uniform(0.2, 0.8));
    const effort = askedEffort(random, setting, hold);
    const offFrom = from + random.uniform(4, 8);
    const isBack = random.uniform() < 0.5;
    const off = {
      from: offFrom,
      to: isBack ? Math.min(offFrom + random.uniform(3, 9), hold.to - 4) : durationSeconds,
    };
    const [seen] = effort.episodes;
    const before = seen && { ...seen, endSeconds: off.from };
    const after = seen && isBack ? { ...seen, onsetSeconds: off.to } : undefined;
    const told = { label: 'artifact', reason: 'unassessable' } as const;
    const force = random.uniform() < 0.7 ? [forceChannel(random.fork(), setting, effort.pull)] : [];
    return assemble(random, {
      setting,
      sites: [
        {
          trains: effort.trains.map((train) => ({
            ...train,
            spikeSeconds: train.spikeSeconds.filter((seconds) => seconds < off.from || seconds >= off.to),
          })),
          episodes: [before, { onsetSeconds: off.from, endSeconds: off.to, ...told }, after].flatMap(
            (episode) => (episode ? [episode] : []),
          ),
          disturbances: inItsPlace(random, setting, off),
        },
      ],
      mechanical: force,
      marks: cues(random, technician(random.fork()), [hold]),
    });
  },
);

/** Noise, and in two of three hum of 5 to 120 µV. */
function inItsPlace(random: Random, setting: Setting, off: Run): readonly Disturbance[] {
  const part = random.uniform() < 0.35 ? random.uniform(0.15, 0.3) : logUniform(random, 4, 20);
  const noise = foreignNoise(random, off, part * setting.noiseMicrovolts);
  if (random.uniform() < 1 / 3) return [noise];
  const hum = { ...(setting.hum ?? drawHum(random)), amplitudeMicrovolts: logUniform(random, 5, 120) };
  return [noise, humWithin(off, wandering(random, hum))];
}
