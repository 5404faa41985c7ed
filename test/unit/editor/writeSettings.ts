/** Writes the engine's parameters into package.json and the parameter file's schema: `npx tsx test/unit/editor/writeSettings.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as prettier from 'prettier';
import { parameterFileSchema, parameterSettingSchemas, wordingsSchema } from './settingSchemas';

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { restrictedConfigurations: readonly string[] } };
  readonly contributes: { readonly configuration: { properties: Readonly<Record<string, object>> } };
}

const root = path.resolve(import.meta.dirname, '../../..');
const parameterFile = path.join(root, 'media/emg-detection.schema.json');
const manifestFile = path.join(root, 'package.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
const { configuration } = manifest.contributes;

/** Settings of detection that are no parameters. */
const fixed = ['emg.detection.proposeQuiet', 'emg.detection.parametersFile', 'emg.detection.wordings'];
const kept = Object.entries(configuration.properties).filter(
  ([name]) => !name.startsWith('emg.detection.') || fixed.includes(name),
);
const wordings = configuration.properties['emg.detection.wordings'];
configuration.properties = {
  ...Object.fromEntries(kept),
  'emg.detection.wordings': { ...wordings, ...wordingsSchema() },
  ...(parameterSettingSchemas() as Readonly<Record<string, object>>),
};
// A workspace that nobody has trusted sets none of them.
manifest.capabilities.untrustedWorkspaces.restrictedConfigurations = Object.keys(configuration.properties);
writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);

async function writeParameterFileSchema(): Promise<void> {
  const options = await prettier.resolveConfig(parameterFile);
  const schema = JSON.stringify(parameterFileSchema());
  writeFileSync(parameterFile, await prettier.format(schema, { ...options, parser: 'json' }));
}

void writeParameterFileSchema();
