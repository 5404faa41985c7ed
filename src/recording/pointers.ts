/** Recognises a Git LFS or git-annex pointer that stands where a file's content should be. */
import { annexSentence, isAnnexPath } from '../base/files/annexLink';
import { RecordingError } from './recordingError';

const longestPointerBytes = 1024;

/**
 * The problem when `head` is a pointer file, with the command that brings the data; undefined for anything else.
 * Git LFS: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md. git-annex: an unlocked file holds
 * `/annex/objects/KEY`; a locked one is a symlink, which opens as the data or not at all, and which git checks out as a
 * text with the link's target where the file system has no links.
 * @param noun what the file should be
 */
export function pointerProblem(
  head: Uint8Array,
  fileName: string,
  noun = 'recording',
): RecordingError | undefined {
  const text = new TextDecoder().decode(head.subarray(0, longestPointerBytes));
  if (text.startsWith('version https://git-lfs.github.com/spec/')) {
    const bytes = /^size (\d+)$/mu.exec(text)?.[1];
    const size = bytes === undefined ? '' : ` of ${bytes} bytes`;
    return new RecordingError(
      'pointer',
      `${fileName} is a Git LFS pointer: the ${noun}${size} is not on this machine yet. Bring it with: git lfs pull --include "${fileName}"`,
    );
  }
  if (text.startsWith('/annex/objects/')) {
    return new RecordingError('pointer', annexSentence(fileName, 'pointer'));
  }
  if (/^\S+\s*$/u.test(text) && isAnnexPath(text)) {
    return new RecordingError('pointer', annexSentence(fileName, 'link'));
  }
  return undefined;
}
