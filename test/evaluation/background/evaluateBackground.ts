/**
 * `npm run evaluate:background`: fits the reference of the background on n2001-dev and deltoid-biceps-dev, split by subject,
 * and prints how well it does beside what the room alone does (DETECTION.md §E.3); `--write` makes it the one that ships,
 * and the page beside this file the one that is kept.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { shippedReference } from '../../../src/detection/background/reference';
import { cloudLines } from './cloudCheck';
import { pairs, rankedAreas } from './figures';
import { fitReference } from './fitReference';
import { tableOf } from './lines';
import { type MeasuredRecording, measureAll } from './measured';
import { pageOf } from './page';
import { potentialsPart } from './potentials';
import { proposedLines } from './proposed';
import { referenceFile } from './referenceFile';
import {
  baselineRows,
  laboratoryRows,
  nestedRow,
  patternRows,
  recruitmentMeasures,
  recruitmentRow,
  roomTemplate,
  subjectCount,
  validated,
  withoutItsHum,
  withRoom,
} from './rows';
import { poolOf, templateOf } from './selection';
import { diagnosedRecordings, laboratories } from './subjects';

const usage = `npm run evaluate:background -- [options]
  --measures FILE  take the measures from FILE where it is there; else measure, and keep them in FILE
  --write          write the fitted reference to src/detection/background/reference.json, and the page
Fits on ../shared/data/n2001-dev and deltoid-biceps-dev alone, split by subject.`;

const root = path.resolve(import.meta.dirname, '../../../../shared/data');
/** Hum alone on both laboratories as another programme measured it, more patients among them: the better counts. */
const measuredBefore: Readonly<Record<string, number>> = {
  'neurogenic myopathic': 0.702,
  'myopathic normal': 0.847,
};
/** Fewer subjects are separated by anything. */
const leastSubjects = 20;

/**
 * Of each pair, the best that hum or noise do by themselves: fitted or ranked, over all subjects or in a laboratory that has
 * enough of them for that to mean something.
 */
function roomAreasOf(recordings: readonly MeasuredRecording[]): readonly number[] {
  const groups = [
    recordings,
    ...laboratories.map((name) => recordings.filter((each) => each.laboratory === name)),
  ];
  const large = groups.filter((group) => subjectCount(group) >= leastSubjects);
  // What the engine leaves at the mains frequency is mostly the muscle's own power there: `besideHum` ranks alike.
  const areas = large.flatMap((group) =>
    (['hum', 'noise'] as const).flatMap((name) => [
      rankedAreas(group, ({ room }) => room[name]),
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
  const pattern = patternRows(recordings);
  const nested = nestedRow(recordings);
  const recruitment = recruitmentRow(recordings);
  const roomAreas = roomAreasOf(recordings);
  const page = pageOf({
    all,
    pattern: tableOf([...pattern, nested.row, recruitment, ...baselineRows(recordings)]),
    chosen: nested.chosen,
    roomAreas,
    laboratories: tableOf(laboratoryRows(recordings)),
    potentials: potentialsPart(all),
    proposed: proposedLines(recordings),
    clouds: cloudLines(all),
  });
  console.log(page);
  if (!isWritten) return;
  // Fitted where hum is removed from every recording: nothing of it can have been learnt.
  const clean = withoutItsHum(recordings);
  const filled = templateOf(poolOf(shippedReference), recruitmentMeasures);
  const text = await referenceFile(shippedReference, {
    // What a choice without the judged subjects does: these measures were settled on by people who had seen figures of theirs.
    pattern: { model: fitReference(clean, shippedReference), figures: nested.row.figures },
    recruitment: { model: fitReference(clean, filled), figures: recruitment.figures },
    roomAreas,
  });
  await writeFile(
    path.resolve(import.meta.dirname, '../../../src/detection/background/reference.json'),
    text,
  );
  const pretty = await prettier.format(page, { parser: 'markdown', printWidth: 110 });
  await writeFile(path.join(import.meta.dirname, 'BACKGROUND.md'), pretty);
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
