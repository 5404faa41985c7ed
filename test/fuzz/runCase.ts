/** Runs one input through its target, and says what became of it: how it went, or which fault it shows. */
import { BrokenPromise, type FuzzInput, type FuzzTarget } from './target';

/** What broke: the fault's name for the table, and a sentence. */
export interface Fault {
  readonly fault: string;
  readonly message: string;
}

/** How a case ended; `outcome` is the target's word for it. */
export type CaseResult =
  | { readonly kind: string; readonly outcome: string; readonly fault?: undefined }
  | { readonly kind: string; readonly outcome?: undefined; readonly fault: Fault };

const defaultCpuSeconds = 2;
/** So much more memory than before a case is a fault: the inputs have some kilobytes. */
const mostGrowthBytes = 400 * 1024 * 1024;

function faultOf(error: unknown): Fault {
  if (error instanceof BrokenPromise) return { fault: error.fault, message: error.message };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { fault: 'crash', message };
}

/** The most memory this process has held, in bytes. */
function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

/** Checks an input. CPU time and memory are this process's: nothing else should run in it meanwhile. */
export async function runCase(target: FuzzTarget, input: FuzzInput): Promise<CaseResult> {
  const { kind } = input;
  const memoryBefore = process.memoryUsage.rss();
  const peakBefore = peakBytes();
  const before = process.cpuUsage();
  try {
    const outcome = await target.check(input);
    const used = process.cpuUsage(before);
    const seconds = (used.user + used.system) / 1e6;
    if (seconds > (target.mostCpuSeconds ?? defaultCpuSeconds)) {
      return { kind, fault: { fault: 'hang', message: `It took ${seconds.toFixed(1)} s of CPU time.` } };
    }
    const growth = peakBytes() - Math.max(memoryBefore, 0);
    if (peakBytes() > peakBefore && growth > mostGrowthBytes) {
      return { kind, fault: { fault: 'memory', message: `It took ${Math.round(growth / 2 ** 20)} MB.` } };
    }
    return { kind, outcome };
  } catch (error) {
    return { kind, fault: faultOf(error) };
  }
}
