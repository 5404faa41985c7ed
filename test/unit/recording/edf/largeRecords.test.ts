/** Files whose records are too large to be read whole: samples and annotations are picked out of them. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { memorySource, openFileSource } from '../../../../src/recording/byteSource';
import type { Recording } from '../../../../src/recording/recording';
import { writeEdf, type EdfAnnotation } from '../../../fixtures/writers/edfWriter';
import { counting, openSource, readAll, type CountingSource } from './helpers';

const records = 70;
const samplesPerRecord = 40_000;
const steps = { physicalMinimum: -32_768, physicalMaximum: 32_767, unit: '' };

/** In every record one annotation; every sample's value is its own, to 16 bits. */
const annotations: readonly EdfAnnotation[] = Array.from({ length: records }, (_, record) => ({
  onsetSeconds: record + 0.5,
  text: `remark ${record}`,
}));

function valueOf(sample: number): number {
  return ((sample * 31) % 65_536) - 32_768;
}

describe('An EDF+ file of large records, on a disk', () => {
  let folder = '';
  let source: CountingSource;
  let recording: Recording;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'emg-large-records-'));
    const file = path.join(folder, 'large.edf');
    const samples = Float64Array.from({ length: records * samplesPerRecord }, (_, sample) => valueOf(sample));
    const channels = [{ name: 'EMG', samplesPerRecord, samples, ...steps }];
    await writeFile(file, writeEdf({ variant: 'EDF+C', recordSeconds: 1, channels, annotations }));
    source = counting(await openFileSource(file));
    recording = await openSource(source);
  });

  after(async () => {
    await recording.close();
    await rm(folder, { recursive: true });
  });

  it('gives every annotation, in order, for the annotations\u2019 own bytes', async () => {
    const bytesBefore = source.bytesRead;
    const found = await recording.readAnnotations();
    assert.deepEqual(
      found.map(({ onsetSeconds, text }) => ({ onsetSeconds, text })),
      annotations,
    );
    assert.ok(source.bytesRead - bytesBefore < records * 1000, `${source.bytesRead - bytesBefore} bytes`);
  });

  it('gives each of several reads at the same time its own samples', async () => {
    const starts = [0, 39_990, 1_000_001, 400_000, 2_345_678];
    const reads = await Promise.all(starts.map((first) => recording.read(0, first, 100_000)));
    for (const [k, first] of starts.entries()) {
      assert.deepEqual(
        reads[k],
        Float32Array.from({ length: 100_000 }, (_, i) => valueOf(first + i)),
      );
    }
  });

  it('gives the same samples whole and in parts', async () => {
    const whole = await readAll(recording, 0);
    assert.equal(whole.length, records * samplesPerRecord);
    assert.ok(whole.every((value, sample) => value === valueOf(sample)));
  });
});

describe('An EDF+ file of large annotation signals', () => {
  it('is scanned no further than the piece that is being read when the scan is cancelled', async () => {
    const text = 'x'.repeat(1_200_000);
    const samples = new Float64Array(4);
    const bytes = writeEdf({
      variant: 'EDF+C',
      recordSeconds: 1,
      channels: [{ name: 'EMG', samplesPerRecord: 1, samples, ...steps }],
      annotations: [0, 1, 2, 3].map((onsetSeconds) => ({ onsetSeconds, text })),
    });
    const source = counting(memorySource('large.edf', bytes));
    const recording = await openSource(source);
    const before = source.calls;
    const cancelling = new AbortController();
    const scan = recording.readAnnotations({ signal: cancelling.signal });
    cancelling.abort(new Error('enough'));
    await assert.rejects(scan, /enough/u);
    assert.ok(source.calls - before <= 1, `${source.calls - before} reads`);
  });
});
