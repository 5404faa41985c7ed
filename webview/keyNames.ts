/** The default keys, as their keyboard has them printed on it. */
import {
  buttonOf,
  firstKey,
  labelCommands,
  type ButtonCommand,
  type KeyedCommand,
  type LabelCommand,
} from '../src/protocol/commands/commands';
import { printedKey, type System } from '../src/protocol/commands/keys';

/** Whether a press is the main button's: on a Mac, one with Control held is the right button's, and its release may never come. */
export function isMainPressOn(
  system: System,
  { button, ctrlKey }: { readonly button: number; readonly ctrlKey: boolean },
): boolean {
  return button === 0 && !(system === 'mac' && ctrlKey);
}

/** Each action's key, as a person reads it. */
export function keysOn(system: System) {
  const key = (command: KeyedCommand): string => printedKey(firstKey(command), system);
  return {
    pageLeft: key('pageLeft'),
    pageRight: key('pageRight'),
    sweepFaster: key('sweepFaster'),
    sweepSlower: key('sweepSlower'),
    moreSensitive: key('moreSensitive'),
    lessSensitive: key('lessSensitive'),
    fitRecording: key('fitRecording'),
    fitSelection: key('fitSelection'),
    chooseLabel: key('emg.chooseLabel'),
    accept: key('acceptLabel'),
    reject: key('rejectLabel'),
    remove: key('deleteLabel'),
    next: key('nextLabel'),
    editNote: key('editNote'),
    versions: [key('chooseFirstVersion'), key('chooseSecondVersion'), key('chooseThirdVersion')],
    keepAllVersions: key('keepAllVersions'),
    nextChange: key('nextChange'),
    previousChange: key('previousChange'),
    nextDisagreement: key('nextDisagreement'),
    previousDisagreement: key('previousDisagreement'),
    takeFirstReading: key('takeFirstReading'),
    takeSecondReading: key('takeSecondReading'),
    takeSelectedSpan: key('takeSelectedSpan'),
    takeNeither: key('takeNeither'),
    takeAgreed: key('takeAgreed'),
    detect: key('emg.detect'),
    proposeFindings: key('emg.proposeFindings'),
    whyNot: key('whyNot'),
    showUnits: key('showUnits'),
    showPotentials: key('showPotentials'),
    showPattern: key('showPattern'),
    showResidual: key('showResidual'),
    splitUnit: key('splitUnit'),
    mergeUnits: key('mergeUnits'),
    acceptUnit: key('acceptUnit'),
    deleteUnit: key('deleteUnit'),
    addDischarge: key('addDischarge'),
    reassignDischarge: key('reassignDischarge'),
    deleteDischarge: key('deleteDischarge'),
    // VS Code's own.
    undo: system === 'mac' ? '⌘Z' : 'Ctrl+Z',
    redo: system === 'mac' ? '⇧⌘Z' : 'Ctrl+Y',
  };
}

/** Keys of the labels that have one. */
export function labelKeysOn(system: System): Readonly<Partial<Record<string, string>>> {
  const commands = Object.entries(labelCommands) as [LabelCommand, string][];
  return Object.fromEntries(
    commands.map(([command, label]) => [label, printedKey(firstKey(command), system)]),
  );
}

/** `Detect events in the whole recording (D)`: what a command's button says when pointed at. */
export function hintOn(system: System, command: ButtonCommand): string {
  const { text, key } = buttonOf(command);
  return key ? `${text} (${printedKey(key, system)})` : text;
}
