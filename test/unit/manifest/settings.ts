/** The settings: those that are the extension's own, then the engine's parameters, from their table. */
import { parameterSettings, wordingsSchema, type Setting } from './settingSchemas';
import type { Texts } from './texts';

const own: Readonly<Record<string, Setting>> = {
  'emg.reviewer': {
    type: 'string',
    default: '',
    scope: 'application',
    markdownDescription:
      "Your name as it stands in the labels you make. It can be set in your own settings only, never by a workspace. Empty: your name in git (a trusted workspace's repository may have its own), else your login name.",
  },
  'emg.display.negativeUp': {
    type: 'boolean',
    default: false,
    markdownDescription: 'Draw negative deflections upwards, as clinical EMG machines do.',
  },
  'emg.display.overviewMegabytes': {
    type: 'number',
    default: 256,
    minimum: 0,
    markdownDescription:
      'The overview strip reads a whole recording unasked up to this size of its signal file; a larger one waits for a click.',
  },
  'emg.store.megabytes': {
    type: 'number',
    default: 1024,
    minimum: 0,
    scope: 'machine',
    markdownDescription:
      'So much is kept on this computer of recordings that were open (their overview, and what detection has measured), so that opening them again is quick; what was not used longest goes first. It is in VS Code’s storage, for your user alone, and is not used once a recording has changed. 0: nothing is kept, and what was kept is removed when a recording is next opened.',
  },
  'emg.detection.proposeQuiet': {
    type: 'boolean',
    default: false,
    scope: 'resource',
    markdownDescription:
      'Also propose plain silence (rest, or silence that nothing tells apart from it). Left out, a reviewer sees only what someone must decide.',
  },
  'emg.detection.parametersFile': {
    type: 'string',
    default: '.emg/detection.json',
    scope: 'resource',
    markdownDescription:
      'A study\'s detection parameters, kept in git: a JSON file inside the workspace folder, such as `{"on": 8, "wordings": {"cramp-begins": ["knot"]}}`. Read when it is there; it has the last word over the settings. `emg-labels parameters` lists what can stand in it.',
  },
  'emg.detection.wordings': {
    default: {},
    scope: 'resource',
    markdownDescription:
      'Further phrases that the annotations of your recordings use, by what they mean to the engine: `{"cramp-begins": ["knot"], "relax": ["let go"]}`. Whole words; case and accents do not matter.',
    ...wordingsSchema(),
  },
};

/** `contributes.configuration`. */
export function configuration(texts: Texts) {
  const settings: Readonly<Record<string, Setting>> = { ...own, ...parameterSettings() };
  const properties = Object.entries(settings).map(([name, setting]) => [
    name,
    { ...setting, markdownDescription: texts.put(`${name}.description`, setting.markdownDescription) },
  ]);
  return {
    title: texts.put('displayName', 'EMG Labels'),
    properties: Object.fromEntries(properties) as Readonly<Record<string, Setting>>,
  };
}
