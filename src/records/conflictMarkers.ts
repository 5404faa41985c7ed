/**
 * A text in which git has left conflicts, taken apart into the texts of its sides: what stands outside of the conflicts is
 * each side's, of a conflict each has its own part. In git's styles `merge`, `diff3` and `zdiff3`, with either line end.
 */
import type { TextProblem } from '../base/json/textProblem';
import type { Steps } from '../base/steps';
import { decodedBlocks } from '../base/utf8';
import type { SidecarText } from './textOnDisk';

/** What the sides are called in the markers: a branch, a commit, `HEAD`; empty where they say nothing. */
export interface SideNames {
  readonly ours: string;
  readonly theirs: string;
  /** What tells of two sides: git's marks, or records that stand twice. */
  readonly by: 'marks' | 'doubles';
}

/** One side as a text of its own. */
export interface SideText {
  readonly text: string;
  /** The line in the whole text of each of its lines. */
  readonly lines: readonly number[];
}

/** The sides of a text with conflicts. */
export interface MarkedSides {
  readonly ours: SideText;
  readonly theirs: SideText;
  /** What both come from, where every conflict says it. */
  readonly base: SideText | undefined;
  /** Sides beyond these two, where records stand more often than twice: each with those records alone. */
  readonly further: readonly SideText[];
  readonly names: SideNames;
}

/** Whether git's markers may stand in it: whoever reads it then asks git for what it knows. Nothing is decoded for it. */
export function mayHaveMarkers(text: SidecarText): text is Uint8Array {
  if (!(text instanceof Uint8Array)) return false;
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  return bytes.indexOf('<<<<<<<') === 0 || bytes.includes('\n<<<<<<<');
}

type Side = 'ours' | 'base' | 'theirs';

/** A line of the whole text. */
export interface SideLine {
  readonly text: string;
  readonly number: number;
  readonly isInConflict: boolean;
}

/** The line of a record, and what its comma stands for. */
const recordLine = /^[ ,](?=\{"id": )/u;
const recordId = /^[ ,]\{"id": ("(?:[^"\\]|\\.)*")/u;

/** The id of a record's line, as JSON has it. */
export function idIn(line: SideLine): string | undefined {
  return recordId.exec(line.text)?.[1];
}

/** The lines as a text. Only the first record has no comma, and that may be another one on each side. */
export function sideText(lines: readonly SideLine[]): SideText {
  let isFirst = true;
  const written = lines.map(({ text }) => {
    if (!recordLine.test(text)) return text;
    const comma = isFirst ? ' ' : ',';
    isFirst = false;
    return comma + text.slice(1);
  });
  return { text: written.join(''), lines: lines.map(({ number }) => number) };
}

/**
 * What the sides come from. In the style `zdiff3` a line that both sides begin or end with stands outside of the conflict,
 * though the common version has another of the same record inside of it: that one counts.
 */
function baseText(lines: readonly SideLine[]): SideText {
  const ids = new Set(lines.flatMap((line) => (line.isInConflict ? (idIn(line) ?? []) : [])));
  return sideText(lines.filter((line) => line.isInConflict || !ids.has(idIn(line) ?? '')));
}

/** What to do where the markers are no use: git has all versions until the merge is over. */
const cure = 'Have git write the file again (git checkout --merge -- FILE), then open it once more.';

/** Takes a text apart line by line. */
class MarkerReading {
  private readonly sides: Readonly<Record<Side, SideLine[]>> = { ours: [], base: [], theirs: [] };
  private readonly names = { ours: '', theirs: '', by: 'marks' as const };
  private within: Side | undefined;
  private hasBase = true;
  private start = 0;
  private number = 0;
  private conflicts = 0;
  problem: TextProblem | undefined;

  add(text: string): void {
    this.number += 1;
    if (this.problem) return;
    const mark = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/u.exec(text)?.[0];
    if (mark === undefined) this.put({ text, number: this.number, isInConflict: this.within !== undefined });
    else this.turn(mark, text.slice(mark.length).trim());
  }

  private put(line: SideLine): void {
    const { sides, within } = this;
    if (within) sides[within].push(line);
    else for (const lines of Object.values(sides)) lines.push(line);
  }

  /** What begins with a marker. */
  private turn(mark: string, name: string): void {
    const step = `${this.within ?? 'outside'} ${mark.charAt(0)}`;
    switch (step) {
      case 'outside <':
        this.within = 'ours';
        this.start = this.number;
        this.names.ours ||= name;
        this.conflicts += 1;
        return;
      case 'ours |':
        this.within = 'base';
        return;
      case 'ours =':
        this.hasBase = false;
        this.within = 'theirs';
        return;
      case 'base =':
        this.within = 'theirs';
        return;
      case 'theirs >':
        this.within = undefined;
        this.names.theirs ||= name;
        return;
      default:
        this.problem = {
          line: this.number,
          message: `The marker ${mark} does not fit the ones before it, so both sides can't be told from each other. ${cure}`,
        };
    }
  }

  end(): MarkedSides | TextProblem | undefined {
    if (this.problem) return this.problem;
    if (this.within) {
      return { line: this.start, message: `The conflict that begins here has no end (>>>>>>>). ${cure}` };
    }
    if (this.conflicts === 0) return undefined;
    const { ours, base, theirs } = this.sides;
    return {
      ...{ ours: sideText(ours), theirs: sideText(theirs), further: [], names: this.names },
      base: this.hasBase ? baseText(base) : undefined,
    };
  }
}

/**
 * The sides of a text, step by step; undefined where there is no conflict in it, a problem where the markers do not fit.
 * @throws NotUtf8
 */
export function* markedSidesSteps(bytes: Uint8Array): Steps<MarkedSides | TextProblem | undefined> {
  const reading = new MarkerReading();
  let rest = '';
  for (const block of decodedBlocks(bytes)) {
    const lines = `${rest}${block}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) reading.add(`${line}\n`);
    yield;
  }
  if (rest !== '') reading.add(rest);
  return reading.end();
}
