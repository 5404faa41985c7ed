/**
 * The order of a line's fields: a file of a version before `orderSince` keeps the one of its time through every edit, until
 * someone brings it over on purpose, in a commit of its own.
 */
import type { DocumentKind, HeadedDocument } from './kind';
import type { RecordBase } from './schema/record';
import { laterVersion } from './schema/version';

/** The document as one whose lines have today's order; what it says is the same. */
export function inTodaysOrder<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  document: All,
): All {
  const { header } = document;
  const version = laterVersion(header.version, kind.orderSince ?? header.version);
  if (version === header.version) return document;
  return kind.documentOf({ ...header, version }, kind.recordsOf(document));
}
