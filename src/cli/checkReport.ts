/** Findings as a command prints them: as lines, as JSON, or as SARIF. */
import { counted } from '../base/words';
import { mostSarifResults, sarifLog, type FileFinding } from '../repository/sarif';
import { UsageError, type Invocation, type Streams } from './command';

/** Where findings go as they are found. */
export interface FindingsReport {
  add(findings: readonly FileFinding[]): Promise<void>;
  /** A file was rewritten. */
  fixed(file: string): void;
  /** Ends the output, says what there was, and answers how many findings. */
  end(looked: LookedAt): Promise<number>;
}

/** What was looked at, and what was not. */
export interface LookedAt {
  readonly files: number;
  /** Links that are called as such files are. */
  readonly links: number;
}

/** What is said at the end: nothing of a single file that is as it should be. */
function summary(
  { files, links }: LookedAt,
  odd: number,
  findings: number,
  fixed: number,
): string | undefined {
  const rewritten = fixed === 0 ? '' : ` ${counted(fixed, 'file')} rewritten in canonical form.`;
  // A study's file is none of those that were looked for.
  const where = `${odd} of ${counted(Math.max(files, odd), 'file')}`;
  if (findings > 0) return `${counted(findings, 'finding')} in ${where}.${rewritten}`;
  if (files === 0) {
    if (links === 0) return 'There is no label file here.';
    return `Nothing was checked: there is no label file here but ${counted(links, 'link')}, and links in a folder are not followed. Name them to have what they lead to checked.`;
  }
  if (files === 1 && fixed === 0) return undefined;
  return `${counted(files, 'file')} checked, without a finding.${rewritten}`;
}

/** What is done with findings as they come, and at the end. */
interface Output {
  add(findings: readonly FileFinding[]): Promise<void>;
  end(): Promise<void>;
}

/** Errors come first: neither our limit nor a lower one of whoever shows them (GitHub shows 5,000) hides one behind warnings. */
function sarifOutput(streams: Streams): Output {
  const kept: Record<FileFinding['severity'], FileFinding[]> = { error: [], warning: [] };
  let count = 0;
  return {
    add: (findings) => {
      count += findings.length;
      for (const finding of findings) {
        const same = kept[finding.severity];
        if (same.length < mostSarifResults) same.push(finding);
      }
      return Promise.resolve();
    },
    end: () => {
      const shown = [...kept.error, ...kept.warning].slice(0, mostSarifResults);
      return streams.json(sarifLog(shown, count - shown.length));
    },
  };
}

function jsonOutput(streams: Streams): Output {
  return {
    add: async (findings) => {
      for (const { file, line, column, rule, severity, message } of findings) {
        await streams.json({ file, line, column, rule, severity, message });
      }
    },
    end: () => Promise.resolve(),
  };
}

/** A finding as editors and terminals know to follow it. */
export function findingLine({ file, line, column, rule, message }: FileFinding): string {
  return `${file}:${line}:${column}: ${rule}: ${message}`;
}

function lineOutput(streams: Streams): Output {
  return {
    add: (findings) => streams.lines(findings.map(findingLine)),
    end: () => Promise.resolve(),
  };
}

function outputFor(invocation: Invocation): Output {
  const { streams } = invocation;
  if (invocation.flag('json') && invocation.flag('sarif')) throw new UsageError('Either --json or --sarif.');
  if (invocation.flag('sarif')) return sarifOutput(streams);
  return invocation.flag('json') ? jsonOutput(streams) : lineOutput(streams);
}

/** The report that a person asked for. @throws UsageError */
export function findingsReport(invocation: Invocation): FindingsReport {
  const output = outputFor(invocation);
  const odd = new Set<string>();
  let [count, fixed] = [0, 0];
  return {
    add: async (findings) => {
      const [first] = findings;
      if (!first) return;
      odd.add(first.file);
      count += findings.length;
      await output.add(findings);
    },
    fixed: () => {
      fixed += 1;
    },
    end: async (looked) => {
      await output.end();
      const said = summary(looked, odd.size, count, fixed);
      if (said !== undefined) invocation.streams.say(said);
      return count;
    },
  };
}
