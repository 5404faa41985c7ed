/** One process that runs cases, seen from its parent: gives it ranges, and ends it when a case does not answer. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { CaseRange, WorkerMessage } from './caseWorker';
import type { CaseResult } from './runCase';

const workerFile = fileURLToPath(new URL('./caseWorker.ts', import.meta.url));
/** MB of JavaScript heap; buffers are outside of it, and counted case by case. */
const heapMegabytes = 768;

/** How a range ended: all of it, or at a case that did not answer or took the process down. */
export type RangeEnd =
  | { readonly how: 'done' }
  | { readonly how: 'silent' | 'died'; readonly number: number; readonly output: string };

/** Starts with the first range, and anew after each end that was not in peace. */
export class WorkerProcess {
  private child: ChildProcess | undefined;
  private output = '';

  private async start(): Promise<ChildProcess> {
    const child = fork(workerFile, [], {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${heapMegabytes}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.output = '';
    const collect = (data: Buffer): void => {
      this.output = (this.output + data.toString()).slice(-4000);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code) =>
        reject(new Error(`A worker did not start (code ${code}): ${this.output}`)),
      );
    });
    return child;
  }

  /**
   * Runs a range, or as much of it as can be.
   * @param mostSeconds without an answer, after which the process is ended
   */
  async run(
    range: CaseRange,
    mostSeconds: number,
    heard: (number: number, result: CaseResult) => void,
  ): Promise<RangeEnd> {
    const child = this.child ?? (await this.start());
    let current = range.first;
    let timer: NodeJS.Timeout | undefined;
    const end = await new Promise<RangeEnd>((resolve) => {
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => resolve({ how: 'silent', number: current, output: '' }), mostSeconds * 1000);
      };
      const onExit = (): void => resolve({ how: 'died', number: current, output: this.output });
      child.removeAllListeners('message');
      child.removeAllListeners('exit');
      child.on('message', (message: WorkerMessage) => {
        if (message.say === 'done') resolve({ how: 'done' });
        if (message.say !== 'case') return;
        heard(message.number, message.result);
        current = message.number + 1;
        wait();
      });
      child.on('exit', onExit);
      wait();
      child.send(range);
    });
    clearTimeout(timer);
    if (end.how !== 'done') this.end();
    return end;
  }

  /** Ends the process at once. */
  end(): void {
    this.child?.removeAllListeners();
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}
