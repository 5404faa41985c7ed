/** Why a sidecar is not JSON, where there is a better answer than the first character that does not fit. */
import type { UnreadText } from '../base/json/jsonItems';
import type { TextProblem } from '../base/json/textProblem';

/** A line that git writes into a file it could not merge; inside JSON no line can start so. */
const marker = /\n(<{7}|={7}|>{7}|\|{7})[ \r\n]/u;
const markerAtEnd = /\n(<{7}|={7}|>{7}|\|{7})$/u;
/** Characters that may be the beginning of a match. */
const mostOfMarker = 8;

/** Looks through what could not be read, block by block. */
export class UnreadSearch {
  private rest = '';
  private line: number;
  private isBlank: boolean;
  private found: TextProblem | undefined;

  constructor({ line, isFirst }: Omit<UnreadText, 'text'>) {
    this.line = line;
    this.isBlank = isFirst;
  }

  add(block: string): void {
    if (this.found) return;
    this.isBlank &&= block.trim() === '';
    this.rest += block;
    this.look(marker);
    this.drop(Math.max(0, this.rest.length - mostOfMarker));
  }

  /** What is wrong, now that all has been seen; undefined where it is just no JSON. */
  end(): TextProblem | undefined {
    this.look(markerAtEnd);
    return (
      this.found ?? (this.isBlank ? { line: 1, rule: 'syntax', message: 'The file is empty.' } : undefined)
    );
  }

  private look(pattern: RegExp): void {
    const match = this.found ? null : pattern.exec(this.rest);
    if (!match) return;
    const [, found = ''] = match;
    this.drop(match.index + 1);
    this.found = {
      line: this.line,
      column: 1,
      rule: 'unresolved-conflict',
      message: `Git left a merge conflict here (${found}); open the recording in VS Code (EMG: Merge Both Sides), which merges both sides and asks what is to be chosen.`,
    };
  }

  private drop(count: number): void {
    if (count === 0) return;
    for (let at = this.rest.indexOf('\n'); at !== -1 && at < count; at = this.rest.indexOf('\n', at + 1)) {
      this.line += 1;
    }
    this.rest = this.rest.slice(count);
  }
}
