import assert from 'node:assert/strict';
import { runInSlices, runThrough, type Steps } from '../../../src/base/steps';
import { LabelStore } from '../../../src/editor/labelStore';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { parse, parseSteps, type ParseResult } from '../../../src/labels/parse';
import { serialize, serializeSteps } from '../../../src/labels/serialize';

const empty: LabelDocument = {
  header: {
    version: '1.1',
    recording: 'a.edf',
    durationSeconds: 100_000,
    channels: [{ name: 'EMG', samplingRate: 1000, samples: 100_000_000 }],
    fingerprint: { bytes: 1, sha256: '0'.repeat(64) },
  },
  labels: [],
};

function label(index: number): LabelRecord {
  const id = `label-${index.toString().padStart(8, '0')}`;
  const span = { channels: ['EMG'], start: index * 1000, end: index * 1000 + 500 };
  const evidence = [{ criterion: 'cramp-rate', value: 40, unit: 'Hz', contribution: 1, met: true }];
  return { id, ...span, label: 'neurogenic-cramp', status: 'proposed', by: 'engine', evidence };
}

const many: LabelDocument = { ...empty, labels: Array.from({ length: 20_000 }, (_, i) => label(i)) };

/** How long `work` takes, and the longest time for which the event loop had no turn meanwhile. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ result: T; whole: number; longest: number }> {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const look = (): void => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  const begin = performance.now();
  const result = await work();
  const whole = performance.now() - begin;
  isOver = true;
  await new Promise((resolve) => setImmediate(resolve));
  return { result, whole, longest };
}

describe('Many labels read and written in slices', function () {
  this.timeout(120_000);
  const text = serialize(many);
  const disordered = text.replace('"start": 19000000', '"start": 5');
  const works: readonly (readonly [string, () => Steps<unknown>])[] = [
    ['read', () => parseSteps(text)],
    ['read beside another version', () => parseSteps(text, many)],
    ['read in another order', () => parseSteps(disordered)],
    ['written', () => serializeSteps(many)],
  ];
  for (const [what, steps] of works) {
    it(`are ${what} as at once, and hold the event loop up for a fifth of that time at most`, async () => {
      const atOnce = await timed(() => runThrough(steps()));
      const inSlices = await timed(() => runInSlices(steps()));
      assert.deepEqual(inSlices.result, atOnce.result);
      const share = inSlices.longest / atOnce.whole;
      assert.ok(share < 0.2, `${inSlices.longest.toFixed(0)} of ${atOnce.whole.toFixed(0)} ms`);
    });
  }

  it('can be given up at any time', async () => {
    const abort = new AbortController();
    setImmediate(() => abort.abort(new Error('closed')));
    await assert.rejects(runInSlices(parseSteps(text), abort.signal), /closed/u);
  });

  it('are the same objects where another version has the same labels', () => {
    const changed = serialize({
      ...many,
      labels: many.labels.map((each, i) => (i === 7 ? { ...each, note: 'seen' } : each)),
    });
    const read = runThrough(parseSteps(changed, many));
    assert.ok(read.ok);
    const others = read.document.labels.filter((each, i) => each !== many.labels[i]);
    assert.deepEqual(
      others.map(({ id, note }) => [id, note]),
      [[label(7).id, 'seen']],
    );
    assert.deepEqual(read.document, (parse(changed) as Extract<ParseResult, { ok: true }>).document);
  });

  it('lose no edit that is made while another version is read', async () => {
    const store = new LabelStore(empty);
    store.load(text, await store.reading(text));
    const theirs = serialize({ ...many, labels: [...many.labels, { ...label(30_000), id: 'theirs' }] });
    const reading = store.reading(theirs);
    store.edit({ kind: 'add', record: { ...label(31_000), id: 'ours' } });
    const change = store.diskChanged(theirs, await reading);
    assert.equal(change.kind, 'merged');
    const last = store.document.labels.slice(-2).map(({ id }) => id);
    assert.deepEqual(last, ['theirs', 'ours']);
    assert.equal(store.hasUnsavedEdits, true);
  });
});
