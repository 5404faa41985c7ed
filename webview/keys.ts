/** The default keybindings as the page mentions them; a person may have changed them in VS Code. */

const mac = navigator.userAgent.includes('Mac');
const control = mac ? '⌘' : 'Ctrl+';

/** Keys of the labels that have one. */
export const labelKeys: Readonly<Partial<Record<string, string>>> = {
  'neurogenic-cramp': 'N',
  'myogenic-cramp': 'M',
  indeterminate: 'I',
  voluntary: 'V',
};

export const keys = {
  pageLeft: 'Page Up',
  pageRight: 'Page Down',
  sweepFaster: '+',
  sweepSlower: '−',
  moreSensitive: `${control}↑`,
  lessSensitive: `${control}↓`,
  fitRecording: '0',
  fitSelection: 'F',
  chooseLabel: 'L',
  accept: 'A',
  reject: 'R',
  remove: 'Delete',
  next: 'J',
  previous: 'K',
  detect: 'D',
  editNote: 'Enter',
  whyNot: 'W',
  undo: `${control}Z`,
  redo: mac ? '⇧⌘Z' : 'Ctrl+Y',
} as const;

/** `Detect events (D)`. */
export function withKey(text: string, key: string): string {
  return `${text} (${key})`;
}
