import assert from 'node:assert/strict';
import type { DetectionResult } from '../../../src/detection/result/detectedEvent';
import { Transferred, type HandlerContext, type Handlers } from '../../../src/protocol/rpc';
import { noChoice, type DetectionChoice } from '../../../src/detection/detectionChoice';
import type { RecordingPlace, RecordingSummary, WorkerMethods } from '../../../src/protocol/workerMethods';
import type { SampleStatistics } from '../../../src/protocol/samples';
import { sampleCramp } from '../../fixtures/sampleRecordings';
import { hostOf } from './host';
import { recordingService } from '../../../src/worker/recordingService';

const context: HandlerContext = { signal: new AbortController().signal, report: () => undefined };

/** A WFDB record of one channel, as a virtual file system has it. */
function record(): ReadonlyMap<string, Uint8Array> {
  const samples = Int16Array.from({ length: 2000 }, (_, i) => Math.round(100 * Math.sin(i / 5)));
  const header = 'case01 1 1000 2000\nsignals.dat 16 1/uV 16 0 0 0 0 EMG\n';
  return new Map([
    ['case01.hea', new TextEncoder().encode(header)],
    ['signals.dat', new Uint8Array(samples.buffer)],
    ['case01.mp4', new Uint8Array(4)],
  ]);
}

/** The same record with a cramp in it. */
function cramp(): ReadonlyMap<string, Uint8Array> {
  const { values, samplingRate } = sampleCramp().channels.find(({ kind }) => kind === 'emg')!;
  const samples = Int16Array.from(values, (value) => Math.round(10 * value));
  const header = `case01 1 ${samplingRate} ${samples.length}\nsignals.dat 16 10/uV 16 0 0 0 0 EMG\n`;
  return new Map([
    ['case01.hea', new TextEncoder().encode(header)],
    ['signals.dat', new Uint8Array(samples.buffer)],
  ]);
}

async function open(service: Handlers<WorkerMethods>): Promise<RecordingSummary> {
  const place: RecordingPlace = { kind: 'hosted', name: 'case01.hea' };
  return (await service.open({ place }, context)) as RecordingSummary;
}

describe('The worker’s recording', () => {
  it('opens where only the host can read, fetches what it needs and nothing else, and names it', async () => {
    const host = hostOf(record());
    const summary = await open(recordingService(host));
    assert.equal(summary.format, 'WFDB');
    assert.deepEqual(summary.companions, ['signals.dat']);
    assert.equal(summary.signalFile, 'signals.dat');
    assert.deepEqual(
      summary.files.map((file) => file.path),
      ['case01.hea', 'signals.dat'],
    );
    assert.deepEqual(host.fetched, ['case01.hea', 'signals.dat']);
    assert.equal(summary.channels[0]?.samples, 2000);
    assert.equal(summary.fingerprint.bytes, 4000, 'the fingerprint is of the signal file');
  });

  it('moves trace buffers to the host instead of copying them, each once', async () => {
    const service = recordingService(hostOf(record()));
    await open(service);
    const runs = [0, 3].map((level) => ({ channel: 0, level, first: 0, end: 1 }));
    const reply = await service.tiles({ runs }, context);
    assert.ok('buffers' in reply);
    assert.equal(new Set(reply.buffers).size, 3, 'samples; minimum and maximum');
    assert.equal(reply.buffers.length, 3);
    assert.equal(reply.value.parts.length, 2);
  });

  it('tells the numbers of a span from its samples', async () => {
    const service = recordingService(hostOf(record()));
    await open(service);
    const span = { channel: 0, startSeconds: 0, endSeconds: 0.032 };
    const statistics = (await service.samples(span, context)) as SampleStatistics;
    assert.deepEqual([statistics.count, statistics.minimum, statistics.maximum], [32, -100, 100]);
  });

  it('detects as it is told to, and refuses what the engine does not know', async () => {
    const service = recordingService(hostOf(record()));
    await open(service);
    const hashFor = async (choice: DetectionChoice): Promise<string> =>
      ((await service.detect(choice, context)) as DetectionResult).engine.parametersHash;
    const plain = await hashFor({ parameters: {}, wordings: {} });
    assert.notEqual(await hashFor({ parameters: { on: 9 }, wordings: {} }), plain);
    assert.notEqual(await hashFor({ parameters: {}, wordings: { rest: ['Stille'] } }), plain);
    await assert.rejects(hashFor({ parameters: { onn: 9 }, wordings: {} }), /no detection parameter "onn"/u);
  });

  it('moves the units of a channel to the host and keeps its own: they can be asked for again', async () => {
    const service = recordingService(hostOf(cramp()));
    await open(service);
    const request = { channel: 0, choice: noChoice };
    const trains = async (): Promise<Transferred<WorkerMethods['trains']['result']>> => {
      const reply = await service.trains(request, context);
      assert.ok(reply instanceof Transferred);
      return reply;
    };
    const potentials = async (): Promise<Transferred<WorkerMethods['potentials']['result']>> => {
      const reply = await service.potentials(request, context);
      assert.ok(reply instanceof Transferred);
      return reply;
    };
    const first = await trains();
    const { value } = first;
    assert.ok(value.kind === 'sorted');
    const units = value.episodes.flatMap((episode) => episode.units);
    assert.ok(units.length > 0);
    const { value: measured, buffers } = await potentials();
    assert.equal(measured.length, value.unitCount);
    assert.equal(new Set([...first.buffers, ...buffers]).size, units.length + value.unitCount);
    const here = structuredClone([value, measured]);
    const transfer = [...first.buffers, ...buffers];
    assert.deepEqual(structuredClone([value, measured], { transfer }), here);
    assert.equal(units[0]?.times.length, 0, 'they are gone from here');
    assert.deepEqual([(await trains()).value, (await potentials()).value], here);
    const missing = async (): Promise<unknown> => service.trains({ ...request, channel: 1 }, context);
    await assert.rejects(missing(), /There is no channel 1/u);
  });

  it('answers nothing before a recording is open, and nothing after it is closed', async () => {
    const service = recordingService(hostOf(record()));
    await assert.rejects(async () => service.annotations(null, context), /No recording is open/u);
    await open(service);
    await service.close(null, context);
    await assert.rejects(async () => service.annotations(null, context), /No recording is open/u);
  });
});
