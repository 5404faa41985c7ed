/** Three-way merges of label documents: a base and two branches of it, with conflicts open from before in half of them. */
import { isUntouchedProposal } from '../../../src/labels/claim';
import { versionsOf, type Version } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { partsOf } from '../../unit/labels/labelParts';
import { serialize } from '../../../src/labels/serialize';
import { canonicalJson } from '../../../src/records/canonicalJson';
import type { Random } from '../../../src/simulation/random';
import { conflictedHistory, plainHistory } from '../labelHistories';
import { chance } from '../pick';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

const names = ['base', 'ours', 'theirs'] as const;

function make(random: Random): FuzzInput {
  const plain = chance(random, 0.4);
  const documents = plain ? plainHistory(random) : conflictedHistory(random);
  const texts = documents.map((document) => new TextEncoder().encode(serialize(document)));
  return {
    kind: plain ? 'no conflict open' : 'conflicts open before',
    files: new Map(texts.map((bytes, index) => [`${names[index] ?? ''}.labels.json`, bytes])),
    facts: {},
  };
}

/** A document from its text. */
function read(bytes: Uint8Array | undefined): LabelDocument {
  const result = parse(new TextDecoder().decode(bytes));
  if (result.ok) return result.document;
  throw new BrokenPromise('not readable', result.message);
}

function expectSame(fault: string, found: LabelDocument, wanted: LabelDocument): void {
  if (serialize(found) === serialize(wanted)) return;
  throw new BrokenPromise(fault, `${serialize(found)} instead of ${serialize(wanted)}`);
}

function parts(version: Version | undefined): ReadonlyMap<string, string> {
  if (!version) return new Map();
  return new Map([...partsOf(version, true)].map(([name, part]) => [name, canonicalJson(part)]));
}

function labelOf({ labels }: LabelDocument, id: string): LabelRecord | undefined {
  return labels.find((each) => each.id === id);
}

/** Whether a version that is left to choose has all that another one changes of what was. */
function keeps(
  was: LabelRecord | undefined,
  version: Version | undefined,
  left: Version | undefined,
): boolean {
  if (!version || !left) return version === left;
  const [before, changed, kept] = [parts(was), parts(version), parts(left)];
  return [...new Set([...before.keys(), ...changed.keys()])].every(
    (name) => changed.get(name) === before.get(name) || changed.get(name) === kept.get(name),
  );
}

/** Whether a version is an old one with nothing but what its side has changed of the version shown. */
function isStill(
  [old, version]: readonly [Version | undefined, Version | undefined],
  [was, is]: readonly [LabelRecord | undefined, LabelRecord | undefined],
): boolean {
  if (!old || !version) return old === version;
  const [before, now, shown, along] = [parts(old), parts(version), parts(was), parts(is)];
  return [...new Set([...before.keys(), ...now.keys()])].every((name) => {
    const [from, to] = [before.get(name), now.get(name)];
    return from === to || (from === shown.get(name) && to === along.get(name));
  });
}

function textOf(version: Version | undefined): string {
  return version ? canonicalJson(Object.fromEntries(parts(version))) : 'deleted';
}

/** Whether a label says no word of a person, and takes none away. */
function isNobodys(was: LabelRecord | undefined, is: LabelRecord | undefined): boolean {
  const record = was ?? is;
  return (was === undefined || is === undefined) && record !== undefined && isUntouchedProposal(record);
}

/** A proposal that nobody has touched, new or withdrawn on one side, is in the way of nothing that the other side says of it. */
function expectDecisionsStand(
  base: LabelDocument,
  [ours, theirs]: readonly [LabelDocument, LabelDocument],
  merged: LabelDocument,
): void {
  for (const id of ids([base, ours, theirs])) {
    const [was, our, their, result] = [base, ours, theirs, merged].map((document) => labelOf(document, id));
    const changed = [
      ...(our && isNobodys(was, their) ? [our] : []),
      ...(their && isNobodys(was, our) ? [their] : []),
    ];
    const decided = changed.filter((each) => !was || canonicalJson(each) !== canonicalJson(was));
    const found = result && canonicalJson(result);
    if (decided.length === 0 || decided.some((each) => canonicalJson(each) === found)) continue;
    throw new BrokenPromise('false conflict', `${id} is ${found ?? 'gone'} though one side decided nothing.`);
  }
}

function ids(documents: readonly LabelDocument[]): ReadonlySet<string> {
  return new Set(documents.flatMap(({ labels }) => labels.map(({ id }) => id)));
}

/** Every change that `side` made to `base` stands in some version of what was merged. */
function expectChangesKept(
  base: LabelDocument,
  [side, otherSide]: readonly [LabelDocument, LabelDocument],
  merged: LabelDocument,
): void {
  for (const { id } of [...base.labels, ...side.labels]) {
    const [was, is, result] = [base, side, merged].map((document) => labelOf(document, id));
    const versions = result ? versionsOf(result) : [undefined];
    // `expectDecisionsStand` says what becomes of it.
    if (isNobodys(was, is) && labelOf(otherSide, id)) continue;
    if (!is) {
      if (versions.includes(undefined)) continue;
      throw new BrokenPromise('lost', `The deletion of ${id} is in no version.`);
    }
    const [before, after] = [parts(was), parts(is)];
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      if (before.get(name) === after.get(name)) continue;
      const kept = versions.some((version) => version && parts(version).get(name) === after.get(name));
      if (!kept) throw new BrokenPromise('lost', `The change of ${name} of ${id} is in no version.`);
    }
  }
}

/** What a version changes that a side had open, and that no side decided against, is still to be decided. */
function expectVersionsKept(
  base: LabelDocument,
  sides: readonly LabelDocument[],
  merged: LabelDocument,
): void {
  for (const side of sides) {
    for (const { id, conflict } of side.labels) {
      if (!conflict) continue;
      const [was, is, result] = [base, side, merged].map((document) => labelOf(document, id));
      const before = was ? versionsOf(was) : [];
      const [, ...open] = is ? versionsOf(is) : [];
      const left = result ? versionsOf(result) : [];
      const missing = open
        .filter((version) => !before.some((old) => isStill([old, version], [was, is])))
        .find((version) => !left.some((each) => keeps(was, version, each)));
      if (missing) throw new BrokenPromise('lost', `A version of ${id} is gone: ${textOf(missing)}`);
    }
  }
}

function check({ files }: FuzzInput): Promise<string> {
  const [base, ours, theirs] = names.map((name) => read(files.get(`${name}.labels.json`)));
  if (!base || !ours || !theirs) throw new Error('A merge needs three documents.');
  const { document: merged, conflicts } = merge(base, ours, theirs);
  const other = merge(base, theirs, ours);
  expectSame('not commutative', other.document, merged);
  if (canonicalJson(conflicts) !== canonicalJson(other.conflicts)) {
    throw new BrokenPromise('not commutative', 'The conflicts differ by which side is called ours.');
  }
  expectSame('not readable', read(new TextEncoder().encode(serialize(merged))), merged);
  expectDecisionsStand(base, [ours, theirs], merged);
  for (const [side, otherSide] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    expectChangesKept(base, [side, otherSide], merged);
    expectSame('not idempotent', merge(base, merged, side).document, merged);
    expectSame('not idempotent', merge(base, side, merged).document, merged);
    expectSame('not idempotent', merge(side, merged, side).document, merged);
  }
  expectVersionsKept(base, [ours, theirs], merged);
  return Promise.resolve(conflicts.length > 0 ? 'merged with conflicts' : 'merged');
}

export const merges: FuzzTarget = {
  name: 'merges',
  promise:
    'A merge loses nothing that somebody did, has no conflict over what nobody touched, is the same from either side, and changes nothing when done again.',
  cases: 100_000,
  casesInTest: 500,
  make,
  check,
};
