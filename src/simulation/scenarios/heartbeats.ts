/** An electrocardiogram in a muscle's channel: at rest, beside contractions, and beside fibres that fire as regularly. */
import { technician } from '../annotations';
import { assemble, type Site, seenByNeedle } from '../assemble';
import { cues, drawHolds, excitationOf } from '../contractions';
import type { PlacedTrain } from '../emgChannel';
import { fibreSpike } from '../fibreShapes';
import { forceChannel, pullOfTrains, relaxed } from '../forceChannel';
import { type Heartbeat, heartbeat } from '../heartbeat';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import { dischargesOf, placed, seenAmplitude } from '../spontaneous';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenEpisodes, seenSpan } from '../truth';

const atRest = scenario(
  {
    name: 'heartbeat-at-rest',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'A muscle at rest whose channel picks up the heart: a QRS complex of 0.15 to 1.5 mV at every beat.',
  },
  (random, setting) => {
    const beats = heartbeat(random.fork(), setting.durationSeconds);
    return assemble(random, {
      setting,
      sites: [withBeats(setting, beats, [], [])],
      mechanical: random.uniform() < 0.4 ? [forceChannel(random.fork(), setting, relaxed(setting))] : [],
    });
  },
);

const withEffort = scenario(
  {
    name: 'heartbeat-and-effort',
    kind: 'trap',
    label: 'voluntary',
    intentKnown: true,
    describes: 'Contractions on cue in a channel that picks up the heart.',
  },
  (random, setting) => {
    const beats = heartbeat(random.fork(), setting.durationSeconds);
    const target = muscle(random.fork());
    const span = { from: random.uniform(4, 8), to: setting.durationSeconds };
    const holds = drawHolds(random, { ...span, most: 2, level: () => random.uniform(0.1, 0.6) });
    const trains = requestedTrains(random.fork(), target, {
      ...span,
      excitation: excitationOf(random, holds),
      variation: healthyVariation,
    });
    const seen = seenByNeedle(random.fork(), setting, trains);
    const asked = holds.flatMap((hold): Episode[] => {
      const own = seenSpan(seen, setting, hold.from, hold.to);
      return own ? [{ ...own, label: 'voluntary' }] : [];
    });
    const pull = pullOfTrains(setting, target, trains);
    const mark = technician(random.fork());
    return assemble(random, {
      setting,
      sites: [withBeats(setting, beats, seen, asked)],
      mechanical: random.uniform() < 0.5 ? [forceChannel(random.fork(), setting, pull)] : [],
      marks: cues(random, mark, holds),
    });
  },
);

const withFibrillation = scenario(
  {
    name: 'heartbeat-and-fibrillation',
    kind: 'trap',
    label: 'fibrillation',
    intentKnown: false,
    describes: 'A fibre that fires at 2 to 12 Hz in a channel that picks up the heart.',
  },
  (random, setting) => {
    const beats = heartbeat(random.fork(), setting.durationSeconds);
    const train = fibre(random.fork(), setting);
    const fibrillation = seenEpisodes([train], setting, { label: 'fibrillation', gapSeconds: 5 });
    return assemble(random, { setting, sites: [withBeats(setting, beats, [train], fibrillation)] });
  },
);

export const heartbeats: readonly Scenario[] = [atRest, withEffort, withFibrillation];

/** A site with the heart in it: where nothing else is seen, beats are what there is. */
function withBeats(
  { durationSeconds }: Setting,
  { disturbance, beatSeconds, reachSeconds }: Heartbeat,
  trains: readonly PlacedTrain[],
  episodes: readonly Episode[],
): Site {
  return {
    trains,
    disturbances: [disturbance],
    episodes: [...episodes, ...beatsBetween(beatSeconds, reachSeconds, episodes, durationSeconds)],
  };
}

function beatsBetween(
  beatSeconds: readonly number[],
  reachSeconds: number,
  episodes: readonly Episode[],
  durationSeconds: number,
): readonly Episode[] {
  const ends = [0, ...episodes.map(({ endSeconds }) => endSeconds)];
  const onsets = [...episodes.map(({ onsetSeconds }) => onsetSeconds), durationSeconds];
  return ends.flatMap((from, i): Episode[] => {
    const to = onsets[i] ?? durationSeconds;
    const own = beatSeconds.filter((t) => t - reachSeconds >= from && t + reachSeconds <= to);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [
      {
        onsetSeconds: first - reachSeconds,
        endSeconds: last + reachSeconds,
        label: 'artifact',
        reason: 'unassessable',
      },
    ];
  });
}

function fibre(random: Random, setting: Setting): PlacedTrain {
  const shape = fibreSpike(random, setting.samplingRate, seenAmplitude(random, setting, 60, 250));
  const interval = 1 / logUniform(random, 2, 12);
  const irregularity = random.uniform(0.01, 0.05);
  const run = { from: random.uniform(2.5, 8), to: setting.durationSeconds - random.uniform(1.5, 6) };
  const spikes = dischargesOf(run, () => Math.max(0.01, interval * random.normal(1, irregularity)));
  return placed(
    [shape],
    spikes.map((seconds) => ({ seconds })),
  );
}
