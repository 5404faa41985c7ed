import assert from 'node:assert/strict';
import { projectFile } from './shipped';
import { sidecarSchema, unitsSchema } from './sidecarSchema';

describe('The schema of label files', () => {
  it('is made from the definition of a label and its header', () => {
    const made = JSON.parse(JSON.stringify(sidecarSchema())) as unknown;
    assert.deepEqual(
      JSON.parse(projectFile('media/emg-labels.schema.json')),
      made,
      '`npm run manifest` puts it right',
    );
  });
});

describe('The schema of unit files', () => {
  it('is made from the definition of a corrected unit and its header', () => {
    const made = JSON.parse(JSON.stringify(unitsSchema())) as unknown;
    assert.deepEqual(
      JSON.parse(projectFile('media/emg-units.schema.json')),
      made,
      '`npm run manifest` puts it right',
    );
  });
});
