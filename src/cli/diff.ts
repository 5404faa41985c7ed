/** `emg-labels diff`: what lies between two label files, and `textconv`: a label file as git diff shows it. */
import * as path from 'node:path';
import { clock } from '../base/clock';
import { markdownText } from '../base/markdownText';
import { changeText, countsText, placeText } from '../labels/changeWords';
import { compareLabels, countChanges, type LabelChange } from '../labels/compare';
import type { LabelDocument } from '../labels/labelDocument';
import { serialize } from '../labels/serialize';
import { spanSeconds } from '../labels/time';
import { describeLabel } from '../labels/vocabulary';
import { onlyFile, UsageError, type Command } from './command';
import { readLabels } from './readLabels';

/** The file a change is told of: where a label is gone, the one that still had it. */
type Both = readonly [before: LabelDocument, after: LabelDocument];

const signs = { added: '+', removed: '-', changed: '~' } as const;

function lineOf(change: LabelChange, [before, after]: Both): string {
  const place = placeText(change.record, change.kind === 'removed' ? before : after);
  return `${signs[change.kind]} ${place}: ${changeText(change)}`;
}

/** A table for a pull request. Cells hold text from files, so nothing in them is markup. */
function markdownLines(changes: readonly LabelChange[], both: Both, name: string): readonly string[] {
  return [
    `**${markdownText(name)}**: ${countsText(countChanges(changes))}`,
    ...(changes.length === 0 ? [] : ['', '| | where | what |', '| --- | --- | --- |']),
    ...changes.map((change) => {
      const place = placeText(change.record, change.kind === 'removed' ? both[0] : both[1]);
      return `| ${signs[change.kind]} | ${markdownText(place)} | ${markdownText(changeText(change))} |`;
    }),
  ];
}

function json(changes: readonly LabelChange[], [before, after]: Both): object {
  return {
    counts: countChanges(changes),
    changes: changes.map((change) => {
      const { record, kind } = change;
      const span = spanSeconds(record, (kind === 'removed' ? before : after).header);
      return {
        change: kind,
        id: record.id,
        label: record.label,
        channels: record.channels,
        ...span,
        ...(kind === 'changed' ? { differences: change.differences } : {}),
        text: changeText(change),
      };
    }),
  };
}

export const diff: Command = {
  name: 'diff',
  summary: 'what lies between two label files',
  help: `emg-labels diff BEFORE AFTER [--markdown | --json]

Compares two versions of a label file label by label: added, removed, relabelled, decided, moved and by how much,
remarked, reviewed. Exit code 1 where they differ, as diff has it.

  --markdown          as a table for a pull request
  --json              as one JSON object: counts, changes`,
  options: { markdown: { type: 'boolean' }, json: { type: 'boolean' } },
  run: async (invocation) => {
    const [first, second, ...others] = invocation.positionals;
    if (first === undefined || second === undefined || others.length > 0) {
      throw new UsageError('Name two label files: BEFORE AFTER.');
    }
    if (invocation.flag('markdown') && invocation.flag('json')) {
      throw new UsageError('Either --markdown or --json.');
    }
    const both = [await readLabels(first), await readLabels(second)] as const;
    const changes = compareLabels(...both);
    const { streams } = invocation;
    if (invocation.flag('json')) await streams.json(json(changes, both));
    else if (invocation.flag('markdown')) {
      await streams.lines(markdownLines(changes, both, path.basename(second)));
    } else {
      await streams.lines([
        ...changes.map((change) => lineOf(change, both)),
        `${countsText(countChanges(changes))}.`,
      ]);
    }
    return changes.length === 0 ? 0 : 1;
  },
};

/** A line for each label, without the engine's numbers; the header in lines as it is written. */
function textLines(document: LabelDocument): readonly string[] {
  const { header, labels } = document;
  const written = serialize({ header, labels: [] }).split('\n').slice(1, -3);
  return [
    ...written,
    ...labels.map((record) => {
      const span = spanSeconds(record, header);
      const when = span ? `${clock(span.onsetSeconds)} to ${clock(span.endSeconds)}` : '?';
      const reviews = Object.entries(record.reviews ?? {}).map(([by, { verdict }]) => `${by}: ${verdict}`);
      return [
        when,
        describeLabel(record.label).displayName,
        record.status,
        record.channels.join(' + '),
        `by ${record.by}`,
        ...reviews,
        ...(record.note === undefined ? [] : [`“${record.note}”`]),
        ...(record.conflict === undefined ? [] : ['CONFLICT: choose a version']),
      ].join('  ');
    }),
  ];
}

export const textconv: Command = {
  name: 'textconv',
  summary: 'a label file as git diff shows it, a line for each label',
  help: `emg-labels textconv FILE

Prints a label file as text for "git diff": when, what, status, channels, who, reviews, note; the engine's numbers
are left out. git calls it where a repository is set up for label review.`,
  options: {},
  run: async (invocation) => {
    await invocation.streams.lines(textLines(await readLabels(onlyFile(invocation))));
    return 0;
  },
};
