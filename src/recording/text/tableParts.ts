/**
 * Follows a table through its file where it is interrupted: a program begins another block with another header
 * (LabChart, LabVIEW), or another table with words after a blank line (Vicon). Their lines are no rows.
 */
import type { LeftOut } from '../recording';
import { capped } from '../fileText';
import { beginsWithLetter } from './headLines';
import type { Line } from './lines';
import type { BlockRule, StatedBlock } from './exporters/statedTable';
import type { Stretch } from './skipped';
import { decodeText } from './textBytes';

/** Longer headers are none, and more blocks than these are a damaged file. */
const mostHeaderLines = 200;
const mostStretches = 10_000;
const longestHeaderLine = 4096;
const quote = 0x22;

/** Another block of the table. */
export interface TableBlock extends StatedBlock {
  readonly firstRow: number;
}

type State =
  | { readonly is: 'rows' }
  /** Within the header of a block. */
  | { readonly is: 'header'; readonly lines: string[] }
  /** Within lines that stand above the table too: files were put one behind the other. */
  | { readonly is: 'repeated' }
  /** Within a block of another form, or behind the table. */
  | { readonly is: 'other' };

function textOf({ bytes, start, end }: Line): string {
  return decodeText(bytes.slice(start, Math.min(end, start + longestHeaderLine)), 'eight-bit');
}

export class TableParts {
  readonly blocks: TableBlock[] = [];
  readonly leftOut: LeftOut[] = [];
  /** The stretches that hold no rows. */
  readonly stretches: Stretch[] = [];
  private readonly rule: BlockRule | undefined;
  private readonly isRow: (line: Line) => boolean;
  private readonly first: StatedBlock | undefined;
  private readonly linesAbove: ReadonlySet<string>;
  private state: State = { is: 'rows' };
  private openedAt = 0;
  private ended = false;
  private seen = 1;

  /**
   * @param preamble the lines above the table
   * @param isRow tells whether the cells of a line could be a row's
   */
  constructor(rule: BlockRule | undefined, preamble: readonly string[], isRow: (line: Line) => boolean) {
    this.rule = rule;
    this.isRow = isRow;
    this.linesAbove = new Set(rule ? [] : preamble.map((line) => line.trim()).filter((line) => line !== ''));
    this.first = rule?.read(preamble);
    if (this.first) this.blocks.push({ ...this.first, firstRow: 0 });
  }

  /** True for a line that is no row of this table. `afterBlank` tells that a blank line stands before it. */
  passesOver(line: Line, lineNumber: number, row: number, afterBlank: boolean): boolean {
    const hasWords = beginsWithLetter(line.bytes, line.start, line.end) || line.bytes[line.start] === quote;
    if (this.state.is === 'repeated' || (hasWords && !afterBlank && this.state.is === 'rows')) {
      if (this.repeats(line, hasWords)) return true;
    }
    if (this.state.is === 'rows' && !hasWords) return false;
    if (this.ended) return true;
    if (hasWords && this.begins(line, afterBlank, lineNumber)) return true;
    if (this.state.is === 'header') {
      if (hasWords || !this.isRow(line)) {
        if (this.state.lines.length < mostHeaderLines) this.state.lines.push(textOf(line));
        return true;
      }
      this.enter(this.state.lines, line.offset, lineNumber, row);
    }
    return this.state.is !== 'rows';
  }

  /** Whether a line is one of those above the table once more; closes the stretch of such lines where another follows. */
  private repeats(line: Line, hasWords: boolean): boolean {
    const isRepeated = hasWords && this.linesAbove.has(textOf(line).trim());
    if (isRepeated && this.state.is === 'rows' && this.stretches.length < mostStretches) {
      this.state = { is: 'repeated' };
      this.openedAt = line.offset;
    } else if (!isRepeated && this.state.is === 'repeated') {
      this.state = { is: 'rows' };
      this.stretches.push({ from: this.openedAt, to: line.offset });
    }
    return isRepeated && this.state.is === 'repeated';
  }

  /** Closes the stretch that the file ends in. */
  finish(): void {
    if (this.state.is !== 'rows') this.stretches.push({ from: this.openedAt, to: Infinity });
  }

  private begins(line: Line, afterBlank: boolean, lineNumber: number): boolean {
    const isBlock = this.rule !== undefined && this.rule.begins(textOf(line));
    const isTable = !isBlock && this.state.is === 'rows' && afterBlank && !this.isRow(line);
    if (!isBlock && !isTable) return false;
    if (this.state.is === 'rows') this.openedAt = line.offset;
    if (isBlock) {
      this.state = { is: 'header', lines: [textOf(line)] };
      return true;
    }
    this.state = { is: 'other' };
    this.ended = true;
    const [name = ''] = textOf(line)
      .trim()
      .split(/[\t,;]/u);
    this.leftOut.push({ name: capped(name), reason: `it is another table, from line ${lineNumber} on` });
    return true;
  }

  private enter(lines: readonly string[], offset: number, lineNumber: number, firstRow: number): void {
    this.seen += 1;
    const block = this.rule?.read(lines);
    if (!block || !this.first || block.form !== this.first.form || this.stretches.length >= mostStretches) {
      this.state = { is: 'other' };
      const reason = `its channels or sampling rate differ from those of the first block, from line ${lineNumber} on`;
      this.leftOut.push({ name: `block ${this.seen}`, reason });
      return;
    }
    this.stretches.push({ from: this.openedAt, to: offset });
    this.blocks.push({ ...block, firstRow });
    this.state = { is: 'rows' };
  }
}
