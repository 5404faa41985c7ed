/** `emg-labels agreement`: how far readers say the same. */
import * as path from 'node:path';
import { leastRecordings } from '../../agreement/bootstrap';
import { agreementOf } from '../../agreement/summary';
import type { LabelStatus } from '../../labels/labelDocument';
import { sidecarOf } from '../../labels/sidecarName';
import { agreementJson } from '../../readings/compared';
import { leftOutSentence, unfinishedSentence } from '../unfinished';
import { numberOption, UsageError, type Command, type Invocation } from '../command';
import { committedPlace } from '../committedFiles';
import type { LabelFile } from '../../readings/labelFile';
import { labelFilesAt } from './labelFiles';
import { isUnderWay, readersByName, readingsOf, usualCellSeconds, type Reader } from '../../readings/readers';
import { agreementLines } from './report';

const leastCellSeconds = 1e-4;

/**
 * The label files at a place, those of blind readings once they are finished; what is left out is said.
 * @throws UsageError where none is finished
 */
async function finishedAt(place: string, { flag, streams }: Invocation): Promise<readonly LabelFile[]> {
  const files = await labelFilesAt(place, streams.say);
  const finished = flag('unfinished') ? files : files.filter((file) => !isUnderWay(file));
  if (finished.length === 0) throw new UsageError(unfinishedSentence(place, files.length));
  const left = files.length - finished.length;
  if (left > 0) streams.say(leftOutSentence(left));
  return finished;
}

/** The readers whose files stand together. */
async function readersAt(place: string, invocation: Invocation): Promise<readonly Reader[]> {
  const readers = readersByName(await finishedAt(place, invocation));
  if (readers.length > 1) return readers;
  throw new UsageError(
    `${place} does not have label files of two readers, such as ${sidecarOf('case01.edf.anna')}. Or name a file or a folder for each reader.`,
  );
}

async function readersOf(invocation: Invocation): Promise<readonly Reader[]> {
  const { positionals } = invocation;
  const [first, ...others] = positionals;
  if (first === undefined) throw new UsageError('Name the readings: label files or folders, A B […].');
  if (others.length === 0) return readersAt(first, invocation);
  const files: (readonly LabelFile[])[] = [];
  for (const place of positionals) files.push(await finishedAt(place, invocation));
  const names = distinct(await Promise.all(positionals.map(shortName)), positionals);
  return names.map((name, i) => ({ name, files: files[i] ?? [] }));
}

/** A file's or folder's own name; of one in a commit, what the commit was called by. */
async function shortName(place: string): Promise<string> {
  const committed = await committedPlace(place);
  return committed?.ref ?? path.basename(path.resolve(place));
}

/** Short names where they differ, else the places as they were given. */
function distinct(names: readonly string[], places: readonly string[]): readonly string[] {
  return new Set(names).size === names.length ? names : places;
}

export const agreement: Command = {
  name: 'agreement',
  summary: 'how far readers say the same: kappa, alpha, events, boundaries',
  help: `emg-labels agreement A B [C…] [--cell SECONDS] [--proposed] [--json]
emg-labels agreement FOLDER|RECORDING
emg-labels agreement REF:PATH REF:PATH […]

Compares readings of the same recordings: two or more label files or folders, one for each reader; or one folder in which
each reader has files of their own; or one recording with such files beside it (${sidecarOf('case01.edf.anna')}, ${sidecarOf('case01.edf.ben')}). Each may stand
in a commit, as git has it (main:labels anna-branch:labels; the path is from the repository's root, or from here with ./).
A link that is named here is followed; links within a folder are not, as in emg-labels check.
Accepted events count; findings do not. A channel counts in which any reader has marked anything.

Cohen's kappa for each pair, Fleiss' kappa and Krippendorff's alpha on a time grid, unmarked time among them; events
paired one to one from an overlap (intersection over union) of 0.3, 0.5 and 0.7; how much later boundaries are; what the
one calls what the other calls otherwise. Where events of one reader overlap, the shorter counts on the grid. Each figure
has a 95 % bootstrap interval over recordings, where there are ${leastRecordings} of them or more.

  --cell SECONDS      length of a cell of the time grid (default ${usualCellSeconds})
  --proposed          proposals that nobody has decided on count, too
  --unfinished        blind readings under way count, too, which are left out or refused otherwise
  --json              as one JSON object`,
  options: {
    cell: { type: 'string' },
    proposed: { type: 'boolean' },
    unfinished: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (invocation) => {
    const cellSeconds = numberOption(invocation, 'cell', leastCellSeconds) ?? usualCellSeconds;
    const readers = await readersOf(invocation);
    const statuses = new Set<LabelStatus>(
      invocation.flag('proposed') ? ['accepted', 'proposed'] : ['accepted'],
    );
    const readings = readingsOf(readers, statuses);
    if (readings.recordings.length === 0) throw new UsageError('No recording was read by two of them.');
    const compared = {
      readers,
      readings,
      cellSeconds,
      agreement: agreementOf(readings.recordings, readers.length, cellSeconds),
    };
    const { json, lines } = invocation.streams;
    if (invocation.flag('json')) await json(agreementJson(compared));
    else await lines(agreementLines(compared));
    return 0;
  },
};
