/** The labels of one open recording: what `src/records/open` keeps of them. */
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import type { RecordStore } from '../../../src/records/open/recordStore';

/** Labels under edit. */
export type LabelStore = RecordStore<LabelRecord, LabelDocument>;
