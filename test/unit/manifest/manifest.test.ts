import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { generated, type Manifest } from './generated';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
const manifest = JSON.parse(text) as Manifest;
const { configuration } = manifest.contributes;

describe('package.json', () => {
  it('says of commands, keys, menus and settings what their tables say', () => {
    const expected = `${JSON.stringify(generated(manifest), null, 2)}\n`;
    assert.deepEqual(text.split('\n'), expected.split('\n'), '`npm run manifest` puts it right');
  });
});

describe('The settings, in a workspace that nobody has trusted', () => {
  it('are none of them the workspace’s to set', () => {
    assert.deepEqual(
      [...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      Object.keys(configuration.properties).sort(),
    );
  });

  it('name the reviewer in the person’s own settings alone, trusted or not', () => {
    assert.equal(configuration.properties['emg.reviewer']?.['scope'], 'application');
  });
});
