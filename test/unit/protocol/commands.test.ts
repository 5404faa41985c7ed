import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { firstKey, pageCommands } from '../../../src/protocol/commands/commands';
import { printedKey, type KeyBinding } from '../../../src/protocol/commands/keys';
import { hostCommands, viewCommands, type CommandEntry } from '../../../src/protocol/commands/table';
import { hintOn, keysOn, labelKeysOn } from '../../../webview/keyNames';

const entries: readonly CommandEntry[] = [...Object.values(hostCommands), ...Object.values(viewCommands)];
const bindings: readonly KeyBinding[] = entries.flatMap(({ keys = [] }) => keys);

const { keybindings } = (
  JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as {
    contributes: { keybindings: readonly { key: string; command: string; when: string }[] };
  }
).contributes;

describe('The default keys', () => {
  it('are each of one command alone, in the panels of motor units and elsewhere', () => {
    for (const system of ['mac', 'other'] as const) {
      for (const [keysIn, during] of [['units'], [], [undefined, 'comparing'], [undefined, 'adjudicating']]) {
        const bound = entries
          .filter((entry) => entry.keysIn === keysIn && entry.during === during)
          .flatMap(({ keys = [] }) => keys)
          .map((binding) => (system === 'mac' && 'mac' in binding ? binding.mac : binding.key));
        const twice = bound.filter((key, index) => bound.indexOf(key) !== index);
        assert.deepEqual(twice, [], system);
      }
    }
  });

  it('that mean something else in the panels of motor units mean one thing there', () => {
    const deleting = keybindings.filter(({ key }) => key === 'delete');
    assert.deepEqual(
      deleting.map(({ command, when }) => [command, when.split(' && ').at(-1)]),
      [
        ['emg.view.deleteLabel', '!emg.unitsFocused'],
        ['emg.view.deleteDischarge', 'emg.unitsFocused'],
      ],
    );
  });

  it('that mean something else while labels are compared or readings adjudicated mean one thing at a time', () => {
    const whensOf = (wanted: string) =>
      keybindings
        .filter(({ key }) => key === wanted)
        .map(({ command, when }) => [command, when.split(' && ').slice(2).join(' && ')]);
    assert.deepEqual(whensOf('shift+j'), [
      ['emg.view.nextChange', 'emg.comparing && !emg.adjudicating'],
      ['emg.view.nextDisagreement', 'emg.adjudicating'],
    ]);
    assert.deepEqual(whensOf('1'), [
      ['emg.view.takeFirstReading', 'emg.adjudicating'],
      ['emg.view.chooseFirstVersion', '!emg.adjudicating'],
    ]);
  });

  it('leave Mission Control its own on a Mac', () => {
    const onMac = bindings.map((binding) => ('mac' in binding ? binding.mac : binding.key));
    assert.deepEqual(
      onMac.filter((key) => key.startsWith('ctrl+')),
      [],
    );
  });

  it('are named by the page as they are printed on each keyboard', () => {
    assert.equal(keysOn('other').moreSensitive, 'Ctrl+↑');
    assert.equal(keysOn('mac').moreSensitive, '⌘↑');
    assert.equal(keysOn('other').pageLeft, 'Page Up');
    assert.equal(keysOn('mac').sweepSlower, '−');
    assert.equal(printedKey(firstKey('extendLeftFine'), 'other'), 'Shift+Alt+←');
    assert.equal(printedKey(firstKey('extendLeftFine'), 'mac'), '⇧⌥←');
  });

  it('are those that the README teaches', () => {
    const readme = readFileSync(path.resolve(import.meta.dirname, '../../../README.md'), 'utf8');
    const rows = readme
      .split('\n')
      .slice(readme.slice(0, readme.indexOf('| do this')).split('\n').length + 1);
    const keyboard = rows.slice(0, rows.indexOf('')).map((row) => row.split('|').at(-2) ?? '');
    const taught = keyboard.flatMap((cell) =>
      Array.from(cell.matchAll(/`([^`]+)`/gu), ([, key = '']) => key),
    );
    assert.ok(taught.length > 20, `${taught.length} keys`);
    const printed = bindings.map((binding) =>
      printedKey(binding, 'other').replace(' ', '').replace('−', '-'),
    );
    assert.deepEqual(
      taught.filter((key) => !printed.includes(key)),
      [],
    );
  });

  it('stand behind the words of the page’s buttons', () => {
    assert.equal(hintOn('other', 'emg.detect'), 'Detect events in the whole recording (D)');
    assert.equal(hintOn('mac', 'lessSensitive'), 'Less sensitive (⌘↓)');
    assert.equal(hintOn('other', 'emg.cancelDetection'), 'Stop detecting');
  });
});

describe('The commands that give a label', () => {
  it('show their keys beside it', () => {
    assert.deepEqual(labelKeysOn('other'), {
      'neurogenic-cramp': 'N',
      'myogenic-cramp': 'M',
      voluntary: 'V',
      indeterminate: 'I',
    });
  });
});

describe('The commands that a page may ask for', () => {
  it('are those of its buttons, the agreement of readers, and undo and redo', () => {
    assert.deepEqual([...pageCommands].sort(), [
      'emg.cancelDetection',
      'emg.chooseLabel',
      'emg.detect',
      'emg.endAdjudication',
      'emg.proposeFindings',
      'emg.showAgreement',
      'emg.showWarnings',
      'redo',
      'undo',
    ]);
  });
});
