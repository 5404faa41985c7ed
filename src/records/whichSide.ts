/** Which side of a merge each version of an undecided record is of. */
import { sameValue } from './canonicalJson';
import { withoutConflict } from './conflicts';
import type { RecordKind } from './kind';
import { partsOf, type Parts } from './parts';
import type { RecordBase } from './schema/record';

/** A side of a merge, as git calls it: ours is the branch that the other is merged into. */
export type MergeSide = 'ours' | 'theirs';

/**
 * The side of each version, undefined where it is not clear. A version has what the sides agree on from both, so that only
 * the parts in which versions differ tell them apart.
 * @param sides the record on our side and on theirs; undefined where a side has deleted it
 */
export function sidesOfVersions<One extends RecordBase<One>>(
  kind: RecordKind<One>,
  versions: readonly (One | undefined)[],
  sides: Readonly<Record<MergeSide, One | undefined>>,
): readonly (MergeSide | undefined)[] {
  const parts = (record: One): Parts => partsOf(kind, withoutConflict(record), false);
  const kept = versions.flatMap((version) => (version ? [parts(version)] : []));
  const names = new Set(kept.flatMap((each) => [...each.keys()]));
  const differing = [...names].filter((name) =>
    kept.some((each) => !sameValue(each.get(name), kept[0]?.get(name))),
  );
  const isOf = (version: One | undefined, side: One | undefined): boolean => {
    if (!version || !side) return version === side;
    const [is, was] = [parts(version), parts(side)];
    return differing.every((name) => sameValue(is.get(name), was.get(name)));
  };
  return versions.map((version) => {
    const [isOurs, isTheirs] = [isOf(version, sides.ours), isOf(version, sides.theirs)];
    return isOurs === isTheirs ? undefined : isOurs ? 'ours' : 'theirs';
  });
}
