/** Gives a copied WFDB header its new record name: tools refuse a header whose record line names another record. */

/**
 * The header's bytes with the record name on its record line changed from `from` to `to`; everything else, the names
 * of signal files included, stays. Bytes that name no such record come back as they are.
 */
export function renameRecord(header: Uint8Array, from: string, to: string): Uint8Array {
  // Latin-1 gives every byte back as it was, whatever the comments are encoded in.
  const text = Buffer.from(header).toString('latin1');
  const recordLine = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*/u.exec(text)?.[0].length ?? 0;
  const rest = text.slice(recordLine);
  if (!rest.startsWith(from) || !/^[\s/]/u.test(rest.slice(from.length))) return header;
  const name = Buffer.from(to, 'utf8').toString('latin1');
  return Buffer.from(text.slice(0, recordLine) + name + rest.slice(from.length), 'latin1');
}
