/** Merges of three branches of one document, in any order: each reader's branch comes into the common one when it is done. */
import { versionsOf, type Version } from '../../../src/labels/conflicts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { partsOf } from '../../unit/labels/labelParts';
import type { Random } from '../../../src/simulation/random';
import { branchesOf } from '../labelHistories';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

const names = ['base', 'one', 'two', 'three'] as const;

function make(random: Random): FuzzInput {
  const texts = branchesOf(random, 3).map((document) => new TextEncoder().encode(serialize(document)));
  return {
    kind: 'three branches',
    files: new Map(texts.map((bytes, index) => [`${names[index] ?? ''}.labels.json`, bytes])),
    facts: {},
  };
}

function read(bytes: Uint8Array | undefined): LabelDocument {
  const result = parse(new TextDecoder().decode(bytes));
  if (result.ok) return result.document;
  throw new BrokenPromise('not readable', result.message);
}

/** By part of each label, what somebody made of it: in some version, and not what it was. Deletions count as a part, too. */
function changesIn({ labels }: LabelDocument, base: LabelDocument): ReadonlyMap<string, string> {
  const was = new Map(base.labels.map((record) => [record.id, partsOf(record, true)]));
  const found = new Map<string, string>();
  for (const record of labels) {
    const before = was.get(record.id);
    const versions = versionsOf(record);
    const kept = versions.flatMap((version) => (version ? [partsOf(version, true)] : []));
    const deletion = kept.length < versions.length ? ' or deleted' : '';
    found.set(record.id, `${versions.length > 1 ? 'to decide' : 'decided'}${deletion}`);
    for (const name of new Set(
      [...(before ? [before] : []), ...kept].flatMap((parts) => [...parts.keys()]),
    )) {
      const values = kept
        .map((parts) => text(parts.get(name)))
        .filter((each) => each !== text(before?.get(name)));
      if (values.length > 0) found.set(`${name} of ${record.id}`, [...new Set(values)].sort().join(' | '));
    }
  }
  return found;
}

/** The clocks that count a label's span in these documents: channels and span are one part between versions of two. */
function clocksOf(documents: readonly LabelDocument[], id: string): ReadonlySet<unknown> {
  return new Set(
    documents.flatMap(({ header, labels }) =>
      labels.flatMap((record) => (record.id === id ? [labelKind.bound?.measureOf(record, header)] : [])),
    ),
  );
}

/** What the parts of a label are changed to, by name, in each of the orders that left these versions. */
function changesLeft(
  was: LabelRecord | undefined,
  left: readonly (readonly (Version | undefined)[])[],
  isSameClock: boolean,
): readonly { readonly name: string; readonly changed: number; readonly isInAll: boolean }[] {
  const kept = left.map((versions) =>
    versions.flatMap((version) => (version ? [partsOf(version, isSameClock)] : [])),
  );
  const before = was ? partsOf(was, isSameClock) : new Map<string, unknown>();
  return [...new Set(kept.flat().flatMap((parts) => [...parts.keys()]))].map((name) => {
    const values = kept.map((versions) => new Set(versions.map((parts) => text(parts.get(name)))));
    const changed = new Set(values.flatMap((each) => [...each]));
    changed.delete(text(before.get(name)));
    return { name, changed: changed.size, isInAll: values.every(({ size }) => size <= 1) };
  });
}

/** What nobody disputes is in all versions; of channels and span, in all that count as the common version does. */
function expectUndisputedInAll(
  [base]: readonly LabelDocument[],
  was: LabelRecord | undefined,
  left: readonly (readonly (Version | undefined)[])[],
): void {
  const clock = base && was && labelKind.bound?.measureOf(was, base.header);
  const alike = left.map((versions) =>
    versions.filter(
      (version) => version && base && labelKind.bound?.measureOf(version, base.header) === clock,
    ),
  );
  const bound = labelKind.bound?.parts ?? [];
  const found = [
    ...changesLeft(was, left, true).filter(({ name }) => !bound.includes(name)),
    ...(was ? changesLeft(was, alike, true).filter(({ name }) => bound.includes(name)) : []),
  ].find(({ changed, isInAll }) => changed === 1 && !isInAll);
  if (!found) return;
  throw new BrokenPromise(
    'undisputed in some',
    `${found.name} of ${was?.id ?? ''} is not the same in all versions.`,
  );
}

/**
 * Fails unless a label has the same versions in any order; where two parts of it or more are disputed, they may stand
 * together otherwise.
 * @returns how many labels have other versions in another order
 */
function expectSameVersions(documents: readonly LabelDocument[], orders: readonly LabelDocument[]): number {
  const ids = [...new Set(orders.flatMap(({ labels }) => labels.map((record) => record.id)))];
  return ids.filter((id) => {
    const left = orders.map(({ labels }) =>
      labels.flatMap((record) => (record.id === id ? versionsOf(record) : [])),
    );
    const was = documents[0]?.labels.find((record) => record.id === id);
    expectUndisputedInAll(documents, was, left);
    const disputed = changesLeft(was, left, clocksOf(documents, id).size <= 1).filter(
      ({ changed }) => changed > 1,
    );
    const said = left.map((versions) => versions.map(text).sort().join('\n'));
    if (new Set(said).size === 1) return false;
    if (disputed.length > 1) return true;
    throw new BrokenPromise('not associative', `${id}: ${said.join('\nor\n')}`);
  }).length;
}

const text = (part: unknown): string => (part === undefined ? 'absent' : canonicalJson(part));

/**
 * Merges three branches in every order, and fails unless all leave the same.
 * @returns the merged document, and how many of its labels have their versions grouped otherwise in another order
 */
export function mergedInAnyOrder([base, one, two, three]: readonly [
  LabelDocument,
  LabelDocument,
  LabelDocument,
  LabelDocument,
]): { readonly merged: LabelDocument; readonly groupedOtherwise: number } {
  const both = (a: LabelDocument, b: LabelDocument): LabelDocument => merge(base, a, b).document;
  const merged = both(both(one, two), three);
  const orders = [
    merged,
    both(one, both(two, three)),
    both(both(one, three), two),
    both(both(three, two), one),
  ];
  const groupedOtherwise = expectSameVersions([base, one, two, three], orders);
  const [first, ...later] = orders.map((document) => changesIn(document, base));
  for (const other of later) {
    for (const id of new Set([...(first?.keys() ?? []), ...other.keys()])) {
      const [left, right] = [first?.get(id), other.get(id)];
      if (left === right) continue;
      throw new BrokenPromise(
        'not associative',
        `${id} is ${left ?? 'gone'} in one order, ${right ?? 'gone'} in another.`,
      );
    }
  }
  return { merged, groupedOtherwise };
}

function check({ files }: FuzzInput): Promise<string> {
  const [base, one, two, three] = names.map((name) => read(files.get(`${name}.labels.json`)));
  if (!base || !one || !two || !three) throw new Error('Three branches need four documents.');
  const { merged, groupedOtherwise } = mergedInAnyOrder([base, one, two, three]);
  if (groupedOtherwise > 0) return Promise.resolve('versions grouped otherwise');
  return Promise.resolve(merged.labels.some(({ conflict }) => conflict) ? 'with conflicts' : 'without');
}

export const branches: FuzzTarget = {
  name: 'branches',
  promise:
    'Three branches merged in any order leave the same labels, the same of them to decide, and every change in a version: what nobody disputes in each, and the same versions but where two parts of a label or more are disputed.',
  cases: 100_000,
  casesInTest: 300,
  make,
  check,
};
