import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { addLabel } from '../../src/editor/labelActions';
import { parse } from '../../src/labels/parse';
import { openDocument } from './documents';
import { freshRecording, sidecarOf } from './support';

/** A sidecar of the recording with so many labels. */
function textWith(header: string, count: number): string {
  const lines = Array.from({ length: count }, (_, i) => {
    const span = `"channels": ["EMG"], "start": ${Math.floor(i / 20)}, "end": ${Math.floor(i / 20) + 100}`;
    const id = `label-${i.toString().padStart(8, '0')}`;
    return `{"id": "${id}", ${span}, "label": "fasciculation", "status": "accepted", "by": "Ada"}\n`;
  });
  return `${header}"labels": [\n ${lines.join(',')}]\n}\n`;
}

describe('A recording with 100,000 labels', function () {
  this.timeout(180_000);

  it('opens and is saved while the extension host goes on answering', async () => {
    const uri = freshRecording('many-labels');
    const first = await openDocument(uri);
    await addLabel(first, { channels: ['EMG'], startSeconds: 1, endSeconds: 2, label: 'fasciculation' });
    await first.save();
    first.dispose();
    const saved = readFileSync(sidecarOf(uri), 'utf8');
    const text = textWith(saved.slice(0, saved.indexOf('"labels": [')), 100_000);
    writeFileSync(sidecarOf(uri), text);
    const begin = performance.now();
    assert.ok(parse(text).ok);
    const atOnce = performance.now() - begin;

    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const document = await openDocument(uri);
    delay.disable();
    const opening = delay.max / 1e6;
    assert.equal(document.labels.labels.length, 100_000);
    assert.ok(
      opening < atOnce / 2,
      `held up for ${opening.toFixed(0)} ms; parsing takes ${atOnce.toFixed(0)} ms`,
    );

    await addLabel(document, { channels: ['EMG'], startSeconds: 8, endSeconds: 9, label: 'fasciculation' });
    delay.reset();
    delay.enable();
    await document.save();
    delay.disable();
    const saving = delay.max / 1e6;
    assert.ok(readFileSync(sidecarOf(uri), 'utf8').length > text.length);
    document.dispose();
    console.log(
      `      at once ${atOnce.toFixed(0)} ms, opening ${opening.toFixed(0)} ms, saving ${saving.toFixed(0)} ms`,
    );
  });
});
