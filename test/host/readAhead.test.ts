/** The beginning of a recording, read while its page is still on its way. */
import assert from 'node:assert/strict';
import { firstTiles } from '../../src/editor/firstTiles';
import { RecordingConnection } from '../../src/editor/recordingConnection';
import { freshRecording, until } from './support';
import { dist } from './threads';

describe('What is read ahead of a recording', () => {
  it('is what its page would ask for, and goes to the first page of the recording that is open', async () => {
    const recording = new RecordingConnection(freshRecording('ahead'), { workerPath: dist('worker.js') });
    try {
      const state = await recording.open();
      assert.ok(state.kind === 'open');
      const tiles = await until('it has been read', () => recording.takeReadAhead());
      assert.deepEqual(tiles, await recording.call('tiles', firstTiles(state.summary)));
      assert.equal(recording.takeReadAhead(), undefined, 'another page may be anywhere');
      await recording.open();
      await until('it has been read again', () => recording.takeReadAhead());
    } finally {
      recording.close();
    }
    assert.equal(recording.takeReadAhead(), undefined);
  });
});
