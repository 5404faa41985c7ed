/** The text of BrainVision's header and marker files: sections in brackets, `key=value`, remarks after a semicolon. */

/** The keys of a section in lower case, with their values; a section in lower case. */
export type IniSections = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Sections whose text is free: nothing in them is a setting. */
const freeText: ReadonlySet<string> = new Set(['comment']);

/** Parses; of a repeated key the first holds. */
export function parseIni(text: string): IniSections {
  const sections = new Map<string, Map<string, string>>();
  let section = '';
  for (const line of text.split(/\r\n|\n|\r/u)) {
    const title = /^\s*\[([^\]]*)\]/u.exec(line)?.[1];
    if (title !== undefined) {
      section = title.trim().toLowerCase();
      continue;
    }
    const equals = line.indexOf('=');
    if (equals <= 0 || freeText.has(section) || /^\s*;/u.test(line)) continue;
    const values = sections.get(section) ?? new Map<string, string>();
    sections.set(section, values);
    const key = line.slice(0, equals).trim().toLowerCase();
    if (!values.has(key)) values.set(key, line.slice(equals + 1).trim());
  }
  return sections;
}

/** The entries `Ch1`, `Ch2` … or `Mk1`, `Mk2` … of a section, by their numbers. */
export function numbered(
  section: ReadonlyMap<string, string> | undefined,
  prefix: 'ch' | 'mk',
): ReadonlyMap<number, readonly string[]> {
  const entries = new Map<number, readonly string[]>();
  for (const [key, value] of section ?? []) {
    const digits = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    // Commas within a field are written `\1`.
    if (/^\d{1,9}$/u.test(digits)) {
      entries.set(
        Number(digits),
        value.split(',').map((field) => field.replaceAll('\\1', ',').trim()),
      );
    }
  }
  return entries;
}
