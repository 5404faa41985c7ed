import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import type { ParameterEntry } from '../../../src/detection/numbers/parameterEntry';
import { defaultParameters, parameterTable, settingNames } from '../../../src/detection/parameters';
import { parameterFileSchema, wordingsSchema } from './settingSchemas';
import { projectFile, shipped } from './shipped';

const { properties } = shipped.contributes.configuration;
const cure = '`npm run manifest` puts it right';

describe('The settings of detection', () => {
  it('have the defaults, ranges, units and meanings of the engine’s table', () => {
    const table: Readonly<Record<string, ParameterEntry>> = parameterTable;
    for (const name of settingNames) {
      const { value, minimum, maximum, unit, meaning } = table[name]!;
      const found = properties[`emg.detection.${name}`]!;
      assert.deepEqual(
        [found['default'], found['minimum'], found['maximum']],
        [value, minimum, maximum],
        name,
      );
      const words = String(found['markdownDescription']);
      assert.ok(words.startsWith(`${meaning}. Default ${value}${unit === '' ? '' : ` ${unit}`}`), words);
    }
  });

  it('offer every meaning that a wording can have', () => {
    const wordings = properties['emg.detection.wordings'];
    assert.deepEqual(wordings, { ...wordings, ...wordingsSchema() }, cure);
  });

  it('leave plain silence out of the proposals unless it is asked for', () => {
    assert.equal(properties['emg.detection.proposeQuiet']?.['default'], false);
  });
});

describe('The schema of a study’s parameter file', () => {
  const schema = JSON.parse(projectFile('media/emg-detection.schema.json')) as object;

  it('is made from the engine’s table', () => {
    assert.deepEqual(schema, parameterFileSchema(), cure);
  });

  it('accepts every default, and no other name or number out of range', () => {
    const validate = new Ajv().compile(schema);
    assert.ok(validate({ ...defaultParameters, wordings: { rest: ['Stille'] } }));
    assert.equal(validate({ onn: 6 }), false);
    assert.equal(validate({ on: 1e9 }), false);
    assert.equal(validate({ wordings: { peace: ['x'] } }), false);
  });
});
