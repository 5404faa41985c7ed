import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import fc from 'fast-check';
import { apply } from '../../../src/labels/edits';
import { withChannelKind } from '../../../src/labels/headerChoices';
import { parse } from '../../../src/labels/parse';
import { serialize } from '../../../src/labels/serialize';
import { RecordError } from '../../../src/records/recordError';
import { document } from './arbitraries';
import { crampDocument, crampHeader, labelled } from './samples';

const golden = `{
"format": "emg-labels",
"version": "1.0",
"recording": "case01.edf",
"durationSeconds": 60,
"channels": [
 {"name": "EMG vastus", "samplingRate": 4000, "samples": 240000}
,{"name": "force", "samplingRate": 100, "samples": 6000}
],
"fingerprint": {"bytes": 1234567, "sha256": "${'0f'.repeat(32)}"},
"labels": [
 {"id": "k3v9", "channels": ["EMG vastus"], "start": 8000, "end": 52000, "label": "neurogenic-cramp", "status": "proposed", "by": "cramp-engine 1.2.0 a1b2c3d4e5f6", "probability": 0.93, "evidence": [{"criterion": "pooled-rate", "value": 118.5, "unit": "1/s", "threshold": 40, "contribution": 1.8, "met": true, "atSeconds": 4.25}], "reviews": {"ana": {"verdict": "accept"}, "zoe": {"verdict": "unsure", "note": "starts earlier?"}}}
,{"id": "m7q2", "channels": ["force", "EMG vastus"], "start": 2500, "end": 4100, "label": "myogenic-cramp", "status": "accepted", "by": "ana", "note": "silent, force stays up"}
]
}
`;

function lines(text: string): string[] {
  return text.split('\n');
}

/** Lines of `b` that `a` lacks, when `b` is `a` with lines put in and nothing else changed; else undefined. */
function insertedLines(a: string, b: string): string[] | undefined {
  const [before, inserted] = [lines(a), [] as string[]];
  for (const line of lines(b)) {
    if (line === before[0]) before.shift();
    else inserted.push(line);
  }
  return before.length === 0 ? inserted : undefined;
}

describe('A sidecar on disk', () => {
  it('has this very text', () => {
    assert.equal(serialize(crampDocument), golden);
  });

  it('has the fields that came after 1.0 behind all others, sorted by key, known or not', () => {
    const record = labelled('a', 0, 1, {
      alternatives: [{ label: 'voluntary', probability: 0.25 }],
      reason: 'silent_with_force',
      stale: true,
      conflict: { kind: 'deleted' },
      unknownFields: { side: 'left', bias: 2 },
    });
    const text = serialize({ header: crampHeader, labels: [record] });
    const end =
      '"by": "ana", "conflict": {"kind": "deleted"}, "alternatives": [{"label": "voluntary", "probability": 0.25}], "bias": 2, "reason": "silent_with_force", "side": "left", "stale": true}';
    assert.ok(text.includes(end), text);
  });

  it('is raised to the version that its fields need, and not before', () => {
    const older = serialize(crampDocument);
    assert.match(older, /"version": "1\.0"/u);
    const stale = apply(crampDocument, { kind: 'change', id: 'm7q2', patch: { stale: true } });
    assert.match(serialize(stale), /"version": "1\.1"/u);
    const set = { ...crampDocument, header: withChannelKind(crampHeader, 'force', 'emg') };
    assert.match(serialize(set), /"version": "1\.2"/u);
    const given = { ...crampDocument, header: { ...crampHeader, givenSamplingRate: 4000 } };
    assert.match(serialize(given), /"version": "1\.2"[^]*"givenSamplingRate": 4000,\n"labels"/u);
    const newer = { ...stale, header: { ...crampHeader, version: '1.7' } };
    assert.match(serialize(newer), /"version": "1\.7"/u);
    const undone = apply(stale, { kind: 'change', id: 'm7q2', patch: { stale: null } });
    assert.equal(serialize(undone), older, 'undo brings back every byte');
  });

  it('of version 1.0 is read and saved unedited without changing a byte', () => {
    const parsed = parse(golden);
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.warnings, []);
    assert.equal(serialize(parsed.document), golden);
  });

  it('without labels ends in an empty list over two lines', () => {
    assert.match(serialize({ header: crampHeader, labels: [] }), /\n"labels": \[\n\]\n\}\n$/u);
  });

  it('grows by exactly one line when a label is appended, and shrinks by it when the last is removed', () => {
    const before = serialize(crampDocument);
    const after = serialize(apply(crampDocument, { kind: 'add', record: labelled('z', 200_000, 201_000) }));
    assert.equal(insertedLines(before, after)?.length, 1);
  });

  it('is ordered by time across channels of different rates, not by sample number', () => {
    const ids = lines(serialize(crampDocument)).flatMap(
      (line) => /^[ ,]\{"id": "(\w+)"/u.exec(line)?.[1] ?? [],
    );
    assert.deepEqual(ids, ['k3v9', 'm7q2']); // 8000 / 4000 Hz = 2 s comes before 2500 / 100 Hz = 25 s
  });

  it('keeps labels of a channel that the recording lost, at its end', () => {
    const lost = labelled('lost', 0, 1, { channels: ['EMG soleus'] });
    const text = serialize({ header: crampHeader, labels: [lost, ...crampDocument.labels] });
    assert.match(text, /\n,\{"id": "lost".*\n\]\n\}\n$/u);
  });

  it('holds one record per line and no character that an editor or tool could take for a line end', () => {
    fc.assert(
      fc.property(document, (any) => {
        const text = serialize(any);
        assert.doesNotMatch(text, /[\r\u0085\u2028\u2029\ufeff]/u);
        const rate = any.header.givenSamplingRate === undefined ? 0 : 1;
        const expected = 12 + any.header.channels.length + any.labels.length + rate;
        assert.equal(lines(text).length, expected + Object.keys(any.header.unknownFields ?? {}).length);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is valid JSON and valid UTF-8 whatever it holds', () => {
    fc.assert(
      fc.property(document, (any) => {
        const text = serialize(any);
        assert.equal(Buffer.from(text, 'utf8').toString('utf8'), text);
        assert.equal((JSON.parse(text) as { labels: unknown[] }).labels.length, any.labels.length);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('is never written with a number that JSON cannot hold', () => {
    const bad = labelled('a', 0, 1, {
      evidence: [{ criterion: 'x', value: NaN, unit: '', contribution: 0, met: true }],
    });
    assert.throws(() => serialize({ header: crampHeader, labels: [bad] }), RecordError);
  });

  it('merges as plain text in git when two branches add labels at different places', () => {
    const spread = [10, 20, 30, 40, 50].map((n) => labelled(`base${n}`, n * 1000, n * 1000 + 500));
    const base = { header: crampHeader, labels: spread };
    const ours = apply(base, { kind: 'add', record: labelled('ours', 15_000, 15_500) });
    const theirs = apply(base, { kind: 'add', record: labelled('theirs', 45_000, 45_500) });
    const folder = mkdtempSync(path.join(tmpdir(), 'emg-labels-'));
    try {
      const files = [ours, base, theirs].map((side, index) => {
        const file = path.join(folder, `${index}.json`);
        writeFileSync(file, serialize(side));
        return file;
      });
      const merged = execFileSync('git', ['merge-file', '-p', ...files], { encoding: 'utf8' });
      const both = apply(ours, { kind: 'add', record: labelled('theirs', 45_000, 45_500) });
      assert.equal(merged, serialize(both));
      assert.ok(parse(merged).ok);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
