/** The sidecar of a copy of a recording: it takes the place of no records that are there already. */
import type { Steps } from '../../base/steps';
import type { DocumentKind, HeadedDocument } from '../../records/kind';
import { mergeSteps } from '../../records/merge';
import { parseSteps } from '../../records/parse';
import { RecordError } from '../../records/recordError';
import type { RecordBase } from '../../records/schema/record';
import { serializeSteps } from '../../records/serialize';
import { isUnreadable, type SidecarText } from '../../records/textOnDisk';

/**
 * The text to write where `found` stands: the records of both where they are about the same signal.
 * @throws RecordError where other records stand there, or what can't be read
 */
export function* textForCopy<One extends RecordBase<One>, All extends HeadedDocument>(
  kind: DocumentKind<One, All>,
  copy: All,
  found: SidecarText,
): Steps<Uint8Array> {
  if (found === undefined) return yield* serializeSteps(kind, copy);
  const theirs = isUnreadable(found) ? undefined : yield* parseSteps(kind, found, copy);
  const { fingerprint, recording } = copy.header;
  if (theirs?.ok === true && theirs.document.header.fingerprint.sha256 === fingerprint.sha256) {
    const { document } = yield* mergeSteps(kind, undefined, () => copy, theirs.document);
    return yield* serializeSteps(kind, document);
  }
  throw new RecordError(
    `A ${kind.noun} file of another recording stands beside ${recording} already and is left as it is. Move it away, or save under another name.`,
  );
}
