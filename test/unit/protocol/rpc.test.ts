import assert from 'node:assert/strict';
import {
  describeError,
  isWireMessage,
  RemoteError,
  RpcClient,
  RpcServer,
  type Handlers,
  type WireMessage,
} from '../../../src/protocol/rpc';

type Sum = { sum: { params: readonly number[]; result: number } };

/** A client and a server joined by a wire that copies, as a real one does. */
function joined(handlers: Handlers<Sum>): { client: RpcClient<Sum>; sent: WireMessage[] } {
  const sent: WireMessage[] = [];
  const client: RpcClient<Sum> = new RpcClient<Sum>({
    post: (message) => {
      sent.push(message);
      queueMicrotask(() => server.receive(structuredClone(message)));
    },
  });
  const server = new RpcServer<Sum>(
    { post: (message) => void client.receive(structuredClone(message)) },
    handlers,
  );
  return { client, sent };
}

const add: Handlers<Sum> = { sum: (params) => (params as number[]).reduce((a, b) => a + b, 0) };

describe('A request over the wire', () => {
  it('resolves with what the handler gives', async () => {
    assert.equal(await joined(add).client.call('sum', [1, 2, 3]), 6);
  });

  it('rejects with the handler’s sentence and problem', async () => {
    const { client } = joined({
      sum: () => {
        throw Object.assign(new Error('The file ends at byte 12.'), { problem: 'damaged' });
      },
    });
    await assert.rejects(client.call('sum', []), {
      message: 'The file ends at byte 12.',
      problem: 'damaged',
    });
  });

  it('tells the handler when it is aborted, and rejects at once', async () => {
    const abort = new AbortController();
    let seen: AbortSignal | undefined;
    const { client, sent } = joined({
      sum: (_params, { signal }) => {
        seen = signal;
        return new Promise(() => undefined);
      },
    });
    const call = client.call('sum', [], { signal: abort.signal });
    await new Promise(setImmediate);
    abort.abort();
    await assert.rejects(call, { name: 'AbortError' });
    await new Promise(setImmediate);
    assert.equal(seen?.aborted, true);
    assert.equal(sent.at(-1)?.kind, 'cancel');
  });

  it('is never sent when its signal is already aborted', async () => {
    const { client, sent } = joined(add);
    await assert.rejects(client.call('sum', [1], { signal: AbortSignal.abort() }), { name: 'AbortError' });
    assert.deepEqual(sent, []);
  });

  it('gives up after its time, naming the method', async () => {
    const { client } = joined({ sum: () => new Promise(() => undefined) });
    await assert.rejects(
      client.call('sum', [], { timeoutMilliseconds: 5 }),
      /No answer to "sum" within 0.005 seconds/u,
    );
  });

  it('reports progress while it runs', async () => {
    const seen: number[] = [];
    const { client } = joined({
      sum: (_params, { report }) => {
        report(0.5);
        return 1;
      },
    });
    await client.call('sum', [], { report: (fraction) => seen.push(fraction) });
    assert.deepEqual(seen, [0.5]);
  });

  it('rejects, and so does every later one, when the other side is gone', async () => {
    const { client } = joined({ sum: () => new Promise(() => undefined) });
    const open = client.call('sum', []);
    client.close('The worker stopped.');
    await assert.rejects(open, (error: unknown) => error instanceof RemoteError);
    await assert.rejects(client.call('sum', []), { message: 'The worker stopped.' });
  });

  it('rejects when there is no such method', async () => {
    const { client } = joined({} as Handlers<Sum>);
    await assert.rejects(client.call('sum', []), /There is no method "sum"/u);
  });
});

describe('What arrives on the wire', () => {
  it('is a wire message only in that shape', () => {
    const good = { kind: 'request', id: 1, method: 'sum', params: null };
    assert.equal(isWireMessage(good), true);
    assert.equal(isWireMessage({ kind: 'event', name: 'labels', value: [] }), true);
    for (const bad of [
      null,
      7,
      'request',
      {},
      { kind: 'hello', id: 1 },
      { kind: 'request' },
      { kind: 'event' },
    ]) {
      assert.equal(isWireMessage(bad), false, JSON.stringify(bad));
    }
  });

  it('describes whatever was thrown', () => {
    assert.deepEqual(describeError('plain'), { sentence: 'plain' });
    assert.deepEqual(describeError(new Error('one')), { sentence: 'one' });
  });
});
