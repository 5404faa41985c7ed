/** Whether a sidecar that is read piece by piece is in canonical form, and if not, from which line on. */
import { versionNeededBy } from './headerChoices';
import type { SidecarHeader } from './schema/header';
import type { RecordBase } from './schema/record';
import { firstVersion, isEarlier, laterVersion } from './schema/version';
import type { RecordKind } from './kind';
import type { ReadRecord } from './reading';
import { lineOf, textBefore, textBehind } from './serialize';

const recordsEnd = ']\n';
const fileEnd = textBehind.slice(recordsEnd.length);

/** Where the text of a record ceases to be canonical. */
interface Difference {
  /** The record's number, from 0. */
  readonly index: number;
  readonly line: number;
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The line of `text`, from 1, on which it ceases to be the same as `other`. */
export function firstDifferentLine(text: string, other: string): number {
  let line = 1;
  let i = 0;
  for (; i < text.length && text.charCodeAt(i) === other.charCodeAt(i); i++) {
    if (text.charCodeAt(i) === 0x0a) line += 1;
  }
  // What goes on after the other's last line begins a line of its own.
  return i === other.length && text.charCodeAt(i) === 0x0a ? line + 1 : line;
}

/** A text without what git may have made of its line ends. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
}

/** Compares what it is given, in file order, with what saving would write, whatever the line ends. */
export class CanonicalText<One extends RecordBase<One>> {
  private readonly kind: RecordKind<One>;
  private before = '';
  private after = '';
  /** The line on which `after` begins. */
  private afterLine = 1;
  private firstRecord = '';
  private count = 0;
  /** The first in a file with lines of today's order, and in one of an earlier version: which it is, the header tells, which may end later. */
  private readonly differences: { today?: Difference; earlier?: Difference } = {};
  /** The versions that the records need. */
  private readonly needed = new Set<string>();

  constructor(kind: RecordKind<One>) {
    this.kind = kind;
  }

  around(text: string): void {
    if (this.count === 0) this.before += text;
    else this.after += text;
  }

  record({ record, item: { text: written, line, isLast } }: ReadRecord<One>): void {
    const text = withLineFeeds(written);
    this.needed.add(this.kind.versions.neededBy(record));
    if (this.count === 0) this.firstRecord = text.slice(0, 1);
    if (isLast) this.afterLine = line + lineEnds(text);
    const compare = (order: 'today' | 'earlier', fileVersion: string): void => {
      if (this.differences[order]) return;
      const canonical = `${lineOf(this.kind, record, fileVersion)}\n${isLast ? recordsEnd : ','}`;
      // What stands behind it in either text is the next step's.
      const within = text === canonical ? 0 : firstDifferentLine(text, `${canonical}{`);
      if (within > 0) this.differences[order] = { index: this.count, line: line + within - 1 };
    };
    compare('today', this.kind.versions.current);
    if (this.kind.orderSince !== undefined) compare('earlier', firstVersion);
    this.count += 1;
  }

  /**
   * The first line that is not as saving would write it; undefined where all are.
   * @param misplaced the first record that is not in its place, and the line it begins on
   */
  firstDifferentLine(header: SidecarHeader, misplaced: Difference | undefined): number | undefined {
    const needed = [...this.needed, versionNeededBy(header)];
    const version = needed.reduce(laterVersion, header.version);
    const empty = textBefore(this.kind, { ...header, version });
    const [before, after] = [withLineFeeds(this.before), withLineFeeds(this.after)];
    if (this.count === 0) {
      const whole = empty + textBehind;
      return before === whole ? undefined : firstDifferentLine(before, whole);
    }
    const head = `${empty} `;
    if (before !== head) return firstDifferentLine(before + this.firstRecord, `${head}{`);
    const { orderSince } = this.kind;
    const isOfEarlier = orderSince !== undefined && isEarlier(version, orderSince);
    const difference = this.differences[isOfEarlier ? 'earlier' : 'today'];
    if (misplaced && (!difference || misplaced.index <= difference.index)) return misplaced.line;
    if (difference) return difference.line;
    return after === fileEnd ? undefined : this.afterLine + firstDifferentLine(after, fileEnd) - 1;
  }
}
