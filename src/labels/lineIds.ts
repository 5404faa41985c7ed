/** Which line of a label file each label begins in, without reading all of the file as JSON. */

/** A record of the canonical text begins a line, and its id comes first. */
const recordBegin = /^[ ,]?\{"id": ?"([^"\\]{1,200})"/u;

/** No line's beginning is longer. */
const mostOfBegin = 220;

const lineFeed = 10;

/** The line of each label, from 0, by its id; a label that is not written canonically is left out. */
export function linesById(text: Uint8Array): ReadonlyMap<string, number> {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const found = new Map<string, number>();
  let line = 0;
  for (let from = 0; from < bytes.length; line++) {
    const end = bytes.indexOf(lineFeed, from);
    const stop = end === -1 ? bytes.length : end;
    const id = recordBegin.exec(bytes.toString('utf8', from, Math.min(stop, from + mostOfBegin)))?.[1];
    if (id !== undefined) found.set(id, line);
    from = stop + 1;
  }
  return found;
}
