/** A stimulator's train, with the muscle's answer or without it, at any rate of sampling; and the cramp that it sets off. */
import type { FileAnnotation } from '../../recording/recording';
import { assemble, seenByNeedle } from '../assemble';
import { crampingUnits, crampTrains, drawCourse } from '../crampTrains';
import { stimulatorPulses } from '../disturbances';
import type { PlacedTrain } from '../emgChannel';
import { nearUnit } from '../fibreShapes';
import { muscle } from '../muscle';
import type { Random } from '../random';
import { type Scenario, scenario } from '../scenario';
import { logUniform, pick, type Setting } from '../setting';
import { bandLimited, fineRate, type Shape } from '../shape';
import { drawRuns, type Run } from '../spontaneous';
import { type Episode, seenSpan } from '../truth';

/** How the recording is made: half of them with electrodes on the skin, at the rates that recorders of either kind have. */
interface Site {
  readonly isOnSkin: boolean;
  readonly setting: Setting;
}

function drawSite(random: Random, given: Setting): Site {
  const isOnSkin = random.uniform() < 0.5;
  const samplingRate = isOnSkin
    ? pick(random, [2000, 2000, 4000, 5000, 10_000])
    : pick(random, [5000, 10_000, 20_000, 24_000]);
  const name = isOnSkin && random.uniform() < 0.5 ? 'sEMG Abd hall' : given.emgNames[0];
  return { isOnSkin, setting: { ...given, samplingRate, emgNames: [name, given.emgNames[1]] } };
}

/** One train: its pulses, what answers them, and what is true meanwhile. */
interface Stimulation {
  readonly run: Run;
  readonly perSecond: number;
  readonly seconds: readonly number[];
  readonly answers: readonly PlacedTrain[];
  readonly disturbance: ReturnType<typeof stimulatorPulses>['disturbance'];
  readonly episode: Episode;
}

/** Jitter of an end-plate: a compound potential of many fibres has less. */
const answerJitter = 30e-6;

function stimulation(random: Random, { isOnSkin, setting }: Site, run: Run, perSecond: number): Stimulation {
  const { disturbance, seconds } = stimulatorPulses(random, run, perSecond);
  const isAnswered = random.uniform() < 0.5;
  const size = logUniform(random, 300, 6000);
  const latency = random.uniform(0.003, 0.009);
  const shapes = isOnSkin
    ? [skinPotential(random, setting.samplingRate, size, 3)]
    : nearUnit(random.fork(), setting.samplingRate, size);
  const fading = random.uniform(0, 0.6);
  const answer: PlacedTrain = {
    shapes,
    spikeSeconds: Float64Array.from(seconds, (t) => t + latency + random.normal(0, answerJitter)),
    scales: Float64Array.from(seconds, (_, i) => 1 - (fading * i) / seconds.length),
  };
  const last = seconds.at(-1) ?? run.from;
  return {
    run,
    perSecond,
    seconds,
    disturbance,
    answers: isAnswered ? [answer] : [],
    episode: {
      onsetSeconds: run.from,
      endSeconds: last + (isAnswered ? latency + 0.01 : 0.001),
      label: 'artifact',
      reason: 'unassessable',
    },
  };
}

/** What the skin shows of a unit, or of all of them at once: two or three smooth phases. @param widthMs of one phase */
function skinPotential(random: Random, samplingRate: number, microvolts: number, widthMs: number): Shape {
  const width = random.uniform(0.7, 1.3) * widthMs * 1e-3;
  const third = random.uniform(0, 0.4);
  const rate = fineRate(samplingRate);
  const raw = Float64Array.from({ length: Math.round(6 * width * rate) }, (_, i) => {
    const t = i / rate / width;
    const phase = (centre: number): number => Math.exp(-0.5 * ((t - centre) / 0.45) ** 2);
    return (microvolts / 2) * (third * phase(1.4) - phase(2.4) + phase(3.5));
  });
  return bandLimited(raw, samplingRate);
}

/** What is noted of a train: nothing, a word, or its rate too. */
function noted(random: Random, trains: readonly Stimulation[]): readonly FileAnnotation[] {
  if (random.uniform() < 0.5) return [];
  const write = pick(random, [
    () => 'stim',
    (hertz: number) => `stim ${Math.round(hertz)} Hz`,
    (hertz: number) => `RNS ${Math.round(hertz)} Hz`,
    (hertz: number) => `train ${Math.round(hertz)} Hz`,
    () => 'repetitive nerve stimulation',
    (hertz: number) => `Reizung ${Math.round(hertz)}/s`,
  ]);
  return trains.map(({ run, perSecond }) => ({
    onsetSeconds: Math.round(100 * (run.from - random.uniform(0.1, 0.8))) / 100,
    durationSeconds: 0,
    text: write(perSecond),
  }));
}

const train = scenario(
  {
    name: 'stimulus-train',
    kind: 'trap',
    label: 'artifact',
    reason: 'unassessable',
    intentKnown: false,
    describes:
      'Trains of 1 to 50 stimuli a second on skin or needle, sampled at 2 to 24 kHz; half are answered by the muscle, half noted.',
  },
  (random, given) => {
    const site = drawSite(random, given);
    const perSecond = logUniform(random, 1, 50);
    const runs = drawRuns(random, site.setting, { run: [Math.max(4, 10 / perSecond), 15], pause: [3, 8] });
    const trains = runs.map((run) => stimulation(random, site, run, perSecond));
    return assemble(random, {
      setting: site.setting,
      sites: [
        {
          trains: trains.flatMap(({ answers }) => answers),
          episodes: trains.map(({ episode }) => episode),
          disturbances: trains.map(({ disturbance }) => disturbance),
        },
      ],
      marks: noted(random, trains),
    });
  },
);

const induced = scenario(
  {
    name: 'cramp-after-stimuli',
    kind: 'class',
    label: 'neurogenic-cramp',
    intentKnown: false,
    describes:
      'A train of 10 to 30 stimuli a second, 150 of them at most, that sets off a cramp within a second of its end (Minetto 2009).',
  },
  (random, given) => {
    const site = drawSite(random, given);
    const { setting } = site;
    const perSecond = random.uniform(10, 30);
    const from = random.uniform(3, 6);
    const stimuli = stimulation(
      random,
      site,
      { from, to: from + random.uniform(50, 150) / perSecond },
      perSecond,
    );
    const begins = stimuli.episode.endSeconds + random.uniform(0, 1);
    const ends = Math.min(setting.durationSeconds - 3, begins + random.uniform(12, 40));
    const cramping = crampOn(random, site, begins, ends);
    const seen = seenSpan(cramping, setting, begins, ends + 0.1);
    return assemble(random, {
      setting,
      sites: [
        {
          trains: [...stimuli.answers, ...cramping],
          episodes: [stimuli.episode, ...(seen ? [{ ...seen, label: 'neurogenic-cramp' as const }] : [])],
          disturbances: [stimuli.disturbance],
        },
      ],
      marks: noted(random, [stimuli]),
    });
  },
);

function crampOn(
  random: Random,
  { isOnSkin, setting }: Site,
  from: number,
  to: number,
): readonly PlacedTrain[] {
  const course = drawCourse(random, from, to);
  const units = crampingUnits(random, muscle(random.fork()), 5 + Math.floor(random.uniform() * 36), 1.5);
  const trains = crampTrains(random.fork(), units, course);
  if (!isOnSkin) return seenByNeedle(random.fork(), setting, trains);
  return trains.map(({ spikeSeconds }) => ({
    shapes: [skinPotential(random, setting.samplingRate, logUniform(random, 40, 400), 2)],
    spikeSeconds,
  }));
}

export const stimulations: readonly Scenario[] = [train, induced];
