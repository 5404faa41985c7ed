/**
 * How much memory one recording may take: a thread that needs more ends with a sentence, instead of taking the extension
 * host, and every other extension, with it. Node limits what is allocated as objects and strings; what is allocated as
 * typed arrays is looked at where bytes are read.
 */
import { totalmem } from 'node:os';
import type { ResourceLimits } from 'node:worker_threads';

const megabyte = 1024 ** 2;

/** Objects and strings of one worker; typed arrays do not count here. */
export const workerLimits: ResourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

/** Typed arrays of one worker: half of the machine's memory, and always enough for a long recording. */
const mostArrayBytes = Math.max(2048 * megabyte, totalmem() / 2);

/** Whether this thread may allocate so many more bytes as a typed array. */
export function mayAllocate(bytes: number): boolean {
  return process.memoryUsage().arrayBuffers + bytes <= mostArrayBytes;
}

/** What to say where `mayAllocate` says no. */
export function arraysExhaustedSentence(name: string): string {
  return exhaustedSentence(name, mostArrayBytes / megabyte);
}

/** What to say where Node ended the thread because of its limits. */
export function heapExhaustedSentence(name: string, limits: ResourceLimits): string {
  return exhaustedSentence(name, limits.maxOldGenerationSizeMb ?? 0);
}

function exhaustedSentence(name: string, megabytes: number): string {
  return `Reading ${name} needed more than ${megabytes.toFixed(0)} MB of memory, so it was stopped.`;
}
