/** What the merge driver says of what is left to decide. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { serialize } from '../../../src/labels/serialize';
import { documentOf, header, label, name, read } from './mergedLabels';
import { run } from './run';

describe('The words of emg-labels merge-driver', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'emg-merge-words-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const write = (file: string, text: string): string => {
    writeFileSync(path.join(folder, file), text);
    return path.join(folder, file);
  };

  it('names exactly the fields that the versions have otherwise, whether both sides changed the label or added it', async () => {
    const one: LabelRecord = { ...label('one', 1000), probability: 0.9 };
    const named = async (
      was: readonly LabelRecord[],
      our: LabelRecord,
      their: LabelRecord,
    ): Promise<string> => {
      const base = write('named-base', serialize(documentOf(was)));
      const ours = write('named-ours', serialize(documentOf([our])));
      const { said } = await run(
        'merge-driver',
        base,
        ours,
        write('named-theirs', serialize(documentOf([their]))),
      );
      return (
        /^.*: "one" [^:]*:[^:]*: (.*) changed on both sides; both versions are kept\.$/mu.exec(said)?.[1] ??
        said
      );
    };
    const ana = { ...one, status: 'accepted', reviews: { ana: { verdict: 'accept' } } } as const;
    const zoe = { ...one, status: 'rejected', reviews: { zoe: { verdict: 'reject' } } } as const;
    for (const was of [[one], []]) {
      assert.equal(await named(was, ana, zoe), 'status');
      assert.equal(await named(was, ana, { ...zoe, label: 'tremor' }), 'label, status');
      assert.equal(await named(was, { ...one, end: 1500 }, { ...one, end: 1600 }), 'end');
      assert.equal(
        await named(was, ana, { ...one, reviews: { ana: { verdict: 'unsure' } }, status: 'accepted' }),
        'review of ana',
      );
    }
  });

  it('says in words which value of a header the file has now, which the other side, and what to do', async () => {
    const headed = (more: Partial<LabelDocument['header']>): string =>
      serialize({ header: { ...header, ...more }, labels: [] });
    const base = write('head-base', headed({}));
    const branch = (bytes: number, kind: string, site: string): string =>
      headed({
        channels: header.channels.map((channel) => ({ ...channel, kind })),
        fingerprint: { bytes, sha256: String(bytes).repeat(64) },
        unknownFields: { site },
      });
    const ours = write('head-ours', branch(7, 'trigger', 'Bern'));
    const theirs = write('head-theirs', branch(5, 'emg', 'Basel'));
    const { code, said } = await run('merge-driver', base, ours, theirs, name);
    assert.equal(code, 1);
    const now = read(readFileSync(ours, 'utf8')).header;
    assert.deepEqual(
      [now.fingerprint.bytes, now.channels[0]?.kind, now.unknownFields],
      [5, 'emg', { site: 'Basel' }],
    );
    assert.deepEqual(said.split('\n'), [
      `${name}: its header was changed on both sides. In the file now: the fingerprint of the recording is 5 bytes, SHA-256 55555555…, on the other side 7 bytes, SHA-256 77777777…; the kind of channel "EMG" is "emg", on the other side "trigger"; the field "site" is "Basel", on the other side "Bern".`,
      `${name}: open its recording in VS Code to choose, then git add it; what its header has on the other side is then in that branch alone.`,
    ]);
  });

  it('names the channels that only one side has, and a field that one side lacks', async () => {
    const channels = (...names: readonly string[]): LabelDocument['header']['channels'] =>
      names.map((each) => ({ name: each, samplingRate: 1000, samples: 20_000_000 }));
    const of = (list: LabelDocument['header']['channels'], more = {}): string =>
      serialize({ header: { ...header, channels: list, ...more }, labels: [] });
    const base = write('list-base', of(channels('EMG', 'force')));
    const ours = write('list-ours', of(channels('EMG left', 'force')));
    const theirs = write('list-theirs', of(channels('vastus', 'force'), { givenSamplingRate: 500 }));
    const { said } = await run('merge-driver', base, ours, theirs, name);
    assert.match(
      said,
      /the list of channels is "(EMG left|vastus)", on the other side "(?!\1)(EMG left|vastus)"/u,
    );
    assert.match(
      said,
      /the sampling rate given by hand is (absent, on the other side 500|500, on the other side absent)/u,
    );
  });
});
