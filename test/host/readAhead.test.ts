/** The beginning of a recording, read while its page is still on its way. */
import assert from 'node:assert/strict';
import { firstTiles } from '../../src/editor/recording/firstTiles';
import { RecordingConnection } from '../../src/editor/recording/recordingConnection';
import { freshRecording } from './support';
import { startThread } from '../../src/worker/client';
import { dist } from './threads';

describe('What is read ahead of a recording', () => {
  it('is what its page would ask for, and goes to the first page of the recording that is open', async () => {
    const recording = new RecordingConnection(freshRecording('ahead'), {
      thread: () => startThread(dist('worker.js')),
    });
    try {
      const state = await recording.open();
      assert.ok(state.kind === 'open');
      const { content } = state;
      const tiles = await recording.call('tiles', firstTiles(state.summary));
      assert.deepEqual(await recording.takeReadAhead(), { content, tiles });
      assert.equal(await recording.takeReadAhead(), undefined, 'another page may be anywhere');
      const again = await recording.open();
      assert.ok(again.kind === 'open' && again.content !== content);
      assert.equal((await recording.takeReadAhead())?.content, again.content);
      await recording.open();
      const late = recording.takeReadAhead();
      await recording.open();
      assert.equal(await late, undefined, 'of a recording that was opened again meanwhile');
    } finally {
      recording.close();
    }
    assert.equal(await recording.takeReadAhead(), undefined);
  });
});
