/** The door of the readers: what is not a file is not opened, and what comes in leaves bounded, finite or as a sentence. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileLocation, memorySource } from '../../../src/recording/byteSource';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { checkedChannels, type StatedChannel } from '../../../src/recording/channels';
import { capped } from '../../../src/recording/fileText';
import { guarded } from '../../../src/recording/guarded';
import { openRecording } from '../../../src/recording/openRecording';
import type { FileAnnotation, Recording } from '../../../src/recording/recording';
import { RecordingError } from '../../../src/recording/recordingError';
import { row, writeMat } from '../../fixtures/writers/matlabWriter';
import { writeText } from '../../fixtures/writers/textWriter';

async function errorOf(opening: Promise<unknown>): Promise<RecordingError> {
  const error: unknown = await opening.then(
    () => assert.fail('it opened'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RecordingError, String(error));
  return error;
}

/** Where Linux lists the files that this process holds open. */
const ownFiles = '/proc/self/fd';

/** The files of a folder that this program has open; whatever else is open comes and goes by itself. */
function openIn(folder: string): readonly string[] {
  return readdirSync(ownFiles).flatMap((number) => {
    const link = path.join(ownFiles, number);
    // The folder of the links was itself open while it was listed.
    const target = existsSync(link) ? readlinkSync(link) : '';
    return target.startsWith(`${folder}${path.sep}`) ? [target] : [];
  });
}
const onPosix = process.platform === 'win32' ? it.skip : it;

describe('What is not a file', function () {
  this.timeout(10_000);
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'no-file-'));
  });
  after(() => rmSync(folder, { recursive: true }));
  const inFolder = (name: string): string => path.join(folder, name);
  const open = (name: string): Promise<Recording> => openRecording(fileLocation(inFolder(name)));

  const warningsOf = async (name: string): Promise<string> => {
    const recording = await open(name);
    await recording.close();
    return recording.warnings.join('\n');
  };

  onPosix('is refused as a recording: a pipe, a device, a folder, and a link to one', async () => {
    execFileSync('mkfifo', [inFolder('pipe.edf')]);
    symlinkSync('/dev/zero', inFolder('zero.csv'));
    mkdirSync(inFolder('folder.mat'));
    const said = { 'pipe.edf': 'a named pipe', 'zero.csv': 'a device', 'folder.mat': 'a folder' };
    for (const [name, what] of Object.entries(said)) {
      assert.equal((await errorOf(open(name))).message, `${name} is ${what}, not a file: it is not opened.`);
    }
  });

  onPosix('is refused as a signal file, also where four of them would block every read', async () => {
    for (const number of [1, 2, 3, 4, 5]) {
      execFileSync('mkfifo', [inFolder(`p${number}.dat`)]);
      writeFileSync(inFolder(`p${number}.hea`), `p${number} 1 1000 10\np${number}.dat 16 200/mV\n`);
    }
    const errors = await Promise.all([1, 2, 3, 4, 5].map((number) => errorOf(open(`p${number}.hea`))));
    assert.match(errors[4]?.message ?? '', /p5\.dat is a named pipe, not a file/u);
  });

  onPosix(
    'is refused as annotations and as a companion, and the recording opens with a warning',
    async () => {
      writeFileSync(inFolder('w.hea'), 'w 1 1000 10\nw.dat 16 200/mV\n');
      writeFileSync(inFolder('w.dat'), new Uint8Array(20));
      execFileSync('mkfifo', [inFolder('w.atr')]);
      assert.match(await warningsOf('w.hea'), /w\.atr is a named pipe/u);
      writeFileSync(inFolder('sub-1_emg.csv'), '# fs = 1000\na,b\n1,2\n3,4\n');
      execFileSync('mkfifo', [inFolder('sub-1_events.tsv')]);
      assert.match(await warningsOf('sub-1_emg.csv'), /sub-1_events\.tsv is a named pipe/u);
    },
  );

  (existsSync(ownFiles) ? it : it.skip)(
    'and whatever else ends an opening half-way leaves no file open',
    async () => {
      const lines = ['h1.dat 16 200/mV', 'missing.dat 16 200/mV'];
      writeFileSync(inFolder('h.hea'), `h 2 1000 10\n${lines.join('\n')}\n`);
      writeFileSync(inFolder('h1.dat'), new Uint8Array(20));
      writeFileSync(inFolder('cut.edf'), `0${' '.repeat(255)}`);
      writeFileSync(inFolder('cut.wav'), 'RIFF\x04\0\0\0WAVE');
      writeFileSync(inFolder('none.txt'), 'A letter.');
      writeFileSync(inFolder('times.csv'), 'time,emg\n5,1\n10,2\n15,3\n');
      for (const name of ['h.hea', 'cut.edf', 'cut.wav', 'none.txt', 'times.csv']) await errorOf(open(name));
      assert.deepEqual(openIn(folder), []);
    },
  );
});

const stated: StatedChannel = { name: 'EMG', unit: 'uV', samplingRate: 1000, samples: 10 };

describe('A channel', () => {
  it('has texts of at most 256 characters, and names that stay unique when they are cut', () => {
    const long = 'a'.repeat(70_000);
    const channels = checkedChannels(
      [`${long}1`, `${long}2`, 'short', ''].map((name) => ({ ...stated, name, unit: long })),
      'x.edf',
    );
    const names = channels.map(({ name }) => name);
    assert.deepEqual(names, [`${'a'.repeat(255)}…`, `${'a'.repeat(255)}… (2)`, 'short', 'channel 4']);
    assert.equal(new Set(names).size, 4);
    assert.ok(channels.every(({ unit }) => unit.length === 256));
  });

  it('is never cut amid a character', () => {
    for (const before of [253, 254, 255, 256]) {
      const cut = capped(`${'a'.repeat(before)}${'😀'.repeat(10)}`);
      assert.ok(Buffer.from(cut).toString() === cut && cut.length <= 256, `${before}: ${cut.length}`);
    }
  });

  it('has a sampling rate and a length that a recording can have, or the file is refused', () => {
    for (const samplingRate of [0, -1, NaN, Infinity, -Infinity, 7e-310, 5e-324, 1e300, 1e10]) {
      assert.throws(() => checkedChannels([{ ...stated, samplingRate }], 'x.edf'), RecordingError);
    }
    for (const samples of [-1, 0.5, NaN, Infinity, 2 ** 53, 1e15]) {
      assert.throws(() => checkedChannels([{ ...stated, samples }], 'x.edf'), RecordingError);
    }
    assert.equal(checkedChannels([{ ...stated, samplingRate: 1 / 30 }], 'x.edf').length, 1);
  });

  it('has a range only where both its ends are numbers', () => {
    const physicalRange = { minimum: -Infinity, maximum: NaN };
    assert.equal(checkedChannels([{ ...stated, physicalRange }], 'x.edf')[0]?.physicalRange, undefined);
  });
});

/** A recording as a format might open it. */
function recordingWith(changes: Partial<Recording>): Recording {
  return {
    format: 'text',
    durationSeconds: 0.01,
    channels: checkedChannels([stated], 'x.csv'),
    leftOut: [],
    warnings: [],
    signalFile: memorySource('x.csv', new Uint8Array(100)),
    read: (_channel, _from, count) => Promise.resolve(new Float32Array(count)),
    blocks: () => assert.fail('no test reads blocks of it'),
    readAnnotations: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    ...changes,
  };
}

describe('An opened recording', () => {
  it('leaves out remarks without a time, says so, and cuts those that no one can read', async () => {
    const remark = (changes: Partial<FileAnnotation>): FileAnnotation => ({
      onsetSeconds: 1,
      durationSeconds: 0,
      text: 'x',
      ...changes,
    });
    const recording = guarded(
      recordingWith({
        readAnnotations: () =>
          Promise.resolve([
            remark({ onsetSeconds: NaN }),
            remark({ durationSeconds: Infinity, text: 'y'.repeat(70_000) }),
          ]),
      }),
      'x.csv',
    );
    const remarks = await recording.readAnnotations();
    assert.deepEqual(
      remarks.map(({ durationSeconds, text }) => [durationSeconds, text.length]),
      [[0, 4096]],
    );
    assert.match(recording.warnings.join('\n'), /1 remark of the file has no time/u);
  });

  it('shows at most a hundred warnings of at most 2,000 characters', () => {
    const warnings = Array.from({ length: 5000 }, () => 'w'.repeat(70_000));
    const shown = guarded(recordingWith({ warnings }), 'x.csv').warnings;
    assert.deepEqual(
      [shown.length, shown[0]?.length, shown[100]],
      [101, 2000, 'There are 4900 more warnings like these.'],
    );
  });

  it('has no samples by the billion without bytes behind them', () => {
    const channels = checkedChannels([{ ...stated, samples: 2 ** 36 }], 'x.hea');
    assert.throws(() => guarded(recordingWith({ channels }), 'x.hea'), /68719476736 samples.*100 bytes/u);
  });

  it('yields no infinity: a value that single precision cannot hold is missing', async () => {
    const given = [1, Infinity, -Infinity, NaN, 2];
    const recording = guarded(recordingWith({ read: () => Promise.resolve(Float32Array.from(given)) }), 'x');
    assert.deepEqual([...(await recording.read(0, 0, 5))], [1, NaN, NaN, NaN, 2]);
    const bytes = writeMat({
      variables: { fs: row([1000]), emg: row([...Array(40).keys()].map(() => 1e300)) },
    });
    const mat = await openRecording(memoryLocation('a.mat', new Map([['a.mat', bytes]])));
    assert.ok((await mat.read(0, 0, 40)).every(Number.isNaN));
  });

  it('fails to be read with a sentence, whatever its reader throws, and keeps the cause', async () => {
    for (const cause of [
      new RangeError('Invalid typed array length'),
      new TypeError('x'),
      new Error('EIO'),
    ]) {
      const failing = guarded(recordingWith({ read: () => Promise.reject(cause) }), 'x.csv');
      const error = await errorOf(failing.read(0, 0, 5));
      assert.match(error.message, /^x\.csv cannot be read/u);
      assert.equal(error.cause, cause);
    }
    await assert.rejects(guarded(recordingWith({}), 'x.csv').read(1, 0, 1), RangeError);
    await assert.rejects(guarded(recordingWith({}), 'x.csv').read(0, -1, 1), RangeError);
  });

  it('that is cancelled says nothing but that', async () => {
    const controller = new AbortController();
    const aborted = guarded(
      recordingWith({
        readAnnotations: (control) => {
          control?.signal?.throwIfAborted();
          return Promise.resolve([]);
        },
      }),
      'x.csv',
    );
    controller.abort();
    await assert.rejects(aborted.readAnnotations({ signal: controller.signal }), { name: 'AbortError' });
  });
});

describe('Opening a recording', () => {
  const wave = Array.from({ length: 100 }, (_, sample) => (sample * 37) % 101);

  it('takes no sampling rate that a recording cannot have from the caller', async () => {
    const bytes = writeMat({ variables: { emg: row(wave) } });
    const location = memoryLocation('a.mat', new Map([['a.mat', bytes]]));
    for (const samplingRate of [7e-310, 0, -5, Infinity, NaN]) {
      assert.equal((await errorOf(openRecording(location, { samplingRate }))).problem, 'needs-sampling-rate');
    }
  });

  it('believes no file that states such a rate, and asks for it instead', async () => {
    for (const rate of [7e-310, 1e300, Infinity, NaN, -1000]) {
      const files: Record<string, Uint8Array> = {
        'a.mat': writeMat({ variables: { fs: row([rate]), emg: row(wave) } }),
        'b.mat': writeMat({ variables: { dt: row([1 / rate]), emg: row(wave) } }),
        'c.csv': writeText({
          delimiter: ',',
          preamble: [`# Sampling Rate: ${rate}`],
          columns: [{ name: 'EMG', values: wave }],
        }),
      };
      for (const [name, bytes] of Object.entries(files)) {
        const error = await errorOf(openRecording(memoryLocation(name, new Map([[name, bytes]]))));
        assert.equal(error.problem, 'needs-sampling-rate', `${name} at ${rate} Hz: ${error.message}`);
      }
    }
  });

  it('refuses times so close that they give no rate', async () => {
    const rows = wave.map((value, index) => `${index}e-320,${value}`).join('\n');
    const bytes = new TextEncoder().encode(`time (s),EMG\n${rows}\n`);
    const error = await errorOf(openRecording(memoryLocation('a.csv', new Map([['a.csv', bytes]]))));
    assert.ok(['damaged', 'needs-sampling-rate'].includes(error.problem), error.message);
  });

  it('ends in a sentence where the disk or a reader fails in its own words', async () => {
    const location = {
      name: 'a.csv',
      open: () => Promise.reject(new RangeError('Invalid string length')),
      sibling: () => Promise.resolve(undefined),
    };
    const error = await errorOf(openRecording(location));
    assert.match(error.message, /^a\.csv cannot be read: .*Invalid string length/u);
    assert.ok(error.cause instanceof RangeError);
  });
});
