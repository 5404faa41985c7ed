/** What was counted, on disk from one session to the next: one entry of a store for each folder. */
import { sha256Hex } from '../base/hash';
import { ByteStore, type EntryKey, type StoreChoice } from '../store/byteStore';
import { plainBytes, plainValue } from '../store/plainValue';
import type { KnownTallies, KnownTally } from './tallyCache';

const section = 'tallies';

/** The entries of one folder. No method throws: without a store everything is counted anew. */
export class KeptTallies {
  private readonly store: Promise<ByteStore | undefined>;
  private readonly key: EntryKey;

  /**
   * @param root the folder that is looked through
   * @param program known by its code: another one may count otherwise
   */
  constructor(choice: StoreChoice, root: string, program: string) {
    this.store = ByteStore.open(choice);
    const [folder, code] = [sha256Hex([root], 16), sha256Hex([program], 16)];
    this.key = `${folder}-${code}-${sha256Hex([section], 32)}`;
  }

  async read(): Promise<KnownTallies> {
    const store = await this.store;
    const found = await store?.use(this.key, async (entry) => {
      const bytes = await entry.read(section);
      // The entry is ours by its hash: it holds what `write` was given.
      return bytes && (plainValue(bytes) as readonly (readonly [string, KnownTally])[]);
    });
    return new Map(found ?? []);
  }

  async write(tallies: KnownTallies): Promise<void> {
    const store = await this.store;
    const entries = [...tallies].map(([file, { stamp, tally }]) => [file, { stamp, tally }]);
    await store?.write(this.key, 'label files counted', [{ name: section, bytes: plainBytes(entries) }]);
  }
}
