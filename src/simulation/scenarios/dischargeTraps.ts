/** Activity that rules for limb muscles get wrong: fast and irregular neck units, tetany, stimulation. */
import { assemble } from '../assemble';
import { drawHold, excitationOf } from '../contractions';
import { smallPops, stimuli } from '../disturbances';
import type { PlacedTrain } from '../emgChannel';
import { nearUnit } from '../fibreShapes';
import { forceChannel, type Pull, pullOfTrains } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { pick, type Setting } from '../setting';
import { spikeTrain } from '../spikeTrain';
import { drawRuns, placed, type Run, seenAmplitude, spontaneous } from '../spontaneous';
import { seenSpan } from '../truth';

const sternohyoid = scenario(
  {
    name: 'sternohyoid-like',
    kind: 'trap',
    label: 'voluntary',
    intentKnown: false,
    describes:
      'Voluntary units of a neck muscle: 65 falling to 53 pps with a CoV of 0.40 (Farina & Falla 2009).',
  },
  (random, given) => {
    const name = pick(random, ['Sternohyoid EMG', given.emgNames[0]]);
    const setting: Setting = { ...given, emgNames: [name, given.emgNames[1]] };
    const from = random.uniform(2.5, 5);
    const to = random.uniform(Math.min(from + 12, setting.durationSeconds - 3), setting.durationSeconds - 2);
    const hold = drawHold(random, from, to, 1);
    const effort = excitationOf(random, [hold], 0.05);
    const count = 3 + Math.floor(random.uniform() * 5);
    const trains = Array.from({ length: count }, (_, i): PlacedTrain => {
      const own = random.fork();
      const shapes = nearUnit(own, setting.samplingRate, seenAmplitude(own, setting, 80, 700));
      const firstRate = own.normal(65, 6);
      // Units join as the effort grows and leave as it falls.
      const threshold = (0.8 * i) / count;
      const drive = {
        rate: (t: number) => (effort(t) > threshold ? firstRate - (12 * (t - from)) / (to - from) : 0),
        variation: () => 0.4,
      };
      return { shapes, spikeSeconds: spikeTrain(own, drive, from, to) };
    });
    const seen = seenSpan(trains, setting, from, to);
    return assemble(random, {
      setting,
      sites: [{ trains, episodes: seen ? [{ ...seen, label: 'voluntary' }] : [] }],
    });
  },
);

const tetany = scenario(
  {
    name: 'tetany-multiplets',
    kind: 'trap',
    label: 'indeterminate',
    reason: 'unclassified_activity',
    intentKnown: false,
    describes:
      'Units that fire in groups of five and more at 4 to 15 ms, several groups a second (Deecke 1983).',
  },
  (random, setting) => {
    const runs = drawRuns(random, setting, { run: [15, 40], pause: [3, 6] });
    const count = 1 + Math.floor(random.uniform() * 3);
    const trains = Array.from({ length: count }, () => {
      const own = random.fork();
      const shapes = nearUnit(own, setting.samplingRate, seenAmplitude(own, setting, 120, 1200));
      return placed(shapes, multiplets(own, runs));
    });
    return spontaneous(random, setting, trains, {
      label: 'indeterminate',
      reason: 'unclassified_activity',
      gapSeconds: 2,
    });
  },
);

function multiplets(
  random: Random,
  runs: readonly Run[],
): readonly { readonly seconds: number; readonly scale: number }[] {
  const groupsPerSecond = random.uniform(2, 5);
  const within = random.uniform(0.005, 0.012);
  const spikes: { seconds: number; scale: number }[] = [];
  for (const run of runs) {
    for (let t = run.from; t < run.to; t += random.normal(1, 0.2) / groupsPerSecond) {
      const count = 5 + Math.floor(random.uniform() * 4);
      let seconds = t;
      for (let i = 0; i < count; i++) {
        spikes.push({ seconds, scale: 1 - 0.04 * i });
        // The intervals of a group grow.
        seconds += Math.min(0.019, Math.max(0.004, within * (1 + 0.08 * i) * random.normal(1, 0.1)));
      }
    }
  }
  return spikes;
}

const stimulus = scenario(
  {
    name: 'stimulus',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'Trains of stimulus artifacts at 1 to 20 Hz; in half another muscle answers, and the force shows it.',
  },
  (random, setting) => {
    const runs = drawRuns(random, setting, { run: [4, 15], pause: [3, 8] });
    const drawn = runs.map((run) => stimuli(random, run));
    const episodes = drawn.map(({ seconds }, i) => ({
      onsetSeconds: seconds[0] ?? runs[i]?.from ?? 0,
      endSeconds: (seconds.at(-1) ?? 0) + 0.001,
      label: 'artifact' as const,
      reason: 'unassessable' as const,
    }));
    const evoked =
      random.uniform() < 0.5
        ? [forceChannel(random.fork(), setting, evokedPull(random, setting, drawn))]
        : [];
    return assemble(random, {
      setting,
      sites: [{ trains: [], episodes, disturbances: drawn.map(({ disturbance }) => disturbance) }],
      mechanical: evoked,
    });
  },
);

/** Every stimulus makes a third of the other muscle's units twitch at once. */
function evokedPull(
  random: Random,
  setting: Setting,
  drawn: readonly { readonly seconds: readonly number[] }[],
): Pull {
  const other = muscle(random.fork());
  const spikeSeconds = Float64Array.from(
    drawn.flatMap(({ seconds }) => seconds),
    (t) => t + 0.01,
  );
  const units = other.units.filter(() => random.uniform() < 1 / 3);
  return pullOfTrains(
    setting,
    other,
    units.map((unit) => ({ unit, spikeSeconds })),
  );
}

const electrodePops = scenario(
  {
    name: 'electrode-pops',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'A loose contact: edges of 40 to 600 µV within a sample that decay smoothly, at irregular times, as fasciculations come.',
  },
  (random, setting) => {
    const drawn = drawRuns(random, setting, { run: [4, 12], pause: [3, 8] }).map((run) => ({
      ...smallPops(random, run),
      run,
    }));
    const episodes = drawn.map(({ run, endSeconds }) => ({
      onsetSeconds: run.from,
      endSeconds: Math.min(endSeconds, setting.durationSeconds),
      label: 'artifact' as const,
      reason: 'unassessable' as const,
    }));
    return assemble(random, {
      setting,
      sites: [{ trains: [], episodes, disturbances: drawn.map(({ disturbance }) => disturbance) }],
    });
  },
);

export const dischargeTraps: readonly Scenario[] = [sternohyoid, tetany, stimulus, electrodePops];
