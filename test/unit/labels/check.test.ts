import assert from 'node:assert/strict';
import fc from 'fast-check';
import { check } from '../../../src/labels/check';
import type { LabelRules } from '../../../src/labels/labelRules';
import type { CheckedRecording } from '../../../src/records/findings';
import { serialize } from '../../../src/labels/serialize';
import { document } from './arbitraries';
import { crampDocument, crampHeader, labelled } from './samples';

const good = serialize(crampDocument);
const recording: CheckedRecording = { channels: crampHeader.channels, fingerprint: crampHeader.fingerprint };

/** Findings as `severity line: message`. */
function found(text: string, of?: CheckedRecording, rules?: LabelRules): string[] {
  return check(text, of, rules).map(({ severity, line, message }) => `${severity} ${line}: ${message}`);
}

describe('Checking a sidecar', () => {
  it('finds nothing wrong with what was saved, against its recording', () => {
    assert.deepEqual(found(good, recording), []);
  });

  it('finds what was written by this program canonical, whatever it is', () => {
    fc.assert(
      fc.property(document, (any) => {
        const messages = check(serialize(any)).map(({ message }) => message);
        assert.ok(!messages.some((message) => message.includes('canonical')));
      }),
      { seed: 18, numRuns: 200 },
    );
  });

  it('names every record that is not valid, as an error', () => {
    const text = good.replace('"status": "proposed"', '"status": "maybe"').replace('"end": 4100', '"end": 1');
    assert.deepEqual(found(text), [
      'error 12: In the label "k3v9", "status" is "maybe"; it must be one of proposed, accepted, rejected.',
      'error 13: The label "m7q2" is not valid: its end (1) must come after its start (2500).',
    ]);
  });

  it('tells where the text first leaves its canonical form', () => {
    const swapped = good.split('\n');
    const [first, second] = swapped.splice(11, 2);
    assert.ok(first && second);
    swapped.splice(11, 0, second.replace(',', ' '), first.replace(' ', ','));
    assert.match(
      found(swapped.join('\n')).join(),
      /^warning 12: The file is not in canonical form from here on/u,
    );
    assert.match(found(good.trimEnd()).join(), /^warning 15: The file is not in canonical form/u);
    assert.match(found(`${good}\n`).join(), /^warning 17: The file is not in canonical form/u);
    assert.match(found(`\ufeff${good}`).join(), /^warning 1: .*byte order mark/u);
  });

  it('leaves line ends to git: CRLF is nothing to find, and other faults stand on their lines', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    assert.deepEqual(found(crlf(good)), found(good));
    const spaced = good.replace('"start": 2500', '"start":  2500');
    assert.notEqual(spaced, good);
    assert.deepEqual(found(crlf(spaced)), found(spaced));
    assert.match(found(spaced).join(), /^warning 13: The file is not in canonical form/u);
  });

  it('warns of a label that is in no vocabulary, unless the study knows it', () => {
    const text = good.replace('"label": "myogenic-cramp"', '"label": "dystonia"');
    assert.deepEqual(found(text), [
      'warning 13: The label "m7q2" says "dystonia", which is not in the vocabulary.',
    ]);
    assert.deepEqual(found(text, undefined, { labels: new Set(['dystonia', 'neurogenic-cramp']) }), []);
  });

  it('warns of a label that the engine no longer finds', () => {
    const header = { ...crampHeader, version: '1.1' };
    assert.deepEqual(found(serialize({ header, labels: [labelled('a', 1, 2, { stale: true })] })), [
      'warning 12: The label "a" is accepted, but the engine no longer finds it: check it again.',
    ]);
  });

  it('warns of two labels that say the same, and of an undecided conflict', () => {
    const labels = [labelled('a', 1, 2), labelled('b', 1, 2, { conflict: { kind: 'deleted' } })];
    assert.deepEqual(found(serialize({ header: crampHeader, labels })), [
      'warning 13: The label "b" has a merge conflict that nobody has decided yet: open its recording in VS Code to choose.',
      'warning 13: The label "b" says the same as the one on line 12.',
    ]);
  });

  it('warns of a label outside the channels that the header lists', () => {
    const labels = [labelled('a', 1, 240_001), labelled('b', 1, 2, { channels: ['soleus'] })];
    assert.deepEqual(found(serialize({ header: crampHeader, labels })), [
      'warning 12: The label "a" ends at sample 240001, after the end of its channel (240000).',
      'warning 13: The label "b" is about a channel that the recording does not have: "soleus".',
    ]);
  });

  it('tells when the recording is another than the one that was labelled', () => {
    const other: CheckedRecording = {
      channels: [{ name: 'EMG vastus', samplingRate: 4000, samples: 50_000 }],
      fingerprint: { bytes: 99, sha256: '1'.repeat(64) },
    };
    assert.deepEqual(found(good, other), [
      'warning 6: The channel "EMG vastus" has 240000 samples here and 50000 in the recording.',
      'error 6: The recording has no channel "force".',
      'warning 10: These labels belong to another recording: "case01.edf" was another file when they were made (1234567 bytes then, 99 now).',
      'error 12: The label "k3v9" ends at sample 52000, after the end of the recording (50000).',
    ]);
  });

  it('tells when the clock that counts the samples is another', () => {
    const [emg, force] = crampHeader.channels;
    assert.ok(emg && force);
    assert.deepEqual(found(good, { channels: [emg, { ...force, samplingRate: 200 }] }), [
      'error 6: The channel "force" is sampled at 100 Hz here and 200 Hz in the recording.',
    ]);
  });
});
