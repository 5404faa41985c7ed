/** As much of XML as the descriptions of signals (OTB+, OTB4, XDF) need: elements with attributes and text, nothing that refers elsewhere. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text before the first child. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

const mostElements = 100_000;
const tag =
  /<(?:(\/)?([a-z_][\w:.-]*)((?:\s+[a-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/)?|[?!][^>]*)>/giu;
const attribute = /\s([a-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/giu;
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/giu,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return entities[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** The root element; undefined where the text is none. */
export function parseXml(text: string): XmlElement | undefined {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open: OpenElement[] = [root];
  let end = 0;
  let count = 0;
  for (const match of text.matchAll(tag)) {
    const current = open.at(-1) ?? root;
    if (current.children.length === 0) current.text += unescaped(text.slice(end, match.index)).trim();
    end = match.index + match[0].length;
    const [, closing, name, attributes = '', selfClosing] = match;
    if (name === undefined) continue;
    if (closing !== undefined) {
      if (open.length > 1 && current.name === name) open.pop();
      continue;
    }
    if (++count > mostElements) return undefined;
    const pairs = [...attributes.matchAll(attribute)].map(
      ([, key = '', double, single]): [string, string] => [
        key.toLowerCase(),
        unescaped(double ?? single ?? ''),
      ],
    );
    const element: OpenElement = { name, attributes: new Map(pairs), children: [], text: '' };
    current.children.push(element);
    if (selfClosing === undefined) open.push(element);
  }
  return root.children[0];
}

/** All elements of a name, wherever they stand below one. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  const waiting = [...element.children].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === name) yield next;
    waiting.push(...[...next.children].reverse());
  }
}
