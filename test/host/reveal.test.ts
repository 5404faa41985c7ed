import assert from 'node:assert/strict';
import type { EmgDocument } from '../../src/editor/document/emgDocument';
import { addLabel as addLabelTo } from '../../src/editor/labelling/labelActions';
import { PageFeed } from '../../src/editor/page/pageFeed';
import type { LabelsChange, PageEvent } from '../../src/protocol/page';
import { openDocument } from './documents';
import { freshRecording } from './support';

/** A page of a document, as far as it is told of labels, that someone is at. */
async function pageOf(document: EmgDocument): Promise<readonly LabelsChange[]> {
  const told: LabelsChange[] = [];
  const tell = (event: PageEvent): void => {
    if (event.name === 'labels') told.push(event.value);
  };
  const feed = new PageFeed(document, tell, () => undefined);
  await feed.open(() => undefined);
  document.onDidChangeLabels((why) => feed.documentChanged(why === 'step'));
  return told;
}

describe('What a page is told of an edit', () => {
  it('is to be shown to whoever undoes or redoes it, and not to whoever makes it', async () => {
    const document = await openDocument(freshRecording('reveal'));
    const told = await pageOf(document);
    const steps: (() => void)[] = [];
    document.onDidEdit(({ undo, redo }) => steps.push(undo, redo));
    const span = { channels: ['EMG'], startSeconds: 1, endSeconds: 1.5 };
    const id = await addLabelTo(document, { ...span, label: 'neurogenic-cramp' });
    for (const step of steps) step();
    assert.deepEqual(
      told.map(({ reveal, changed, removed }) => [reveal, changed.map(({ label }) => label.id), removed]),
      [
        [false, [id], []],
        [true, [], [id]],
        [true, [id], []],
      ],
    );
    document.dispose();
  });
});

describe('The numbers of a span, from the thread that holds the recording', () => {
  it('are those of its samples', async () => {
    const document = await openDocument(freshRecording('samples'));
    const span = { channel: 0, startSeconds: 0, endSeconds: 10 };
    const statistics = await document.guard.reading(() => document.connection.call('samples', span));
    assert.ok(statistics);
    const { count, minimum, maximum, mean, rootMeanSquare } = statistics;
    assert.ok(count > 1000, `${count} samples`);
    assert.ok(minimum < mean && mean < maximum && rootMeanSquare > Math.abs(mean));
    document.dispose();
  });
});
