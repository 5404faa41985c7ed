import assert from 'node:assert/strict';
import {
  describeError,
  isWireMessage,
  noProgress,
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

  it('is given up when nothing moves for its time, naming the method', async () => {
    const { client } = joined({ sum: () => new Promise(() => undefined) });
    await assert.rejects(client.call('sum', [], { idleMilliseconds: 10 }), {
      message: '"sum" made no progress within 0.01 seconds.',
      problem: noProgress,
    });
  });

  it('is not given up while it makes progress, however long it takes', async () => {
    const { client } = joined({
      sum: async (_params, { report }) => {
        const until = performance.now() + 600;
        while (performance.now() < until) {
          report(0.5);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        return 1;
      },
    });
    assert.equal(await client.call('sum', [], { idleMilliseconds: 300 }), 1);
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

describe('Many requests at once', () => {
  /** A server whose handler waits until it is let go; counts how many ran, and how many at once. */
  function held(): {
    client: RpcClient<Sum>;
    counts: { ran: number; running: number; most: number };
    letGo(): void;
  } {
    const counts = { ran: 0, running: 0, most: 0 };
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const { client } = joined({
      sum: async () => {
        counts.ran++;
        counts.most = Math.max(counts.most, ++counts.running);
        await gate;
        counts.running--;
        return counts.ran;
      },
    });
    return { client, counts, letGo };
  }

  it('take turns: four run, the others follow', async () => {
    const { client, counts, letGo } = held();
    const calls = Array.from({ length: 50 }, () => client.call('sum', []));
    await new Promise(setImmediate);
    assert.equal(counts.ran, 4);
    letGo();
    await Promise.all(calls);
    assert.deepEqual(counts, { ran: 50, running: 0, most: 4 });
  });

  it('never run when they are cancelled while they wait, so 2,000 of them hold up nothing', async () => {
    const { client, counts, letGo } = held();
    const aborts = Array.from({ length: 2000 }, () => new AbortController());
    const calls = aborts.map(({ signal }) => client.call('sum', [], { signal }));
    await new Promise(setImmediate);
    for (const abort of aborts) abort.abort();
    await Promise.allSettled(calls);
    const next = client.call('sum', []);
    await new Promise(setImmediate);
    letGo();
    assert.equal(await next, 5, 'the four that had begun, and this one');
    assert.equal(counts.ran, 5);
  });

  it('are refused beyond any reason', async () => {
    const { client, letGo } = held();
    const calls = Array.from({ length: 10_005 }, () => client.call('sum', []));
    const last = calls.at(-1);
    assert.ok(last);
    await assert.rejects(last, /Too many requests at once/u);
    letGo();
    await Promise.allSettled(calls);
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
      { kind: 'request', id: 1 },
      { kind: 'request', id: 1, method: 7 },
      { kind: 'progress', id: 1 },
      { kind: 'failure', id: 1 },
      { kind: 'failure', id: 1, failure: {} },
      { kind: 'failure', id: 1, failure: { sentence: 'No.', problem: 3 } },
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
