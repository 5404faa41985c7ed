/** The label file of a copy of a recording: it takes the place of no labels that are there already. */
import type { Steps } from '../base/steps';
import type { LabelDocument } from '../labels/labelDocument';
import { mergeSteps } from '../labels/merge';
import { parseSteps } from '../labels/parse';
import { serializeSteps } from '../labels/serialize';
import { RecordError } from '../records/recordError';
import { isUnreadable, type SidecarText } from '../records/textOnDisk';

/**
 * The text to write where `found` stands: the labels of both where they are about the same signal.
 * @throws RecordError where other labels stand there, or what can't be read
 */
export function* textForCopy(labels: LabelDocument, found: SidecarText): Steps<Uint8Array> {
  if (found === undefined) return yield* serializeSteps(labels);
  const theirs = isUnreadable(found) ? undefined : yield* parseSteps(found, labels);
  const isSameSignal =
    theirs?.ok === true && theirs.document.header.fingerprint.sha256 === labels.header.fingerprint.sha256;
  if (isSameSignal) {
    const { document } = yield* mergeSteps(undefined, () => labels, theirs.document);
    return yield* serializeSteps(document);
  }
  throw new RecordError(
    `A label file of another recording stands beside ${labels.header.recording} already and is left as it is. Move it away, or save under another name.`,
  );
}
