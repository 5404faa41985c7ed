import assert from 'node:assert/strict';
import type { DetectionResult } from '../../../src/detection/detectedEvent';
import type { HandlerContext, Handlers } from '../../../src/protocol/rpc';
import type {
  DetectionChoice,
  RecordingPlace,
  RecordingSummary,
  WorkerMethods,
} from '../../../src/protocol/workerMethods';
import { recordingService } from '../../../src/worker/recordingService';

const context: HandlerContext = { signal: new AbortController().signal, report: () => undefined };

/** A WFDB record of one channel, as a virtual file system hands it over. */
function recordInMemory(): RecordingPlace {
  const samples = Int16Array.from({ length: 2000 }, (_, i) => Math.round(100 * Math.sin(i / 5)));
  const header = 'case01 1 1000 2000\ncase01.dat 16 1/uV 16 0 0 0 0 EMG\n';
  const files = new Map([
    ['case01.hea', new TextEncoder().encode(header)],
    ['case01.dat', new Uint8Array(samples.buffer)],
  ]);
  return { kind: 'memory', name: 'case01.hea', files };
}

async function open(service: Handlers<WorkerMethods>): Promise<RecordingSummary> {
  return (await service.open({ place: recordInMemory() }, context)) as RecordingSummary;
}

describe('The worker’s recording', () => {
  it('opens from bytes, as a virtual file system has them, and names the files it was read from', async () => {
    const summary = await open(recordingService());
    assert.equal(summary.format, 'WFDB');
    assert.deepEqual(summary.companions, ['case01.dat']);
    assert.equal(summary.channels[0]?.samples, 2000);
    assert.equal(summary.fingerprint.bytes, 4000, 'the fingerprint is of the signal file');
  });

  it('moves trace buffers to the host instead of copying them, each once', async () => {
    const service = recordingService();
    await open(service);
    const request = { channels: [0, 0], secondsPerColumn: 0.1, firstColumn: 0, columnCount: 20 };
    const reply = await service.traces(request, context);
    assert.ok('buffers' in reply);
    assert.equal(new Set(reply.buffers).size, reply.buffers.length);
    assert.equal(reply.value.parts.length, 2);
  });

  it('detects as it is told to, and refuses what the engine does not know', async () => {
    const service = recordingService();
    await open(service);
    const hashFor = async (choice: DetectionChoice): Promise<string> =>
      ((await service.detect(choice, context)) as DetectionResult).engine.parametersHash;
    const plain = await hashFor({ parameters: {}, wordings: {} });
    assert.notEqual(await hashFor({ parameters: { on: 9 }, wordings: {} }), plain);
    assert.notEqual(await hashFor({ parameters: {}, wordings: { rest: ['Stille'] } }), plain);
    await assert.rejects(hashFor({ parameters: { onn: 9 }, wordings: {} }), /no detection parameter "onn"/u);
  });

  it('answers nothing before a recording is open, and nothing after it is closed', async () => {
    const service = recordingService();
    await assert.rejects(async () => service.annotations(null, context), /No recording is open/u);
    await open(service);
    await service.close(null, context);
    await assert.rejects(async () => service.annotations(null, context), /No recording is open/u);
  });
});
