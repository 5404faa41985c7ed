/** The save of a store's labels, wherever the sidecar stands. Knows no VS Code. */
import { SaveError } from '../base/files/saveError';
import type { LabelDocument } from '../labels/labelDocument';
import { LabelError } from '../labels/labelError';
import type { SidecarText } from '../labels/sidecarText';
import type { DiskChange } from './diskChange';
import type { LabelStore } from './labelStore';

/**
 * Writes the labels, merged with what stands on disk at that very moment; edits made meanwhile stay unsaved.
 * @param update changes the sidecar, and asks again when another writes meanwhile
 * @param tell hears what has changed on disk
 * @throws LabelError with a sentence; the labels are then unsaved as before
 */
export async function saveLabels(
  store: LabelStore,
  update: (change: (found: SidecarText) => string | undefined) => Promise<void>,
  tell: (change: DiskChange) => void,
): Promise<void> {
  let written: { readonly document: LabelDocument; readonly text: string | undefined } | undefined;
  try {
    await update((found) => {
      tell(store.diskChanged(found));
      const { document, textOnDisk } = store;
      const text = store.textToSave();
      // A recording that was looked at and not labelled gets no sidecar.
      const isNeeded = text !== textOnDisk && (textOnDisk !== undefined || document.labels.length > 0);
      written = { document, text: isNeeded ? text : textOnDisk };
      return isNeeded ? text : undefined;
    });
  } catch (error) {
    if (!(error instanceof SaveError)) throw error;
    throw new LabelError(`${error.message} Until then your labels stay here, unsaved.`, { cause: error });
  }
  if (written) store.saved(written.document, written.text);
}
