import assert from 'node:assert/strict';
import { runInSlices, runThrough, type Steps } from '../../../src/base/steps';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { mergeSteps } from '../../../src/labels/merge';
import { parse, parseSteps, type ParseResult } from '../../../src/labels/parse';
import { serialize, serializeSteps } from '../../../src/labels/serialize';
import { differenceSteps } from './labelParts';

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

/** Runs a computation through and counts where it may pause. */
function counted<T>(steps: Steps<T>): { readonly result: T; readonly pauses: number } {
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done) return { result: value, pauses };
  }
}

/** How many turns the event loop has until `work` is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isOver = true;
  return turns;
}

describe('Many labels read and written in slices', function () {
  this.timeout(120_000);
  const text = serialize(many);
  const disordered = text.replace('"start": 19000000', '"start": 5');
  const oneMore = { ...many, labels: [...many.labels, label(30_000)] };
  const everyOneNoted = { ...many, labels: many.labels.map((each) => ({ ...each, note: 'seen' })) };
  const works: readonly (readonly [string, () => Steps<unknown>])[] = [
    ['read', () => parseSteps(text)],
    ['read beside another version', () => parseSteps(text, many)],
    ['read in another order', () => parseSteps(disordered)],
    ['read from bytes', () => parseSteps(Buffer.from(text))],
    ['written', () => serializeSteps(many)],
    ['merged', () => mergeSteps(many, () => oneMore, everyOneNoted)],
    ['compared', () => differenceSteps(many, everyOneNoted)],
  ];
  for (const [what, steps] of works) {
    it(`are ${what} as at once, and may pause at least once in a hundred labels`, async () => {
      const { result, pauses } = counted(steps());
      assert.deepEqual(await runInSlices(steps()), result);
      assert.ok(pauses >= many.labels.length / 100, `${pauses} pauses in ${many.labels.length} labels`);
    });
  }

  it('give the event loop its turns', async () => {
    // Ten milliseconds each of some hundred: a fast machine makes fewer of them, but not next to none.
    const turns = await turnsDuring(runInSlices(parseSteps(text)));
    assert.ok(turns >= 5, `${turns} turns`);
  });

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
});
