/** The rows of the table: a model, what it was measured on, what a model of the room alone does, and chance. */
import type { BackgroundReference, ReferenceFeature } from '../../../src/detection/background/reference';
import { shippedReference } from '../../../src/detection/background/reference';
import { Random } from '../../../src/simulation/random';
import { figuresOf, type Figures } from './figures';
import { crossValidated, judgeSubjects, shuffled } from './judge';
import { matchedWeights } from './matched';
import type { MeasuredRecording } from './measured';
import type { RoomConditions } from './room';
import { nestedValidated, poolOf, templateOf } from './selection';
import { laboratories } from './subjects';

/** One line of the table. */
export interface Row {
  readonly name: string;
  readonly figures: Figures;
  readonly subjects: number;
}

type Recordings = readonly MeasuredRecording[];

const seeds = [1, 2, 3, 4, 5];
const shuffles = 20;
/** Choosing anew in each fold takes long: fewer ways to make folds do. */
const nestedSeeds = [1, 2];
/** How the pattern fills with effort: dense or sparse, and whether single units stand out. */
export const recruitmentMeasures = ['upper-amplitude-ratio', 'turns-over-amplitude', 'activity'];
/** Conditions of the room, and those of a muscle's power where mains is none. */
const conditions: readonly (readonly (keyof RoomConditions)[])[] = [
  ['hum'],
  ['noise'],
  ['humAfter'],
  ['humLeft'],
  ['besideHum'],
  ['hum', 'noise', 'offset'],
];

/** Subjects that recordings are of. */
export function subjectCount(recordings: Recordings): number {
  return new Set(recordings.map(({ subject }) => subject)).size;
}

/** Judges each subject by the others, in each of five ways to make folds. */
export function validated(
  recordings: Recordings,
  template: BackgroundReference,
  weights?: ReadonlyMap<string, number>,
): Figures {
  return figuresOf(
    seeds.map((seed) => crossValidated(recordings, template, seed)),
    weights,
  );
}

/** The recordings with conditions of the room in the place of measures. */
export function withRoom(recordings: Recordings): Recordings {
  return recordings.map((each) => ({ ...each, values: { ...each.room } }));
}

/** The recordings as they are measured without hum. */
export function withoutItsHum(recordings: Recordings): Recordings {
  return recordings.map((each) => ({ ...each, values: each.cleaned }));
}

/** A template that judges by conditions of the room instead of the muscle's measures. */
export function roomTemplate(names: readonly (keyof RoomConditions)[]): BackgroundReference {
  const [like] = shippedReference.features;
  if (!like) throw new Error('The reference has no features.');
  // Conditions have names of their own, which are no measures: they never leave this program.
  const features = names.map(
    (name) => ({ ...like, name, group: name, scale: 'linear' }) as unknown as ReferenceFeature,
  );
  return { ...shippedReference, features, claims: [] };
}

/** Of the measures that ship, as they are, without hum, and with subjects matched by it. */
export function patternRows(recordings: Recordings): readonly Row[] {
  const row = rowsOf(recordings);
  const clean = withoutItsHum(recordings);
  const matched = matchedWeights(recordings, 'hum');
  return [
    row('measures as published, none chosen', validated(recordings, shippedReference)),
    row('the same, hum removed from every recording', validated(clean, shippedReference)),
    row('the same, subjects matched by hum', validated(recordings, shippedReference, matched)),
    row('the same, hum removed and matched', validated(clean, shippedReference, matched)),
  ];
}

/** What makes figures too good, or would have made them. */
export function baselineRows(recordings: Recordings): readonly Row[] {
  const row = rowsOf(recordings);
  const room = withRoom(recordings);
  const matched = matchedWeights(recordings, 'hum');
  return [
    ...conditions.map((names) => row(`${names.join(' + ')} alone`, validated(room, roomTemplate(names)))),
    row('hum alone, subjects matched by hum', validated(room, roomTemplate(['hum']), matched)),
    row(
      'shuffled labels',
      figuresOf(
        Array.from({ length: shuffles }, (_, k) =>
          crossValidated(withShuffledLabels(recordings, k), shippedReference, k),
        ),
      ),
    ),
  ];
}

/** Measures chosen anew without the subjects that are judged, and how often each was. */
export function nestedRow(recordings: Recordings): { readonly row: Row; readonly chosen: string } {
  const most = shippedReference.features.length;
  const runs = nestedSeeds.map((seed) => nestedValidated(recordings, poolOf(shippedReference), most, seed));
  const counts = new Map<string, number>();
  for (const [name, times] of runs.flatMap(({ choices }) => [...choices])) {
    counts.set(name, (counts.get(name) ?? 0) + times);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  const figures = figuresOf(runs.map(({ judged }) => judged));
  return {
    row: rowsOf(recordings)('measures chosen in the folds', figures),
    chosen: `Chosen in ${6 * nestedSeeds.length} folds: ${sorted.map((each) => each.join(' ')).join(', ')}.`,
  };
}

/** By density and large units alone. */
export function recruitmentRow(recordings: Recordings): Row {
  const template = templateOf(poolOf(shippedReference), recruitmentMeasures);
  return rowsOf(recordings)('recruitment: density, large units', validated(recordings, template));
}

/** Each laboratory by itself, and each judged by what was fitted on the other. */
export function laboratoryRows(recordings: Recordings): readonly Row[] {
  const of = (laboratory: string): Recordings => recordings.filter((each) => each.laboratory === laboratory);
  const alone = laboratories.flatMap((name) => {
    const own = of(name);
    const row = rowsOf(own);
    return [
      row(name, validated(own, shippedReference)),
      row('  hum removed', validated(withoutItsHum(own), shippedReference)),
      row('  hum alone', validated(withRoom(own), roomTemplate(['hum']))),
      row('  noise alone', validated(withRoom(own), roomTemplate(['noise']))),
    ];
  });
  const [first, second] = laboratories;
  const transfers = [[first, second] as const, [second, first] as const].flatMap(([from, to]) => {
    const row = rowsOf(of(to));
    const judged = (change: (some: Recordings) => Recordings, template: BackgroundReference): Figures =>
      figuresOf([judgeSubjects(change(of(from)), change(of(to)), template)]);
    return [
      row(
        `${from} to ${to}`,
        judged((same) => same, shippedReference),
      ),
      row('  hum removed', judged(withoutItsHum, shippedReference)),
      row('  hum alone', judged(withRoom, roomTemplate(['hum']))),
      row('  noise alone', judged(withRoom, roomTemplate(['noise']))),
    ];
  });
  return [...alone, ...transfers];
}

function rowsOf(recordings: Recordings): (name: string, figures: Figures) => Row {
  const subjects = subjectCount(recordings);
  return (name, figures) => ({ name, figures, subjects });
}

/** Every subject with the diagnosis of another one of the same laboratory. */
function withShuffledLabels(recordings: Recordings, seed: number): Recordings {
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
