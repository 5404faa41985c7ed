import assert from 'node:assert/strict';
import { generated, type Manifest } from './generated';
import { projectFile, shipped, shippedWords, wordKey } from './shipped';

const text = projectFile('package.json');
const written = JSON.parse(text) as Manifest;
const { properties } = shipped.contributes.configuration;
const cure = '`npm run manifest` puts it right';

const lines = (value: unknown): readonly string[] => `${JSON.stringify(value, null, 2)}\n`.split('\n');

/** Every text that a person reads in VS Code, by the field that it stands in. */
function textsToRead(value: unknown, field = ''): readonly string[] {
  if (typeof value === 'string') {
    return /^(?:title|category|displayName|description|markdownDescription)$/u.test(field) ? [value] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsToRead(inner, Array.isArray(value) ? field : name),
  );
}

describe('package.json', () => {
  it('says of commands, keys, menus and settings what their tables say', () => {
    assert.deepEqual(text.split('\n'), lines(generated(written).manifest), cure);
  });

  it('has every word that a person reads in package.nls.json, and no word too many', () => {
    const found = textsToRead(written);
    assert.deepEqual(
      found.filter((word) => wordKey(word) === undefined),
      [],
    );
    assert.ok(found.length > 60, `${found.length} texts`);
    const keys = [...new Set(found.map(wordKey))].sort();
    assert.deepEqual(keys, Object.keys(shippedWords).sort(), cure);
  });
});

describe('package.nls.json', () => {
  it('has the words of the tables', () => {
    assert.deepEqual(projectFile('package.nls.json').split('\n'), lines(generated(written).words), cure);
  });
});

describe('The settings, in a workspace that nobody has trusted', () => {
  it('are none of them the workspace’s to set', () => {
    assert.deepEqual(
      [...shipped.capabilities.untrustedWorkspaces.restrictedConfigurations].sort(),
      Object.keys(properties).sort(),
    );
  });

  it('name the reviewer in the person’s own settings alone, trusted or not', () => {
    assert.equal(properties['emg.reviewer']?.['scope'], 'application');
  });

  it('leave it to the machine’s own settings how much is kept on its disk, and name no folder for it', () => {
    assert.equal(properties['emg.store.megabytes']?.['scope'], 'machine');
    assert.deepEqual(
      Object.keys(properties).filter((name) => name.startsWith('emg.store.')),
      ['emg.store.megabytes'],
    );
  });
});
