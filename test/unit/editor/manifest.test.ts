import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { keysOn } from '../../../webview/keyNames';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
}

interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: boolean;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly keybindings: readonly Keybinding[];
  };
}

const manifest = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'),
) as Manifest;
const { configuration, keybindings } = manifest.contributes;

describe('The settings, in a workspace that nobody has trusted', () => {
  it('are none of them the workspace’s to set', () => {
    assert.deepEqual(
      [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      Object.keys(configuration.properties).sort(),
    );
  });

  it('name the reviewer in the person’s own settings alone, trusted or not', () => {
    assert.equal(configuration.properties['emg.reviewer']?.scope, 'application');
  });
});

const printed: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  delete: 'Delete',
  enter: 'Enter',
  '=': '+',
  '-': '−',
};

/** `ctrl+up` as the page writes it. */
function asPrinted(key: string): string {
  const parts = key.split('+');
  const last = parts.pop() ?? '';
  const name = printed[last] ?? last.toUpperCase();
  return `${parts.map((part) => (part === 'cmd' ? '⌘' : 'Ctrl+')).join('')}${name}`;
}

const commands = {
  pageLeft: 'emg.view.pageLeft',
  pageRight: 'emg.view.pageRight',
  sweepFaster: 'emg.view.sweepFaster',
  sweepSlower: 'emg.view.sweepSlower',
  moreSensitive: 'emg.view.moreSensitive',
  lessSensitive: 'emg.view.lessSensitive',
  fitRecording: 'emg.view.fitRecording',
  fitSelection: 'emg.view.fitSelection',
  chooseLabel: 'emg.chooseLabel',
  accept: 'emg.view.acceptLabel',
  reject: 'emg.view.rejectLabel',
  remove: 'emg.view.deleteLabel',
  next: 'emg.view.nextLabel',
  previous: 'emg.view.previousLabel',
  detect: 'emg.detect',
  editNote: 'emg.view.editNote',
  whyNot: 'emg.view.whyNot',
} as const;

describe('The keys', () => {
  for (const system of ['mac', 'other'] as const) {
    const boundTo = (command: string): readonly string[] =>
      keybindings
        .filter((binding) => binding.command === command)
        .map((binding) => (system === 'mac' ? (binding.mac ?? binding.key) : binding.key));

    it(`that the page names are those that are bound (${system})`, () => {
      const shown = keysOn(system);
      for (const [name, command] of Object.entries(commands) as [keyof typeof commands, string][]) {
        const bound = boundTo(command).map(asPrinted);
        assert.ok(
          bound.includes(shown[name]),
          `${name}: the page says ${shown[name]}, bound is ${bound.join(', ')}`,
        );
      }
    });
  }

  it('on a Mac leave Mission Control its own', () => {
    const taken = new Set(['ctrl+up', 'ctrl+down', 'ctrl+left', 'ctrl+right', 'ctrl+space']);
    const clashes = keybindings.filter(({ key, mac }) => taken.has(mac ?? key));
    assert.deepEqual(clashes, []);
  });
});
