/** Recordings of every format, damaged: with their truth known in half of the cases, in any way in the others. */
import type { Recording } from '../../../src/recording/recording';
import type { Random } from '../../../src/simulation/random';
import { chance, pick } from '../pick';
import { damage, type ChannelTruth, type Truth } from '../recordings/damage';
import { examine } from '../recordings/examine';
import { mutate } from '../recordings/mutate';
import type { Specimen } from '../recordings/specimen';
import { anySpecimen } from '../recordings/specimens';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

interface Facts {
  readonly samplingRate?: number;
  readonly what: string;
  readonly truth?: Truth;
}

function facts(specimen: Specimen, what: string, truth?: Truth): Facts {
  const { samplingRate } = specimen;
  return { ...(samplingRate !== undefined && { samplingRate }), what, ...(truth && { truth }) };
}

/**
 * Files in one another's place, or one of another recording of the kind in the place of this one's; undefined where there
 * is nothing to exchange.
 */
function exchangedFiles(random: Random, specimen: Specimen): Map<string, Uint8Array> | undefined {
  const names = [...specimen.files.keys()];
  if (names.length < 2) return undefined;
  const other = anySpecimen(random);
  const from =
    other.files.size > 1 && chance(random, 0.6) ? [...other.files.values()] : [...specimen.files.values()];
  const place = pick(random, names);
  return new Map([...specimen.files, [place, pick(random, from)]]);
}

function make(random: Random): FuzzInput {
  const specimen = anySpecimen(random);
  const { kind } = specimen;
  if (chance(random, 0.4)) {
    const { what, files, truth } = damage(random, specimen);
    return { kind, files, facts: facts(specimen, what, truth) };
  }
  const exchanged = chance(random, 0.1) ? exchangedFiles(random, specimen) : undefined;
  if (exchanged) return { kind, files: exchanged, facts: facts(specimen, 'files exchanged') };
  const name = pick(random, [...specimen.files.keys()]);
  const other = chance(random, 0.5) ? specimen : anySpecimen(random);
  const source = specimen.files.get(name) ?? new Uint8Array();
  const bytes = mutate(random, source, pick(random, [...other.files.values()]));
  return { kind, files: new Map([...specimen.files, [name, bytes]]), facts: facts(specimen, 'mutated') };
}

/** The first sample that is not what it may be, as a fault; undefined where all are. */
function problemOf(values: Float32Array, truth: ChannelTruth, start: number): BrokenPromise | undefined {
  const last = Math.max(values.length, truth.states.length + start);
  for (let time = 0; time < last; time++) {
    const value = values[time] ?? NaN;
    const due = truth.values[time - start] ?? NaN;
    const state = truth.states[time - start] ?? 'm';
    if (state === 'm' && !Number.isNaN(value)) {
      return new BrokenPromise(
        'finite where missing',
        `Sample ${time} reads ${value}, its bytes are not there.`,
      );
    }
    if (state === 't' && Number.isNaN(value)) {
      return new BrokenPromise('missing where there', `Sample ${time} reads NaN, its bytes say ${due}.`);
    }
    if (!Number.isNaN(value) && !(Math.abs(value - due) <= truth.tolerance)) {
      return new BrokenPromise('wrong number', `Sample ${time} reads ${value} instead of ${due}.`);
    }
  }
  return undefined;
}

async function compare(recording: Recording, truth: Truth): Promise<void> {
  const readings: Float32Array[] = [];
  for (const [index, { samples }] of recording.channels.entries()) {
    readings.push(await recording.read(index, 0, samples));
  }
  const starts = truth.starts.length > 0 ? truth.starts : [truth.channels.map(() => 0)];
  const problems = starts.map((shifts) => {
    for (const [index, channel] of truth.channels.entries()) {
      const problem = problemOf(readings[index] ?? new Float32Array(), channel, shifts[index] ?? 0);
      if (problem) return problem;
    }
    return undefined;
  });
  const [problem] = problems;
  if (!problem || problems.includes(undefined)) return;
  if (
    truth.warningIsEnough &&
    recording.warnings.some((warning) => /line|calibrat|cut|break/iu.test(warning))
  ) {
    return;
  }
  throw problem;
}

/** Opens an input and holds it against what is known of it. @throws BrokenPromise */
export async function checkRecording({
  files,
  facts: given,
}: Pick<FuzzInput, 'files' | 'facts'>): Promise<string> {
  const { samplingRate, truth } = given as Facts;
  const { outcome, refusal } = await examine(files, samplingRate, async (recording) => {
    if (truth) await compare(recording, truth);
  });
  if (truth?.mustOpen === true && outcome === 'refused') {
    throw new BrokenPromise('refused though whole', refusal ?? '');
  }
  return outcome;
}

export const recordings: FuzzTarget = {
  name: 'recordings',
  promise:
    'Whatever a file holds, it opens or is refused in a sentence, and no number is read where bytes are missing.',
  cases: 200_000,
  casesInTest: 2000,
  make,
  check: checkRecording,
};
