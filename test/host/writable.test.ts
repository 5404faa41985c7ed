import assert from 'node:assert/strict';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { openDocument } from './documents';
import { freshRecording, savedLabels, sidecarOf, until } from './support';

const span = { channels: ['EMG'], startSeconds: 1, endSeconds: 2, label: 'rest' };

describe('A label file that is marked read-only', () => {
  it('is said before the work, by its name and without a code, and is left as it is by a save', async () => {
    const uri = freshRecording('read-only');
    const first = await openDocument(uri);
    await addLabel(first, span);
    await first.save();
    first.dispose();
    chmodSync(sidecarOf(uri), 0o444);

    const document = await openDocument(uri);
    const { sentence } = await until('the notice', () => document.notices.views[0]);
    assert.equal(
      sentence,
      "Labels made here could not be saved. case01.edf.labels.json can't be written: the file is marked read-only. Allow writing to it and save again.",
    );
    await addLabel(document, { ...span, startSeconds: 3, endSeconds: 4 });
    await assert.rejects(
      document.save(),
      /case01\.edf\.labels\.json can't be written: the file is marked read-only/u,
    );
    assert.equal(savedLabels(uri).length, 1);
    assert.equal(statSync(sidecarOf(uri)).mode & 0o777, 0o444);

    chmodSync(sidecarOf(uri), 0o644);
    await document.notices.act('not-writable', 'retry');
    assert.deepEqual(document.notices.views, []);
    await document.save();
    assert.equal(savedLabels(uri).length, 2);
    document.dispose();
  });

  it('says nothing where it can be written', async () => {
    const uri = freshRecording('writable');
    writeFileSync(sidecarOf(uri), '{');
    const document = await openDocument(uri);
    await document.whenOpened();
    assert.deepEqual(
      document.notices.views.filter(({ id }) => id === 'not-writable'),
      [],
    );
    document.dispose();
  });
});
