/** Versions of a format, `major.minor`: a later minor version only adds fields. */
import { quoted } from '../../base/json/textProblem';
import type { RecordBase } from './record';
import type { Shape } from './shape';
import { patternedText } from './values';

/** The major version that this program reads. */
const currentMajor = 1;

/** The version that every field is of where its definition does not say. */
export const firstVersion = `${currentMajor}.0`;

const anyVersion = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/u;

/** A version in a header. */
export const formatVersion = patternedText(/^1\.(0|[1-9][0-9]{0,5})$/u);

/** True for a version whose files this program can't read. */
export function isNewerMajor(version: string): boolean {
  return Number(anyVersion.exec(version)?.[1] ?? 0) > currentMajor;
}

/** Why a version can't be read. @param records what the file holds: `labels` */
export function versionProblem(version: string, records: string): string {
  const major = anyVersion.exec(version)?.[1];
  if (major === undefined) {
    return `"version" is ${quoted(version)}; it must be two numbers such as "1.0".`;
  }
  if (Number(major) < currentMajor) return `Format version ${version} was never released.`;
  return `These ${records} were written by a newer version (format ${version}; this one reads ${currentMajor}.x); update the extension to open them.`;
}

function compareVersions(a: string, b: string): number {
  const [aParts, bParts] = [a, b].map((version) => version.split('.').map(Number));
  return (aParts?.[0] ?? 0) - (bParts?.[0] ?? 0) || (aParts?.[1] ?? 0) - (bParts?.[1] ?? 0);
}

/** The later of two versions. */
export function laterVersion(a: string, b: string): string {
  return a === b || compareVersions(a, b) >= 0 ? a : b;
}

/** Whether a version came before another. */
export function isEarlier(version: string, other: string): boolean {
  return compareVersions(version, other) < 0;
}

/** What the fields of a kind of record say of its versions. */
export class RecordVersions<Kind extends RecordBase<Kind>> {
  /** The version that this program writes into a new sidecar: that of a record's latest change; its header may need a later one. */
  readonly current: string;
  /** The fields that came after 1.0, the newest first. */
  private readonly later: readonly { readonly name: string; readonly since: string }[];
  /** The version of the field added last, in a record or in its header. */
  private readonly newest: string;

  /**
   * @param headerVersion the version of the header's field that was added last
   * @param orderVersion the version that brought the order which fields have today
   */
  constructor({ fields }: Pick<Shape<Kind>, 'fields'>, headerVersion: string, orderVersion = firstVersion) {
    this.later = fields
      .flatMap(({ name, since }) => (since === undefined ? [] : [{ name, since }]))
      .sort((a, b) => compareVersions(b.since, a.since));
    this.current = laterVersion(this.later[0]?.since ?? firstVersion, orderVersion);
    this.newest = laterVersion(this.current, headerVersion);
  }

  /** True when a later minor version wrote the file: readable, with fields that we keep without knowing them. */
  isNewer(version: string): boolean {
    return compareVersions(version, this.newest) > 0;
  }

  /**
   * The version that a record needs: that of the newest field which it, or another version in its conflict, has. What a
   * conflict notes of itself needs none.
   */
  neededBy(record: Kind): string {
    const fields = record as unknown as Readonly<Record<string, unknown>>;
    const newest = this.later.find(({ name }) => fields[name] !== undefined)?.since ?? firstVersion;
    const { conflict } = record;
    return conflict?.kind === 'changed' ? laterVersion(newest, this.neededBy(conflict.theirs)) : newest;
  }
}
