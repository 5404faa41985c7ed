/** Small files that claim, repeat or list as much as their bytes allow: what they cost is bounded before it is paid. */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { openRecording } from '../../../src/recording/openRecording';
import type { Recording } from '../../../src/recording/recording';
import { RecordingError } from '../../../src/recording/recordingError';
import { row, writeMat, type MatVariable } from '../../fixtures/writers/matlabWriter';
import { writeText } from '../../fixtures/writers/textWriter';

/** Of processor time, so that a busy machine is no failure; what is bounded here took minutes or all memory. */
const mostSeconds = 20;

type Files = Readonly<Record<string, string | Uint8Array>>;

function open(files: Files): Promise<Recording> {
  const entries = Object.entries(files).map(([name, content]): [string, Uint8Array] => [
    name,
    typeof content === 'string' ? Buffer.from(content) : content,
  ]);
  return openRecording(memoryLocation(entries[0]?.[0] ?? '', new Map(entries)));
}

/** Opens, reads remarks, closes, within the time. @returns what there was to say */
async function told(files: Files): Promise<{ remarks: number; channels: number; words: string }> {
  const before = process.cpuUsage();
  try {
    const recording = await open(files);
    const remarks = await recording.readAnnotations();
    await recording.close();
    const { channels, warnings } = recording;
    return { remarks: remarks.length, channels: channels.length, words: warnings.join('\n') };
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error;
    return { remarks: 0, channels: 0, words: error.message };
  } finally {
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    assert.ok(seconds < mostSeconds, `It took ${seconds} s.`);
  }
}

const signalLines = (names: readonly string[], unit = 'mV'): string =>
  names.map((name) => `~ 0 1/${unit} 1 0 0 0 0 ${name}\n`).join('');
const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `s${index}`);

describe('A WFDB record of many parts', function () {
  this.timeout(120_000);

  it('of 60,000 signals that each segment lists in another order finds each by name', async () => {
    const own = names(60_000);
    const { channels } = await told({
      'm.hea': 'm/2 60000 1000 100\nl 0\ns 100\n',
      'l.hea': `l 60000 1000 0\n${signalLines(own)}`,
      's.hea': `s 60000 1000 100\n${signalLines([...own].reverse())}`,
    });
    assert.equal(channels, 60_000);
  });

  it('that names one segment 50,000 times looks at its files once', async () => {
    const { channels } = await told({
      'm.hea': `m/50000 20000 1000 500000\n${'s 10\n'.repeat(50_000)}`,
      's.hea': `s 20000 1000 10\n${signalLines(names(20_000))}`,
    });
    assert.equal(channels, 20_000);
  });

  it('whose segments fit nowhere says so of some of them', async () => {
    const own = names(1000);
    const { words } = await told({
      'm.hea': `m/20001 1000 1000 200000\nl 0\n${'s 10\n'.repeat(20_000)}`,
      'l.hea': `l 1000 1000 0\n${signalLines(own)}`,
      's.hea': `s 1000 1000 10\n${signalLines(own, 'N')}`,
    });
    assert.match(words, /950 more signals of segments do not fit/u);
  });

  it('of more segments than any recording has is refused in a sentence', async () => {
    const { words } = await told({ 'm.hea': `m/50001 1 1000 500010\n${'s 10\n'.repeat(50_001)}` });
    assert.match(words, /names 50001 segments; up to 50000 are read here/u);
  });

  it('with more annotations than anyone can list reads the first million', async () => {
    const { remarks, words } = await told({
      'a.hea': 'a 1 1000 10\na.dat 16 200 16 0 0 0 0 emg\n',
      'a.dat': new Uint8Array(20),
      'a.atr': new Uint8Array(3_000_000).fill(4),
    });
    assert.equal(remarks, 1_000_000);
    assert.match(words, /a\.atr has more than 1000000 annotations/u);
  });
});

describe('A BIDS companion of many parts', function () {
  this.timeout(120_000);
  const recording = writeText({
    delimiter: ',',
    preamble: ['# fs = 2000'],
    columns: [{ name: 'EMG', values: [1, 5, 2, 4, 3] }],
  });
  const beside = (suffix: string, text: string): Files => ({
    'sub-01_task-x_emg.csv': recording,
    [`sub-01_task-x_${suffix}`]: text,
  });

  it('of seven million events gives the first hundred thousand, and says so', async () => {
    const { remarks, words } = await told(beside('events.tsv', `onset\n${'1\n'.repeat(7_000_000)}`));
    assert.equal(remarks, 100_000);
    assert.match(words, /events\.tsv has more than 100000 rows/u);
  });

  it('of seven million channels, of columns without end and of JSON nested without end costs little', async () => {
    for (const files of [
      beside('channels.tsv', `name\n${'a\n'.repeat(7_000_000)}`),
      beside('channels.tsv', '\t'.repeat(15_000_000)),
      beside('events.tsv', `onset\n1${'\t'.repeat(15_000_000)}`),
      beside('emg.json', '['.repeat(15_000_000)),
      beside('emg.json', '['.repeat(1_000_000)),
    ]) {
      assert.equal((await told(files)).channels, 1);
    }
  });

  it('takes only decimal numbers for times', async () => {
    const rows = ['0x10', '1e1', '٣', '1_0', '0b1', 'Infinity', ' 2.5 ', '+3', '.5'];
    const opened = await open(beside('events.tsv', `onset\n${rows.join('\n')}\n`));
    const onsets = (await opened.readAnnotations()).map(({ onsetSeconds }) => onsetSeconds);
    assert.deepEqual(onsets, [0.5, 2.5, 3, 10]);
    assert.match(opened.warnings.join('\n'), /5 of 9 events state no onset/u);
  });
});

/** An element of a MATLAB file: its type, its bytes, padded. */
function matElement(type: number, body: Uint8Array): Buffer {
  const tag = Buffer.alloc(8);
  tag.writeUInt32LE(type, 0);
  tag.writeUInt32LE(body.length, 4);
  return Buffer.concat([tag, body, Buffer.alloc((8 - (body.length % 8)) % 8)]);
}

function words(...values: number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

/** An array named x, of a class and contents that no honest writer makes. */
function matArray(arrayClass: number, [rows, columns]: [number, number], ...contents: Buffer[]): Buffer {
  const head = [matElement(6, words(arrayClass, 0)), matElement(5, words(rows, columns))];
  return matElement(14, Buffer.concat([...head, matElement(1, Buffer.from('x')), ...contents]));
}

const zeros = (count: number): Buffer => matArray(9, [1, count], matElement(2, Buffer.alloc(count)));
const letters = (rows: number, columns: number): Buffer =>
  matArray(4, [rows, columns], matElement(16, Buffer.alloc(rows * columns, 'a')));
const fields = (count: number): Buffer =>
  matArray(2, [0, 0], matElement(5, words(1)), matElement(1, Buffer.alloc(count, 'a')));
/** A struct in a struct in a struct: each name stands before all that is in it. */
const nested = (depth: number, nameBytes: number): Buffer =>
  depth === 0
    ? matArray(1, [1, 10_000], ...Array<Buffer>(10_000).fill(zeros(32)))
    : matArray(
        2,
        [1, 1],
        matElement(5, words(nameBytes)),
        matElement(1, Buffer.alloc(nameBytes, 'b')),
        nested(depth - 1, nameBytes),
      );

describe('A MATLAB file of many parts that are packed', function () {
  this.timeout(120_000);
  const plain = writeMat({ variables: { fs: row([1000]), emg: row(names(100).map((_, index) => index)) } });
  const element = (packed: Uint8Array): Buffer => {
    const tag = Buffer.alloc(8);
    tag.writeUInt32LE(15, 0);
    tag.writeUInt32LE(packed.length, 4);
    return Buffer.concat([tag, packed]);
  };
  const variable = writeMat({ variables: { x: row([1, 2, 3]) } }).subarray(128);

  it('passes over those after the four thousandth', async () => {
    const many = Buffer.concat(Array.from({ length: 9000 }, () => element(deflateSync(variable))));
    const { words } = await told({ 'a.mat': Buffer.concat([plain, many]) });
    assert.match(words, /more than 4096 compressed variables; those after byte \d+ are left out/u);
  });

  it('gives up where hundreds are damaged, and shows what it has', async () => {
    const broken = deflateSync(variable).fill(0xff, 4);
    const many = Buffer.concat(Array.from({ length: 9000 }, () => element(broken)));
    const { words, channels } = await told({ 'a.mat': Buffer.concat([plain, many]) });
    assert.equal(channels, 1);
    assert.match(words, /There are \d+ more warnings like these/u);
  });

  it('costs less than two seconds, whatever its parts claim, repeat or unpack to', async () => {
    const many = (variable: Uint8Array, count = 4096): Buffer =>
      Buffer.concat(Array<Buffer>(count).fill(element(deflateSync(variable))));
    const bombs: Readonly<Record<string, Buffer>> = {
      'matrices of zeros': many(zeros(120_000)),
      'one matrix of zeros': many(zeros(100_000_000), 1),
      'zeros after a variable': many(Buffer.concat([variable, Buffer.alloc(2_000_000)])),
      'letters below one another': many(letters(65_536, 1)),
      'letters in a row': many(letters(1, 65_536)),
      'names within names': many(nested(22, 4096), 1),
      'fields of structs': many(fields(1_000_000), 500),
    };
    for (const [title, bytes] of Object.entries(bombs)) {
      const before = process.cpuUsage();
      await told({ 'a.mat': Buffer.concat([plain, bytes]) });
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      // Two on a quiet machine; processor time grows too where others use its caches.
      assert.ok(seconds < 4, `${title}: ${seconds} s`);
    }
  });

  it('shows no more channels than a page can list', async () => {
    const values = Array<number>(32 * 33).fill(1);
    const matrix: MatVariable = { kind: 'matrix', rows: 32, columns: 33, values, storage: 'int8' };
    const wide = Object.fromEntries(names(2050).map((name) => [name, matrix]));
    const bytes = writeMat({ variables: { fs: row([1000]), ...wide } });
    const { channels, words } = await told({ 'a.mat': bytes });
    assert.equal(channels, 65_536);
    assert.match(words, /s2048 \(the file has more than 65536 channels\)/u);
  });
});
