/**
 * `npm run evaluate:background`: fits the reference of the background on n2001-dev and deltoid-biceps-dev, split by subject,
 * and prints how well it does beside what the room alone does (DETECTION.md §E.3); `--write` makes it the one that ships.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import type { BackgroundReference, ReferenceFeature } from '../../../src/detection/background/reference';
import { shippedReference } from '../../../src/detection/background/reference';
import { Random } from '../../../src/simulation/random';
import { figuresOf, type Figures, pairs, rankedAreas } from './figures';
import { fitReference } from './fitReference';
import { crossValidated, judgeSubjects, proposedAlone, shuffled } from './judge';
import { type MeasuredRecording, measureAll } from './measured';
import { figureLines, headLine } from './lines';
import { referenceFile } from './referenceFile';
import { nestedValidated, poolOf, templateOf } from './selection';
import type { RoomConditions } from './room';
import { diagnosedRecordings, laboratories } from './subjects';

const usage = `npm run evaluate:background -- [options]
  --measures FILE  take the measures from FILE where it is there; else measure, and keep them in FILE
  --write          write the fitted reference to src/detection/background/reference.json
Fits on ../shared/data/n2001-dev and deltoid-biceps-dev alone, split by subject.`;

const root = path.resolve(import.meta.dirname, '../../../../shared/data');
const seeds = [1, 2, 3, 4, 5];
const shuffles = 20;
/** Choosing anew in each fold takes long: fewer ways to make folds do. */
const nestedSeeds = [1, 2];
/** How the pattern fills with effort: dense or sparse, and whether single units stand out. */
const recruitmentMeasures = ['upper-amplitude-ratio', 'turns-over-amplitude', 'activity'];
/** Hum alone on both laboratories as another programme measured it, more patients among them: the better counts. */
const measuredBefore: Readonly<Record<string, number>> = {
  'neurogenic myopathic': 0.702,
  'myopathic normal': 0.847,
};
/** Fewer subjects are separated by anything. */
const leastSubjects = 20;

/** A template that judges by conditions of the room instead of the muscle's measures. */
function roomTemplate(names: readonly (keyof RoomConditions)[]): BackgroundReference {
  const [like] = shippedReference.features;
  if (!like) throw new Error('The reference has no features.');
  // Conditions have names of their own, which are no measures: they never leave this program.
  const features = names.map(
    (name) => ({ ...like, name, group: name, scale: 'linear' }) as unknown as ReferenceFeature,
  );
  return { ...shippedReference, features, claims: [] };
}

function withRoom(recordings: readonly MeasuredRecording[]): readonly MeasuredRecording[] {
  return recordings.map((each) => ({ ...each, values: { ...each.room } }));
}

function validated(recordings: readonly MeasuredRecording[], template: BackgroundReference): Figures {
  return figuresOf(seeds.map((seed) => crossValidated(recordings, template, seed)));
}

/** Every subject with the diagnosis of another one of the same laboratory. */
function withShuffledLabels(
  recordings: readonly MeasuredRecording[],
  seed: number,
): readonly MeasuredRecording[] {
  const random = new Random(seed);
  const given = new Map<string, MeasuredRecording['diagnosis']>();
  for (const laboratory of laboratories) {
    const own = recordings.filter((each) => each.laboratory === laboratory);
    const subjects = [...new Map(own.map(({ subject, diagnosis }) => [subject, diagnosis]))];
    const labels = shuffled(
      subjects.map(([, diagnosis]) => diagnosis),
      random,
    );
    subjects.forEach(([subject, diagnosis], k) => given.set(subject, labels[k] ?? diagnosis));
  }
  return recordings.map((each) => ({ ...each, diagnosis: given.get(each.subject) ?? each.diagnosis }));
}

/** The same with measures chosen without the subjects that are judged. */
function printNested(recordings: readonly MeasuredRecording[]): Figures {
  const most = shippedReference.features.length;
  const runs = nestedSeeds.map((seed) => nestedValidated(recordings, poolOf(shippedReference), most, seed));
  const figures = figuresOf(runs.map(({ judged }) => judged));
  console.log(figureLines('  measures chosen in the folds', figures));
  const counts = new Map<string, number>();
  for (const { choices } of runs) {
    for (const [name, times] of choices) counts.set(name, (counts.get(name) ?? 0) + times);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  console.log(
    `  chosen in ${6 * nestedSeeds.length} folds: ${sorted.map((each) => each.join(' ')).join(', ')}`,
  );
  return figures;
}

/** Findings of disease that would be proposed of single recordings, and how many of them are right. */
function printProposed(
  name: string,
  recordings: readonly MeasuredRecording[],
  template: BackgroundReference,
): void {
  const proposed = seeds.flatMap((seed) => proposedAlone(recordings, template, seed));
  for (const laboratory of laboratories) {
    const own = proposed.filter((each) => each.laboratory === laboratory);
    const right = own.filter(({ isRight }) => isRight).length;
    const all = seeds.length * recordings.filter((each) => each.laboratory === laboratory).length;
    const shares = `${own.length} proposed, ${((100 * right) / own.length).toFixed(0)} % right`;
    console.log(
      `  ${name}, ${laboratory}, of ${all} recordings in ${seeds.length} ways to make folds: ${shares}`,
    );
  }
}

/** What the file says of how well its models do. */
interface Printed {
  /** Of the whole pattern, its measures chosen in the folds: the figures of measures chosen before are too good. */
  readonly pattern: Figures;
  readonly recruitment: Figures;
}

function printAll(recordings: readonly MeasuredRecording[]): Printed {
  const of = (laboratory: string): readonly MeasuredRecording[] =>
    recordings.filter((each) => each.laboratory === laboratory);
  const print = (name: string, figures: Figures): Figures => {
    console.log(figureLines(name, figures));
    return figures;
  };
  console.log(headLine);
  print('both laboratories', validated(recordings, shippedReference));
  const pattern = printNested(recordings);
  const template = templateOf(shippedReference, recruitmentMeasures);
  const recruitment = print('recruitment: density, large units', validated(recordings, template));
  printProposed('impressions of disease', recordings, shippedReference);
  if (shippedReference.recruitment) {
    const { limits } = shippedReference;
    printProposed('recruitment of disease', recordings, {
      ...shippedReference,
      ...shippedReference.recruitment,
      limits,
    });
  }
  const room: readonly (readonly (keyof RoomConditions)[])[] = [
    ['hum'],
    ['humLeft'],
    ['besideHum'],
    ['humBeyond'],
    ['noise'],
    ['hum', 'noise', 'offset'],
  ];
  for (const names of room) {
    print(`  ${names.join(' + ')} alone`, validated(withRoom(recordings), roomTemplate(names)));
  }
  print(
    '  shuffled labels',
    figuresOf(
      Array.from({ length: shuffles }, (_, k) =>
        crossValidated(withShuffledLabels(recordings, k), shippedReference, k),
      ),
    ),
  );
  for (const laboratory of laboratories) {
    print(laboratory, validated(of(laboratory), shippedReference));
    print('  hum alone', validated(withRoom(of(laboratory)), roomTemplate(['hum'])));
    print('  noise alone', validated(withRoom(of(laboratory)), roomTemplate(['noise'])));
  }
  const [first, second] = laboratories;
  for (const [from, to] of [
    [first, second],
    [second, first],
  ] as const) {
    print(`${from} to ${to}`, figuresOf([judgeSubjects(of(from), of(to), shippedReference)]));
    const [known, unknown] = [withRoom(of(from)), withRoom(of(to))];
    print('  hum alone', figuresOf([judgeSubjects(known, unknown, roomTemplate(['hum']))]));
  }
  return { pattern, recruitment };
}

/**
 * Of each pair, the best that hum or noise do by themselves: fitted or ranked, over all subjects or in a laboratory that has
 * enough of them for that to mean something.
 */
function roomAreasOf(recordings: readonly MeasuredRecording[]): readonly number[] {
  const groups = [
    recordings,
    ...laboratories.map((name) => recordings.filter((each) => each.laboratory === name)),
  ];
  const large = groups.filter((group) => new Set(group.map(({ subject }) => subject)).size >= leastSubjects);
  // What is left at the mains frequency is mostly the muscle's own power there (`besideHum` ranks alike): what goes beyond
  // that is the room's.
  const conditions = ['hum', 'humBeyond', 'noise'] as const;
  const areas = large.flatMap((group) =>
    conditions.flatMap((name) => [
      rankedAreas(group, name),
      validated(withRoom(group), roomTemplate([name])).areas.map(({ value }) => value),
    ]),
  );
  return pairs.map((pair, k) =>
    Math.max(measuredBefore[pair.join(' ')] ?? 0, ...areas.map((each) => each[k] ?? 0)),
  );
}

async function run(measures: string | undefined, isWritten: boolean): Promise<void> {
  const all = await measureAll(diagnosedRecordings(root), measures);
  const recordings = all.filter(({ reason }) => reason === undefined);
  for (const { file, reason } of all) {
    if (reason !== undefined) console.log(`${path.basename(file)}: ${reason}`);
  }
  const subjects = (some: readonly MeasuredRecording[]): number =>
    new Set(some.map(({ subject }) => subject)).size;
  console.log(
    `${recordings.length} of ${all.length} recordings are judged, of ${subjects(recordings)} of ${subjects(all)} subjects.`,
  );
  const figures = printAll(recordings);
  const roomAreas = roomAreasOf(recordings);
  pairs.forEach((pair, k) =>
    console.log(`The room alone, at its best, ${pair.join('–')}: ${roomAreas[k]?.toFixed(3)}`),
  );
  if (!isWritten) return;
  const file = path.resolve(import.meta.dirname, '../../../src/detection/background/reference.json');
  const pattern = { model: fitReference(recordings, shippedReference), figures: figures.pattern };
  const template = templateOf(shippedReference, recruitmentMeasures);
  const recruitment = { model: fitReference(recordings, template), figures: figures.recruitment };
  await writeFile(file, await referenceFile(shippedReference, { pattern, recruitment, roomAreas }));
}

const { values } = parseArgs({
  options: {
    measures: { type: 'string' },
    write: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
});
if (values.help === true) console.log(usage);
else if (!existsSync(root)) console.log('Nothing to fit on: ../shared/data is not here.');
else {
  run(values.measures, values.write === true).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
