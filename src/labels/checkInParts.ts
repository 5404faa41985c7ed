/**
 * Checks a large sidecar part by part, so that a million labels need no more memory than what is remembered of them.
 * Only for a sidecar in canonical form, where a label is a line: any other is left to `check`, which reads it whole.
 */
import { findingsAbout, type CheckedRecording, type Finding, type PlacesSeen } from './check';
import type { LabelRecord } from './labelDocument';
import { inCanonicalOrder } from './order';
import { parse, type ParsedSidecar } from './parse';
import { serialize } from './serialize';

const headerEnd = '\n"labels": [\n';
const fileEnd = ']\n}\n';
/** Characters of labels that are checked together: few, so that what they need is young when it is done with. */
const partCharacters = 1 << 15;
/** A longer header is checked whole. */
const mostHeaderCharacters = 1 << 22;

/** Lines of a part are counted from its header; the labels before it stand between. */
function shifted(parsed: ParsedSidecar, headerLines: number, by: number): ParsedSidecar {
  const lines = new Map(Array.from(parsed.lines, ([id, line]) => [id, line + by]));
  const warnings = parsed.warnings.map((problem) =>
    problem.line <= headerLines ? problem : { ...problem, line: problem.line + by },
  );
  return { ...parsed, lines, warnings };
}

function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** One sidecar under check: `add` its text in order, then `end`. */
export class CheckInParts {
  private readonly recording: CheckedRecording | undefined;
  private header = '';
  private headerLines = 0;
  private rest = '';
  private labelLines = 0;
  private last: LabelRecord | undefined;
  private readonly ids = new Set<string>();
  private readonly places: PlacesSeen = new Map();
  /** The findings of each part as text: as objects, a million would need a gigabyte. */
  private readonly findings: string[] = [];

  constructor(recording: CheckedRecording | undefined) {
    this.recording = recording;
  }

  /** False where the sidecar is not in canonical form: it must then be checked as a whole. */
  add(text: string): boolean {
    this.rest += text;
    if (this.header === '' && !this.takeHeader()) return this.rest.length <= mostHeaderCharacters;
    if (this.rest.length < Math.max(partCharacters, 2 * this.header.length)) return true;
    // The last label waits for what follows: it may be the end.
    const cut = this.rest.lastIndexOf('\n,{') + 1;
    if (cut === 0) return false;
    const part = this.rest.slice(0, cut);
    this.rest = this.rest.slice(cut);
    return this.takeLabels(part);
  }

  /** The findings in line order, some at a time; undefined where the sidecar is not in canonical form. */
  end(): Iterable<readonly Finding[]> | undefined {
    if (this.header === '' || !this.rest.endsWith(`\n${fileEnd}`)) return undefined;
    if (!this.takeLabels(this.rest.slice(0, -fileEnd.length))) return undefined;
    return this.findingsByPart();
  }

  private *findingsByPart(): Iterable<readonly Finding[]> {
    // Our own text, written by `takeLabels`.
    for (const text of this.findings) yield JSON.parse(text) as readonly Finding[];
  }

  private takeHeader(): boolean {
    const at = this.rest.indexOf(headerEnd);
    if (at === -1) return false;
    const end = at + headerEnd.length;
    this.header = this.rest.slice(0, end);
    this.rest = this.rest.slice(end);
    this.headerLines = lineCount(this.header);
    return true;
  }

  /** Checks these lines as a sidecar of their own, under the same header. */
  private takeLabels(lines: string): boolean {
    const isFirst = this.labelLines === 0;
    if (!lines.startsWith(isFirst ? ' ' : ',')) return false;
    const text = `${this.header} ${lines.slice(1)}${fileEnd}`;
    const parsed = parse(text);
    // In canonical form each by itself, in order, and each id once: so are all together.
    if (!parsed.ok || serialize(parsed.document) !== text || !this.follows(parsed)) return false;
    const findings = findingsAbout(
      shifted(parsed, this.headerLines, this.labelLines),
      this.recording,
      this.places,
    );
    const own = findings.filter(({ line }) => isFirst || line > this.headerLines);
    this.findings.push(JSON.stringify(own.sort((a, b) => a.line - b.line)));
    this.labelLines += lineCount(lines);
    return true;
  }

  /** Whether the labels come after those before in canonical order, with ids of their own. */
  private follows({ document: { header, labels } }: ParsedSidecar): boolean {
    const [first] = labels;
    const { last } = this;
    if (last && first && inCanonicalOrder([last, first], header)[0] !== last) return false;
    // In this order labels that say the same stand together: the places of earlier times are done with.
    if (last?.start !== first?.start || last?.channels[0] !== first?.channels[0]) this.places.clear();
    this.last = labels.at(-1);
    for (const { id } of labels) {
      // A text of its own: a slice would keep all of its part in memory.
      const own = JSON.stringify(id);
      if (this.ids.has(own)) return false;
      this.ids.add(own);
    }
    return true;
  }
}
