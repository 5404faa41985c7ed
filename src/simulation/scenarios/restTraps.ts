/** Rest that could be taken for something: a force baseline that moves, a limb that is moved, strong hum. */
import { technician } from '../annotations';
import { askedEffort, noEffort } from '../askedEffort';
import { assemble } from '../assemble';
import { cues, drawHold, type Hold } from '../contractions';
import { forceChannel, mechanicalChannel, plus, relaxed } from '../forceChannel';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, pick, type Setting } from '../setting';
import { ramp } from '../shapes';
import type { SimulatedChannel } from '../simulatedRecording';

const drifting = scenario(
  {
    name: 'rest-drifting-force',
    kind: 'trap',
    label: 'rest',
    intentKnown: true,
    describes:
      'Rest, told by a cue; the force baseline drifts or the limb is moved passively, in some after a contraction.',
  },
  (random, setting) => {
    const contraction = random.uniform() < 0.4 ? drawContraction(random) : undefined;
    const { pull, ...site } = contraction ? askedEffort(random, setting, contraction) : noEffort(setting);
    const moved = random.uniform() < 0.5;
    const from = (contraction?.to ?? 3) + random.uniform(2.5, 6);
    const course = moved ? passiveMove(random, from) : drift(random, from, setting.durationSeconds);
    const newtons = random.uniform(0.08, 0.4) * setting.mechanical.greatestNewtons * pick(random, [-1, 1, 1]);
    const mark = technician(random.fork());
    const hasAngle = moved && random.uniform() < 0.6;
    return assemble(random, {
      setting,
      sites: [site],
      mechanical: [
        forceChannel(
          random.fork(),
          setting,
          plus(pull, setting, (t) => newtons * course(t)),
        ),
        ...(hasAngle ? [angleChannel(random.fork(), setting, course)] : []),
      ],
      marks: contraction ? cues(random, mark, [contraction]) : [mark('relax', random.uniform(0.5, 2))],
    });
  },
);

function drawContraction(random: Random): Hold {
  const from = random.uniform(2.5, 4);
  return drawHold(random, from, from + random.uniform(4, 8), random.uniform(0.3, 0.8));
}

/** From 0 to 1, slowly, and in half of them back again; the transducer warms up or the limb slides. */
function drift(random: Random, from: number, end: number): (seconds: number) => number {
  const peak = from + random.uniform(0.3, 1) * (end - from);
  const returns = random.uniform() < 0.5;
  return (t) => ramp(t, from, peak) - (returns ? ramp(t, peak, end + 1) : 0);
}

/** The limb is put elsewhere within 0.3 to 2 s and held there; tissue relaxes a little; it may be put back. */
function passiveMove(random: Random, from: number): (seconds: number) => number {
  const rise = random.uniform(0.3, 2);
  const back = from + random.uniform(6, 40);
  const yielding = random.uniform(0.05, 0.3);
  return (t) => {
    const held = ramp(t, from, from + rise) - ramp(t, back, back + rise);
    const since = Math.max(0, t - from - rise);
    return held * (1 - yielding * (1 - Math.exp(-since / 4)));
  };
}

function angleChannel(
  random: Random,
  setting: Setting,
  course: (seconds: number) => number,
): SimulatedChannel {
  const { samplingRate } = setting.mechanical;
  const degrees = random.uniform(15, 60) * pick(random, [-1, 1]);
  const start = random.uniform(60, 100);
  const values = Float32Array.from(
    { length: setting.durationSeconds * samplingRate },
    (_, i) => start + degrees * course(i / samplingRate) + random.normal(0, 0.1),
  );
  return mechanicalChannel('Knee angle', 'deg', samplingRate, values);
}

const humOnly = scenario(
  {
    name: 'hum-only',
    kind: 'trap',
    label: 'rest',
    intentKnown: false,
    describes: 'Silence under 0.1 to 3 mV of hum.',
  },
  (random, setting) => {
    const strength = logUniform(random, 100, 3000);
    const hum = {
      hertz: pick(random, [50, 60]) + random.normal(0, 0.03),
      amplitudeMicrovolts: strength,
      harmonics: Array.from({ length: 9 }, (_, i) => ({
        part: random.uniform(0, i % 2 === 1 ? 0.3 : 0.1) / (i + 2),
        phase: random.uniform(0, 2 * Math.PI),
      })),
    };
    return assemble(random, {
      setting: { ...setting, hum },
      sites: [{ trains: [], episodes: [] }],
      mechanical: random.uniform() < 0.6 ? [forceChannel(random.fork(), setting, relaxed(setting))] : [],
    });
  },
);

export const restTraps: readonly Scenario[] = [drifting, humOnly];
