/** Spontaneous discharges of motor units: neuromyotonia, myokymia, fasciculation (DETECTION.md §A.4). */
import type { PlacedTrain } from '../emgChannel';
import { nearUnit } from '../fibreShapes';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import type { Setting } from '../setting';
import { dischargesOf, drawRuns, placed, type Run, seenAmplitude, spontaneous } from '../spontaneous';

const neuromyotonia = scenario(
  {
    name: 'neuromyotonic-discharge',
    kind: 'class',
    label: 'neuromyotonic-discharge',
    intentKnown: false,
    describes:
      'Bursts of one unit at 150 to 300 Hz of up to a few seconds, abrupt, slowing and losing amplitude.',
  },
  (random, setting) => {
    const shapes = nearUnit(random.fork(), setting.samplingRate, seenAmplitude(random, setting, 150, 1000));
    const runs = drawRuns(random, setting, { run: [0.3, 3], pause: [2.5, 8] });
    const spikes = runs.flatMap((run) => decrementing(random, run));
    return spontaneous(random, setting, [placed(shapes, spikes)], {
      label: 'neuromyotonic-discharge',
      gapSeconds: 2,
    });
  },
);

function decrementing(
  random: Random,
  run: Run,
): readonly { readonly seconds: number; readonly scale: number }[] {
  const first = random.uniform(200, 300);
  const last = Math.max(150, first * random.uniform(0.6, 0.8));
  const left = random.uniform(0.3, 0.6);
  const part = (since: number): number => since / (run.to - run.from);
  const interval = (since: number): number => random.normal(1, 0.02) / (first + (last - first) * part(since));
  return dischargesOf(run, interval).map((seconds) => ({
    seconds,
    scale: 1 + (left - 1) * part(seconds - run.from),
  }));
}

const myokymia = scenario(
  {
    name: 'myokymic-discharge',
    kind: 'class',
    label: 'myokymic-discharge',
    intentKnown: false,
    describes: 'The same one to three units in bursts of 2 to 10 discharges at 20 to 70 Hz, every 1 to 2 s.',
  },
  (random, setting) => {
    const count = 1 + Math.floor(random.uniform() * 3);
    const trains = Array.from({ length: count }, () => {
      const own = random.fork();
      const shapes = nearUnit(own, setting.samplingRate, seenAmplitude(own, setting, 120, 1200));
      return placed(
        shapes,
        myokymicSpikes(own, setting).map((seconds) => ({ seconds })),
      );
    });
    return spontaneous(random, setting, trains, { label: 'myokymic-discharge', gapSeconds: 5 });
  },
);

function myokymicSpikes(random: Random, setting: Setting): number[] {
  const every = random.uniform(1, 2);
  const spikesPerBurst = random.uniform(3, 9);
  const rate = random.uniform(25, 65);
  const spikes: number[] = [];
  let burst = random.uniform(2.5, 4.5);
  while (burst < setting.durationSeconds - 2) {
    const count = Math.min(10, Math.max(2, Math.round(random.normal(spikesPerBurst, 1))));
    let seconds = burst;
    for (let i = 0; i < count; i++) {
      spikes.push(seconds);
      seconds += Math.max(0.3, random.normal(1, 0.1)) / rate;
    }
    burst += Math.max(0.6, every * random.normal(1, 0.12));
  }
  return spikes;
}

const fasciculation = scenario(
  {
    name: 'fasciculation',
    kind: 'class',
    label: 'fasciculation',
    intentKnown: false,
    describes: 'Isolated discharges of several units, 0.1 to 2 per second in all, at no regular interval.',
  },
  (random, setting) =>
    spontaneous(random, setting, fasciculating(random, setting), { label: 'fasciculation', gapSeconds: 5 }),
);

function fasciculating(random: Random, setting: Setting): readonly PlacedTrain[] {
  const count = 3 + Math.floor(random.uniform() * 6);
  const rate = random.uniform(0.3, 2);
  const spikes: number[][] = Array.from({ length: count }, () => []);
  let seconds = random.uniform(2.5, 5);
  while (seconds < setting.durationSeconds - 1.5) {
    spikes[Math.floor(random.uniform() * count)]?.push(seconds);
    seconds += 0.15 - Math.log(1 - random.uniform()) / rate;
  }
  return spikes.map((own) => {
    const unit = random.fork();
    const shapes = nearUnit(unit, setting.samplingRate, seenAmplitude(unit, setting, 120, 2000));
    return placed(
      shapes,
      own.map((at) => ({ seconds: at })),
    );
  });
}

export const nerveHyperexcitability: readonly Scenario[] = [neuromyotonia, myokymia, fasciculation];
