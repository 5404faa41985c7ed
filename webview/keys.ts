/** The default keybindings as the page mentions them; a person may have changed them in VS Code. */
import { isMainPressOn, keysOn, labelKeysOn } from './keyNames';

const system = navigator.userAgent.includes('Mac') ? 'mac' : 'other';

export const keys = keysOn(system);

/** Keys of the labels that have one. */
export const labelKeys = labelKeysOn(system);

/** Whether a press is the main button's, with which one selects and drags. */
export function isMainPress(event: Pick<MouseEvent, 'button' | 'ctrlKey'>): boolean {
  return isMainPressOn(system, event);
}

/** `Detect events (D)`. */
export function withKey(text: string, key: string): string {
  return `${text} (${key})`;
}
