/** Writes what package.json says of commands and settings, its words (package.nls.json), and the schemas of study, parameter, label and unit files: `npm run manifest`. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { generated, type Manifest } from './generated';
import { parameterFileSchema } from './settingSchemas';
import { sidecarSchema, unitsSchema } from './sidecarSchema';
import { studySchema } from './studySchema';

const root = path.resolve(import.meta.dirname, '../../..');
const manifestFile = path.join(root, 'package.json');

const { manifest, words } = generated(JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest);
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(path.join(root, 'package.nls.json'), `${JSON.stringify(words, null, 2)}\n`);

async function writeSchema(name: string, schema: object): Promise<void> {
  const file = path.join(root, 'media', name);
  const options = await prettier.resolveConfig(file);
  writeFileSync(file, await prettier.format(JSON.stringify(schema), { ...options, parser: 'json' }));
}

void writeSchema('emg-detection.schema.json', parameterFileSchema());
void writeSchema('emg-study.schema.json', studySchema());
void writeSchema('emg-labels.schema.json', sidecarSchema());
void writeSchema('emg-units.schema.json', unitsSchema());
