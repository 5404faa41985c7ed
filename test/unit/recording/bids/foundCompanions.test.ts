/** Companions as datasets have them: in any encoding, without their content, and beside EEG files that hold EMG. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import type { Recording } from '../../../../src/recording/recording';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { writeEdf } from '../../../fixtures/writers/edfWriter';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';

function edf(unit: string, names: readonly string[] = ['EMG1', 'EMG2']): Uint8Array {
  const channels = names.map((name) => ({
    name,
    unit,
    samplesPerRecord: 100,
    samples: Float64Array.from({ length: 100 }, (_, index) => index),
    physicalMinimum: -1000,
    physicalMaximum: 1000,
  }));
  return writeEdf({ variant: 'EDF', recordSeconds: 1, channels });
}

async function openWith(
  companions: Readonly<Record<string, Uint8Array>>,
  unit = '',
  name = 'sub-01_task-hold_emg.edf',
): Promise<Recording> {
  return openRecording(memoryLocation(name, new Map([[name, edf(unit)], ...Object.entries(companions)])));
}

const table = 'name\ttype\tunits\nEMG1\tEMG\tµV\nEMG2\tEMG\tµV\n';
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('Companions in any encoding', () => {
  const encodings: Readonly<Record<string, Uint8Array>> = {
    'UTF-8': Buffer.from(table),
    'UTF-8 with a mark': Buffer.from(`\ufeff${table}`),
    'Latin-1': Buffer.from(table, 'latin1'),
    'UTF-16 LE with a mark': Buffer.from(`\ufeff${table}`, 'utf16le'),
    'UTF-16 LE': Buffer.from(table, 'utf16le'),
    'UTF-16 BE with a mark': utf16be(`\ufeff${table}`),
    'UTF-16 BE': utf16be(table),
  };

  for (const [encoding, bytes] of Object.entries(encodings)) {
    it(`give µV from ${encoding}, and no contradiction where the file says uV`, async () => {
      const adopted = await openWith({ 'sub-01_task-hold_channels.tsv': bytes });
      assert.deepEqual(
        adopted.channels.map(({ unit }) => unit),
        ['µV', 'µV'],
      );
      const stated = await openWith({ 'sub-01_task-hold_channels.tsv': bytes }, 'uV');
      assert.doesNotMatch(stated.warnings.join('\n'), /channels\.tsv/u);
    });
  }

  it('read events and JSON in Windows-1252 too', async () => {
    const recording = await openWith({
      'sub-01_task-hold_events.tsv': Buffer.from(
        'onset\tduration\ttrial_type\n0.1\t0\tErm\xfcdung \xb1 1\n',
        'latin1',
      ),
      'sub-01_task-hold_emg.json': Buffer.from('{"SamplingFrequency": 50, "Note": "\xb5V"}', 'latin1'),
    });
    assert.deepEqual(
      (await recording.readAnnotations()).map(({ text }) => text),
      ['Ermüdung ± 1'],
    );
    assert.match(recording.warnings.join('\n'), /emg\.json states 50 Hz/u);
  });

  it('never give a unit with a character that an earlier program lost', async () => {
    const recording = await openWith({
      'sub-01_task-hold_channels.tsv': Buffer.from(table.replaceAll('µ', '\ufffd')),
    });
    assert.deepEqual(
      recording.channels.map(({ unit }) => unit),
      ['', ''],
    );
    assert.match(recording.warnings.join('\n'), /lost a character of the unit of EMG1, EMG2.*not used/u);
  });
});

describe('EMG in a BIDS EEG file', () => {
  it('is told from EEG by the table beside it', async () => {
    const name = 'sub-01_task-hold_eeg.edf';
    const channels = Buffer.from('name\ttype\tunits\nEMG1\tEMG\tuV\nEMG2\tEEG\tuV\n');
    const json = Buffer.from('{"SamplingFrequency": 250, "EMGChannelCount": 1}');
    const recording = await openWith(
      { 'sub-01_task-hold_channels.tsv': channels, 'sub-01_task-hold_eeg.json': json },
      'uV',
      name,
    );
    assert.deepEqual(
      recording.channels.map(({ kind }) => kind),
      ['emg', 'other'],
    );
    assert.match(recording.warnings.join('\n'), /BIDS eeg\.json states 250 Hz/u);
  });
});

const annexTarget =
  '../../.git/annex/objects/Xx/Yy/SHA256E-s512512--0123456789abcdef.tsv/SHA256E-s512512--0123456789abcdef.tsv';

(process.platform === 'win32' ? describe.skip : describe)('Links of git-annex without content', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'annex-'));
    mkdirSync(path.join(folder, 'sub-01/emg'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const inFolder = (name: string): string => path.join(folder, 'sub-01/emg', name);
  const open = (name: string): Promise<Recording> => openRecording(fileLocation(inFolder(name)));
  const told = (name: string): RegExp =>
    new RegExp(`${name} is a git-annex link: .*git annex get "${name}".*datalad get "${name}"`, 'u');

  it('in the place of a recording say how to get it', async () => {
    for (const name of ['sub-01_task-hold_emg.edf', 'a.hea', 'a.wav', 'a.csv', 'a.mat']) {
      symlinkSync(annexTarget, inFolder(name));
      await assert.rejects(open(name), { problem: 'pointer', message: told(name) });
      symlinkSync(name, inFolder(`by-link-${name}`));
      await assert.rejects(open(`by-link-${name}`), { problem: 'pointer' });
      writeFileSync(inFolder(`text-${name}`), annexTarget);
      await assert.rejects(open(`text-${name}`), { problem: 'pointer', message: told(`text-${name}`) });
    }
    symlinkSync('nowhere', inFolder('other.edf'));
    await assert.rejects(open('other.edf'), /other\.edf is a link to a file that is not there/u);
  });

  it('in the place of companions are warned of, each by its name', async () => {
    writeFileSync(inFolder('sub-01_task-hold_emg.edf'), edf('uV'));
    const names = ['channels.tsv', 'events.tsv', 'emg.json'].map((suffix) => `sub-01_task-hold_${suffix}`);
    for (const name of names) symlinkSync(annexTarget, inFolder(name));
    const recording = await open('sub-01_task-hold_emg.edf');
    for (const name of names) assert.match(recording.warnings.join('\n'), told(name));
    await recording.close();
  });

  it('in the place of a signal file or annotations of a WFDB record say the same', async () => {
    writeFileSync(inFolder('a.hea'), 'a 1 1000 10\na.dat 16 200/mV\n');
    symlinkSync(annexTarget, inFolder('a.dat'));
    await assert.rejects(open('a.hea'), { problem: 'pointer', message: told('a.dat') });
    rmSync(inFolder('a.dat'));
    writeFileSync(inFolder('a.dat'), new Uint8Array(20));
    symlinkSync(annexTarget, inFolder('a.atr'));
    const recording = await open('a.hea');
    assert.match(recording.warnings.join('\n'), told('a.atr'));
    await recording.close();
  });
});

describeWithSharedCases('The BIDS cases', () => {
  const links = (folder: string, names: readonly string[], extension: string): void => {
    for (const name of names) symlinkSync(annexTarget.replaceAll('.tsv', extension), path.join(folder, name));
  };
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'annex-'));
    mkdirSync(path.join(folder, 'sub-01/emg'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('annex-companions-without-content: a warning names both and how to get them', async () => {
    const name = 'sub-01_task-hold_emg.edf';
    const place = path.join(folder, 'sub-01/emg');
    copyFileSync(sharedCase(`annex-companions-without-content/sub-01/emg/${name}`), path.join(place, name));
    links(place, ['sub-01_task-hold_events.tsv', 'sub-01_task-hold_channels.tsv'], '.tsv');
    const recording = await openRecording(fileLocation(path.join(place, name)));
    assert.deepEqual(
      [recording.channels[0]?.name, recording.channels[0]?.unit, recording.durationSeconds],
      ['EMG1', 'uV', 1],
    );
    assert.match(recording.warnings.join('\n'), /git annex get "sub-01_task-hold_channels\.tsv"/u);
    assert.match(recording.warnings.join('\n'), /git annex get "sub-01_task-hold_events\.tsv"/u);
    await recording.close();
  });

  it('annex-link-without-content: the sentence names git annex get and datalad get', async () => {
    const place = path.join(folder, 'sub-01/emg');
    links(place, ['sub-01_task-hold_emg.edf'], '.edf');
    const opening = openRecording(fileLocation(path.join(place, 'sub-01_task-hold_emg.edf')));
    await assert.rejects(
      opening,
      /git annex get "sub-01_task-hold_emg\.edf".*datalad get "sub-01_task-hold_emg\.edf"/u,
    );
  });

  it('bids-latin1-channels: no contradiction for hold, µV for rest', async () => {
    const at = (task: string): string =>
      sharedCase(`bids-latin1-channels/sub-01/emg/sub-01_task-${task}_emg.edf`);
    const hold = await openRecording(fileLocation(at('hold')));
    assert.deepEqual(hold.warnings, []);
    const rest = await openRecording(fileLocation(at('rest')));
    assert.deepEqual(
      rest.channels.map(({ unit }) => unit),
      ['µV', 'µV'],
    );
    assert.equal((await rest.read(0, 510, 1))[0], 10);
  });
});
