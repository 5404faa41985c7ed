/** The one door to sidecars on a local disk: read whole or not at all, and changed so that no one's records are lost. */
import { readUpdatedFile } from '../base/files/readUpdated';
import { FileError } from '../base/files/regularFile';
import { SaveError } from '../base/files/saveError';
import { updateFile } from '../base/files/updateFile';
import type { ChangeText, SidecarText } from './textOnDisk';

/** A sidecar with more bytes is refused: 256 MiB are some 500,000 labels with all their evidence. */
export const mostSidecarBytes = 256 * 2 ** 20;

/** What stands at a path. What keeps it from being read is an answer, not an exception. */
export async function readSidecarText(filePath: string): Promise<SidecarText> {
  try {
    return await readUpdatedFile(filePath, mostSidecarBytes);
  } catch (error) {
    if (error instanceof FileError || error instanceof SaveError) return { unreadable: error.message };
    throw error;
  }
}

/**
 * Changes a sidecar. `change` is given what stands there now and answers the whole new text, or undefined where
 * nothing is to be written; it is asked again when another writes meanwhile. It throws for a text that it can't change.
 * @throws SaveError where the file can't be written, and whatever `change` throws
 */
export async function updateSidecarText(filePath: string, change: ChangeText): Promise<void> {
  try {
    await updateFile(filePath, change, { mostBytes: mostSidecarBytes });
  } catch (error) {
    if (error instanceof FileError) await change({ unreadable: error.message });
    throw error;
  }
}
