/** A folder of small recordings with label files beside them, for tests of whoever looks through it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { openRecording } from '../../../src/recording/openRecording';
import { currentVersion } from '../../../src/labels/formatVersion';
import type { LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { writeEdf } from '../../fixtures/writers/edfWriter';

/** A label of the channel EMG, from `start` to `end` in samples at 1 kHz. */
export function labelOf(
  id: string,
  start: number,
  end: number,
  more: Partial<LabelRecord> = {},
): LabelRecord {
  return { id, channels: ['EMG'], start, end, label: 'rest', status: 'accepted', by: 'ana', ...more };
}

/** An EDF file of two seconds of one channel. */
function edf(seed: number): Uint8Array {
  const samples = Float64Array.from({ length: 2000 }, (_, i) => 100 * Math.sin(i * (1 + seed / 7)));
  const limits = { physicalMinimum: -500, physicalMaximum: 500 };
  const channels = [{ name: 'EMG', unit: 'uV', samplesPerRecord: 1000, samples, ...limits }];
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

export class StudyFolder {
  readonly path = mkdtempSync(path.join(tmpdir(), 'emg-repository-'));

  remove(): void {
    rmSync(this.path, { recursive: true });
  }

  at(name: string): string {
    return path.join(this.path, name);
  }

  write(name: string, content: string | Uint8Array): string {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
    return this.at(name);
  }

  /** Writes a recording and answers the canonical text of its labels. */
  async recording(name: string, labels: readonly LabelRecord[], seed = 1): Promise<string> {
    const recording = await openRecording(fileLocation(this.write(name, edf(seed))));
    try {
      const channels = [{ name: 'EMG', samplingRate: 1000, samples: 2000 }];
      const { bytes, sha256 } = await fingerprint(recording.signalFile);
      const header = {
        version: currentVersion,
        recording: path.basename(name),
        durationSeconds: 2,
        channels,
        fingerprint: { bytes, sha256 },
      };
      return serialize({ header, labels });
    } finally {
      await recording.close();
    }
  }

  /** Writes a recording and a label file beside it; answers the file's text. */
  async labelled(name: string, labels: readonly LabelRecord[], seed = 1): Promise<string> {
    const text = await this.recording(name, labels, seed);
    this.write(`${name}.labels.json`, text);
    return text;
  }
}
