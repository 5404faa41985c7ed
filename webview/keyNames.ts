/** The keys that package.json binds, as their keyboard has them printed on it. */

/** Keyboards and mice that differ. */
type System = 'mac' | 'other';

/** Whether a press is the main button's: on a Mac, one with Control held is the right button's, and its release may never come. */
export function isMainPressOn(
  system: System,
  { button, ctrlKey }: { readonly button: number; readonly ctrlKey: boolean },
): boolean {
  return button === 0 && !(system === 'mac' && ctrlKey);
}

/** Each action's key, as a person reads it. */
export function keysOn(system: System) {
  const isMac = system === 'mac';
  const control = isMac ? '⌘' : 'Ctrl+';
  return {
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
    redo: isMac ? '⇧⌘Z' : 'Ctrl+Y',
  } as const;
}
