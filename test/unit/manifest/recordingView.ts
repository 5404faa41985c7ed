/** The tree of recordings in package.json, and what stands there before there are any. */
import type { Texts } from './texts';

/** Opens where label or unit files are, and for a link to a label; nothing else of the extension does so before a recording is opened. */
export const activationEvents = [
  'workspaceContains:**/*.labels.json',
  'workspaceContains:**/*.units.json',
  'onUri',
];

/** `contributes.views` and `contributes.viewsWelcome`. */
export function recordingView(texts: Texts) {
  return {
    views: {
      explorer: [
        {
          id: 'emg.recordings',
          name: texts.put('displayName', 'EMG Labels'),
          contextualTitle: texts.put('displayName', 'EMG Labels'),
          icon: '$(pulse)',
          // Where there are no recordings, nothing of it is seen.
          when: 'emg.recordings.any',
          visibility: 'collapsed',
        },
      ],
    },
  };
}
