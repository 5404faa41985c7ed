/** WFDB headers that name more signal files than a system lets one program hold open. */
import assert from 'node:assert/strict';
import { type ByteSource, type RecordingLocation } from '../../../../src/recording/byteSource';
import { openWfdb } from '../../../../src/recording/wfdb/wfdbFormat';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { bytesOf } from './open';

const samples = 10;

/** Headers in memory; every other name but an annotation file's is one of the signal files, of which the open ones are counted. */
function countingLocation(headers: Readonly<Record<string, string>>): {
  location: RecordingLocation;
  mostOpen: () => number;
  nowOpen: () => number;
} {
  const [name = ''] = Object.keys(headers);
  const inner = memoryLocation(name, bytesOf(headers));
  let nowOpen = 0;
  let mostOpen = 0;
  const signalFile = (wanted: string): ByteSource => {
    nowOpen += 1;
    mostOpen = Math.max(mostOpen, nowOpen);
    return {
      name: wanted,
      size: 2 * samples,
      read: (_, length) => Promise.resolve(new Uint8Array(length).fill(1)),
      close: () => {
        nowOpen -= 1;
        return Promise.resolve();
      },
    };
  };
  return {
    location: {
      ...inner,
      sibling: (wanted) =>
        wanted.endsWith('.dat') ? Promise.resolve(signalFile(wanted)) : inner.sibling(wanted),
    },
    mostOpen: () => mostOpen,
    nowOpen: () => nowOpen,
  };
}

/** A header whose every signal has a file of its own. */
function header(name: string, signals: number): string {
  const lines = Array.from(
    { length: signals },
    (_, index) => `${name}${index}.dat 16 1 16 0 0 0 0 s${index}`,
  );
  return `${name} ${signals} 1000 ${samples}\n${lines.join('\n')}\n`;
}

describe('A WFDB record of many signal files', function () {
  this.timeout(60_000);

  it('of tens of thousands is refused in a sentence before one of them is opened', async () => {
    const { location, mostOpen } = countingLocation({ 'a.hea': header('a', 30_000) });
    await assert.rejects(openWfdb(await location.open(), location), {
      problem: 'unsupported',
      message:
        'a.hea names 30000 signal files; up to 1024 are read here: put several signals into one file with the WFDB tool xform.',
    });
    assert.equal(mostOpen(), 0);
  });

  it('of a thousand is read, and closed', async () => {
    const { location, nowOpen } = countingLocation({ 'a.hea': header('a', 1000) });
    const recording = await openWfdb(await location.open(), location);
    assert.equal(recording.channels.length, 1000);
    assert.deepEqual([...(await recording.readDigital(999, 0, 2))], [257, 257]);
    await recording.close();
    assert.equal(nowOpen(), 0);
  });

  it('in each of many segments holds the files of two of them at most', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `s${index}x`);
    const { location, mostOpen, nowOpen } = countingLocation({
      'm.hea': `m/12 600 1000 120\n${names.map((name) => `${name} ${samples}\n`).join('')}`,
      ...Object.fromEntries(names.map((name) => [`${name}.hea`, header(name, 600)])),
    });
    const recording = await openWfdb(await location.open(), location);
    const values = await recording.readDigital(0, 0, 120);
    assert.ok(values.every((value) => value === 257));
    assert.ok(mostOpen() <= 1201, `${mostOpen()} files were open at once`);
    await recording.close();
    assert.equal(nowOpen(), 0);
  });
});
