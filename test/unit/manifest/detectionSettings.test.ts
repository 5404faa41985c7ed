import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Ajv } from 'ajv';
import { defaultParameters } from '../../../src/detection/parameters';
import { parameterFileSchema, parameterSettingSchemas, wordingsSchema } from './settingSchemas';

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
  };
}

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const { properties } = (read('package.json') as Manifest).contributes.configuration;
const cure = '`npm run manifest` puts it right';

describe('The settings of detection', () => {
  it('have the defaults, ranges, units and meanings of the engine’s table', () => {
    const expected = parameterSettingSchemas();
    const others = ['emg.detection.proposeQuiet', 'emg.detection.parametersFile', 'emg.detection.wordings'];
    const found = Object.entries(properties).filter(
      ([name]) => name.startsWith('emg.detection.') && !others.includes(name),
    );
    assert.deepEqual(Object.fromEntries(found), expected, cure);
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
  const schema = read('media/emg-detection.schema.json') as object;

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
