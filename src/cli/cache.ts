/** `emg-labels cache`: what is kept from one run to the next, and where; and away with it. */
import { clearStore, storeUse } from '../store/byteStore';
import { cacheFolder } from './cacheFolder';
import { UsageError, type Command } from './command';

export const cache: Command = {
  name: 'cache',
  summary: 'what is kept on disk so that a recording need not be measured twice',
  help: `emg-labels cache [--json] [--clear]

Says how much detection keeps on disk of the recordings that it has measured, and where. What is kept is read
only by your user, and is not used once a recording has changed; detect --no-cache does without.

  --json              as one JSON object: folder, entries, bytes
  --clear             remove all of it first`,
  options: { json: { type: 'boolean' }, clear: { type: 'boolean' } },
  run: async ({ flag, positionals, streams }) => {
    if (positionals.length > 0) throw new UsageError(`What is "${positionals.join(' ')}"?`);
    const folder = cacheFolder();
    if (folder === undefined) {
      streams.say('There is no home folder, so nothing is kept.');
      return 0;
    }
    if (flag('clear')) await clearStore(folder);
    const { entries, bytes } = await storeUse(folder);
    if (flag('json')) await streams.json({ folder, entries, bytes });
    else await streams.lines([`${folder}: ${entries} entries, ${(bytes / 1e6).toFixed(1)} MB`]);
    return 0;
  },
};
