/** Label files of readers, and what `emg-labels agreement --json` says of them. */
import type { LabelRecord, SidecarHeader } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';

export type Marked = readonly [label: string, onset: number, end: number, status?: LabelRecord['status']];

/** A label file of 100 s at 1 kHz on `EMG`, and a channel in which nobody marks anything. */
export function labelFile(
  recording: string,
  marked: readonly Marked[],
  reading: Partial<SidecarHeader> = {},
): string {
  const channel = (name: string) => ({ name, samplingRate: 1000, samples: 100_000 });
  return serialize({
    header: {
      version: '1.2',
      recording,
      durationSeconds: 100,
      channels: [channel('EMG'), channel('Force')],
      fingerprint: { bytes: 1, sha256: 'a'.repeat(64) },
      ...reading,
    },
    labels: marked.map(([label, onset, end, status = 'accepted'], i) => ({
      id: `id${i}`,
      channels: ['EMG'],
      start: onset * 1000,
      end: end * 1000,
      label,
      status,
      by: 'someone',
    })),
  });
}

export const anna: readonly Marked[] = [
  ['voluntary', 10, 20],
  ['neurogenic-cramp', 40, 60],
];
export const ben: readonly Marked[] = [
  ['voluntary', 11, 20],
  ['tremor', 40, 60],
];

interface Figure {
  readonly value: number | null;
  readonly interval?: { readonly low: number; readonly high: number };
  readonly whyNot?: string;
}

export interface Answer {
  readonly readers: readonly string[];
  readonly recordings: readonly string[];
  readonly readByOne: readonly string[];
  readonly channels: number;
  readonly noIntervals?: string;
  readonly krippendorffAlpha: Figure;
  readonly pairs: readonly {
    readonly cohenKappa: { readonly value: number };
    readonly eventF1: readonly { readonly value: number }[];
    readonly onsetDifferenceSeconds: readonly number[];
    readonly onsetDifferenceMedianSeconds: Figure;
    readonly endDifferenceMedianSeconds: Figure;
    readonly byLabel: Readonly<Record<string, { readonly eventF1: readonly Figure[] }>>;
    readonly confusionSeconds: readonly {
      readonly labels: readonly string[];
      readonly seconds: number;
      readonly share: Figure;
    }[];
  }[];
}
