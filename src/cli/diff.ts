/** `emg-labels diff`: what lies between two label files. */
import * as path from 'node:path';
import { markdownText } from '../base/markdownText';
import { unitsEnding } from '../corrections/sidecarName';
import { changesText, changeText, placeText } from '../labels/changeWords';
import { compareLabels, countChanges, type LabelChange } from '../labels/compare';
import type { LabelDocument } from '../labels/labelDocument';
import { sidecarOf } from '../labels/sidecarName';
import { spanSeconds } from '../labels/time';
import { isUnderWay } from '../readings/readers';
import { UsageError, type Command } from './command';
import { unitsAsJson, unitsAsLines, unitsAsMarkdown, unitsIn } from './diffUnits';
import { bytesAt } from './committedFiles';
import { labelsIn } from './readLabels';
import { unfinishedSentence } from './unfinished';

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
    `**${markdownText(name)}**: ${changesText(changes)}`,
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

/** @throws UsageError where one is a blind reading under way: nothing of it is told before it is finished */
function refuseUnfinished(names: readonly [string, string], both: Both): void {
  const [unfinished] = names.filter((_name, index) => both[index] && isUnderWay({ document: both[index] }));
  if (unfinished === undefined) return;
  throw new UsageError(unfinishedSentence(unfinished));
}

export const diff: Command = {
  name: 'diff',
  summary: 'what lies between two label files, or two of corrected units',
  help: `emg-labels diff BEFORE AFTER [--markdown | --json] [--unfinished]

Compares two versions of a label file label by label: added, removed, relabelled, decided, moved and by how much,
remarked, reviewed. Two files of corrected units (…${unitsEnding}) are compared unit by unit: split off, merged, discharges
added, removed and reassigned. Each may stand in a commit, as git has it (main:p1/${sidecarOf('case01.edf')}; the path is from
the repository's root, or from here with ./). Exit code 1 where they differ, as diff has it.

  --markdown          as a table for a pull request
  --json              as one JSON object: counts, changes
  --unfinished        a blind reading under way, too, which is refused otherwise`,
  options: { markdown: { type: 'boolean' }, json: { type: 'boolean' }, unfinished: { type: 'boolean' } },
  run: async (invocation) => {
    const [first, second, ...others] = invocation.positionals;
    if (first === undefined || second === undefined || others.length > 0) {
      throw new UsageError('Name two label files: BEFORE AFTER.');
    }
    if (invocation.flag('markdown') && invocation.flag('json')) {
      throw new UsageError('Either --markdown or --json.');
    }
    const { streams } = invocation;
    const texts = [await bytesAt(first), await bytesAt(second)] as const;
    const units = unitsIn(texts, [first, second]);
    if (units) {
      if (invocation.flag('json')) await streams.json(unitsAsJson(units));
      else if (invocation.flag('markdown')) {
        await streams.lines(unitsAsMarkdown(units, path.basename(second)));
      } else await streams.lines(unitsAsLines(units));
      return units.changes.length === 0 ? 0 : 1;
    }
    const both = [labelsIn(texts[0], first), labelsIn(texts[1], second)] as const;
    if (!invocation.flag('unfinished')) refuseUnfinished([first, second], both);
    const changes = compareLabels(...both);
    if (invocation.flag('json')) await streams.json(json(changes, both));
    else if (invocation.flag('markdown')) {
      await streams.lines(markdownLines(changes, both, path.basename(second)));
    } else {
      await streams.lines([...changes.map((change) => lineOf(change, both)), `${changesText(changes)}.`]);
    }
    return changes.length === 0 ? 0 : 1;
  },
};
