import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { doorRules } from '../../harness/lint/doors.mjs';

function complaints(code: string): readonly string[] {
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...doorRules] },
  } satisfies Linter.Config;
  return new Linter().verify(code, [config], 'a.ts').map(({ message }) => message);
}

const vscode = `import * as vscode from 'vscode';\n`;

describe('The lint rules of the doors', () => {
  const refused: readonly string[] = [
    `vscode.window.showErrorMessage(text)`,
    `vscode.window.showQuickPick(items)`,
    `vscode.workspace.fs.writeFile(place, bytes)`,
    `vscode.window.showInputBox({ prompt })`,
    `vscode.window.setStatusBarMessage(text)`,
    `vscode.window.withProgress(options, task)`,
    `vscode.window.createStatusBarItem()`,
    `vscode.window.createQuickPick()`,
    `vscode.window.createInputBox()`,
    `vscode.window.createTreeView('a', options)`,
    `vscode.window.createOutputChannel('a')`,
    `vscode.window['showErrorMessage'](text)`,
    `vscode['window'].showErrorMessage(text)`,
    `const { window } = vscode; window.showErrorMessage(text)`,
    `const { window: w } = vscode`,
    `const w = vscode.window`,
    `const { showErrorMessage } = vscode.window`,
    `use(vscode.window)`,
    `use(vscode)`,
    `const v = vscode`,
    `new vscode.MarkdownString(text)`,
    `new vscode.TreeItem(text)`,
    `new vscode.Hover(text)`,
    `vscode.languages.registerHoverProvider(a, b)`,
    `vscode.commands.registerCommand('a', run)`,
    `const { registerCommand } = vscode.commands`,
    `const c = vscode.commands`,
    `vscode.commands.executeCommand(name)`,
    `vscode.commands.executeCommand(\`emg.\${name}\`)`,
    `vscode.env.openExternal(uri)`,
  ];
  for (const code of refused) {
    it(`refuse ${code}`, () => assert.equal(complaints(vscode + code).length > 0, true));
  }

  const refusedAlone: readonly string[] = [
    `import { window } from 'vscode'`,
    `import { window as w } from 'vscode'`,
    `import type { Uri } from 'vscode'`,
    `import * as code from 'vscode'`,
    `import vscode from 'vscode'`,
    `const vscode = require('vscode')`,
    `const vscode = await import('vscode')`,
    `process.stdout.write(text)`,
    `process.stderr.write(text)`,
    `process['stdout'].write(text)`,
    `const { stdout } = process`,
    `const p = process`,
    `use(process)`,
    `import { stdout } from 'node:process'`,
    `import process from 'node:process'`,
    `import { log } from 'node:console'`,
    `export { window } from 'vscode'`,
    `export * from 'vscode'`,
  ];
  for (const code of refusedAlone) {
    it(`refuse ${code}`, () => assert.equal(complaints(code).length > 0, true));
  }

  it('allow what is no text', () => {
    const code = `${vscode}
      let a: vscode.Uri = vscode.Uri.file(b);
      vscode.window.registerCustomEditorProvider('a', provider);
      vscode.window.tabGroups.all;
      vscode.window.onDidChangeActiveColorTheme(listen);
      vscode.commands.executeCommand('setContext', 'a', true);
      vscode.workspace.getConfiguration('emg');
      process.platform; process.exitCode = 1; process.on('exit', leave);
      interface I { process: number }
      const o = { process: 1, vscode: 2 };
      type W = vscode.WebviewPanel;`;
    assert.deepEqual(complaints(code), []);
  });
});
