/** Annotations of plus files: what is written is read, in order, timed as the samples are; bad bytes are told. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { memorySource } from '../../../../src/recording/byteSource';
import { writeEdf, type EdfAnnotation, type EdfDescription } from '../../../fixtures/writers/edfWriter';
import { edfFiles } from './generated';
import { assertWarns, counting, openBytes, openSource, patched, seed } from './helpers';

/** One channel of 4 records of 1 s and the annotations; `perRecord` samples in a record. */
function annotated(
  annotations: readonly EdfAnnotation[],
  changes: Partial<EdfDescription> = {},
  perRecord = 4,
) {
  const limits = { physicalMinimum: -1, physicalMaximum: 1 };
  const channel = {
    name: 'EMG',
    unit: 'mV',
    samplesPerRecord: perRecord,
    samples: new Float64Array(4 * perRecord),
    ...limits,
  };
  return writeEdf({ variant: 'EDF+C', recordSeconds: 1, channels: [channel], annotations, ...changes });
}

/** Writes raw annotation bytes over the time-keeping list of the first record (768 bytes of header, 4 samples). */
function withLists(lists: string): Uint8Array {
  const room = annotated([{ onsetSeconds: 0, text: 'x'.repeat(120) }]);
  const blank = new Uint8Array(130);
  return patched(patched(room, 776, blank), 776, lists);
}

describe('Annotations of EDF+ and BDF+', () => {
  it('read back as they were written, from the first sample on, in order of onset', async () => {
    await fc.assert(
      fc.asyncProperty(edfFiles(['EDF+C', 'EDF+D', 'BDF+C', 'BDF+D']), async (file) => {
        const recording = await openBytes(writeEdf(file));
        const first = file.recordOnsets?.[0] ?? 0;
        const key = (each: { onsetSeconds: number; durationSeconds: number; text: string }): string =>
          JSON.stringify([each.onsetSeconds, each.durationSeconds, each.text]);
        const expected = (file.annotations ?? []).map(({ onsetSeconds, durationSeconds = 0, text }) =>
          key({ onsetSeconds: Number((onsetSeconds - first).toFixed(9)), durationSeconds, text }),
        );
        const found = await recording.readAnnotations();
        assert.deepEqual(found.map(key).sort(), expected.sort());
        const onsets = found.map(({ onsetSeconds }) => onsetSeconds);
        assert.deepEqual(
          onsets,
          onsets.toSorted((a, b) => a - b),
        );
      }),
      { seed, numRuns: 200 },
    );
  });

  it('of several texts in one list, or beside the time-keeping text, are one each', async () => {
    const recording = await openBytes(
      withLists('+0\x14\x14needle in\x14\0+0.5\x150.25\x14cramp\x14left\x14\0'),
    );
    assert.deepEqual(await recording.readAnnotations(), [
      { onsetSeconds: 0, durationSeconds: 0, text: 'needle in' },
      { onsetSeconds: 0.5, durationSeconds: 0.25, text: 'cramp' },
      { onsetSeconds: 0.5, durationSeconds: 0.25, text: 'left' },
    ]);
  });

  it('before the first sample have a negative onset', async () => {
    const file = annotated([{ onsetSeconds: 0.25, text: 'early' }], { recordOnsets: [0.5, 1.5, 2.5, 3.5] });
    assert.equal((await (await openBytes(file)).readAnnotations())[0]?.onsetSeconds, -0.25);
  });

  it('among bytes that are none are read, and the others are counted in a warning', async () => {
    const recording = await openBytes(
      withLists('+0\x14\x14\0garbage\0\x01\x80\x14no\x14\0+1\x14yes\x14\0\x14no\x14\0'),
    );
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ text }) => text),
      ['yes'],
    );
    assertWarns(recording, /hold 3 stretches of bytes that are not an annotation/u);
    await recording.readAnnotations();
    assertWarns(recording, /hold 3 stretches of bytes that are not an annotation/u);
  });

  it('that are not UTF-8 are read as Latin-1', async () => {
    const bytes = withLists('+0\x14\x14\0+1\x14Kr-mpfe\x14\0');
    const recording = await openBytes(patched(bytes, bytes.indexOf(0x2d, 776), Uint8Array.of(0xe4)));
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ text }) => text),
      ['Krämpfe'],
    );
  });

  it('are read from a file that does not claim to be EDF+, with a warning', async () => {
    const recording = await openBytes(patched(annotated([{ onsetSeconds: 2, text: 'cramp' }]), 192, '     '));
    assert.equal(recording.format, 'EDF');
    assertWarns(recording, /has an annotation signal but does not say that it is EDF\+/u);
    assert.equal((await recording.readAnnotations())[0]?.text, 'cramp');
  });

  it('of a truncated file are those that are there; stray bytes after the last record are none', async () => {
    const file = annotated([
      { onsetSeconds: 1, text: 'kept' },
      { onsetSeconds: 3, text: 'lost' },
    ]);
    const cut = await openBytes(file.subarray(0, file.length - 30));
    assert.deepEqual(
      (await cut.readAnnotations()).map(({ text }) => text),
      ['kept'],
    );
    const stray = new TextEncoder().encode('12345678+9\x14stray\x14\0');
    const long = await openBytes(Uint8Array.of(...file, ...stray));
    assert.deepEqual(
      (await long.readAnnotations()).map(({ text }) => text),
      ['kept', 'lost'],
    );
    assert.equal(long.warnings.length, 1);
  });

  it('in a file of nothing else are read, whatever the times of its records', async () => {
    const annotations = [0, 30, 60].map((onsetSeconds) => ({
      onsetSeconds,
      durationSeconds: 30,
      text: 'stage',
    }));
    const file = writeEdf({
      variant: 'EDF+C',
      recordSeconds: 0,
      channels: [],
      annotations,
      recordOnsets: [0, 30, 60],
    });
    const recording = await openBytes(file);
    assert.deepEqual(recording.warnings, ['The file holds no signal with samples, only annotations.']);
    assert.deepEqual(await recording.readAnnotations(), annotations);
  });

  it('report progress up to 1, and stop when they are told to', async () => {
    const recording = await openBytes(annotated([]));
    const fractions: number[] = [];
    await recording.readAnnotations({ report: (fraction) => fractions.push(fraction) });
    assert.equal(fractions.at(-1), 1);
    assert.ok(fractions.every((fraction) => fraction >= 0 && fraction <= 1));
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(recording.readAnnotations({ signal: stop.signal }), { name: 'AbortError' });
  });

  it('between large records are found without reading the samples', async () => {
    const file = annotated([{ onsetSeconds: 3, text: 'far' }], {}, 400_000);
    const source = counting(memorySource('large.edf', file));
    const recording = await openSource(source);
    const before = source.bytesRead;
    assert.equal((await recording.readAnnotations())[0]?.text, 'far');
    assert.ok(source.bytesRead - before < 1000, `${source.bytesRead - before} of ${file.length} bytes read`);
  });
});
