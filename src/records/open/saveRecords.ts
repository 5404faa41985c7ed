/** The save of a store's records, wherever the sidecar stands. Knows no VS Code. */
import { SaveError } from '../../base/files/saveError';
import { runInSlices } from '../../base/steps';
import type { GitStages } from '../bothSides';
import type { HeadedDocument } from '../kind';
import { hasChoices } from '../headerChoices';
import { RecordError } from '../recordError';
import type { RecordBase } from '../schema/record';
import { sameText, type ChangeText, type SidecarText } from '../textOnDisk';
import type { DiskChange } from './diskChange';
import type { RecordStore } from './recordStore';

/** What a save is given beside the file. */
export interface SaveOptions {
  /** Gives up what has not been written yet. */
  readonly signal?: AbortSignal | undefined;
  /** What git knows of a merge that it has left in the text. */
  readonly stages?: (text: SidecarText) => Promise<GitStages | undefined>;
}

/**
 * Writes the records, merged with what stands on disk at that very moment; edits made meanwhile stay unsaved.
 * @param update changes the sidecar, and asks again when another writes meanwhile
 * @param tell hears what has changed on disk
 * @throws RecordError with a sentence; the records are then unsaved as before
 */
export async function saveRecords<One extends RecordBase<One>, All extends HeadedDocument>(
  store: RecordStore<One, All>,
  update: (change: ChangeText) => Promise<void>,
  tell: (change: DiskChange) => void,
  { signal, stages = () => Promise.resolve(undefined) }: SaveOptions = {},
): Promise<void> {
  const { kind } = store;
  let written: { readonly document: All; readonly text: Uint8Array | undefined } | undefined;
  try {
    await update(async (found) => {
      tell(await runInSlices(store.diskChangedSteps(found, await stages(found)), signal));
      const { document, textOnDisk } = store;
      const text = await runInSlices(store.savingSteps(), signal);
      // A recording that was looked at, and nothing said of it, gets no sidecar.
      const isSaid = kind.recordsOf(document).length > 0 || hasChoices(document.header);
      const isNeeded = !sameText(text, textOnDisk) && (textOnDisk !== undefined || isSaid);
      written = { document, text: isNeeded ? text : textOnDisk };
      return isNeeded ? text : undefined;
    });
  } catch (error) {
    if (signal?.aborted) throw new RecordError(`Saving was cancelled: your ${kind.list} stay here, unsaved.`);
    if (!(error instanceof SaveError)) throw error;
    throw new RecordError(`${error.message} Until then your ${kind.list} stay here, unsaved.`, {
      cause: error,
    });
  }
  // Whatever is cancelled now, it stands on the disk.
  if (written) await runInSlices(store.savedSteps(written.document, written.text));
}
