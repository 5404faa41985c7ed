/** Writes what package.json says of commands and settings, its words (package.nls.json), and the parameter file's schema: `npm run manifest`. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { generated, type Manifest } from './generated';
import { parameterFileSchema } from './settingSchemas';

const root = path.resolve(import.meta.dirname, '../../..');
const parameterFile = path.join(root, 'media/emg-detection.schema.json');
const manifestFile = path.join(root, 'package.json');

const { manifest, words } = generated(JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest);
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(path.join(root, 'package.nls.json'), `${JSON.stringify(words, null, 2)}\n`);

async function writeParameterFileSchema(): Promise<void> {
  const options = await prettier.resolveConfig(parameterFile);
  const schema = JSON.stringify(parameterFileSchema());
  writeFileSync(parameterFile, await prettier.format(schema, { ...options, parser: 'json' }));
}

void writeParameterFileSchema();
