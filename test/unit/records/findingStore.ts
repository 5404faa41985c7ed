/** The store of one open document, with records of a second kind. */
import { runThrough } from '../../../src/base/steps';
import type { DiskChange } from '../../../src/records/open/diskChange';
import { RecordStore } from '../../../src/records/open/recordStore';
import { saveRecords } from '../../../src/records/open/saveRecords';
import { crampHeader } from '../labels/samples';
import { findingKind, written, type Finding, type FindingDocument } from './findings';

/** Findings under edit. */
export type FindingStore = RecordStore<Finding, FindingDocument>;

/** A document without findings. */
export const empty: FindingDocument = { header: { ...crampHeader, version: '1.0' }, findings: [] };
export const vastus: Finding = { id: 'v', muscle: 'vastus', recruitment: 'normal', by: 'ana' };
export const deltoid: Finding = { id: 'd', muscle: 'deltoid', recruitment: 'myopathic', by: 'ana' };

/** A file with these findings. */
export function textOf(...findings: Finding[]): Uint8Array {
  return Buffer.from(written({ ...empty, findings }));
}

/** A store over a file with one finding. */
export function opened(text: Uint8Array | 'no file' = textOf(vastus)): FindingStore {
  const store = new RecordStore(findingKind, empty);
  runThrough(store.loadSteps(text === 'no file' ? undefined : text));
  return store;
}

/** In their order. */
export function ids({ document }: FindingStore): string {
  return document.findings.map(({ id }) => id).join(' ');
}

/** Whether saving would change what they say. */
export function isUnsaved(store: FindingStore): boolean {
  return runThrough(store.hasUnsavedEditsSteps());
}

/** What the store makes of the file as it is now. */
export function look(store: FindingStore, text: Uint8Array | undefined): DiskChange {
  return runThrough(store.diskChangedSteps(text));
}

/** Saves into a file that holds `found`; answers the file's text then. */
export async function save(store: FindingStore, found = store.textOnDisk): Promise<Uint8Array | undefined> {
  let file = found;
  await saveRecords(
    store,
    async (change) => {
      file = (await change(file)) ?? file;
    },
    () => undefined,
  );
  return file;
}
