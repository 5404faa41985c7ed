/** Merges of three branches of one document, in any order: each reader's branch comes into the common one when it is done. */
import { versionsOf } from '../../../src/labels/conflicts';
import type { LabelDocument } from '../../../src/labels/labelDocument';
import { merge } from '../../../src/labels/merge';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { canonicalJson } from '../../../src/records/canonicalJson';
import { partsOf } from '../../unit/labels/labelParts';
import type { Random } from '../../../src/simulation/random';
import { threeBranches } from '../labelHistories';
import { BrokenPromise, type FuzzInput, type FuzzTarget } from '../target';

const names = ['base', 'one', 'two', 'three'] as const;

function make(random: Random): FuzzInput {
  const texts = threeBranches(random).map((document) => new TextEncoder().encode(serialize(document)));
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

const text = (part: unknown): string => (part === undefined ? 'absent' : canonicalJson(part));

function check({ files }: FuzzInput): Promise<string> {
  const [base, ...others] = names.map((name) => read(files.get(`${name}.labels.json`)));
  const [one, two, three] = others;
  if (!base || !one || !two || !three) throw new Error('Three branches need four documents.');
  const both = (a: LabelDocument, b: LabelDocument): LabelDocument => merge(base, a, b).document;
  const orders = [
    both(both(one, two), three),
    both(one, both(two, three)),
    both(both(one, three), two),
    both(both(three, two), one),
  ].map((document) => changesIn(document, base));
  const [first, ...later] = orders;
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
  return Promise.resolve(
    [...(first?.values() ?? [])].some((each) => each.startsWith('to decide')) ? 'with conflicts' : 'without',
  );
}

export const branches: FuzzTarget = {
  name: 'branches',
  promise:
    'Three branches merged in any order leave the same labels, the same of them to decide, and every change in a version.',
  cases: 100_000,
  casesInTest: 300,
  make,
  check,
};
