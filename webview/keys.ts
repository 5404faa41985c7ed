/** The default keybindings as the page mentions them; a person may have changed them in VS Code. */
import { keysOn } from './keyNames';

/** Keys of the labels that have one. */
export const labelKeys: Readonly<Partial<Record<string, string>>> = {
  'neurogenic-cramp': 'N',
  'myogenic-cramp': 'M',
  indeterminate: 'I',
  voluntary: 'V',
};

export const keys = keysOn(navigator.userAgent.includes('Mac') ? 'mac' : 'other');

/** `Detect events (D)`. */
export function withKey(text: string, key: string): string {
  return `${text} (${key})`;
}
