/**
 * How well the potentials of pure motor units separate the classes, of the few subjects that have some: interference patterns
 * of full effort have none that can be separated.
 */
import { potentialFeatureNames } from '../../../src/detection/background/potentialFeatures';
import type { BackgroundReference, ReferenceFeature } from '../../../src/detection/background/reference';
import { shippedReference } from '../../../src/detection/background/reference';
import { backgroundClasses } from '../../../src/detection/result/background';
import { pairs, rankedAreas } from './figures';
import { tableOf } from './lines';
import type { MeasuredRecording } from './measured';
import { type Row, roomTemplate, subjectCount, validated, withRoom } from './rows';

/** Of published measures, the size index tells most of neurogenic potentials, the thickness of myopathic ones. */
const measures = ['muap-size-index', 'muap-thickness'] as const;
/** A recording counts from so many pure units on. */
const leastUnits = [1, 2, 3];
/** Fewer of a class can't be split. */
const leastOfClass = 6;

/** Its part of the page. */
export function potentialsPart(recordings: readonly MeasuredRecording[]): string {
  const all = recordings.filter(({ units }) => units !== undefined);
  const counts = leastUnits.map((least) => {
    const own = withUnits(all, least);
    const each = backgroundClasses.map(
      (name) => `${subjectCount(own.filter(({ diagnosis }) => diagnosis === name))} ${name}`,
    );
    return `- ${least} pure unit${least === 1 ? '' : 's'} or more: ${own.length} of ${all.length} recordings, of ${each.join(', ')} subjects`;
  });
  const rows = leastUnits.flatMap((least) => rowsOf(withUnits(all, least), least));
  return `Units whose train has no discharges of another and that stand out (no doubt but missed discharges), by their medians:
size index and thickness (Sonoo & Stålberg 1993), taken beforehand. Units were looked for in ${all.length} of ${recordings.length} recordings.

${counts.join('\n')}

${rows.length > 0 ? tableOf(rows) : 'Too few subjects to fit and judge.'}

${rankedTable(withUnits(all, 1))}

No reference of potentials ships: with so few subjects no pair is shown to be separated better than by the room.`;
}

function withUnits(all: readonly MeasuredRecording[], least: number): readonly MeasuredRecording[] {
  return all
    .filter(({ units, potentials }) => (units ?? 0) >= least && measures.every((name) => name in potentials))
    .map((each) => ({ ...each, values: each.potentials }));
}

function rowsOf(recordings: readonly MeasuredRecording[], least: number): readonly Row[] {
  const isEnough = backgroundClasses.every(
    (name) => subjectCount(recordings.filter(({ diagnosis }) => diagnosis === name)) >= leastOfClass,
  );
  if (!isEnough) return [];
  const subjects = subjectCount(recordings);
  const room = withRoom(recordings);
  return [
    { name: `potentials, from ${least} on`, figures: validated(recordings, template()), subjects },
    { name: 'hum alone', figures: validated(room, roomTemplate(['hum'])), subjects },
    { name: 'noise alone', figures: validated(room, roomTemplate(['noise'])), subjects },
  ];
}

/** Each measure by itself, nothing fitted. */
function rankedTable(recordings: readonly MeasuredRecording[]): string {
  const line = (name: string, valueOf: (recording: MeasuredRecording) => number): string => {
    const known = recordings.filter((each) => Number.isFinite(valueOf(each)));
    const areas = rankedAreas(known, valueOf).map((area) => (Number.isNaN(area) ? 'none' : area.toFixed(2)));
    return `| ${[name, String(subjectCount(known)), ...areas].join(' | ')} |`;
  };
  return [
    `| ranked by itself, 1 pure unit or more | subjects | ${pairs.map((pair) => pair.join('–')).join(' | ')} |`,
    '| --- | --- | --- | --- | --- |',
    ...potentialFeatureNames.map((name) => line(name, ({ values }) => values[name] ?? NaN)),
    line('hum', ({ room }) => room.hum),
    line('noise', ({ room }) => room.noise),
  ].join('\n');
}

function template(): BackgroundReference {
  const [like] = shippedReference.features;
  if (!like) throw new Error('The reference has no features.');
  const features = measures.map((name): ReferenceFeature => ({
    ...like,
    name,
    group: name,
    scale: name === 'muap-size-index' ? 'linear' : 'log',
  }));
  return { ...shippedReference, features, claims: [] };
}
