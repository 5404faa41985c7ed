/** Remarks among and above the rows of a table: comments behind a row, words in a column of remarks, events of the header. */
import { capped, longestRemark } from '../fileText';
import type { FileAnnotation, JobControl } from '../recording';
import type { StatedRemark } from './exporters/statedTable';
import type { ScannedText, TextSignal } from './scannedText';
import { decodeText } from './textBytes';
import type { RemarkPlace } from './remarkPlaces';
import { sampleOfRow } from './timeline';

const longestWords = 4 * longestRemark;

/** The words of a remark as one, without quotes and the mark of a comment. */
function wholeRemark(words: string): readonly StatedRemark[] {
  const text = words
    .replaceAll(/["\t]+/gu, ' ')
    .replace(/^\s*#\*?\s*/u, '')
    .trim();
  return text === '' ? [] : [{ text: capped(text, longestRemark) }];
}

/** Every remark, in order of onset. */
export async function textAnnotations(
  { layout, index, text }: ScannedText,
  signals: readonly TextSignal[],
  { signal: abort }: JobControl = {},
): Promise<readonly FileAnnotation[]> {
  const read = layout.readRemarks ?? wholeRemark;
  // Rows stand where those of the fastest signal do.
  const fastest = signals
    .filter(({ stride }) => stride === undefined)
    .reduce<TextSignal | undefined>(
      (best, one) => (best && best.timeline.samplingRate >= one.timeline.samplingRate ? best : one),
      undefined,
    );
  const timeline = fastest?.timeline;
  const secondsOf = (row: number): number =>
    timeline ? sampleOfRow(timeline, row) / timeline.samplingRate : 0;
  const found = layout.remarksAbove.map((remark) => ({ ...remark, row: 0 }));
  for (const place of index.remarks) {
    abort?.throwIfAborted();
    found.push(...(await readPlace(place)).map((remark) => ({ ...remark, row: place.row })));
  }
  return found
    .map(({ text: said, onsetSeconds, row }) => ({
      onsetSeconds: onsetSeconds ?? secondsOf(row),
      durationSeconds: 0,
      text: said,
    }))
    .sort((a, b) => a.onsetSeconds - b.onsetSeconds);

  async function readPlace({ offset, length }: RemarkPlace): Promise<readonly StatedRemark[]> {
    const raw = await text.readRaw(offset, Math.min(length, longestWords));
    return read(decodeText(raw, text.kind));
  }
}
