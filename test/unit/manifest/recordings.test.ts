import assert from 'node:assert/strict';
import { recordingEndings } from '../../../src/overview/recordingNames';
import type { Manifest } from './generated';
import { nestingPatterns } from './nesting';
import { projectFile } from './shipped';

const { customEditors, configurationDefaults } = (JSON.parse(projectFile('package.json')) as Manifest)
  .contributes;
const patterns = customEditors.map(({ selector }) => selector.map((each) => each.filenamePattern));

describe('Files of the workspace', () => {
  it('are listed as recordings without labels where our editor is the one that opens them', () => {
    assert.deepEqual(
      recordingEndings.map((ending) => `*${ending}`),
      patterns[0],
    );
  });

  it('stand under every recording that our editor can open, the shared label file and readers’', () => {
    const nested = configurationDefaults['explorer.fileNesting.patterns'] as Readonly<Record<string, string>>;
    assert.deepEqual(Object.keys(nested), patterns.flat());
    assert.equal(
      nestingPatterns(['*.otb+'])['*.otb+'],
      '${capture}.otb+.labels.json, ${capture}.otb+.*.labels.json, ${capture}.otb+.units.json, ${capture}.otb+.*.units.json',
    );
  });

  it('are nested only where a person has that switched on', () => {
    assert.deepEqual(Object.keys(configurationDefaults), ['explorer.fileNesting.patterns']);
  });
});
