import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { addLabel } from '../../src/editor/labelling/labelActions';
import { say } from '../../src/editor/surface/say';
import { openDocument } from './documents';
import { freshRecording, savedLabels, sidecarOf, until } from './support';

describe('A recording that changes, and is gone before a person has decided', () => {
  it('is asked about anew; the notification with the old words answers nothing but what it said', async () => {
    const uri = freshRecording('changed-twice');
    const document = await openDocument(uri);
    const asked: { readonly sentence: string; readonly press: (button: unknown) => void }[] = [];
    const { error } = say;
    say.error = (sentence: string) =>
      new Promise((resolve) => asked.push({ sentence, press: resolve as (button: unknown) => void }));
    try {
      const label = { channels: ['EMG'], startSeconds: 1, endSeconds: 2, label: 'fasciculation' };
      await addLabel(document, label);
      writeFileSync(`${uri.fsPath}.new`, 'another recording');
      renameSync(`${uri.fsPath}.new`, uri.fsPath);
      let outcome = '';
      void document.save().then(
        () => (outcome = 'saved'),
        (reason: unknown) => (outcome = String(reason)),
      );
      const old = await until('it is asked aloud', () => asked[0]);
      assert.match(old.sentence, /has changed on disk/u);
      rmSync(uri.fsPath);
      await document.guard.look();
      const anew = await until('it is asked anew', () => asked[1]);
      assert.match(anew.sentence, /is no longer there/u);
      old.press('Reload the recording');
      await document.guard.look();
      assert.equal(outcome, '', 'the save still waits');
      assert.equal(document.connection.state.kind, 'open');
      anew.press('Keep the labels without it');
      assert.equal(await until('the save is over', () => outcome || undefined), 'saved');
      assert.equal(asked.length, 2);
      assert.equal(savedLabels(uri).length, 1);
    } finally {
      say.error = error;
      document.dispose();
      // No orphan for other recordings of the same signal.
      rmSync(sidecarOf(uri), { force: true });
    }
  });
});
