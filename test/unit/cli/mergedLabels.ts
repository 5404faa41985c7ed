/** Label files as the tests of the merge driver have them. */
import assert from 'node:assert/strict';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { parse } from '../../../src/labels/parse';

export const name = 'case01.edf.labels.json';

export const header: LabelDocument['header'] = {
  version: '1.2',
  recording: 'case01.edf',
  durationSeconds: 20_000,
  channels: [{ name: 'EMG', samplingRate: 1000, samples: 20_000_000 }],
  fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
};

export function label(id: string, start: number): LabelRecord {
  return { id, channels: ['EMG'], start, end: start + 900, label: 'rest', status: 'proposed', by: 'engine' };
}

export function documentOf(labels: readonly LabelRecord[]): LabelDocument {
  return { header, labels };
}

export function read(text: string): LabelDocument {
  const parsed = parse(text);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.message);
  return parsed.document;
}
