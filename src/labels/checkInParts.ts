/**
 * Checks a sidecar part by part, however it is spelled, so that a million labels need no more memory than what has to be
 * remembered of them. Its findings are those of `check`.
 */
import type { Steps } from '../base/steps';
import { CanonicalText } from '../records/canonicalText';
import { versionWarning } from '../records/parse';
import { RecordReading, type ReadHeader } from '../records/reading';
import { recordName } from '../records/check';
import {
  channelFindings,
  fingerprintFindings,
  headerPlaces,
  outsideFinding,
  problemFinding,
  samplesByName,
  spellingFinding,
  warning,
  type CheckedRecording,
  type Finding,
  type FindingPlace,
} from '../records/findings';
import { labelFindings, type LabelFacts } from './check';
import type { LabelRules } from './labelRules';
import { LabelTable, ownText, type RankedLabels } from './labelTable';
import type { LabelRecord } from './labelDocument';
import { labelKind } from './labelKind';
import { spanWarning } from './place';

/** Where a finding stands among those of its line. */
type Place = 'spelling' | 'version' | 'channels' | 'fingerprint';

interface HeaderFinding {
  readonly place: Place;
  readonly finding: Finding;
}

/** So many findings are given at a time. */
const findingsAtOnce = 1000;

/** One sidecar under check: `add` its text in order, then `end`. */
export class CheckInParts {
  private readonly recording: CheckedRecording | undefined;
  private readonly rules: LabelRules;
  private readonly table: LabelTable;
  private readonly canonical = new CanonicalText(labelKind);
  private readonly reading: RecordReading<LabelRecord>;
  private readonly steps: Steps<ReadHeader | undefined>;
  private read: { readonly result: ReadHeader | undefined } | undefined;
  private hasMark: boolean | undefined;

  constructor(recording: CheckedRecording | undefined, rules: LabelRules = {}) {
    this.recording = recording;
    this.rules = rules;
    this.table = new LabelTable(rules);
    this.reading = new RecordReading(labelKind, {
      record: (read) => {
        this.table.add(read.record);
        this.canonical.record(read);
      },
      around: (text) => this.canonical.around(text),
      kept: ownText,
    });
    this.steps = this.reading.read();
  }

  add(text: string): void {
    if (text === '') return;
    const isFirst = this.hasMark === undefined;
    this.hasMark ??= text.startsWith('\ufeff');
    this.reading.add(isFirst && this.hasMark ? text.slice(1) : text);
    this.goOn();
  }

  /** The findings in line order, some at a time. */
  end(): Iterable<readonly Finding[]> {
    this.reading.end();
    this.goOn();
    const read = this.read?.result;
    if (!read) return [this.reading.problems.map(problemFinding)];
    return inParts(this.findings(read));
  }

  private goOn(): void {
    while (!this.reading.isHungry && !this.read) {
      const { done, value } = this.steps.next();
      if (done) this.read = { result: value };
    }
  }

  private *findings(read: ReadHeader): Iterable<Finding> {
    const ids = [...this.reading.lines.keys()];
    const lines = [...this.reading.lines.values()];
    const ranked = this.table.ranked(read.header, ids);
    const around = this.headerFindings(read, ranked, lines);
    const ranks = ranked.order && inverse(ranked.order);
    const twinLine = (index: number): number | undefined => {
      const twin = ranked.twins[index] ?? index;
      return twin === index ? undefined : lines[twin];
    };
    let next = 0;
    const upTo = function* (line: number): Iterable<Finding> {
      for (let found = around[next]; found && found.finding.line <= line; found = around[++next]) {
        yield found.finding;
      }
    };
    for (let from = 0; from < lines.length;) {
      const line = lines[from] ?? 1;
      let to = from + 1;
      while (lines[to] === line) to += 1;
      yield* upTo(line - 1);
      const first = next;
      while (around[next]?.finding.line === line) next += 1;
      const members = Uint32Array.from({ length: to - from }, (_, i) => from + i);
      if (ranks) members.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
      yield* this.lineFindings(read, line, {
        labels: members,
        factsOf: (index) => this.table.facts(index, ids[index] ?? ''),
        twinLine,
        around: around.slice(first, next),
      });
      from = to;
    }
    yield* upTo(Infinity);
  }

  /** All findings of one line, on which labels begin, in the order of `check`. */
  private *lineFindings(
    { header }: ReadHeader,
    line: number,
    { labels, factsOf, twinLine, around }: LineContent,
  ): Iterable<Finding> {
    const at = (place: Place): Finding[] =>
      around.flatMap((found) => (found.place === place ? [found.finding] : []));
    const placeOf = (index: number): FindingPlace => ({ line, column: this.reading.columns[index] ?? 1 });
    yield* at('spelling');
    yield* at('version');
    for (const index of labels) {
      const message = spanWarning(factsOf(index), header);
      if (message !== undefined) yield warning(placeOf(index), 'outside-recording', message);
    }
    for (const index of labels) {
      yield* labelFindings(factsOf(index), placeOf(index), this.rules, twinLine(index));
    }
    yield* at('channels');
    if (this.recording) {
      for (const index of labels) {
        const { id, channels, end } = factsOf(index);
        const facts = { name: recordName(labelKind.noun, id), channel: channels[0] ?? '', end };
        const outside = outsideFinding(facts, placeOf(index), this.samplesOf);
        if (outside) yield outside;
      }
    }
    yield* at('fingerprint');
  }

  private get samplesOf(): ReadonlyMap<string, number> {
    return (this.samples ??= samplesByName(this.recording?.channels ?? []));
  }

  private samples: ReadonlyMap<string, number> | undefined;

  private headerFindings(
    read: ReadHeader,
    { order }: RankedLabels,
    lines: readonly number[],
  ): readonly HeaderFinding[] {
    const { recording } = this;
    const { header } = read;
    const placeOfKey = headerPlaces(read);
    const found = (place: Place, findings: readonly Finding[]): HeaderFinding[] =>
      findings.map((finding) => ({ place, finding }));
    const index = order?.findIndex((label, rank) => label !== rank);
    const misplaced = index === undefined ? undefined : { index, line: lines[index] ?? 1 };
    const different = this.canonical.firstDifferentLine(header, misplaced);
    const newer = versionWarning(labelKind, header);
    const hasMark = this.hasMark === true;
    const isOdd = hasMark || different !== undefined;
    const spelling = isOdd ? [spellingFinding(hasMark, () => different ?? 1)] : [];
    const all = [
      ...found('spelling', spelling),
      ...found(
        'version',
        newer === undefined ? [] : [warning(placeOfKey('version'), 'newer-version', newer)],
      ),
      ...found(
        'channels',
        recording ? channelFindings(header, placeOfKey('channels'), recording.channels) : [],
      ),
      ...found(
        'fingerprint',
        fingerprintFindings(header, labelKind.list, placeOfKey('fingerprint'), recording?.fingerprint),
      ),
    ];
    return all.sort((a, b) => a.finding.line - b.finding.line);
  }
}

/** Labels that begin on one line, in canonical order, and what else is found on it. */
interface LineContent {
  readonly labels: Iterable<number>;
  readonly factsOf: (index: number) => LabelFacts;
  readonly twinLine: (index: number) => number | undefined;
  readonly around: readonly HeaderFinding[];
}

function inverse(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (const [rank, index] of order.entries()) ranks[index] = rank;
  return ranks;
}

function* inParts(findings: Iterable<Finding>): Iterable<readonly Finding[]> {
  let part: Finding[] = [];
  for (const finding of findings) {
    part.push(finding);
    if (part.length < findingsAtOnce) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
