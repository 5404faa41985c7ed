// The package a user installs, in a VS Code that has never seen the sources: what .vscodeignore left out shows here.
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageExtension, profileWithExtension } from '../harness/packaged';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

describe('The packaged extension, installed into a clean VS Code', () => {
  let extensionsDir: string;
  const workbench = useWorkbench(async () => {
    const profile = await profileWithExtension(await packageExtension());
    extensionsDir = profile.extensionsDir;
    return { fill: writeSampleWorkspaceTo, profile };
  });

  it('ships what runs and nothing else', async () => {
    const folder = (await readdir(extensionsDir)).find((name) => name.startsWith('emg-labels.emg-labels-'));
    assert.ok(folder, 'the extension is installed');
    const files = await readdir(join(extensionsDir, folder), { recursive: true });
    const allowed =
      /^(dist|media)([/\\]|$)|^(package(\.nls)?\.json|readme\.md|changelog\.md|license(\.txt|\.md)?|\.vsixmanifest)$/i;
    assert.deepEqual(
      files.filter((name) => !allowed.test(name) || name.endsWith('.map')),
      [],
    );
    assert.ok(files.includes(join('dist', 'extension.js')));
    assert.ok(files.includes('package.nls.json'), 'the words of commands and settings are shipped');
    const notices = await readFile(join(extensionsDir, folder, 'dist', 'ThirdPartyNotices.txt'), 'utf8');
    for (const name of ['@vscode/codicons', '@microsoft/fast-element', 'tslib']) {
      assert.ok(notices.includes(`\n${name} `), `${name} has its notice`);
    }
  });

  it('opens a recording as traces', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'cramp.edf');
    const frame = await waitForTraces(page);
    assert.ok(await frame.locator('[data-testid="traces"]').isVisible());
  });
});
