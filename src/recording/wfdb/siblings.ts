/**
 * Opens the files that a WFDB header names, which must stand in the header's own folder: a header is untrusted input.
 * A link that stands there is followed, wherever it leads, as it is for the header itself: what it leads to is drawn
 * for the person who opened it and goes nowhere.
 */
import type { ByteSource, RecordingLocation } from '../byteSource';
import { readExactly } from '../readExactly';
import { pointerProblem } from '../pointers';
import { asRecordingError, RecordingError } from '../recordingError';

const longestPointerBytes = 1024;

/** Refuses a name that could lead out of the folder. `where` says who names it: `case01.hea, line 2`. */
export function checkName(name: string, where: string): void {
  if (!/[/\\\0]|^[a-z]:|^\.{0,2}$/iu.test(name)) return;
  throw new RecordingError(
    'unsupported',
    `${where}: "${name}" is not the plain name of a file beside the header; files are only read from the header's own folder.`,
  );
}

/**
 * A file beside the header, or undefined where there is none.
 * @throws RecordingError when the name leads elsewhere, the file cannot be opened, or a pointer stands in its place.
 */
export async function openSibling(
  location: RecordingLocation,
  name: string,
  where: string,
): Promise<ByteSource | undefined> {
  checkName(name, where);
  const source = await location.sibling(name).catch((error: unknown) => {
    throw asRecordingError(error, name);
  });
  if (!source || source.size === 0 || source.size > longestPointerBytes) return source;
  try {
    const pointer = pointerProblem(await readExactly(source, 0, source.size), name);
    if (pointer) throw pointer;
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}
