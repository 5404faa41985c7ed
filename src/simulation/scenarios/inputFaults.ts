/**
 * Inputs that are shorted, open, at a rail, or on again after one of these, for 60 ms to seconds: at the recording's
 * beginning, in its middle and at its end, in silence and in the middle of contractions (DETECTION.md §B.5).
 */
import { assemble, seenByNeedle } from '../assemble';
import { drawHold, excitationOf, type Hold } from '../contractions';
import { flat, opened, rail, settling, shorted } from '../disturbances';
import type { Disturbance, PlacedTrain } from '../emgChannel';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { drawHum, logUniform, type Setting, wandering } from '../setting';
import type { Run } from '../spontaneous';
import { healthyVariation, requestedTrains } from '../trains';
import { type Episode, seenSpan } from '../truth';

export const inputFaults: Scenario = scenario(
  {
    name: 'input-faults',
    kind: 'class',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'Inputs that are shorted, open with clipped hum, or at a rail for 60 ms to 6 s, beside contractions and within them.',
  },
  (random, setting) => {
    const target = muscle(random.fork());
    const holds = drawEfforts(random, setting);
    const trains = requestedTrains(random.fork(), target, {
      from: 0,
      to: setting.durationSeconds,
      excitation: excitationOf(random, holds),
      variation: healthyVariation,
    });
    const placed = seenByNeedle(random.fork(), setting, trains);
    const faults = drawFaultRuns(random, setting).map((run) => drawFault(random, setting, run));
    const spans = faults.map(({ span }) => span);
    const efforts = holds.flatMap((hold) => seenBeside(placed, setting, hold, spans));
    return assemble(random, {
      setting,
      sites: [
        {
          trains: placed,
          episodes: [
            ...efforts,
            ...spans.map(({ from, to }): Episode => ({
              onsetSeconds: from,
              endSeconds: to,
              label: 'artifact',
              reason: 'unassessable',
            })),
          ],
          disturbances: faults.flatMap(({ disturbances }) => disturbances),
        },
      ],
    });
  },
);

/** None to three contractions, with rest between. */
function drawEfforts(random: Random, { durationSeconds }: Setting): readonly Hold[] {
  const holds: Hold[] = [];
  const count = Math.floor(random.uniform(0, 4));
  const each = (durationSeconds - 6) / 3;
  for (let i = 0; i < count; i++) {
    const from = 4 + i * each;
    holds.push(drawHold(random, from, from + each - random.uniform(1.5, 4), random.uniform(0.1, 0.5)));
  }
  return holds;
}

/** Three to six, parted by 3 s at least; some at the very beginning, some up to the end. */
function drawFaultRuns(random: Random, { durationSeconds }: Setting): readonly Run[] {
  const count = Math.floor(random.uniform(3, 7));
  const each = durationSeconds / count;
  return Array.from({ length: count }, (_, i) => {
    const seconds = logUniform(random, 0.06, Math.min(6, each - 3.5));
    const free = each - 3 - seconds;
    const isFirst = i === 0 && random.uniform() < 0.4;
    const isLast = i === count - 1 && random.uniform() < 0.4;
    const drawn = i * each + 1.5 + random.uniform(0, free);
    const from = isFirst ? 0 : isLast ? durationSeconds - seconds : drawn;
    return { from, to: from + seconds };
  });
}

/** What is broken, and for how long it shows. */
interface Fault {
  readonly span: Run;
  readonly disturbances: readonly Disturbance[];
}

function drawFault(random: Random, setting: Setting, run: Run): Fault {
  const choice = random.uniform();
  const isOnAgain = random.uniform() < 0.5 && run.to < setting.durationSeconds;
  const fault =
    choice < 0.35
      ? shorted(random, run)
      : choice < 0.6
        ? openInput(random, setting, run)
        : atRail(random, setting, run);
  if (!isOnAgain) return { span: run, disturbances: [fault] };
  const { disturbance, endSeconds } = settling(random, run.to, setting.highPassHz);
  const to = Math.min(setting.durationSeconds, endSeconds);
  return { span: { from: run.from, to }, disturbances: [fault, disturbance] };
}

/** An open input in this setting: with its hum, or that of a room whose hum the electrode did not pick up. */
export function openInput(random: Random, { hum, noiseMicrovolts }: Setting, run: Run): Disturbance {
  const own = random.fork();
  const picked = hum ?? wandering(own, drawHum(own));
  return opened(random, run, { hum: picked, noiseMicrovolts });
}

/** At the converter's limit, or at the amplifier's: without noise, or with a little. */
export function atRail(random: Random, { stepMicrovolts }: Setting, run: Run): Disturbance {
  const side = random.uniform() < 0.5 ? -1 : 1;
  const choice = random.uniform();
  if (choice < 0.4) return flat(run, (side < 0 ? -32768 : 32767) * stepMicrovolts);
  const microvolts = side * logUniform(random, 600, 3000);
  const noiseMicrovolts = choice < 0.6 ? 0 : logUniform(random, 0.05, 0.5);
  return rail(random, run, { microvolts, noiseMicrovolts });
}

/** A contraction where no fault hides it. */
function seenBeside(
  placed: readonly PlacedTrain[],
  setting: Setting,
  hold: Hold,
  faults: readonly Run[],
): readonly Episode[] {
  const within = faults.filter(({ from, to }) => from < hold.to && to > hold.from);
  const begins = [hold.from, ...within.map(({ to }) => to)];
  const ends = [...within.map(({ from }) => from), hold.to];
  return begins.flatMap((from, i): Episode[] => {
    const to = ends[i] ?? hold.to;
    const seen = to > from ? seenSpan(placed, setting, from, to) : undefined;
    return seen ? [{ ...seen, endSeconds: Math.min(seen.endSeconds, to), label: 'voluntary' }] : [];
  });
}
