import assert from 'node:assert/strict';
import type { TraceReply, TraceRequest } from '../../../src/protocol/traces';
import { BlockLoader } from '../../../webview/traces/blockLoader';
import { ColumnCache, columnsPerBlock } from '../../../webview/traces/columnCache';

interface Call {
  readonly request: TraceRequest;
  readonly signal: AbortSignal;
  answer(): void;
  fail(): void;
}

function reply({ channels, columnCount }: TraceRequest): TraceReply {
  const columns = () => new Float32Array(columnCount);
  return {
    parts: channels.map((channel) => ({ channel, kind: 'envelope', minimum: columns(), maximum: columns() })),
  };
}

/** A loader over a recording of 100 blocks of 1 ms columns, whose host answers when told to. */
function setUp() {
  const calls: Call[] = [];
  const problems: (Error | null)[] = [];
  const duration = (100 * columnsPerBlock) / 1000;
  const ask = (request: TraceRequest, signal: AbortSignal): Promise<TraceReply> =>
    new Promise((resolve, reject) => {
      calls.push({
        request,
        signal,
        answer: () => resolve(reply(request)),
        fail: () => reject(new Error('The disk gave an error.')),
      });
    });
  const loader = new BlockLoader(new ColumnCache([1e6, 1e6]), ask, duration, (problem) =>
    problems.push(problem),
  );
  return { loader, calls, problems };
}

const moment = () => new Promise((resolve) => setImmediate(resolve));

function wanted(firstBlock: number, blocks: number, secondsPerColumn = 0.001) {
  const firstColumn = firstBlock * columnsPerBlock;
  return {
    channels: [0, 1],
    secondsPerColumn,
    firstColumn,
    endColumn: firstColumn + blocks * columnsPerBlock,
  };
}

describe('loading what is shown', () => {
  it('asks once for what is missing, and is content when it has come', async () => {
    const { loader, calls } = setUp();
    assert.equal(loader.want(wanted(10, 2)), false);
    assert.equal(loader.want(wanted(10, 2)), false);
    assert.equal(calls.length, 1);
    assert.deepEqual(calls[0]!.request.channels, [0, 1]);
    calls[0]!.answer();
    await moment();
    assert.equal(loader.want(wanted(10, 2)), true);
  });

  it('asks for the neighbourhood when all that is shown is there', async () => {
    const { loader, calls } = setUp();
    loader.want(wanted(10, 2));
    calls[0]!.answer();
    await moment();
    loader.want(wanted(10, 2));
    assert.equal(calls[1]!.request.firstColumn, 9 * columnsPerBlock);
  });

  it('cancels what is outdated by a zoom or a jump', () => {
    const { loader, calls } = setUp();
    loader.want(wanted(10, 2));
    loader.want(wanted(10, 2, 0.002));
    assert.equal(calls[0]!.signal.aborted, true);
    loader.want(wanted(30, 2, 0.002));
    assert.equal(calls[1]!.signal.aborted, true);
    assert.equal(calls[2]!.signal.aborted, false);
  });

  it('tells of a failure once, and asks again only when something else is wanted', async () => {
    const { loader, calls, problems } = setUp();
    loader.want(wanted(10, 2));
    calls[0]!.fail();
    await moment();
    loader.want(wanted(10, 2));
    assert.equal(calls.length, 1);
    assert.equal(problems[0]?.message, 'The disk gave an error.');
    const { firstColumn, endColumn, ...rest } = wanted(10, 2);
    loader.want({ ...rest, firstColumn: firstColumn + 1, endColumn });
    assert.equal(calls.length, 2);
  });

  it('never asks beyond the recording', () => {
    const { loader, calls } = setUp();
    loader.want(wanted(99, 5));
    const { firstColumn, columnCount } = calls[0]!.request;
    assert.equal(firstColumn + columnCount, 100 * columnsPerBlock);
  });
});
