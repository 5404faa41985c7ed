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
import { crossValidated, judgeSubjects, shuffled } from './judge';
import { type MeasuredRecording, measureAll } from './measured';
import { figureLines, headLine } from './lines';
import { referenceFile } from './referenceFile';
import type { RoomConditions } from './room';
import { diagnosedRecordings, laboratories } from './subjects';

const usage = `npm run evaluate:background -- [options]
  --measures FILE  take the measures from FILE where it is there; else measure, and keep them in FILE
  --write          write the fitted reference to src/detection/background/reference.json
Fits on ../shared/data/n2001-dev and deltoid-biceps-dev alone, split by subject.`;

const root = path.resolve(import.meta.dirname, '../../../../shared/data');
const seeds = [1, 2, 3, 4, 5];
const shuffles = 20;
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

function printAll(recordings: readonly MeasuredRecording[]): Figures {
  const of = (laboratory: string): readonly MeasuredRecording[] =>
    recordings.filter((each) => each.laboratory === laboratory);
  const print = (name: string, figures: Figures): Figures => {
    console.log(figureLines(name, figures));
    return figures;
  };
  console.log(headLine);
  const whole = print('both laboratories', validated(recordings, shippedReference));
  const room: readonly (readonly (keyof RoomConditions)[])[] = [
    ['hum'],
    ['humLeft'],
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
  return whole;
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
  // What is left of the hum is mostly the muscle's own power at those frequencies: it is shown, and is no room.
  const conditions = ['hum', 'noise'] as const;
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
  await writeFile(file, await referenceFile(fitReference(recordings, shippedReference), figures, roomAreas));
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
