/**
 * Opens the files that a WFDB header names, which must stand in the header's own folder: a header is untrusted input.
 * A link that stands there is followed, wherever it leads, as it is for the header itself: what it leads to is drawn
 * for the person who opened it and goes nowhere.
 */
import type { ByteSource, RecordingLocation } from './byteSource';
import { readExactly } from './readExactly';
import { pointerProblem } from './pointers';
import { asRecordingError, RecordingError } from './recordingError';

const longestPointerBytes = 1024;

/** Whether a name is that of a file in the header's own folder, and could lead nowhere else. */
export function isPlainName(name: string): boolean {
  return !/[/\\\0]|^[a-z]:|^\.{0,2}$/iu.test(name);
}

/** A path's last part: archives keep the folder of the machine that wrote the header in it. */
export function withoutFolder(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).replace(/^[a-z]:/iu, '');
}

/** The refusal of a name that leads elsewhere. `where` says who names it: `case01.hea, line 2`. */
function notBeside(name: string, where: string): RecordingError {
  return new RecordingError(
    'unsupported',
    `${where}: "${name}" is not the plain name of a file beside the header; files are only read from the header's own folder. Copy the file there, or take the folder out of the name.`,
  );
}

/**
 * A file beside the header, or undefined where there is none. Of a name with a folder the file of that name beside the
 * header is taken, and no other.
 * @throws RecordingError when the name leads elsewhere, the file cannot be opened, or a pointer stands in its place.
 */
export async function openSibling(
  location: RecordingLocation,
  name: string,
  where: string,
): Promise<ByteSource | undefined> {
  const plain = isPlainName(name) ? name : withoutFolder(name);
  if (!isPlainName(plain)) throw notBeside(name, where);
  const source = await location.sibling(plain).catch((error: unknown) => {
    throw asRecordingError(error, plain);
  });
  if (!source && plain !== name) throw notBeside(name, where);
  if (!source || source.size === 0 || source.size > longestPointerBytes) return source;
  try {
    const pointer = pointerProblem(await readExactly(source, 0, source.size), plain);
    if (pointer) throw pointer;
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}
