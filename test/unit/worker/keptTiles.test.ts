import assert from 'node:assert/strict';
import {
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tilesOf, type TileReply, type TileRequest } from '../../../src/protocol/traces';
import { fileLocation } from '../../../src/recording/byteSource';
import { fingerprint } from '../../../src/recording/fingerprint';
import { openRecording } from '../../../src/recording/openRecording';
import { Random } from '../../../src/simulation/random';
import { storeUse } from '../../../src/store/byteStore';
import { fileIdentity } from '../../../src/worker/fileIdentity';
import { OpenedFiles } from '../../../src/worker/openedFiles';
import { shelfOf } from '../../../src/worker/recordingShelf';
import { TileService } from '../../../src/worker/tileService';
import { writeWav } from '../../fixtures/writers/wavWriter';

const samplingRate = 10_000;
const frames = 2_500_000;
const never = new AbortController().signal;

/** The whole recording on a narrow screen: bins of some 4,000 samples. */
const overview: TileRequest = {
  runs: [0, 1].map((channel) => ({ channel, level: 12, first: 0, end: tilesOf(frames, 12) })),
};
/** A minute of it, in finer bins than are kept. */
const closer: TileRequest = { runs: [0, 1].map((channel) => ({ channel, level: 8, first: 4, end: 6 })) };

function binsOf({ parts }: TileReply): readonly (readonly number[])[] {
  return parts.map((part) => {
    assert.ok(part.kind === 'bins');
    return [...part.maximum, ...part.minimum];
  });
}

describe('The tiles of a recording that was open before', function () {
  this.timeout(120_000);
  let root: string;
  let file: string;

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-tiles-'));
    file = path.join(root, 'case01.wav');
    const random = new Random(3);
    const channels = [0, 1].map(() =>
      Array.from({ length: frames }, () => Math.round(random.normal(0, 300))),
    );
    writeFileSync(file, writeWav({ type: 'i16', samplingRate, channels }));
    await settled();
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  /** A file that was written to just now is not kept. */
  const settled = (): Promise<void> => sleep(2100);

  /** An opening of its own; `blocks` counts the samples that were read of all channels. */
  async function opened(isKept = true) {
    const identify = (relative: string): ReturnType<typeof fileIdentity> =>
      fileIdentity(path.resolve(root, relative));
    const files = new OpenedFiles(fileLocation(file), identify, () => undefined);
    const recording = await openRecording(files.location);
    const { sha256 } = await fingerprint(recording.signalFile);
    const store = { folder: path.join(root, 'kept'), mostBytes: 1e8 };
    const shelf = isKept
      ? await shelfOf(store, {
          place: file,
          opening: [sha256],
          program: () => Promise.resolve('program'),
          files,
        })
      : undefined;
    const read: { samples: number } = { samples: 0 };
    const traces = new TileService(
      {
        channels: recording.channels,
        read: recording.read.bind(recording),
        blocks: (ranges, options) => {
          for (const { from, to } of ranges) read.samples += to - from;
          return recording.blocks(ranges, options);
        },
      },
      { shelf },
    );
    const ask = async (request: TileRequest): Promise<readonly (readonly number[])[]> => {
      for (;;) {
        const reply = await traces.read(request, never);
        await traces.written();
        // As far as has been read so far: more the next time.
        const isWhole = reply.parts.every((part) => part.kind === 'bins' && part.incomplete.length === 0);
        if (isWhole) return binsOf(reply);
      }
    };
    return { ask, read, close: () => recording.close() };
  }

  it('show all of it without a sample being read, and the same', async () => {
    const first = await opened();
    const columns = await first.ask(overview);
    assert.ok(first.read.samples >= 2 * frames);
    await first.close();
    const second = await opened();
    assert.deepEqual(await second.ask(overview), columns);
    assert.equal(second.read.samples, 0);
    const fresh = await opened(false);
    assert.deepEqual(await second.ask(closer), await fresh.ask(closer));
    const { samples } = { ...second.read };
    assert.ok(samples > 0 && samples < frames, `${samples} samples`);
    assert.deepEqual(await second.ask(overview), columns, 'finer tiles leave the coarse ones as they are');
    await second.close();
    await fresh.close();
    const { bytes } = await storeUse(path.join(root, 'kept'));
    const part = bytes / statSync(file).size;
    assert.ok(part < 0.02, `${bytes} bytes, ${(100 * part).toFixed(2)} % of the recording`);
  });

  it('are not used after one byte of it has changed, even where the times of the file were put back', async () => {
    const { atime, mtime } = statSync(file);
    const at = 44 + 4 * 1_234_567;
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.from([0xff, 0x7f]), 0, 2, at);
    closeSync(handle);
    utimesSync(file, atime, mtime);
    await settled();
    const next = await opened();
    const [first = []] = await next.ask(overview);
    assert.equal(Math.max(...first), Math.max(...(await (await opened(false)).ask(overview))[0]!));
    assert.ok(next.read.samples >= 2 * frames);
    await next.close();
    const again = await opened();
    await again.ask(overview);
    assert.equal(again.read.samples, 0, 'from then on the new ones are');
    await again.close();
  });

  it('are not kept of a file that was written to just now: the next write might not show', async () => {
    const now = new Date();
    utimesSync(file, now, now);
    const first = await opened();
    await first.ask(overview);
    await first.close();
    const second = await opened();
    await second.ask(overview);
    assert.ok(second.read.samples >= 2 * frames);
    await second.close();
    await settled();
  });
});
