import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { Pace, ThreadTurn } from '../../../src/products/pace';
import { productsOver } from '../../../src/products/product';
import { ProductStore } from '../../../src/products/productStore';
import { Shares } from '../../../src/products/shares';
import type { JobControl } from '../../../src/recording/recording';

interface Settings {
  readonly height: number;
  readonly width: number;
  readonly label: string;
}

const settings: Settings = { height: 2, width: 3, label: 'a' };

/** What was computed, in order; a computation waits for its gate. */
class Workshop {
  readonly begun: string[] = [];
  readonly stopped: string[] = [];
  private readonly gates = new Map<string, Promise<void>>();

  gate(name: string): () => void {
    let open = (): void => undefined;
    this.gates.set(name, new Promise((resolve) => (open = resolve)));
    return open;
  }

  async work(name: string, { signal }: JobControl): Promise<void> {
    this.begun.push(name);
    signal?.addEventListener('abort', () => this.stopped.push(name));
    await (this.gates.get(name) ?? Promise.resolve());
    signal?.throwIfAborted();
  }
}

const product = productsOver<Workshop, Settings>();

const base = product({
  name: 'base',
  of: 'channel',
  reads: ['width'],
  inputs: {},
  compute: async ({ source, of, settings: { width }, control }) => {
    await source.work(`base ${of}`, control);
    return new Float64Array(1000).fill(width + of);
  },
});

const middle = product({
  name: 'middle',
  of: 'channel',
  reads: ['height'],
  inputs: { base },
  compute: async ({ source, of, settings: { height }, inputs, control }) => {
    const under = await inputs.base(of, control);
    await source.work(`middle ${of}`, control);
    return height * (under[0] ?? NaN);
  },
});

const top = product({
  name: 'top',
  of: 'recording',
  reads: ['label'],
  inputs: { base, middle },
  compute: async ({ source, settings: { label }, inputs, control }) => {
    const shares = new Shares(control, 2);
    const sums: number[] = [];
    for (const channel of [0, 1]) {
      const under = await inputs.base(channel, {});
      sums.push((under[0] ?? NaN) + (await inputs.middle(channel, shares.part(1))));
    }
    await source.work('top', control);
    return `${label} ${sums.join(' ')}`;
  },
});

function opened(budgetBytes = 2 ** 20): { workshop: Workshop; store: ProductStore<Workshop, Settings> } {
  const workshop = new Workshop();
  return { workshop, store: new ProductStore(workshop, budgetBytes) };
}

const everything = ['base 0', 'middle 0', 'base 1', 'middle 1', 'top'];

describe('A product', () => {
  it('is computed once, its inputs too, and is there when it is asked for again', async () => {
    const { workshop, store } = opened();
    assert.equal(await store.get(top, null, settings), 'a 9 12');
    assert.equal(await store.get(top, null, settings), 'a 9 12');
    assert.deepEqual(workshop.begun, everything);
  });

  it('is computed again where a setting changes that it or an input reads, and only what depends on it', async () => {
    const { workshop, store } = opened();
    await store.get(top, null, settings);
    workshop.begun.length = 0;
    assert.equal(await store.get(top, null, { ...settings, label: 'b' }), 'b 9 12');
    assert.deepEqual(workshop.begun.splice(0), ['top']);
    assert.equal(await store.get(top, null, { ...settings, height: 3 }), 'a 12 16');
    assert.deepEqual(workshop.begun.splice(0), ['middle 0', 'middle 1', 'top']);
    await store.get(top, null, { ...settings, width: 4 });
    assert.deepEqual(workshop.begun.splice(0), everything);
  });

  it('says by name every setting that it depends on, those of its inputs included', () => {
    assert.deepEqual(top.dependsOn, ['height', 'label', 'width']);
    assert.deepEqual(base.dependsOn, ['width']);
  });

  it('sees no setting that it does not name', async () => {
    const { store } = opened();
    const curious = product({
      name: 'curious',
      of: 'recording',
      reads: ['width'],
      inputs: {},
      compute: ({ settings: seen }) => Promise.resolve(Object.keys(seen)),
    });
    assert.deepEqual(await store.get(curious, null, settings), ['width']);
  });

  it('that is under way is joined, not begun a second time', async () => {
    const { workshop, store } = opened();
    const open = workshop.gate('base 0');
    const both = [store.get(middle, 0, settings), store.get(base, 0, settings)] as const;
    open();
    assert.equal((await both[0]) / 2, (await both[1])[0]);
    assert.deepEqual(workshop.begun, ['base 0', 'middle 0']);
  });

  it('goes on as long as somebody waits for it, and stops at once, with its inputs, when nobody does', async () => {
    const { workshop, store } = opened();
    workshop.gate('base 0');
    const [one, other] = [new AbortController(), new AbortController()];
    const asked = [one, other].map(({ signal }) => store.get(middle, 0, settings, { signal }));
    const ends = asked.map((answer) => answer.then(String, (error: unknown) => String(error)));
    await Promise.resolve();
    one.abort(new Error('enough'));
    assert.equal(await ends[0], 'Error: enough');
    assert.deepEqual(workshop.stopped, []);
    other.abort(new Error('me too'));
    assert.deepEqual(workshop.stopped, ['base 0']);
    assert.equal(await ends[1], 'Error: me too');
  });

  it('listens to the signal of who asks no longer than it is under way', async () => {
    const { store } = opened();
    const { signal } = new AbortController();
    await store.get(top, null, settings, { signal });
    await store.get(middle, 2, settings, { signal });
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  it('that was stopped is begun anew when it is asked for again', async () => {
    const { workshop, store } = opened();
    const open = workshop.gate('base 0');
    const abort = new AbortController();
    const given = store.get(base, 0, settings, { signal: abort.signal });
    abort.abort(new Error('enough'));
    await assert.rejects(given, /enough/u);
    open();
    assert.equal((await store.get(base, 0, settings))[0], 3);
    assert.deepEqual(workshop.begun, ['base 0', 'base 0']);
  });

  it('that failed is not kept: the next to ask tries again', async () => {
    const { store } = opened();
    let tries = 0;
    const failing = product({
      name: 'failing',
      of: 'recording',
      reads: [],
      inputs: {},
      compute: () => (++tries === 1 ? Promise.reject(new Error('once')) : Promise.resolve(tries)),
    });
    await assert.rejects(store.get(failing, null, settings), /once/u);
    assert.equal(await store.get(failing, null, settings), 2);
  });

  it('reports how far it is to everybody who waits, never backwards, and 1 in the end', async () => {
    const { store } = opened();
    const fractions: number[] = [];
    await store.get(top, null, settings, { report: (fraction) => void fractions.push(fraction) });
    assert.deepEqual(fractions, [0.5, 1, 1]);
    await store.get(top, null, settings, { report: (fraction) => void fractions.push(fraction) });
    assert.equal(fractions.at(-1), 1);
  });
});

describe('What products keep', () => {
  it('stays within the budget, what was not asked for longest going first', async () => {
    const { workshop, store } = opened(20_000);
    for (const channel of [0, 1, 0, 2]) await store.get(base, channel, settings);
    assert.ok(store.bytes <= 20_000, `${store.bytes} bytes are kept`);
    workshop.begun.length = 0;
    for (const channel of [0, 2, 1]) await store.get(base, channel, settings);
    assert.deepEqual(workshop.begun, ['base 1']);
  });

  it('is nothing without a budget, yet an input is computed once for all that is under way', async () => {
    const { workshop, store } = opened(0);
    await store.get(top, null, settings);
    assert.deepEqual(workshop.begun, everything);
    assert.equal(store.bytes, 0);
  });

  it('does not grow by what is stopped half-way', async () => {
    const { workshop, store } = opened(0);
    const open = workshop.gate('middle 0');
    const abort = new AbortController();
    const given = store.get(top, null, settings, { signal: abort.signal });
    while (!workshop.begun.includes('middle 0')) await new Promise(setImmediate);
    assert.ok(store.bytes > 8000, 'the input is held while it is needed');
    abort.abort(new Error('enough'));
    await assert.rejects(given, /enough/u);
    assert.deepEqual(workshop.stopped, ['middle 0']);
    open();
    await new Promise(setImmediate);
    assert.equal(store.bytes, 0);
  });
});

describe('A pace', () => {
  it('lets others run between two pieces of work when a turn is over, however many jobs share the thread', async () => {
    let others = 0;
    const count = (): void => {
      others++;
      handle = setImmediate(count);
    };
    let handle = setImmediate(count);
    const turn = new ThreadTurn();
    for (let job = 0; job < 20; job++) {
      const pace = new Pace({}, 1, turn);
      const until = performance.now() + 10;
      while (performance.now() < until);
      await pace.advance(1);
    }
    clearImmediate(handle);
    assert.ok(others >= 4, `others ran ${others} times in 200 ms of work`);
  });
});
