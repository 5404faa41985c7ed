/** Runs many cases of one target in several processes, and counts how they went. */
import { availableParallelism } from 'node:os';
import type { CaseResult, Fault } from './runCase';
import type { FuzzTarget } from './target';
import { WorkerProcess } from './workerProcess';

/** A case that broke the promise. */
export interface FoundFault extends Fault {
  readonly number: number;
  readonly kind: string;
}

/** How a run of one target went. */
export interface Tally {
  readonly target: FuzzTarget;
  readonly cases: number;
  readonly seconds: number;
  /** By kind of input: how many cases ended how (an outcome, or a fault's name). */
  readonly kinds: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly faults: readonly FoundFault[];
}

/** Which cases to run. */
export interface RunOptions {
  readonly seed: number;
  readonly first: number;
  readonly count: number;
  /** No new cases after so many seconds. */
  readonly mostSeconds?: number;
  readonly processes?: number;
  /** Processes that are there already and stay; without them the run starts its own, and ends them. */
  readonly workers?: readonly WorkerProcess[];
  readonly found?: (fault: FoundFault) => void;
}

const casesAtOnce = 250;
const defaultSilenceSeconds = 2;
/** A machine with other things to do may take so much longer; the case's own CPU time then says whether it hangs. */
const aloneSeconds = 30;

class TargetRun {
  readonly kinds = new Map<string, Map<string, number>>();
  readonly faults: FoundFault[] = [];
  done = 0;
  private next: number;
  private readonly until: number;
  private readonly target: FuzzTarget;
  private readonly options: RunOptions;

  constructor(target: FuzzTarget, options: RunOptions) {
    this.target = target;
    this.options = options;
    this.next = options.first;
    this.until = Date.now() + 1000 * (options.mostSeconds ?? Infinity);
  }

  /** Takes ranges of cases until none are left. */
  async work(worker: WorkerProcess): Promise<void> {
    for (let range = this.take(); range; range = this.take()) await this.runRange(worker, range);
  }

  private take(): { first: number; end: number } | undefined {
    const last = this.options.first + this.options.count;
    if (this.next >= last || Date.now() >= this.until) return undefined;
    const first = this.next;
    this.next = Math.min(last, first + (this.target.alone === true ? 1 : casesAtOnce));
    return { first, end: this.next };
  }

  private async runRange(
    worker: WorkerProcess,
    { first, end }: { first: number; end: number },
  ): Promise<void> {
    const { target, options } = this;
    const range = { target: target.name, seed: options.seed };
    const note = (number: number, result: CaseResult): void => this.note(number, result);
    for (let from = first; from < end;) {
      const ended = await worker.run({ ...range, first: from, end }, this.silence(), note);
      if (ended.how === 'done') return;
      const { number } = ended;
      if (ended.how === 'died') this.noteFault(number, 'crash', `The process ended: ${ended.output}`);
      else await this.runAlone(worker, number);
      from = number + 1;
    }
  }

  /** A case that was silent for too long, once more, with time enough for a busy machine. */
  private async runAlone(worker: WorkerProcess, number: number): Promise<void> {
    const { target, options } = this;
    const range = { target: target.name, seed: options.seed, first: number, end: number + 1 };
    const seconds = Math.max(aloneSeconds, 5 * this.silence());
    const ended = await worker.run(range, seconds, (each, result) => this.note(each, result));
    if (ended.how === 'silent') this.noteFault(number, 'hang', `No answer within ${seconds} s.`);
    if (ended.how === 'died') this.noteFault(number, 'crash', `The process ended: ${ended.output}`);
  }

  private silence(): number {
    return this.target.mostSeconds ?? defaultSilenceSeconds;
  }

  private note(number: number, { kind, outcome, fault }: CaseResult): void {
    this.done += 1;
    const counts = this.kinds.get(kind) ?? new Map<string, number>();
    this.kinds.set(kind, counts);
    const ending = fault ? fault.fault : outcome;
    counts.set(ending, (counts.get(ending) ?? 0) + 1);
    if (!fault) return;
    const found = { ...fault, number, kind };
    this.faults.push(found);
    this.options.found?.(found);
  }

  private noteFault(number: number, fault: string, message: string): void {
    this.note(number, { kind: 'process', fault: { fault, message } });
  }
}

/** Runs the target's cases [first, first + count). The result depends on seed and numbers alone, not on how many processes run. */
export async function runTarget(target: FuzzTarget, options: RunOptions): Promise<Tally> {
  const started = Date.now();
  const run = new TargetRun(target, options);
  const { processes = Math.max(1, availableParallelism()) } = options;
  const workers = options.workers ?? Array.from({ length: processes }, () => new WorkerProcess());
  try {
    await Promise.all(workers.slice(0, target.alone === true ? 1 : undefined).map((each) => run.work(each)));
  } finally {
    if (!options.workers) for (const worker of workers) worker.end();
  }
  return {
    target,
    cases: run.done,
    seconds: (Date.now() - started) / 1000,
    kinds: run.kinds,
    faults: run.faults.sort((a, b) => a.number - b.number),
  };
}
