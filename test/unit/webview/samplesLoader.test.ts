import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelView } from '../../../src/protocol/page';
import type { SampleSpan, SampleStatistics } from '../../../src/protocol/samples';
import { SamplesLoader } from '../../../webview/loading/samplesLoader';

const channel: ChannelView = {
  name: 'EMG',
  kind: 'emg',
  kindReason: '',
  unit: 'µV',
  samplingRate: 1000,
  samples: 5000,
};

interface Asked {
  readonly span: SampleSpan;
  readonly signal: AbortSignal;
  answer(statistics: SampleStatistics | null): void;
  fail(error: Error): void;
}

/** A host that answers when it is told to. */
function hosted(): { loader: SamplesLoader; asked: Asked[]; answers: () => number } {
  const asked: Asked[] = [];
  let answers = 0;
  const loader = new SamplesLoader(
    [channel],
    (span, signal) =>
      new Promise((answer, fail) => {
        asked.push({ span, signal, answer, fail });
      }),
    () => answers++,
  );
  return { loader, asked, answers: () => answers };
}

const single = (value: number): SampleStatistics => ({
  count: 1,
  minimum: value,
  maximum: value,
  mean: value,
  rootMeanSquare: Math.abs(value),
});

/** Longer than any pause before a question. */
const pause = (): Promise<void> => wait(150);

describe('What the page asks of samples', () => {
  it('is asked once, after a pause, of the one sample nearest to the cursor', async () => {
    const { loader, asked, answers } = hosted();
    assert.deepEqual(loader.valueAt(0, 1.2344), { kind: 'waiting' });
    assert.deepEqual(loader.valueAt(0, 1.2341), { kind: 'waiting' });
    assert.equal(asked.length, 0);
    await pause();
    assert.deepEqual(
      asked.map(({ span }) => span),
      [{ channel: 0, startSeconds: 1.234, endSeconds: 1.234 }],
    );
    asked[0]!.answer(single(-7));
    await pause();
    assert.deepEqual(loader.valueAt(0, 1.234), { kind: 'sample', value: -7 });
    assert.equal(answers(), 1);
    assert.equal(asked.length, 1);
  });

  it('is not asked of places that the cursor only passes', async () => {
    const { loader, asked } = hosted();
    for (let i = 0; i < 100; i++) loader.valueAt(0, i / 100);
    await pause();
    assert.equal(asked.length, 1);
    assert.equal(asked[0]?.span.startSeconds, 0.99);
  });

  it('is stopped, and its late answer not believed, once something else is wanted', async () => {
    const { loader, asked, answers } = hosted();
    loader.valueAt(0, 1);
    await pause();
    loader.valueAt(0, 2);
    assert.equal(asked[0]?.signal.aborted, true);
    asked[0].answer(single(99));
    await pause();
    assert.deepEqual(loader.valueAt(0, 2), { kind: 'waiting' });
    assert.equal(answers(), 0);
    asked[1]?.answer(null);
    await pause();
    assert.deepEqual(loader.valueAt(0, 2), { kind: 'gap' });
  });

  it('keeps the reason where it can’t be told, and asks again for something else', async () => {
    const { loader, asked } = hosted();
    const span = { channel: 0, startSeconds: 1, endSeconds: 2 };
    loader.numbersOf(span);
    await pause();
    asked[0]?.fail(new Error('The disk gave an error.'));
    await pause();
    assert.deepEqual(loader.numbersOf(span), { kind: 'failed', sentence: 'The disk gave an error.' });
    loader.numbersOf({ ...span, endSeconds: 3 });
    await pause();
    assert.equal(asked.length, 2);
  });

  it('is stopped when nothing is selected any more, and when the page goes', async () => {
    const { loader, asked } = hosted();
    loader.numbersOf({ channel: 0, startSeconds: 1, endSeconds: 2 });
    loader.valueAt(0, 1);
    await pause();
    loader.forgetSpan();
    loader.dispose();
    assert.deepEqual(
      asked.map(({ signal }) => signal.aborted),
      [true, true],
    );
  });

  it('ends where the channel does: its last sample, and none beyond', async () => {
    const { loader, asked } = hosted();
    loader.valueAt(0, 5);
    await pause();
    assert.equal(asked[0]?.span.startSeconds, 4.999);
    assert.equal(loader.valueAt(0, 5.1), undefined);
    assert.equal(loader.valueAt(1, 0), undefined);
  });
});
