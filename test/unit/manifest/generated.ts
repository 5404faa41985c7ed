/** package.json and package.nls.json as the tables make them; what no table knows stays in package.json as it is. */
import { unitsEnding } from '../../../src/corrections/sidecarName';
import { sidecarEnding } from '../../../src/labels/sidecarName';
import { detectionFilePath, studyFilePath } from '../../../src/study/studyFile';
import { commandContributions } from './commandContributions';
import { nestingPatterns } from './nesting';
import { configuration } from './settings';
import { Texts } from './texts';
import { activationEvents, recordingView } from './recordingView';

/** The parts of package.json that are generated, or whose words are. */
export interface Manifest {
  readonly displayName: string;
  readonly description: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly description: string;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly configurationDefaults: Readonly<Record<string, unknown>>;
    readonly jsonValidation: readonly { readonly fileMatch: string; readonly url: string }[];
    readonly customEditors: readonly {
      readonly displayName: string;
      readonly selector: readonly { readonly filenamePattern: string }[];
    }[];
    readonly configuration: {
      readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
  };
}

const name = 'EMG Labels';
const description = 'See, detect and label cramps in EMG recordings; labels are sidecar JSON made for git.';
const untrusted =
  'Recordings are shown, detected and labelled; nothing of a workspace is run. Its settings of EMG Labels and its detection parameters (.emg/study.json, .emg/detection.json) count only once it is trusted.';

/** The manifest with everything that is generated generated anew, and its words in English by their keys. */
export function generated(manifest: Manifest): {
  readonly manifest: Manifest;
  readonly words: Readonly<Record<string, string>>;
} {
  const texts = new Texts();
  const { capabilities, contributes } = manifest;
  const displayName = texts.put('displayName', name);
  const words = { displayName, description: texts.put('description', description) };
  const settings = configuration(texts);
  const untrustedWorkspaces = {
    ...capabilities.untrustedWorkspaces,
    description: texts.put('untrustedWorkspaces.description', untrusted),
    // A workspace that nobody has trusted sets none of them.
    restrictedConfigurations: Object.keys(settings.properties),
  };
  const made: Manifest = {
    ...manifest,
    ...words,
    activationEvents,
    capabilities: { ...capabilities, untrustedWorkspaces },
    contributes: {
      ...contributes,
      customEditors: contributes.customEditors.map((editor) => ({ ...editor, displayName })),
      ...commandContributions(texts),
      ...recordingView(texts),
      configuration: settings,
      configurationDefaults: {
        // Its keys are laid over VS Code's, and a person's own over these.
        'explorer.fileNesting.patterns': nestingPatterns(
          contributes.customEditors.flatMap(({ selector }) => selector.map((each) => each.filenamePattern)),
        ),
      },
      jsonValidation: [
        { fileMatch: `*${sidecarEnding}`, url: './media/emg-labels.schema.json' },
        { fileMatch: `*${unitsEnding}`, url: './media/emg-units.schema.json' },
        { fileMatch: studyFilePath, url: './media/emg-study.schema.json' },
        { fileMatch: detectionFilePath, url: './media/emg-detection.schema.json' },
      ],
    },
  };
  return { manifest: made, words: texts.all() };
}
