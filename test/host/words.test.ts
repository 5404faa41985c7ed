import assert from 'node:assert/strict';
import * as vscode from 'vscode';

interface Words {
  readonly displayName: string;
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly markdownDescription: string }>>;
    };
  };
}

describe('What VS Code shows of the extension', () => {
  it('is in words: its name, each command’s title, each setting’s description', () => {
    const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.emg-labels'));
    const { displayName, contributes } = extension?.packageJSON as Words;
    assert.equal(displayName, 'EMG Labels');
    const detect = contributes.commands.find(({ command }) => command === 'emg.detect');
    assert.deepEqual([detect?.category, detect?.title], ['EMG', 'Detect Events']);
    const { properties } = contributes.configuration;
    assert.match(properties['emg.display.negativeUp']?.markdownDescription ?? '', /^Draw negative/u);
    const texts = [
      ...contributes.commands.flatMap(({ category, title }) => [category, title]),
      ...Object.values(properties).map(({ markdownDescription }) => markdownDescription),
    ];
    assert.ok(texts.length > 90, `${texts.length} texts`);
    assert.deepEqual(
      texts.filter((text) => text.startsWith('%')),
      [],
    );
  });
});
