/** Tremor: bursts of many units, 3 to 12 per second; an accelerometer shows them in some (DETECTION.md §A.4). */
import { seenByNeedle } from '../assemble';
import { mechanicalChannel, pullOfTrains } from '../forceChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import type { SimulatedChannel } from '../simulatedRecording';
import { drawRuns, type Run, spontaneous } from '../spontaneous';
import { healthyVariation, requestedTrains } from '../trains';

/** A run of tremor with its beats. */
interface Beats extends Run {
  readonly level: number;
  /** When each burst begins, and how long it lasts. */
  readonly bursts: readonly { readonly from: number; readonly seconds: number }[];
}

export const tremor: Scenario = scenario(
  {
    name: 'tremor',
    kind: 'class',
    label: 'tremor',
    intentKnown: false,
    describes: 'Bursts of many units at 3 to 12 Hz, silent between; sometimes with an acceleration channel.',
  },
  (random, setting) => {
    const hertz = random.uniform(3.5, 11);
    const runs = drawRuns(random, setting, { run: [8, 40], pause: [2.5, 6] }).map((run) =>
      beats(random, run, hertz),
    );
    const target = muscle(random.fork());
    const trains = requestedTrains(random.fork(), target, {
      from: 0,
      to: setting.durationSeconds,
      excitation: excitationOf(runs),
      variation: healthyVariation,
    });
    const mechanical = random.uniform() < 0.4 ? [acceleration(random.fork(), setting, runs)] : [];
    return spontaneous(random, setting, seenByNeedle(random.fork(), setting, trains), {
      label: 'tremor',
      gapSeconds: 2,
      pull: pullOfTrains(setting, target, trains),
      mechanical,
    });
  },
);

function beats(random: Random, run: Run, hertz: number): Beats {
  const duty = random.uniform(0.3, 0.5);
  const bursts = [];
  for (let t = run.from; t < run.to; t += random.normal(1, 0.05) / hertz) {
    bursts.push({ from: t, seconds: (duty * random.normal(1, 0.1)) / hertz });
  }
  return { ...run, bursts, level: random.uniform(0.15, 0.5) };
}

/** Excitation rises and falls as half a sine within each burst. Asked at any time, mostly forwards. */
function excitationOf(runs: readonly Beats[]): (seconds: number) => number {
  const bursts = runs.flatMap(({ level, bursts: own }) => own.map((burst) => ({ ...burst, level })));
  let next = 0;
  return (t) => {
    if (t < (bursts[next]?.from ?? 0)) next = 0;
    while (next + 1 < bursts.length && (bursts[next + 1]?.from ?? Infinity) <= t) next++;
    const burst = bursts[next];
    if (!burst || t < burst.from || t >= burst.from + burst.seconds) return 0;
    return burst.level * Math.sin((Math.PI * (t - burst.from)) / burst.seconds);
  };
}

/** In units of gravity: a beat after each burst. */
function acceleration(random: Random, setting: Setting, runs: readonly Beats[]): SimulatedChannel {
  const { samplingRate } = setting.mechanical;
  const values = Float32Array.from({ length: setting.durationSeconds * samplingRate }, () =>
    random.normal(0, 0.004),
  );
  const size = random.uniform(0.05, 0.4);
  for (const burst of runs.flatMap((run) => run.bursts)) {
    const from = Math.round((burst.from + 0.03) * samplingRate);
    const length = Math.round(2 * burst.seconds * samplingRate);
    for (let i = 0; i < length && from + i < values.length; i++) {
      values[from + i] = (values[from + i] ?? 0) + size * Math.sin((2 * Math.PI * i) / length);
    }
  }
  return mechanicalChannel('Acc', 'g', samplingRate, values);
}
