/**
 * Every VS Code command: its words, its default keys, where it is offered, and who carries it out. From this table come
 * package.json's commands, keybindings and menus (`npm run manifest`), what host and page must handle, and the keys that
 * the page names.
 */
import type { EventLabel } from '../../detection/result/eventLabels';
import type { KeyBinding } from './keys';

/** A command as VS Code offers it. All but those of the workspace act on the active EMG editor; their keys on its traces. */
export interface CommandEntry {
  /** In the command palette, after `EMG:`. */
  readonly title: string;
  readonly icon?: `$(${string})`;
  /** The first is the one that the page names. */
  readonly keys?: readonly KeyBinding[];
  /** Where its keys count: in the panels of motor units instead of on all of the page, where they may mean something else. */
  readonly keysIn?: 'units';
  /** Its group among the buttons of the editor's title. */
  readonly titleGroup?: 'navigation';
  /** Whether it stands in the menu of a channel's lane, and is then called with that channel. */
  readonly laneMenu?: true;
  /** Offered, and its keys mean it, only while labels are compared or readings adjudicated; what else they mean they mean at other times. */
  readonly during?: 'comparing' | 'adjudicating';
  /** False for a command that needs arguments. */
  readonly inPalette?: false;
  /** What the page's button for it says when pointed at. */
  readonly button?: string;
}

/** Carried out by the host. */
interface HostEntry extends CommandEntry {
  /** The label that it gives to what is selected in the page. */
  readonly label?: EventLabel;
}

export const hostCommands = {
  'emg.detect': {
    title: 'Detect Events',
    icon: '$(pulse)',
    keys: [{ key: 'd' }],
    titleGroup: 'navigation',
    button: 'Detect events in the whole recording',
  },
  'emg.proposeFindings': {
    title: 'Propose Findings About the Muscles',
    icon: '$(checklist)',
    keys: [{ key: 'shift+d' }],
    titleGroup: 'navigation',
    button: 'Propose findings about the muscles',
  },
  'emg.cancelDetection': { title: 'Cancel Detection', button: 'Stop detecting' },
  'emg.adoptRecording': { title: 'The Labels Belong to This Recording' },
  'emg.readBlind': { title: 'Read Blind…' },
  'emg.finishBlindReading': { title: 'Finish Blind Reading' },
  'emg.adjudicate': { title: 'Adjudicate Readings' },
  'emg.endAdjudication': { title: 'End Adjudication', button: 'End the adjudication' },
  'emg.changeChannelKind': { title: 'Change What a Channel Is…', laneMenu: true },
  'emg.chooseLabel': {
    title: 'Choose a Label…',
    keys: [{ key: 'l' }],
    button: 'Label the selected span, or change the selected label',
  },
  'emg.showWarnings': {
    title: 'Show Warnings About This Recording',
    button: 'Show what is odd about this recording',
  },
  'emg.label.neurogenicCramp': {
    title: 'Label as Neurogenic Cramp',
    keys: [{ key: 'n' }],
    label: 'neurogenic-cramp',
  },
  'emg.label.myogenicCramp': {
    title: 'Label as Myogenic Cramp (Contracture)',
    keys: [{ key: 'm' }],
    label: 'myogenic-cramp',
  },
  'emg.label.voluntary': {
    title: 'Label as Voluntary Contraction',
    keys: [{ key: 'v' }],
    label: 'voluntary',
  },
  'emg.label.indeterminate': {
    title: 'Label as Indeterminate',
    keys: [{ key: 'i' }],
    label: 'indeterminate',
  },
  'emg.labelByKey': {
    title: 'Label by the Study’s Key (for keybindings, whose argument is the key)',
    inPalette: false,
  },
  'emg.addLabel': {
    title: 'Add a Label (for scripts and keybindings with arguments)',
    inPalette: false,
  },
} as const satisfies Readonly<Record<string, HostEntry>>;

/** What the page does to its view or to what is selected in it: the command `emg.view.NAME`. */
export const viewCommands = {
  cursorLeft: { title: 'Move Cursor Left', keys: [{ key: 'left' }] },
  cursorRight: { title: 'Move Cursor Right', keys: [{ key: 'right' }] },
  cursorLeftFine: { title: 'Move Cursor Left by One Sample', keys: [{ key: 'alt+left' }] },
  cursorRightFine: { title: 'Move Cursor Right by One Sample', keys: [{ key: 'alt+right' }] },
  extendLeft: { title: 'Extend Selection Left', keys: [{ key: 'shift+left' }] },
  extendRight: { title: 'Extend Selection Right', keys: [{ key: 'shift+right' }] },
  extendLeftFine: { title: 'Extend Selection Left by One Sample', keys: [{ key: 'shift+alt+left' }] },
  extendRightFine: { title: 'Extend Selection Right by One Sample', keys: [{ key: 'shift+alt+right' }] },
  channelUp: { title: 'Channel Above', keys: [{ key: 'up' }] },
  channelDown: { title: 'Channel Below', keys: [{ key: 'down' }] },
  pageLeft: { title: 'Page Left', keys: [{ key: 'pageup' }], button: 'Previous page' },
  pageRight: { title: 'Page Right', keys: [{ key: 'pagedown' }], button: 'Next page' },
  goToStart: { title: 'Go to Start', keys: [{ key: 'home' }] },
  goToEnd: { title: 'Go to End', keys: [{ key: 'end' }] },
  sweepFaster: {
    title: 'Zoom In (Faster Sweep)',
    keys: [{ key: '=' }, { key: 'shift+=' }, { key: 'numpad_add' }],
    button: 'Faster sweep',
  },
  sweepSlower: {
    title: 'Zoom Out (Slower Sweep)',
    keys: [{ key: '-' }, { key: 'numpad_subtract' }],
    button: 'Slower sweep',
  },
  fitRecording: { title: 'Show Whole Recording', keys: [{ key: '0' }], button: 'Show the whole recording' },
  fitSelection: { title: 'Fit Selection', keys: [{ key: 'f' }], button: 'Show the selection' },
  moreSensitive: {
    title: 'More Sensitive',
    keys: [{ key: 'ctrl+up', mac: 'cmd+up' }],
    button: 'More sensitive',
  },
  lessSensitive: {
    title: 'Less Sensitive',
    keys: [{ key: 'ctrl+down', mac: 'cmd+down' }],
    button: 'Less sensitive',
  },
  fitSensitivity: {
    title: 'Fit Sensitivity to What Is Shown',
    keys: [{ key: 'g' }],
    button: 'Fit the sensitivity to what is visible',
  },
  nextLabel: { title: 'Next Label', keys: [{ key: 'j' }] },
  previousLabel: { title: 'Previous Label', keys: [{ key: 'k' }] },
  nextChange: { title: 'Next Change in the Comparison', keys: [{ key: 'shift+j' }], during: 'comparing' },
  previousChange: {
    title: 'Previous Change in the Comparison',
    keys: [{ key: 'shift+k' }],
    during: 'comparing',
  },
  endComparing: { title: 'End Comparing', during: 'comparing' },
  nextDisagreement: {
    title: 'Next Disagreement of the Readings',
    keys: [{ key: 'shift+j' }],
    button: 'Next disagreement',
    during: 'adjudicating',
  },
  previousDisagreement: {
    title: 'Previous Disagreement of the Readings',
    keys: [{ key: 'shift+k' }],
    button: 'Previous disagreement',
    during: 'adjudicating',
  },
  takeFirstReading: { title: 'Take the First Reading', keys: [{ key: '1' }], during: 'adjudicating' },
  takeSecondReading: { title: 'Take the Second Reading', keys: [{ key: '2' }], during: 'adjudicating' },
  takeSelectedSpan: {
    title: 'Take the Selected Span Instead of Both Readings',
    keys: [{ key: '3' }],
    during: 'adjudicating',
  },
  takeNeither: { title: 'Take Neither Reading', keys: [{ key: '4' }], during: 'adjudicating' },
  takeAgreed: {
    title: 'Take All That the Readings Agree On',
    keys: [{ key: 'shift+a' }],
    during: 'adjudicating',
  },
  clearSelection: { title: 'Clear Selection', keys: [{ key: 'escape' }] },
  startAtCursor: { title: 'Set Start at Cursor', keys: [{ key: '[' }] },
  endAtCursor: { title: 'Set End at Cursor', keys: [{ key: ']' }] },
  acceptLabel: { title: 'Accept Label', keys: [{ key: 'a' }], button: 'Accept' },
  rejectLabel: { title: 'Reject Label', keys: [{ key: 'r' }], button: 'Reject' },
  deleteLabel: {
    title: 'Delete Label',
    keys: [{ key: 'delete' }, { key: 'backspace' }],
    button: 'Delete label',
  },
  chooseFirstVersion: { title: 'Choose the First Version of a Label', keys: [{ key: '1' }] },
  chooseSecondVersion: { title: 'Choose the Second Version of a Label', keys: [{ key: '2' }] },
  chooseThirdVersion: { title: 'Choose the Third Version of a Label', keys: [{ key: '3' }] },
  keepAllVersions: {
    title: 'Keep All Versions of a Label',
    keys: [{ key: 'b' }],
    button: 'Keep all versions',
  },
  editNote: { title: 'Edit Note', keys: [{ key: 'enter' }] },
  copyLink: { title: 'Copy Link to Label' },
  copyMarkdown: { title: 'Copy Label as Markdown' },
  copyPicture: { title: 'Copy Picture of Label' },
  showUnits: { title: 'Show or Hide Motor Units', keys: [{ key: 'u' }] },
  showPotentials: { title: 'Show or Hide Motor Unit Potentials', keys: [{ key: 'shift+u' }] },
  showResidual: {
    title: 'Show or Hide What the Motor Units Leave of the Trace (Residual)',
    keys: [{ key: 'shift+r' }],
  },
  showPattern: { title: 'Show or Hide the Interference Pattern', keys: [{ key: 'shift+i' }] },
  splitUnit: { title: 'Split Motor Unit by Shape', keys: [{ key: 's' }], keysIn: 'units' },
  splitOffSpan: {
    title: 'Split Off the Discharges in the Selected Span',
    keys: [{ key: 'shift+s' }],
    keysIn: 'units',
  },
  mergeUnits: { title: 'Merge Motor Unit With…', keys: [{ key: 'm' }], keysIn: 'units' },
  acceptUnit: { title: 'Accept Motor Unit', keys: [{ key: 'a' }], keysIn: 'units' },
  deleteUnit: {
    title: 'Delete Motor Unit',
    keys: [{ key: 'shift+delete' }, { key: 'shift+backspace' }],
    keysIn: 'units',
  },
  addDischarge: { title: 'Add a Discharge at the Cursor', keys: [{ key: 'p' }], keysIn: 'units' },
  reassignDischarge: {
    title: 'Reassign the Discharge at the Cursor…',
    keys: [{ key: 't' }],
    keysIn: 'units',
  },
  deleteDischarge: {
    title: 'Delete the Discharge at the Cursor',
    keys: [{ key: 'delete' }, { key: 'backspace' }],
    keysIn: 'units',
  },
  chooseUnitVersion: { title: 'Choose Between Versions of a Motor Unit…' },
  returnToEngine: { title: 'Return to the Engine’s Units' },
  whyNot: { title: 'Show Evidence, and Why Not a Cramp or Contracture', keys: [{ key: 'w' }] },
} as const satisfies Readonly<Record<string, CommandEntry>>;
