/**
 * Default keys: as package.json binds them, and as they are printed on a keyboard. The types know which keys there are,
 * and that a key with Ctrl needs one of its own on a Mac, where Ctrl with an arrow is Mission Control's.
 */

/** Keyboards that differ. */
export type System = 'mac' | 'other';

/** Keys by their names in package.json, with what is printed on them. */
const printedNames = {
  a: 'A',
  b: 'B',
  d: 'D',
  f: 'F',
  g: 'G',
  i: 'I',
  j: 'J',
  k: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  p: 'P',
  r: 'R',
  s: 'S',
  t: 'T',
  u: 'U',
  v: 'V',
  w: 'W',
  '0': '0',
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '[': '[',
  ']': ']',
  '=': '+',
  '-': '−',
  numpad_add: '+',
  numpad_subtract: '−',
  left: '←',
  right: '→',
  up: '↑',
  down: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  home: 'Home',
  end: 'End',
  escape: 'Esc',
  enter: 'Enter',
  delete: 'Delete',
  backspace: 'Backspace',
} as const;

type KeyName = keyof typeof printedNames;
/** Keys that are the same on every system: macOS takes none of them from the traces. */
type PlainKey = `${'' | 'shift+' | 'alt+' | 'shift+alt+'}${KeyName}`;

/** One default key of a command. */
export type KeyBinding =
  { readonly key: PlainKey } | { readonly key: `ctrl+${KeyName}`; readonly mac: `cmd+${KeyName}` };

const modifiers: Readonly<Record<System, Readonly<Record<string, string>>>> = {
  mac: { shift: '⇧', alt: '⌥', cmd: '⌘' },
  other: { shift: 'Shift+', alt: 'Alt+', ctrl: 'Ctrl+' },
};

/** A key as a person reads it: `Ctrl+↑`, on a Mac `⌘↑`. */
export function printedKey(binding: KeyBinding, system: System): string {
  const chord = system === 'mac' && 'mac' in binding ? binding.mac : binding.key;
  const held = chord.split('+');
  const key = held.pop() as KeyName;
  return [...held.map((modifier) => modifiers[system][modifier]), printedNames[key]].join('');
}
