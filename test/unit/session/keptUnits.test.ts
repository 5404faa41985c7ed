/** The units of a recording that was open before, through files on a disk. */
import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { statSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { noChoice, type DetectionChoice } from '../../../src/detection/detectionChoice';
import { edfPlus, simulatedIdentity } from '../../../src/simulation/edfPlus';
import { crampBeginning } from '../../fixtures/effortFile';
import { openedSession, textOf, type Opened, type OpeningOptions } from './sessions';

/** Of the recording: rest, and from the third second on an effort. */
const seconds = 7;
/** A scan reads the recording, at 20 kHz, at least once. */
const wholeRecording = seconds * 20_000;

const choiceOf = (parameters: DetectionChoice['parameters']): DetectionChoice => ({
  ...noChoice,
  parameters,
});

describe('The units of a recording that was open before', function () {
  this.timeout(120_000);
  let root: string;
  let file: string;
  const kept = (): string => path.join(root, 'kept');
  /** A file that was written to just now is not kept. */
  const settled = (): Promise<void> => sleep(2100);

  before(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'emg-labels-units-'));
    file = path.join(root, 'case01.edf');
    writeFileSync(file, edfPlus(crampBeginning(seconds), simulatedIdentity));
    await settled();
  });
  beforeEach(() => rmSync(kept(), { recursive: true, force: true }));
  after(() => rmSync(root, { recursive: true, force: true }));

  const opened = (options: OpeningOptions = {}): Promise<Opened> => openedSession(file, kept(), options);

  /** The units at an opening of its own, and how many samples were read for them. */
  async function unitsAt(
    choice = noChoice,
    options: OpeningOptions = {},
  ): Promise<{ readonly text: string; readonly samples: number }> {
    const { session, read, close } = await opened(options);
    const text = textOf(await session.units(0, choice));
    const samples = read();
    await close();
    return { text, samples };
  }

  /** Detection at an opening of its own. */
  async function detectedAt(): Promise<number> {
    const { session, read, close } = await opened();
    await session.detect(noChoice);
    const samples = read();
    await close();
    return samples;
  }

  it('come from the disk once they were asked for: no sample is read, and they are the same to the last bit', async () => {
    const detection = await detectedAt();
    const first = await unitsAt();
    assert.ok(
      first.samples > 0 && first.samples < detection,
      'after a detection its episodes alone are read',
    );
    const again = await unitsAt();
    assert.deepEqual(again, { text: first.text, samples: 0 });
    assert.equal(again.text, (await unitsAt(noChoice, { isKept: false })).text);
    assert.equal(await detectedAt(), 0, 'nor is one for detection');
  });

  it('are sorted again without a scan where a parameter of them has changed', async () => {
    await unitsAt();
    const choice = choiceOf({ unitRefractory: 0.0021 });
    const again = await unitsAt(choice);
    const anew = await unitsAt(choice, { isKept: false });
    assert.ok(
      again.samples > 0 && again.samples <= anew.samples - wholeRecording,
      `${again.samples} samples`,
    );
    assert.equal(again.text, anew.text);
    assert.equal((await unitsAt(choice)).samples, 0);
    assert.equal((await unitsAt()).samples, 0, 'those of the old one are there still');
  });

  it('are made anew by another program, and after a change of what the scan reads', async () => {
    const { text, samples } = await unitsAt();
    const other = await unitsAt(noChoice, { program: 'another program' });
    assert.deepEqual(other, { text, samples });
    const choice = choiceOf({ bandLow: 90 });
    const scanned = await unitsAt(choice);
    assert.ok(scanned.samples > wholeRecording);
    assert.equal(scanned.text, (await unitsAt(choice, { isKept: false })).text);
  });

  it('are made anew and equal where entries were cut short or one bit of them has changed', async () => {
    const { text } = await unitsAt();
    const whole = new Map(readdirSync(kept()).map((name) => [name, readFileSync(path.join(kept(), name))]));
    assert.ok(whole.size >= 3, `${whole.size} entries`);
    const damages: readonly ((bytes: Buffer, round: number) => Buffer)[] = [
      (bytes, round) => bytes.subarray(0, Math.floor((bytes.length * round) / 4)),
      (bytes, round) => {
        const damaged = Buffer.from(bytes);
        const at = Math.floor(((bytes.length - 1) * round) / 3);
        damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << (round % 8)), at);
        return damaged;
      },
    ];
    for (const [kind, damage] of damages.entries()) {
      for (let round = 0; round < 4; round++) {
        for (const [name, bytes] of whole) writeFileSync(path.join(kept(), name), damage(bytes, round));
        const again = await unitsAt();
        assert.equal(again.text, text, `damage ${kind}, round ${round}`);
        assert.ok(again.samples > 0, `damage ${kind}, round ${round}: a damaged entry was used`);
        assert.equal((await unitsAt()).samples, 0, 'and is whole again after that');
      }
    }
  });

  it('are made anew of a recording that has changed in one sample', async () => {
    const { text } = await unitsAt();
    const { atime, mtime } = statSync(file);
    // Within its effort.
    const within = Math.floor((5 / seconds) * statSync(file).size) & ~1;
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.from([0xff, 0x3f]), 0, 2, within);
    closeSync(handle);
    utimesSync(file, atime, mtime);
    await settled();
    const again = await unitsAt();
    assert.ok(again.samples > wholeRecording, `${again.samples} samples`);
    assert.equal(again.text, (await unitsAt(noChoice, { isKept: false })).text);
    assert.ok(again.text !== text, 'they are as they were');
    assert.equal((await unitsAt()).samples, 0);
  });
});
