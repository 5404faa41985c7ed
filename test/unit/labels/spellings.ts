/** Other spellings of a sidecar's text, and damage to it, at random: as functions of the canonical text. */
import fc from 'fast-check';

type Spell = (text: string) => string;

interface Sidecar {
  readonly labels: readonly Record<string, unknown>[];
}

function reordered(value: unknown, from: number): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, from));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const at = from % Math.max(1, entries.length);
  return Object.fromEntries(
    [...entries.slice(at), ...entries.slice(0, at)].map(([key, item]) => [key, reordered(item, from)]),
  );
}

function changedLabels(text: string, change: (labels: Sidecar['labels']) => Sidecar['labels']): string {
  const sidecar = JSON.parse(text) as Sidecar;
  const lines = change(sidecar.labels).map((one, i) => `${i === 0 ? ' ' : ','}${JSON.stringify(one)}\n`);
  return `${text.slice(0, text.indexOf('\n"labels": [\n'))}\n"labels": [\n${lines.join('')}]\n}\n`;
}

/** The same labels otherwise: in another order, or more of them. */
const content: fc.Arbitrary<Spell> = fc.oneof(
  fc.constant<Spell>((text) => text),
  fc.constant<Spell>((text) => changedLabels(text, (labels) => [...labels].reverse())),
  fc.nat(20).map(
    (at): Spell =>
      (text) =>
        changedLabels(text, (labels) => [...labels.slice(at), ...labels.slice(0, at)]),
  ),
  // Says the same as another, before it or after it in canonical order.
  fc.tuple(fc.nat(20), fc.constantFrom('!', '~', '')).map(
    ([at, mark]): Spell =>
      (text) =>
        changedLabels(text, (labels) => {
          const one = labels[at % Math.max(1, labels.length)];
          return one
            ? [...labels, { ...one, id: mark === '' ? one['id'] : `${mark}${String(one['id'])}` }]
            : labels;
        }),
  ),
);

const layout: fc.Arbitrary<Spell> = fc.oneof(
  fc.constant<Spell>((text) => text),
  fc.constantFrom('', ' ', '  ', '\t').map(
    (indent): Spell =>
      (text) =>
        JSON.stringify(JSON.parse(text), null, indent),
  ),
  fc.tuple(fc.nat(7), fc.constantFrom('', '  ')).map(
    ([from, indent]): Spell =>
      (text) =>
        JSON.stringify(reordered(JSON.parse(text), from), null, indent),
  ),
  fc.constant<Spell>((text) => text.replaceAll('\n', '\r\n')),
  fc.constant<Spell>((text) => `\ufeff${text}`),
  fc.constant<Spell>((text) => `\n\n${text}\n \n`),
);

const inserted = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    ' ',
    '\r\n',
    '\u0007',
    '\u00a0',
    '0',
    '1e999',
    '-',
    'tru',
    'null',
  ],
  ...['\n<<<<<<< ours\n', '\n=======\n', '=======', '\n>>>>>>>', '"labels": [],', '"x": 1, "x": 2,', '\\u12'],
  '['.repeat(2100),
  ' '.repeat(90_000),
);

/** Damage at one place, which counts from 0 to 1. */
const damage: fc.Arbitrary<Spell> = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), fc.oneof(inserted, fc.constant('')))
  .map(([where, removed, text]): Spell => (whole) => {
    const at = Math.floor(where * whole.length);
    return whole.slice(0, at) + text + whole.slice(at + removed);
  });

/** Ways to spell a canonical text otherwise, every other time broken. */
export function otherwiseSpelled(): fc.Arbitrary<Spell> {
  const damages = fc.oneof(
    fc.constant<readonly Spell[]>([]),
    fc.array(damage, { minLength: 1, maxLength: 2 }),
    fc
      .double({ min: 0, max: 1, noNaN: true })
      .map((end): Spell[] => [(text) => text.slice(0, end * text.length)]),
  );
  return fc.tuple(content, layout, damages).map(
    ([change, lay, broken]): Spell =>
      (text) =>
        (broken as readonly Spell[]).reduce<string>((now, spell) => spell(now), lay(change(text))),
  );
}
