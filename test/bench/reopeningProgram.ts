/** One opening for `reopening.ts`: through the worker's own service, without a thread. Arguments: file, store. */
import { Transferred, type Handlers } from '../../src/protocol/rpc';
import { tilesOf, type TilePart } from '../../src/protocol/traces';
import type { RecordingSummary, WorkerMethods } from '../../src/protocol/workerMethods';
import { recordingService } from '../../src/worker/recordingService';
import { programIdentity } from '../../src/worker/recordingShelf';

const columnCount = 1400;

async function run([file = '', folder = '']: readonly string[]): Promise<void> {
  const nobody = { call: () => Promise.reject(new Error('This file is on a local disk.')) };
  const service: Handlers<WorkerMethods> = recordingService(nobody, {
    identity: () => programIdentity(__filename),
  });
  const control = { signal: new AbortController().signal, report: () => undefined };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const place = { kind: 'file', path: file } as const;
  const store = { folder, mostBytes: 1e9 };
  const summary = (await service.open({ place, store }, control)) as RecordingSummary;
  const openMilliseconds = performance.now() - start;
  const samples = summary.channels[0]?.samples ?? 0;
  const level = Math.floor(Math.log2(samples / columnCount));
  const runs = summary.channels.map((_, channel) => ({
    channel,
    level,
    first: 0,
    end: tilesOf(samples, level),
  }));
  let parts: readonly TilePart[] = [];
  do {
    const reply = await service.tiles({ runs }, control);
    ({ parts } = reply instanceof Transferred ? reply.value : reply);
  } while (parts.some((part) => part.kind === 'bins' && part.incomplete.length > 0));
  const overviewMilliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMilliseconds = (user + system) / 1000;
  if (parts.some((part) => part.kind !== 'bins' || part.maximum.some(Number.isNaN))) {
    throw new Error('It is not whole.');
  }
  await service.close(null, control);
  process.stdout.write(`${JSON.stringify({ openMilliseconds, overviewMilliseconds, cpuMilliseconds })}\n`);
}

void run(process.argv.slice(2));
