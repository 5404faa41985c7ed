/**
 * Readers compared, away from whoever waits for it.
 *
 * The folder: `givenFiles` reads the label files, `answer` compares them and says why not, `views` makes of it what the page
 * shows, `texts` what is copied and saved; `main` is the thread, `thread` the end of whoever asks.
 */
import { agreementOf } from '../../agreement/summary';
import { visibleText } from '../../base/displayText';
import { agreementJson, whyNoIntervals } from '../../readings/compared';
import { readingsOf, usualCellSeconds, type Reader, type Readings } from '../../readings/readers';
import { readFiles, type ReadFiles } from './givenFiles';
import type { CompareReply, CompareRequest } from './messages';
import { csvOf, markdownOf } from './texts';
import { listDisagreements, viewOf } from './views';

/** So many names are read in a sentence. */
const mostNamed = 5;

export async function compareReaders({ files, notes }: CompareRequest): Promise<CompareReply> {
  const read = await readFiles(files);
  const { readers } = read;
  const readings = readingsOf(readers, new Set(['accepted'] as const));
  const leftOut = [...notes, ...notesOf(read, readings)];
  const why = whyNothing(readers, readings, read.unfinished);
  if (why !== undefined) return { nothing: [why, ...leftOut].join(' ') };
  const agreement = agreementOf(readings.recordings, readers.length, usualCellSeconds);
  const compared = { readers, readings, cellSeconds: usualCellSeconds, agreement };
  const disagreements = listDisagreements(readings.recordings);
  const view = viewOf(compared, disagreements, leftOut);
  const moments = disagreements
    .slice(0, view.disagreements.length)
    .map(({ recording, from, to }) => ({ recording, seconds: from, endSeconds: to }));
  return {
    answer: {
      view,
      moments,
      markdown: markdownOf(view),
      json: `${JSON.stringify(agreementJson(compared), null, 2)}\n`,
      csv: csvOf(
        readers.map(({ name }) => name),
        disagreements,
      ),
    },
  };
}

/** Why nothing can be compared; undefined where something can. */
function whyNothing(readers: readonly Reader[], readings: Readings, unfinished: number): string | undefined {
  const names = listed(readers.map(({ name }) => name));
  if (readers.length === 0) {
    return unfinished === 0
      ? 'There are no readings to compare: agreement needs the files of two readers.'
      : 'No reading is finished yet: agreement needs two.';
  }
  if (readers.length === 1) return `Only ${names} has a reading that counts: agreement needs two.`;
  if (readings.recordings.length === 0) {
    return `No recording was read by two of ${names}, so there is nothing to compare.`;
  }
  if (readings.channels > 0) return undefined;
  const nobody = readers.length === 2 ? 'Neither' : 'None';
  return `${nobody} of ${names} has marked an event that counts: accepted events do, proposals and findings don’t.`;
}

function notesOf({ unfinished, problems }: ReadFiles, readings: Readings): readonly string[] {
  const { readByOne, recordings } = readings;
  const noIntervals = recordings.length === 0 ? undefined : whyNoIntervals(readings);
  return [
    ...(unfinished === 0
      ? []
      : [
          unfinished === 1
            ? 'One unfinished reading is left out: nothing of it is shown before it is finished.'
            : `${unfinished} unfinished readings are left out: nothing of them is shown before they are finished.`,
        ]),
    ...(readByOne.length === 0 ? [] : [`Read by one alone, so not compared: ${listed(readByOne)}.`]),
    ...problems.slice(0, mostNamed).map(visibleText),
    ...(problems.length > mostNamed ? [`${problems.length - mostNamed} more files can’t be read.`] : []),
    ...(noIntervals === undefined ? [] : [noIntervals]),
  ];
}

/** As `anna, ben and carl`. */
function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map(visibleText);
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}
