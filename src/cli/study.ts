/** `emg-labels study`: what concerns a study's file. */
import * as path from 'node:path';
import { updateFile } from '../base/files/updateFile';
import { FileError, readRegularFile } from '../base/files/regularFile';
import { decodeUtf8 } from '../base/utf8';
import { studyTextOf } from '../study/migrate';
import { detectionFilePath, mostStudyBytes, studyFilePath } from '../study/studyFile';
import { UsageError, type Command } from './command';

/** Writes a folder's study file from its parameter file; never over one that is there. */
async function migrate(folder: string): Promise<string> {
  const [older, newer] = [detectionFilePath, studyFilePath].map((name) => path.join(folder, name));
  if (older === undefined || newer === undefined) throw new UsageError('Name a folder.');
  const text = await readRegularFile(older, mostStudyBytes).catch((error: unknown) => {
    throw error instanceof FileError ? new UsageError(`${older} can't be read: ${error.message}`) : error;
  });
  const study = studyTextOf(decodeUtf8(text), older);
  await updateFile(newer, (found) => {
    if (found) throw new UsageError(`${newer} is there already, and is left as it is.`);
    return Buffer.from(study);
  });
  return `${newer} now says what ${older} does, and takes precedence. Delete ${older} once everyone's EMG Labels reads a study.`;
}

export const study: Command = {
  name: 'study',
  summary: "a study's file (.emg/study.json)",
  help: `emg-labels study migrate [FOLDER]

Writes .emg/study.json from the parameter file that came before it, .emg/detection.json, in FOLDER or the current folder.
The parameter file stays, and a study's file that is there already is left as it is.`,
  options: {},
  run: async ({ positionals: [verb, folder = '.', ...others], streams }) => {
    if (verb !== 'migrate' || others.length > 0) {
      throw new UsageError('Say: emg-labels study migrate [FOLDER].');
    }
    streams.say(await migrate(folder));
    return 0;
  },
};
