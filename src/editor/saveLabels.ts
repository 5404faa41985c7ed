/** The save of a store's labels, wherever the sidecar stands. Knows no VS Code. */
import { runInSlices } from '../base/steps';
import { SaveError } from '../base/files/saveError';
import type { LabelDocument } from '../labels/labelDocument';
import { RecordError } from '../records/recordError';
import { sameText, type ChangeText } from '../labels/sidecarText';
import type { DiskChange } from './diskChange';
import type { LabelStore } from './labelStore';

/**
 * Writes the labels, merged with what stands on disk at that very moment; edits made meanwhile stay unsaved.
 * @param update changes the sidecar, and asks again when another writes meanwhile
 * @param tell hears what has changed on disk
 * @param signal gives up what has not been written yet
 * @throws RecordError with a sentence; the labels are then unsaved as before
 */
export async function saveLabels(
  store: LabelStore,
  update: (change: ChangeText) => Promise<void>,
  tell: (change: DiskChange) => void,
  signal?: AbortSignal,
): Promise<void> {
  let written: { readonly document: LabelDocument; readonly text: Uint8Array | undefined } | undefined;
  try {
    await update(async (found) => {
      tell(await runInSlices(store.diskChangedSteps(found), signal));
      const { document, textOnDisk } = store;
      const text = await runInSlices(store.savingSteps(), signal);
      // A recording that was looked at and not labelled gets no sidecar.
      const isNeeded =
        !sameText(text, textOnDisk) && (textOnDisk !== undefined || document.labels.length > 0);
      written = { document, text: isNeeded ? text : textOnDisk };
      return isNeeded ? text : undefined;
    });
  } catch (error) {
    if (signal?.aborted) throw new RecordError('Saving was cancelled: your labels stay here, unsaved.');
    if (!(error instanceof SaveError)) throw error;
    throw new RecordError(`${error.message} Until then your labels stay here, unsaved.`, { cause: error });
  }
  // Whatever is cancelled now, it stands on the disk.
  if (written) await runInSlices(store.savedSteps(written.document, written.text));
}
