/** A small document that reads easily, for tests that are about one thing. */
import type { LabelDocument, SidecarHeader, LabelRecord } from '../../../src/labels/labelDocument';

export const crampHeader: SidecarHeader = {
  version: '1.0',
  recording: 'case01.edf',
  durationSeconds: 60,
  channels: [
    { name: 'EMG vastus', samplingRate: 4000, samples: 240_000 },
    { name: 'force', samplingRate: 100, samples: 6000 },
  ],
  fingerprint: { bytes: 1_234_567, sha256: '0f'.repeat(32) },
};

/** A label from `start` to `end` in samples, by a person, accepted. */
export function labelled(
  id: string,
  start: number,
  end: number,
  more: Partial<LabelRecord> = {},
): LabelRecord {
  const base: LabelRecord = {
    id,
    channels: ['EMG vastus'],
    start,
    end,
    label: 'rest',
    status: 'accepted',
    by: 'ana',
  };
  return { ...base, ...more };
}

export const neurogenicCramp = labelled('k3v9', 8000, 52_000, {
  label: 'neurogenic-cramp',
  status: 'proposed',
  by: 'cramp-engine 1.2.0 a1b2c3d4e5f6',
  probability: 0.93,
  evidence: [
    {
      criterion: 'pooled-rate',
      value: 118.5,
      unit: '1/s',
      threshold: 40,
      contribution: 1.8,
      met: true,
      atSeconds: 4.25,
    },
  ],
  reviews: { zoe: { verdict: 'unsure', note: 'starts earlier?' }, ana: { verdict: 'accept' } },
});

export const contracture = labelled('m7q2', 2500, 4100, {
  channels: ['force', 'EMG vastus'],
  label: 'myogenic-cramp',
  note: 'silent, force stays up',
});

export const crampDocument: LabelDocument = { header: crampHeader, labels: [neurogenicCramp, contracture] };
