/** Discharges that hardly stand out of the noise, or come as often as their kind allows; and rest with a blip or two. */
import { assemble } from '../assemble';
import type { PlacedTrain } from '../emgChannel';
import { fibreComplex, fibreSpike, nearUnit } from '../fibreShapes';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, type Setting } from '../setting';
import { dischargesOf, drawRuns, placed, spontaneous } from '../spontaneous';

const weakCircuit = scenario(
  {
    name: 'complex-repetitive-weak',
    kind: 'class',
    label: 'complex-repetitive-discharge',
    intentKnown: false,
    describes: 'A complex repetitive discharge of 6 to 12 times the noise, at 5 to 100 Hz, of 3 to 10 parts.',
  },
  (random, setting) => {
    const rate = random.uniform() < 0.6 ? random.uniform(20, 45) : logUniform(random, 5, 100);
    const parts = 3 + Math.floor(random.uniform() * 8);
    const complex = {
      parts,
      partSeconds: Math.min(random.uniform(1, 2.5) * 1e-3, 0.6 / rate / parts),
      jitterSeconds: 10e-6,
    };
    const size = setting.noiseMicrovolts * logUniform(random, 7, 14);
    const shapes = fibreComplex(random.fork(), setting.samplingRate, complex, size);
    const spikes = drawRuns(random, setting, { run: [3, 20], pause: [2.5, 8] }).flatMap((run) =>
      dischargesOf(run, () => random.normal(1 / rate, 10e-6)),
    );
    const train = placed(
      shapes,
      spikes.map((seconds) => ({ seconds })),
    );
    return spontaneous(random, setting, [train], { label: 'complex-repetitive-discharge', gapSeconds: 2 });
  },
);

const fasciculations = scenario(
  {
    name: 'fasciculation-frequent',
    kind: 'class',
    label: 'fasciculation',
    intentKnown: false,
    describes:
      'One to eight units, 0.2 to 5 discharges a second in all, at no regular interval; of 8 times the noise to 3 mV.',
  },
  (random, setting) =>
    spontaneous(random, setting, twitching(random, setting), { label: 'fasciculation', gapSeconds: 5 }),
);

function twitching(random: Random, setting: Setting): readonly PlacedTrain[] {
  const count = 1 + Math.floor(random.uniform() * 8);
  const rate = logUniform(random, 0.2, 4.5);
  const spikes: number[][] = Array.from({ length: count }, () => []);
  let seconds = random.uniform(2.5, 5);
  while (seconds < setting.durationSeconds - 1.5) {
    spikes[Math.floor(random.uniform() * count)]?.push(seconds);
    seconds += 0.05 - Math.log(1 - random.uniform()) / rate;
  }
  return spikes.map((own) => {
    const unit = random.fork();
    const size = logUniform(unit, Math.max(50, 8 * setting.noiseMicrovolts), 3000);
    return placed(
      nearUnit(unit, setting.samplingRate, size),
      own.map((at) => ({ seconds: at, scale: unit.normal(1, 0.03) })),
    );
  });
}

const blips = scenario(
  {
    name: 'rest-with-blips',
    kind: 'trap',
    label: 'rest',
    intentKnown: false,
    describes: 'Rest, with a few deflections of single fibres far away that hardly stand out of the noise.',
  },
  (random, setting) => {
    const trains = Array.from({ length: 1 + Math.floor(random.uniform() * 6) }, () => {
      const size = setting.noiseMicrovolts * random.uniform(3.5, 4.9);
      const shape = fibreSpike(random.fork(), setting.samplingRate, size);
      return placed([shape], [{ seconds: random.uniform(3, setting.durationSeconds - 2) }]);
    });
    return assemble(random, { setting, sites: [{ trains, episodes: [] }] });
  },
);

export const weakDischarges: readonly Scenario[] = [weakCircuit, fasciculations, blips];
