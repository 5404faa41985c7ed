/** 64 KiB of anything in any text field of any format: an answer at once, and of a size that can be shown. */
import assert from 'node:assert/strict';
import { memoryLocation } from '../../fixtures/memoryLocation';
import { judgeKind } from '../../../src/recording/kinds/judgeKind';
import { openRecording } from '../../../src/recording/openRecording';
import { RecordingError } from '../../../src/recording/recordingError';
import { microvoltsPerUnit } from '../../../src/recording/units';
import { writeEdf } from '../../fixtures/writers/edfWriter';
import { row, writeMat, type MatVariable } from '../../fixtures/writers/matlabWriter';
import { writeWav } from '../../fixtures/writers/wavWriter';
import { annotationFile } from '../../fixtures/writers/wfdbAnnotationWriter';

const fieldLength = 64 * 1024;
/** Of the processor, so that a busy machine does not count; anything quadratic takes far longer. */
const mostSeconds = 1;

/** What is repeated: one character, a few that patterns look for in turn, or words that they begin with. */
const repeated = [
  ...[
    '1',
    'a',
    'x',
    ' ',
    '\t',
    '.',
    '-',
    '+',
    '_',
    '[',
    ']',
    '(',
    ')',
    '%',
    '#',
    '/',
    '"',
    "'",
    ',',
    ';',
    ':',
  ],
  ...['=', '~', 'µ', '°', '\u0301', '\0', '\r', '\u2028', '😀', 'é', '中', '\u202e'],
  ...[
    '1x',
    'x1',
    '1x1x',
    '1.',
    '.1',
    '1e',
    '1,1',
    '1 1',
    '-1',
    'aA',
    'a1',
    'a ',
    'a_',
    'a [',
    'a (',
    '[[',
    '()',
  ],
  ...['(]', '"a" ', ' "', '\t \t', ' [', '1\t', '# ', '//', 'emg', 'mvc ', '% mvc', 'm/s', 'n m', 'deg/s^2'],
  ...[
    'sampling rate ',
    'sample rate(',
    'sampling rate:\t',
    'sampling rate = 1 ',
    'fs=',
    'fs (',
    ' interval = 1',
  ],
  ...[
    '1 ms/sample',
    'label:=',
    'Label: ',
    ' Sampling frequency: 1',
    '"column": [',
    '"column":',
    'ChannelTitle=\t',
  ],
  ...['## time resolution: 1', 'version https://git-lfs', 'size 1', 'V/', '200(', 'x:+', '12+1'],
];

const fieldOf = (text: string): string =>
  text.repeat(Math.ceil(fieldLength / text.length)).slice(0, fieldLength);
const wave = Array.from({ length: 64 }, (_, sample) => (sample * 37) % 101);

/** Opens files by name, the first one; looks at all that a page would show. */
async function openAll(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const [name = ''] = Object.keys(files);
  const bytes = Object.entries(files).map(([key, content]): [string, Uint8Array] => [
    key,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  ]);
  try {
    const recording = await openRecording(memoryLocation(name, new Map(bytes)));
    const annotations = await recording.readAnnotations();
    for (const { text } of annotations) assert.ok(text.length <= 4096, `a remark of ${text.length}`);
    for (const { name: channel, unit, samplingRate } of recording.channels) {
      assert.ok(channel.length <= 256 + 10 && unit.length <= 256, `${channel.length} ${unit.length}`);
      assert.ok(Number.isFinite(samplingRate) && samplingRate > 0, `${samplingRate} Hz`);
    }
    for (const warning of recording.warnings) assert.ok(warning.length <= 2000, `${warning.length}`);
    await recording.close();
  } catch (error) {
    assert.ok(error instanceof RecordingError, String(error instanceof Error ? error.stack : error));
    assert.ok(error.message.length <= 2000, `a sentence of ${error.message.length}`);
  }
}

/** Runs `action` on a field of each kind; fails with the slowest. */
function takesEveryField(title: string, action: (field: string) => Promise<void> | void): void {
  it(title, async () => {
    let slowest = { seconds: 0, text: '' };
    for (const text of repeated) {
      const field = fieldOf(text);
      const before = process.cpuUsage();
      await action(field);
      const { user, system } = process.cpuUsage(before);
      const seconds = (user + system) / 1e6;
      if (seconds > slowest.seconds) slowest = { seconds, text };
    }
    const told = `${slowest.seconds.toFixed(3)} s for ${JSON.stringify(slowest.text)}`;
    assert.ok(slowest.seconds < mostSeconds, told);
  });
}

describe('64 KiB of any text in any field', function () {
  this.timeout(300_000);

  takesEveryField('as name, unit and transducer of a channel', (field) => {
    judgeKind({ name: field, unit: field, transducer: field, samplingRate: 1000 });
    judgeKind({ name: 'signal', unit: field, samplingRate: 1000 });
    microvoltsPerUnit(field);
  });

  const rows = wave.map((value) => `${value},${value + 0.5}\n`).join('');
  takesEveryField('as a header cell of delimited text', async (field) => {
    for (const delimiter of [',', '\t', ';', ' ']) {
      const table = rows.replaceAll(',', delimiter);
      await openAll({ 'a.csv': `# fs = 1000\n${field}${delimiter}EMG\n${table}` });
      await openAll({ 'a.csv': `# fs = 1000\nEMG${delimiter}"${field}"\n${table}` });
    }
  });
  takesEveryField('as a line above or amid delimited text', async (field) => {
    await openAll({ 'a.csv': `${field}\n${rows}` });
    await openAll({ 'a.csv': `# ${field}\n# fs = 1000\na,b\n${rows}` });
    await openAll({ 'a.csv': `fs = 1000\n${field}\na,b\n${rows}${field}\n${rows}` });
    await openAll({ 'a.csv': field });
  });
  takesEveryField('as a value of a declaration above delimited text', async (field) => {
    for (const word of [
      'Sampling Rate: ',
      'fs=',
      'Interval=',
      'Labels := ',
      'ChannelTitle=\t',
      'UnitName=\t',
    ]) {
      await openAll({ 'a.csv': `${word}${field}\na,b\n${rows}` });
    }
    await openAll({ 'a.csv': `# OpenSignals Text File Format\n# {"column": [${field}\n${rows}` });
    await openAll({
      'a.csv': `Label: ${field} Sampling frequency: 1000 Number of points: 64 start: 0 Unit: V Domain Unit: s\n${rows}`,
    });
  });

  const signalFile = Uint8Array.from({ length: 256 }, (_, index) => (index % 2 === 0 ? index : 0));
  takesEveryField('as a field or comment of a WFDB header', async (field) => {
    for (const header of [
      `a 2 1000 64\na.dat 16 200 16 0 0 0 0 ${field}\na.dat 16 200 16 0 0 0 0 EMG\n`,
      `a 2 1000 64\na.dat 16 200/${field} 16 0 0 0 0 EMG\na.dat 16 200/mV 16 0 0 0 0 EMG\n`,
      `a 2 1000 64\na.dat ${field}\na.dat 16\n`,
      `a 2 ${field}\na.dat 16\na.dat 16\n`,
      `a 2 1000 64\na.dat 16\na.dat 16\n# ${field}\n`,
      `a/2 2 1000 64\n${field} 32\n~ 32\n`,
      `${field}\na.dat 16\n`,
      `a 2 1000 64 ${field}\na.dat 16 200(${field}) 16\na.dat 16\n`,
    ]) {
      await openAll({ 'a.hea': header, 'a.dat': signalFile });
    }
  });
  takesEveryField('as the words of WFDB annotations', async (field) => {
    // A remark takes 255 bytes at most: as many of them as make up the length.
    const words = Array.from({ length: 256 }, (_, index) => field.slice(255 * index, 255 * (index + 1)));
    const latin = words.map((aux) => Buffer.from(aux).subarray(0, 255).toString('latin1'));
    const annotations = annotationFile(latin.map((aux, index) => ({ sample: index, code: 22, aux })));
    await openAll({ 'a.hea': 'a 1 1000 64\na.dat 16\n', 'a.dat': signalFile, 'a.atr': annotations });
  });

  takesEveryField('as a cue of a WAV file', async (field) => {
    const cues = [{ frame: 1, text: field, durationFrames: 2 }];
    await openAll({ 'a.wav': writeWav({ type: 'i16', samplingRate: 1000, channels: [wave], cues }) });
  });

  for (const variant of ['EDF+C', 'BDF+C'] as const) {
    takesEveryField(`in the fields and remarks of ${variant}`, async (field) => {
      const ascii = field.replace(/[^ -~]/gu, '?');
      const channel = {
        name: ascii.slice(0, 16),
        unit: ascii.slice(0, 8),
        transducer: ascii.slice(0, 80),
        prefiltering: ascii.slice(0, 80),
        samplesPerRecord: 64,
        samples: Float64Array.from(wave),
        physicalMinimum: -200,
        physicalMaximum: 200,
      };
      const annotations = [{ onsetSeconds: 0, text: field.replace(/[\0\u0014\u0015]/gu, '?') }];
      await openAll({
        'a.edf': writeEdf({ variant, channels: [channel, channel], recordSeconds: 1, annotations }),
      });
    });
  }

  takesEveryField('as names, labels and units of a MATLAB file', async (field) => {
    const text = (down: boolean): MatVariable => ({ kind: 'text', text: field, down });
    const cell: MatVariable = { kind: 'cell', cells: [{ kind: 'text', text: field.slice(0, 32_000) }] };
    for (const variables of [
      { fs: row([1000]), emg: row(wave), labels: text(false), units: text(true) },
      { fs: row([1000]), emg: row(wave), labels: cell, units: cell },
      { fs: row([1000]), [field.slice(0, 4000)]: row(wave) },
      { fs: row([1000]), [field]: row(wave), other: row(wave) },
      { dt: row([1]), isi_units: text(false), emg: row(wave) },
    ]) {
      await openAll({ 'a.mat': writeMat({ variables }) });
    }
  });

  takesEveryField('in the tables and JSON of BIDS companions', async (field) => {
    const files = (companions: Readonly<Record<string, string>>): Record<string, string> => ({
      'sub-1_emg.csv': `# fs = 1000\nEMG1,EMG2\n${rows}`,
      ...companions,
    });
    const cell = field.replace(/[\t\r]/gu, ' ');
    for (const companions of [
      { 'sub-1_channels.tsv': `name\ttype\tunits\n${cell}\tEMG\tV\nEMG2\t${cell}\t${cell}\n` },
      { 'sub-1_channels.tsv': `${field}\nEMG1\t1\n` },
      { 'sub-1_channels.tsv': `name\tstatus\tstatus_description\nEMG1\tbad\t${cell}` },
      { 'sub-1_channels.tsv': `name\tsampling_frequency\nEMG1\t${field}\n` },
      { 'sub-1_events.tsv': `onset\tduration\ttrial_type\n1\t1\t${cell}\n${cell}\t1\tx\n` },
      { 'sub-1_emg.json': JSON.stringify({ SamplingFrequency: field, [field]: 1 }) },
      { 'sub-1_emg.json': field },
    ]) {
      await openAll(files(companions));
    }
  });

  takesEveryField('as the name of a file, and as the whole of it', async (field) => {
    for (const ending of ['_emg.edf', '.hea', '.mat', '.csv']) {
      await openAll({ [`sub-${field}${ending}`]: rows });
      await openAll({ [`a${ending}`]: field });
    }
  });
});
