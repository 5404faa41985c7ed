/**
 * Computes each product at most once and keeps what fits into a budget of memory: what was not asked for longest goes
 * first, but never an input of what is still being computed. Who asks for what is under way joins in; a computation is
 * stopped when nobody waits for it any more.
 */
import { sha256Hex } from '../base/hash';
import type { JobControl } from '../recording/recording';
import type { KeptValues } from '../store/keptValues';
import { bytesHeld } from './bytesHeld';
import { picked, type Product, type ProductOf } from './product';

/** A computation under way, as one that holds on to its inputs: the keys of those that it has asked for. */
type Holder = Set<string>;

interface Pending {
  readonly kind: 'pending';
  readonly value: Promise<unknown>;
  readonly abort: AbortController;
  readonly reports: Set<(fraction: number) => void>;
  readonly holders: Set<Holder>;
  waiting: number;
}

interface Kept {
  readonly kind: 'kept';
  readonly value: unknown;
  readonly bytes: number;
  readonly holders: Set<Holder>;
}

/** The products of one source. */
export class ProductStore<Source, Settings extends object> {
  readonly #source: Source;
  readonly #budgetBytes: number;
  readonly #kept: KeptValues | undefined;
  /** The one asked for last stands last. */
  readonly #entries = new Map<string, Pending | Kept>();
  #bytes = 0;

  /**
   * @param budgetBytes how much is kept beyond what computations under way hold
   * @param kept has on disk what products say is worth it
   */
  constructor(source: Source, budgetBytes: number, kept?: KeptValues) {
    this.#source = source;
    this.#kept = kept;
    this.#budgetBytes = budgetBytes;
  }

  /** Bytes that are kept, about. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * A product's value under some settings.
   * @throws the reason of `control.signal` once that is aborted, or what the computation throws (which is not kept).
   */
  get<Of extends ProductOf, Value>(
    product: Product<Source, Settings, Of, Value>,
    of: Of,
    settings: Settings,
    control: JobControl = {},
  ): Promise<Value> {
    return this.#ask(product, of, settings, control, undefined);
  }

  /** A product's value where it has been computed and is kept in memory. */
  known<Of extends ProductOf, Value>(
    product: Product<Source, Settings, Of, Value>,
    of: Of,
    settings: Settings,
  ): Value | undefined {
    const entry = this.#entries.get(keyOf(product, of, settings));
    // The key is that of this product, so the value is.
    return entry?.kind === 'kept' ? (entry.value as Value) : undefined;
  }

  async #ask<Of extends ProductOf, Value>(
    product: Product<Source, Settings, Of, Value>,
    of: Of,
    settings: Settings,
    control: JobControl,
    holder: Holder | undefined,
  ): Promise<Value> {
    control.signal?.throwIfAborted();
    const key = keyOf(product, of, settings);
    const entry = this.#entries.get(key) ?? this.#begin(product, of, settings, key);
    holder?.add(key);
    if (holder) entry.holders.add(holder);
    // The key is that of this product, so the value is.
    if (entry.kind === 'pending') return (await this.#join(entry, key, control)) as Value;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    control.report?.(1);
    return entry.value as Value;
  }

  #begin<Of extends ProductOf, Value>(
    product: Product<Source, Settings, Of, Value>,
    of: Of,
    settings: Settings,
    key: string,
  ): Pending {
    const abort = new AbortController();
    const reports = new Set<(fraction: number) => void>();
    const control = {
      signal: abort.signal,
      report: (fraction: number): void => reports.forEach((report) => report(fraction)),
    };
    const inputs: Holder = new Set();
    const compute = (): Promise<Value> =>
      product.compute(
        { source: this.#source, of, settings, inputs: undefined, control },
        (input, inputOf, inputControl) => this.#ask(input, inputOf, settings, inputControl, inputs),
      );
    const kept = product.isKeptOnDisk ? this.#kept : undefined;
    const value = kept ? kept.get(key, compute) : compute();
    const pending: Pending = { kind: 'pending', value, abort, reports, holders: new Set(), waiting: 0 };
    this.#entries.set(key, pending);
    value.then(
      (done) => this.#finish(key, pending, inputs, { value: done }),
      () => this.#finish(key, pending, inputs, undefined),
    );
    return pending;
  }

  async #join(pending: Pending, key: string, { signal, report }: JobControl): Promise<unknown> {
    pending.waiting++;
    if (report) pending.reports.add(report);
    let refuse: (reason: unknown) => void = () => undefined;
    const stopped = new Promise<never>((_, reject) => (refuse = reject));
    const leave = (): void => {
      signal?.removeEventListener('abort', leave);
      if (report) pending.reports.delete(report);
      pending.waiting--;
      if (pending.waiting === 0 && this.#entries.get(key) === pending) {
        // Whoever asks from now on begins anew: what is being stopped gives no value.
        this.#entries.delete(key);
        pending.abort.abort(signal?.reason);
      }
      if (signal?.aborted) refuse(signal.reason);
    };
    // Heard at once, so that no computation below goes on to its next step.
    signal?.addEventListener('abort', leave);
    try {
      const value = await Promise.race([pending.value, stopped]);
      report?.(1);
      return value;
    } finally {
      if (!signal?.aborted) leave();
    }
  }

  #finish(
    key: string,
    pending: Pending,
    inputs: Holder,
    done: { readonly value: unknown } | undefined,
  ): void {
    for (const input of inputs) this.#entries.get(input)?.holders.delete(inputs);
    if (this.#entries.get(key) === pending) {
      this.#entries.delete(key);
      if (done) {
        const bytes = bytesHeld(done.value);
        this.#entries.set(key, { kind: 'kept', value: done.value, bytes, holders: pending.holders });
        this.#bytes += bytes;
      }
    }
    this.#trim();
  }

  #trim(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#budgetBytes) return;
      if (entry.kind === 'pending' || entry.holders.size > 0) continue;
      this.#entries.delete(key);
      this.#bytes -= entry.bytes;
    }
  }
}

function keyOf<Source, Settings extends object, Of extends ProductOf, Value>(
  { name, dependsOn }: Product<Source, Settings, Of, Value>,
  of: Of,
  settings: Settings,
): string {
  const read = JSON.stringify(picked(settings, dependsOn));
  return `${name} ${JSON.stringify(of)} ${sha256Hex([read], 32)}`;
}
