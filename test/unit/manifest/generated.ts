/** package.json as the tables of commands and parameters make it; what no table knows stays as it stands there. */
import { commandContributions } from './commandContributions';
import { parameterSettingSchemas, wordingsSchema } from './settingSchemas';

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The parts of package.json that are generated. */
export interface Manifest {
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: { readonly configuration: { readonly properties: Properties } };
}

/** Settings of detection that are no parameters. */
const fixed = ['emg.detection.proposeQuiet', 'emg.detection.parametersFile', 'emg.detection.wordings'];

function settings(properties: Properties): Properties {
  const kept = Object.entries(properties).filter(
    ([name]) => !name.startsWith('emg.detection.') || fixed.includes(name),
  );
  const wordings = properties['emg.detection.wordings'];
  return {
    ...Object.fromEntries(kept),
    'emg.detection.wordings': { ...wordings, ...wordingsSchema() },
    ...(parameterSettingSchemas() as Properties),
  };
}

/** The manifest with everything that is generated generated anew. */
export function generated(manifest: Manifest): Manifest {
  const { capabilities, contributes } = manifest;
  const properties = settings(contributes.configuration.properties);
  return {
    ...manifest,
    capabilities: {
      ...capabilities,
      // A workspace that nobody has trusted sets none of them.
      untrustedWorkspaces: {
        ...capabilities.untrustedWorkspaces,
        restrictedConfigurations: Object.keys(properties),
      },
    },
    contributes: {
      ...contributes,
      ...commandContributions(),
      configuration: { ...contributes.configuration, properties },
    },
  };
}
