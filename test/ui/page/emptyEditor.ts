/** A custom editor whose page does nothing but say when its first frame was painted: what VS Code itself takes to show one. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files that it opens. */
export const emptyEnding = '.empty';

const manifest = {
  name: 'empty-editor',
  publisher: 'bench',
  version: '1.0.0',
  engines: { vscode: '^1.100.0' },
  main: './extension.js',
  contributes: {
    customEditors: [
      { viewType: 'bench.empty', displayName: 'Empty', selector: [{ filenamePattern: `*${emptyEnding}` }] },
    ],
  },
};

/** The mark has the name that our own page gives the frame of its first traces. */
const page = `<!DOCTYPE html><html><body>
<script>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      performance.mark('first-traces');
      document.body.dataset.state = 'ready';
    };
    channel.port2.postMessage(null);
  });
</script></body></html>`;

const program = `
const vscode = require('vscode');
exports.activate = ({ subscriptions }) => {
  const provider = {
    openCustomDocument: (uri) => ({ uri, dispose() {} }),
    resolveCustomEditor(_document, { webview }) {
      webview.options = { enableScripts: true };
      webview.html = ${JSON.stringify(page)};
    },
  };
  subscriptions.push(vscode.window.registerCustomEditorProvider('bench.empty', provider));
};
`;

/** Puts it beside the extensions that are installed there, as VS Code lists them. */
export async function addEmptyEditor(extensionsDir: string): Promise<void> {
  const relativeLocation = 'bench.empty-editor-1.0.0';
  const folder = join(extensionsDir, relativeLocation);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'extension.js'), program);
  const list = join(extensionsDir, 'extensions.json');
  const installed = JSON.parse(await readFile(list, 'utf8')) as unknown[];
  const entry = {
    identifier: { id: `${manifest.publisher}.${manifest.name}` },
    version: manifest.version,
    location: { $mid: 1, path: folder, scheme: 'file' },
    relativeLocation,
  };
  await writeFile(list, JSON.stringify([...installed, entry]));
}
