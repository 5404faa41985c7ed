/** High-frequency discharges of muscle fibres: complex repetitive discharges and myotonia (DETECTION.md §A.4). */
import { fibreComplex, fibreSpike, positiveSharpWave } from '../fibreShapes';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform } from '../setting';
import { dischargesOf, drawRuns, placed, type Run, seenAmplitude, spontaneous } from '../spontaneous';

/** Seconds: what a circuit of fibres varies by from cycle to cycle. */
const circuitJitter = 10e-6;

const complexRepetitive = scenario(
  {
    name: 'complex-repetitive-discharge',
    kind: 'class',
    label: 'complex-repetitive-discharge',
    intentKnown: false,
    describes:
      'A complex of 5 to 10 spikes, mostly at 30 to 40 Hz, with 10 µs of jitter; begins and ends abruptly.',
  },
  (random, setting) => {
    const rate = random.uniform() < 0.7 ? random.uniform(28, 42) : logUniform(random, 5, 100);
    const parts = 5 + Math.floor(random.uniform() * 6);
    const partSeconds = Math.min(random.uniform(1, 2.5) * 1e-3, 0.6 / rate / parts);
    const shapes = fibreComplex(
      random.fork(),
      setting.samplingRate,
      { parts, partSeconds, jitterSeconds: circuitJitter },
      seenAmplitude(random, setting, 100, 1000),
    );
    const spikes = drawRuns(random, setting, { run: [3, 20], pause: [2.5, 8] }).flatMap((run) =>
      dischargesOf(run, () => random.normal(1 / rate, circuitJitter)),
    );
    return spontaneous(
      random,
      setting,
      [
        placed(
          shapes,
          spikes.map((seconds) => ({ seconds })),
        ),
      ],
      {
        label: 'complex-repetitive-discharge',
        gapSeconds: 2,
      },
    );
  },
);

const myotonia = scenario(
  {
    name: 'myotonic-discharge',
    kind: 'class',
    label: 'myotonic-discharge',
    intentKnown: false,
    describes:
      'One fibre (sometimes two) whose rate (20 to 150 Hz) and amplitude wax and wane together over 2 to 20 s.',
  },
  (random, setting) => {
    const runs = drawRuns(random, setting, { run: [3, 18], pause: [2.5, 7] });
    const count = random.uniform() < 0.75 ? 1 : 2;
    const trains = Array.from({ length: count }, (_, i) => {
      const own = random.fork();
      const amplitude = seenAmplitude(own, setting, 80, 500);
      const shapeOf = own.uniform() < 0.7 ? fibreSpike : positiveSharpWave;
      const shape = shapeOf(own, setting.samplingRate, amplitude);
      const spikes = runs
        .filter(() => i === 0 || own.uniform() < 0.6)
        .flatMap((run) => waxingAndWaning(own, run));
      return placed([shape], spikes);
    });
    return spontaneous(random, setting, trains, { label: 'myotonic-discharge', gapSeconds: 2 });
  },
);

/** A run whose rate rises and falls once or several times, the amplitude with it. */
function waxingAndWaning(
  random: Random,
  run: Run,
): readonly { readonly seconds: number; readonly scale: number }[] {
  const lowest = logUniform(random, 20, 45);
  const highest = Math.min(150, lowest * random.uniform(1.8, 3.5));
  const waves = Math.max(1, Math.round((run.to - run.from) / random.uniform(3, 9)));
  const phase = random.uniform(0, 0.3);
  const lowestPart = random.uniform(0.25, 0.5);
  const irregularity = random.uniform(0.01, 0.04);
  const wave = (since: number): number => {
    const x = (since / (run.to - run.from)) * waves + phase;
    return 0.5 - 0.5 * Math.cos(2 * Math.PI * x);
  };
  const interval = (since: number): number =>
    random.normal(1, irregularity) / (lowest + (highest - lowest) * wave(since));
  return dischargesOf(run, interval).map((seconds) => ({
    seconds,
    scale: (lowestPart + (1 - lowestPart) * wave(seconds - run.from)) * random.normal(1, 0.02),
  }));
}

export const fibreCircuits: readonly Scenario[] = [complexRepetitive, myotonia];
