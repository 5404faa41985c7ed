/** Spontaneous activity of denervated fibres: fibrillations and positive sharp waves, regular with a slow drift. */
import { fibreSpike, positiveSharpWave } from '../fibreShapes';
import type { PlacedTrain } from '../emgChannel';
import type { Random } from '../random';
import { scenario, type Scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import type { Shape } from '../shape';
import { dischargesOf, drawRuns, placed, seenAmplitude, spontaneous } from '../spontaneous';

export const denervation: readonly Scenario[] = [
  scenario(
    {
      name: 'fibrillation',
      kind: 'class',
      label: 'fibrillation',
      intentKnown: false,
      describes:
        'One to three fibres at 0.5 to 15 Hz, regular with a slow drift; spikes of 1 to 5 ms, positive first.',
    },
    (random, setting) =>
      spontaneous(random, setting, fibres(random, setting, fibreSpike), {
        label: 'fibrillation',
        gapSeconds: 5,
      }),
  ),
  scenario(
    {
      name: 'positive-sharp-wave',
      kind: 'class',
      label: 'positive-sharp-wave',
      intentKnown: false,
      describes:
        'One to three fibres at 0.5 to 15 Hz, regular; sharp positive, then slow negative, 10 to 30 ms.',
    },
    (random, setting) =>
      spontaneous(random, setting, fibres(random, setting, positiveSharpWave), {
        label: 'positive-sharp-wave',
        gapSeconds: 5,
      }),
  ),
];

function fibres(
  random: Random,
  setting: Setting,
  shapeOf: (random: Random, samplingRate: number, amplitudeMicrovolts: number) => Shape,
): readonly PlacedTrain[] {
  const runs = drawRuns(random, setting, { run: [8, 40], pause: [5.5, 10] });
  const count = 1 + Math.floor(random.uniform() * 3);
  return Array.from({ length: count }, (_, i) => {
    const own = random.fork();
    const shape = shapeOf(own, setting.samplingRate, seenAmplitude(own, setting, 20, 250));
    const rate = logUniform(own, 1, 14);
    const irregularity = own.uniform(0.01, 0.05);
    // The first fibre fires throughout; others come and go.
    const spikes = runs
      .filter(() => i === 0 || own.uniform() < 0.7)
      .flatMap((run) => {
        const drift = own.uniform(-0.012, 0.012); // of the rate, per second
        return dischargesOf(run, (since) => {
          const now = Math.max(0.4, rate * (1 + Math.max(-0.5, Math.min(0.5, drift * since))));
          return Math.max(0.01, own.normal(1, irregularity)) / now;
        });
      });
    return placed(
      [shape],
      spikes.map((seconds) => ({ seconds })),
    );
  });
}
