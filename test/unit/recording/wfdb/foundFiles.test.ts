/** WFDB files as archives have them: folders in names, signal files opened by themselves, and texts that look like headers. */
import assert from 'node:assert/strict';
import { fileLocation } from '../../../../src/recording/byteSource';
import { openRecording } from '../../../../src/recording/openRecording';
import { recognisesHeader } from '../../../../src/recording/wfdb/recognise';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';
import { bytesOf, type RecordFiles } from './open';

const dat = Buffer.from(Int16Array.from({ length: 20 }, (_, index) => index * 10).buffer);
const open = (name: string, files: RecordFiles) => openRecording(memoryLocation(name, bytesOf(files)));

describe('A WFDB header that names folders', () => {
  it('is read with the files beside it, and says so', async () => {
    const names = ['signals/a', 'x/y/a', 'x\\a', 'a'];
    for (const name of names) {
      for (const file of ['signals/a.dat', '../a.dat', 'C:\\data\\a.dat', '/home/x/a.dat']) {
        const recording = await open('a.hea', {
          'a.hea': `${name} 1 500 20\n${file} 16 10/mV 16 0 0 0 0 EMG\n`,
          'a.dat': dat,
        });
        assert.deepEqual([...(await recording.read(0, 0, 3))], [0, 1, 2], `${name}, ${file}`);
        assert.equal(recording.channels[0]?.samplingRate, 500);
        assert.match(recording.warnings.join('\n'), /with a folder: a\.dat beside the header is read/u);
      }
    }
  });

  it('takes a number behind the slash for segments, unless the header itself is called so', async () => {
    const files = { '100.hea': 'mitdb/100 1 360 20\n100.dat 16 10/mV\n', '100.dat': dat };
    assert.equal((await open('100.hea', files)).channels[0]?.samples, 20);
    const parts = {
      'a.hea': 'db/a/2 1 360 40\nb 20\nb 20\n',
      'b.hea': 'b 1 360 20\nb.dat 16 10/mV\n',
      'b.dat': dat,
    };
    assert.equal((await open('a.hea', parts)).channels[0]?.samples, 40);
  });

  it('reads nothing outside its folder', async () => {
    const files = { 'a.hea': 'a 1 500 20\n../a.dat 16\n', '../a.dat': dat };
    await assert.rejects(
      open('a.hea', files),
      /"\.\.\/a\.dat" is not the plain name of a file beside the header/u,
    );
  });
});

describe('A file of a WFDB record that was opened instead of its header', () => {
  it('names the header, whatever it is called and whatever its bytes look like', async () => {
    for (const name of [
      'case.dat',
      'case.d16',
      'case.d12',
      'case.mat',
      'case.sig',
      'case_1.dat',
      'case.xws',
    ]) {
      const files = { [name]: dat, 'case.hea': `case 1 1000 20\n${name} 16 10/mV\n` };
      await assert.rejects(open(name, files), {
        message: `${name} holds the samples of the WFDB record case, without their rate and scale: open case.hea beside it instead.`,
      });
    }
    const table = { 'case.dat': '1,2\n3,4\n5,6\n', 'case.hea': 'case 1 1000 12\ncase.dat 8 10/mV\n' };
    await assert.rejects(open('case.dat', table), /open case\.hea beside it/u);
  });

  it('is known in other letters too, as DOS has them', async () => {
    const files = { 'CASE.DAT': dat, 'CASE.HEA': 'case 1 1000 20\ncase.dat 16 10/mV\n' };
    await assert.rejects(open('CASE.DAT', files), /open CASE\.HEA beside it/u);
  });

  it('is called samples without a header where none is beside it, and a table where it is one', async () => {
    await assert.rejects(
      open('case.dat', { 'case.dat': dat }),
      /samples without a header.*copy case\.hea beside it/u,
    );
    const table = { 'case.dat': 'time,emg\n0,1\n0.001,2\n0.002,3\n0.003,5\n' };
    assert.equal((await open('case.dat', table)).channels.length, 1);
  });

  it('names the header for its annotations too', async () => {
    const files = {
      'case.atr': Uint8Array.of(1, 0x70, 0, 0),
      'case.hea': 'case 1 1000 20\ncase.dat 16 10/mV\n',
    };
    await assert.rejects(open('case.atr', files), /open case\.hea beside it/u);
  });
});

describe('A text whose first lines look like a WFDB header', () => {
  it('is none: counts and settings before a table', () => {
    const texts = [
      'NO_OF_CHANNELS\t2\nNO_OF_SAMPLES\t1000\nFREQUENCY\t1500\n',
      'CHANNELS 8\nBITS 16\n1 2 3\n',
      'Version 1\nSamples 212\n',
      'emg 2\nforce 16 200\n',
    ];
    for (const text of texts) {
      for (const name of ['a.tsv', 'a.txt', 'a.csv', 'a.dat']) {
        assert.ok(!recognisesHeader(Buffer.from(text), name), `${name}: ${text}`);
      }
    }
  });

  it('is one where it names a file in a format of WFDB, whatever it is called', () => {
    assert.ok(recognisesHeader(Buffer.from('rec 1 1000 20\nrec.dat 16 200/mV\n'), 'a.txt'));
  });
});

describe('A WFDB signal file that a program copied as text', () => {
  it('is told by its line ends, and a healthy one is not suspected', async () => {
    const values = Int16Array.from({ length: 5000 }, (_, index) => ((index * 7919) % 60_000) - 30_000);
    const whole = Buffer.from(values.buffer);
    const hea = 'a 1 1000 5000\na.dat 16 10/mV\n';
    const copied = Buffer.from(whole.toString('latin1').replace(/\n/gu, '\r\n'), 'latin1');
    assert.match(
      (await open('a.hea', { 'a.hea': hea, 'a.dat': copied })).warnings.join('\n'),
      /No curve of a\.dat.*0D 0A/u,
    );
    for (const dat of [whole, whole.subarray(0, -100), Buffer.concat([whole, Buffer.alloc(5)])]) {
      assert.doesNotMatch(
        (await open('a.hea', { 'a.hea': hea, 'a.dat': dat })).warnings.join('\n'),
        /0D 0A/u,
      );
    }
  });
});

describeWithSharedCases('The WFDB cases', () => {
  it('wfdb-folder-in-name: EMG, 500 Hz, 1000 samples, first -0.5 mV', async () => {
    const recording = await openRecording(fileLocation(sharedCase('wfdb-folder-in-name/00001_medians.hea')));
    const [channel] = recording.channels;
    assert.deepEqual(
      [channel?.name, channel?.unit, channel?.samplingRate, channel?.samples],
      ['EMG', 'mV', 500, 1000],
    );
    assert.equal((await recording.read(0, 0, 1))[0], -0.5);
  });

  it('wfdb-signal-file-opened: case.dat and chal.mat name their headers', async () => {
    for (const [file, header] of [
      ['case.dat', 'case.hea'],
      ['chal.mat', 'chal.hea'],
    ]) {
      const opening = openRecording(fileLocation(sharedCase(`wfdb-signal-file-opened/${file}`)));
      await assert.rejects(opening, new RegExp(`open ${header} beside it`, 'u'));
    }
  });

  it('text-taken-for-wfdb: qualisys.tsv is no WFDB header', async () => {
    const source = await fileLocation(sharedCase('text-taken-for-wfdb/qualisys.tsv')).open();
    assert.ok(!recognisesHeader(await source.read(0, 4096), 'qualisys.tsv'));
    await source.close();
  });
});
