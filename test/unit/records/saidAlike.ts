/** Labels and findings that say the same: how each kind says what it is about and what is remarked. */
import type { LabelRecord } from '../../../src/labels/labelDocument';
import type { RecordPatch } from '../../../src/records/edits';
import type { SidecarHeader } from '../../../src/records/schema/header';
import { crampHeader } from '../labels/samples';
import type { Finding } from './findings';

/** Of the recording that both are about. */
export const header: SidecarHeader = { ...crampHeader, version: '1.1' };
const channels = [header.channels[0]?.name ?? ''];
/** In one order, so that a merge shows the same one first. */
const judgements = {
  finding: ['myopathic', 'neurogenic', 'normal'],
  label: ['myogenic-cramp', 'neurogenic-cramp', 'voluntary'],
} as const;

/** What a record says, whatever its kind. */
export interface Said {
  readonly judgement: 0 | 1 | 2;
  readonly note: string | null;
}

/** How a kind says it. */
export interface Language<One> {
  record(id: string, said: Said): One;
  patch(said: Partial<Said>): RecordPatch<One>;
  judgementOf(record: One): string;
}

function noteOf({ note }: Said): { readonly note?: string } {
  return note === null ? {} : { note };
}

/** In findings. */
export const findings: Language<Finding> = {
  record: (id, said) => ({
    id,
    muscle: `muscle ${id}`,
    recruitment: judgements.finding[said.judgement],
    by: 'ana',
    ...noteOf(said),
  }),
  patch: ({ judgement, ...rest }) => ({
    ...rest,
    ...(judgement === undefined ? {} : { recruitment: judgements.finding[judgement] }),
  }),
  judgementOf: ({ recruitment }) => String(judgements.finding.indexOf(recruitment)),
};

/** In labels. */
export const labels: Language<LabelRecord> = {
  record: (id, said) => {
    const start = 100 * id.charCodeAt(0);
    const span = { channels, start, end: start + 50 };
    return {
      id,
      ...span,
      label: judgements.label[said.judgement],
      status: 'accepted',
      by: 'ana',
      ...noteOf(said),
    };
  },
  patch: ({ judgement, ...rest }) => ({
    ...rest,
    ...(judgement === undefined ? {} : { label: judgements.label[judgement] }),
  }),
  judgementOf: ({ label }) => String(judgements.label.indexOf(label as 'voluntary')),
};
