/** The process that runs cases: takes ranges of them from its parent and answers case by case, so that a hang has a number. */
import { caseRandom } from './caseRandom';
import { fuzzTargets } from './registry';
import { runCase, type CaseResult } from './runCase';

/** Cases [first, end) of a target. */
export interface CaseRange {
  readonly target: string;
  readonly seed: number;
  readonly first: number;
  readonly end: number;
}

/** What the process says: that it has loaded, how a case ended (the next one begins at once), that a range is done. */
export type WorkerMessage =
  | { readonly say: 'ready' }
  | { readonly say: 'case'; readonly number: number; readonly result: CaseResult }
  | { readonly say: 'done' };

function tell(message: WorkerMessage): void {
  process.send?.(message);
}

async function runRange({ target: name, seed, first, end }: CaseRange): Promise<void> {
  const target = fuzzTargets.find((each) => each.name === name);
  if (!target) throw new Error(`There is no target ${name}.`);
  for (let number = first; number < end; number++) {
    const input = target.make(caseRandom(seed, name, number));
    tell({ say: 'case', number, result: await runCase(target, input) });
  }
  tell({ say: 'done' });
}

process.on('message', (range: CaseRange) => void runRange(range));
process.on('disconnect', () => process.exit(0));
tell({ say: 'ready' });
