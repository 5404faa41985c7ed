/** The keys that package.json binds, as their keyboard has them printed on it. */

/** Each action's key, as a person reads it. */
export function keysOn(system: 'mac' | 'other') {
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
