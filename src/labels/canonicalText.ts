/** Whether a sidecar that is read piece by piece is in canonical form, and if not, from which line on. */
import { firstDifferentLine } from './check';
import { hasFieldsOfNow, versionWritten } from './formatVersion';
import type { LabelHeader, LabelRecord } from './labelDocument';
import type { ReadLabel } from './readLabels';
import { lineOf, serialize } from './serialize';

const labelsEnd = ']\n';
const fileEnd = '}\n';

/** Where the text of a label ceases to be canonical. */
interface Difference {
  /** The label's number, from 0. */
  readonly index: number;
  readonly line: number;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** Compares what it is given, in file order, with what saving would write. */
export class CanonicalText {
  private before = '';
  private after = '';
  /** The line on which `after` begins. */
  private afterLine = 1;
  private firstLabel = '';
  private count = 0;
  private difference: Difference | undefined;
  /** A label that decides on the version which is written. */
  private ofNow: LabelRecord | undefined;

  around(text: string): void {
    if (this.count === 0) this.before += text;
    else this.after += text;
  }

  label({ record, item: { text, line, isLast } }: ReadLabel): void {
    if (!this.ofNow && hasFieldsOfNow(record)) this.ofNow = record;
    if (this.count === 0) this.firstLabel = text.slice(0, 1);
    if (isLast) this.afterLine = line + lineEnds(text);
    if (!this.difference) {
      const canonical = `${lineOf(record)}\n${isLast ? labelsEnd : ','}`;
      // What stands behind it in either text is the next step's.
      const within = text === canonical ? 0 : firstDifferentLine(text, `${canonical}{`);
      if (within > 0) this.difference = { index: this.count, line: line + within - 1 };
    }
    this.count += 1;
  }

  /**
   * The first line that is not as saving would write it; undefined where all are.
   * @param misplaced the first label that is not in its place, and the line it begins on
   */
  firstDifferentLine(header: LabelHeader, misplaced: Difference | undefined): number | undefined {
    const version = versionWritten({ header, labels: this.ofNow ? [this.ofNow] : [] });
    const empty = serialize({ header: { ...header, version }, labels: [] });
    if (this.count === 0) return this.before === empty ? undefined : firstDifferentLine(this.before, empty);
    const head = `${empty.slice(0, -(labelsEnd + fileEnd).length)} `;
    if (this.before !== head) return firstDifferentLine(this.before + this.firstLabel, `${head}{`);
    const { difference } = this;
    if (misplaced && (!difference || misplaced.index <= difference.index)) return misplaced.line;
    if (difference) return difference.line;
    return this.after === fileEnd ? undefined : this.afterLine + firstDifferentLine(this.after, fileEnd) - 1;
  }
}
