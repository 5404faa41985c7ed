/** `emg-labels setup`: has git merge and compare a repository's label files label by label, and undoes that. */
import { stat } from 'node:fs/promises';
import * as path from 'node:path';
import { setUp, undoSetUp } from '../git/setup';
import { writeShim } from '../git/shim';
import { UsageError, type Command } from './command';
import { dataFolder } from './dataFolder';

/** The script that git's configuration names, which starts this very program. @throws UsageError for a user without a home */
async function ownShim(program: string): Promise<string> {
  const folder = dataFolder();
  if (folder === undefined) {
    throw new UsageError('There is no home folder to keep the script in that git calls.');
  }
  return writeShim(folder, { node: process.execPath, program });
}

export const setup: Command = {
  name: 'setup',
  summary: 'has git merge and compare label files label by label',
  help: `emg-labels setup [FOLDER] [--undo]

Sets the git repository around FOLDER (this one where none is named) up for label review: .gitattributes gets two lines
after those that it has, to be committed; in this clone alone, the repository's own configuration names the driver, and its
info/attributes has the same lines, for branches older than them. Says what it did, and may be run again.
The driver is a small script in your data folder that starts this program; where the program has gone, lines are merged as
git does.

  --undo              takes away what it wrote, and nothing else; a repository's worktrees share its configuration, so that
                      all of them lose it`,
  options: { undo: { type: 'boolean' } },
  run: async (invocation) => {
    const [named = '.', ...others] = invocation.positionals;
    if (others.length > 0) throw new UsageError('One repository at a time.');
    const folder = path.resolve(named);
    const isFolder = await stat(folder).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) throw new UsageError(`There is no folder ${named}.`);
    const place = { git: 'git', folder };
    const { sentence, details } = invocation.flag('undo')
      ? await undoSetUp(place)
      : await setUp(place, await ownShim(path.resolve(process.argv[1] ?? '')));
    await invocation.streams.lines([sentence, ...details.map((line) => `  ${line}`)]);
    return 0;
  },
};
