/** One opening for `reopening.ts`: through the worker's own service, without a thread. Arguments: file, store, channels. */
import { Transferred, type Handlers } from '../../src/protocol/rpc';
import type { RecordingSummary, WorkerMethods } from '../../src/protocol/workerMethods';
import { recordingService } from '../../src/worker/recordingService';
import { programIdentity } from '../../src/worker/recordingShelf';

const columnCount = 1400;

async function run([file = '', folder = '', channels = '']: readonly string[]): Promise<void> {
  const nobody = { call: () => Promise.reject(new Error('This file is on a local disk.')) };
  const service: Handlers<WorkerMethods> = recordingService(nobody, () => programIdentity(__filename));
  const control = { signal: new AbortController().signal, report: () => undefined };
  const cpu = process.cpuUsage();
  const start = performance.now();
  const place = { kind: 'file', path: file } as const;
  const store = { folder, mostBytes: 1e9 };
  const { durationSeconds } = (await service.open({ place, store }, control)) as RecordingSummary;
  const openMilliseconds = performance.now() - start;
  const grid = { secondsPerColumn: durationSeconds / columnCount, firstColumn: 0, columnCount };
  const reply = await service.traces(
    { channels: Array.from({ length: Number(channels) }, (_, channel) => channel), ...grid },
    control,
  );
  const overviewMilliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMilliseconds = (user + system) / 1000;
  const { parts } = reply instanceof Transferred ? reply.value : reply;
  if (parts.some((part) => part.kind !== 'envelope' || part.maximum.some(Number.isNaN))) {
    throw new Error('It is not whole.');
  }
  await service.close(null, control);
  process.stdout.write(`${JSON.stringify({ openMilliseconds, overviewMilliseconds, cpuMilliseconds })}\n`);
}

void run(process.argv.slice(2));
