/** The labels of one open recording: what `src/records/open` keeps of them. */
import type { LabelDocument, LabelRecord } from '../labels/labelDocument';
import type { RecordStore } from '../records/open/recordStore';

/** Labels under edit. */
export type LabelStore = RecordStore<LabelRecord, LabelDocument>;
