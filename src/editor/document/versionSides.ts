/** Whose the versions of an undecided label are, while the merge is under way: the side, its branch, and who wrote it when. */
import { runInSlices } from '../../base/steps';
import { versionsOf } from '../../labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../labels/labelDocument';
import { labelKind } from '../../labels/labelKind';
import type { LabelDetails, SideView } from '../../protocol/page';
import { parseSteps, type ParsedDocument } from '../../records/parse';
import { sidesOfVersions, type MergeSide } from '../../records/whichSide';
import type { EmgDocument } from './emgDocument';
import type { MergeInProgress } from '../../git/mergeInProgress';

type Read = ParsedDocument<LabelDocument> | undefined;

/** The sides of a document's merge as they were last read, by commit: they never change. */
const known = new WeakMap<EmgDocument, Map<string, Promise<Read>>>();

async function readAt(document: EmgDocument, commit: string): Promise<Read> {
  const text = await document.git.fileAt(document.sidecar, commit);
  if (!text) return undefined;
  const parsed = await runInSlices(parseSteps(labelKind, text), document.whileOpen);
  return parsed.ok ? parsed : undefined;
}

function sideOf(document: EmgDocument, commit: string): Promise<Read> {
  const own = known.get(document) ?? new Map<string, Promise<Read>>();
  known.set(document, own);
  const read = own.get(commit) ?? readAt(document, commit);
  own.set(commit, read);
  return read;
}

async function viewOf(
  document: EmgDocument,
  side: MergeSide,
  { merge, line }: { readonly merge: MergeInProgress; readonly line: number | undefined },
): Promise<SideView> {
  const { commit, name } = merge[side];
  const change =
    line === undefined ? undefined : await document.git.lastChange(document.sidecar, commit, line);
  return { side, branch: name, ...change };
}

/** The details with the side of each version, where git can tell. */
export async function withSides(
  document: EmgDocument,
  id: string,
  details: LabelDetails,
): Promise<LabelDetails> {
  const { conflict } = details;
  const record = document.labels.labels.find((each) => each.id === id);
  const merge = conflict && record && (await document.git.mergeOf(document.sidecar));
  if (!merge) return details;
  const read = {
    ours: await sideOf(document, merge.ours.commit),
    theirs: await sideOf(document, merge.theirs.commit),
  };
  const recordOn = (side: MergeSide): LabelRecord | undefined =>
    read[side]?.document.labels.find((each) => each.id === id);
  const sides = { ours: recordOn('ours'), theirs: recordOn('theirs') };
  const ofVersions = sidesOfVersions<LabelRecord>(labelKind, versionsOf(record), sides);
  const versions = await Promise.all(
    conflict.versions.map(async (version, index) => {
      const side = ofVersions[index];
      if (side === undefined) return version;
      const from = await viewOf(document, side, { merge, line: read[side]?.lines.get(id) });
      return { ...version, from };
    }),
  );
  return { ...details, conflict: { ...conflict, versions } };
}
