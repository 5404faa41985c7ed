/** Files under a recording's name that are none: one sentence says what each is and what to do. */
import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fileLocation } from '../../../../src/recording/byteSource';
import { markupSentence } from '../../../../src/recording/otherContent/markup';
import { openRecording } from '../../../../src/recording/openRecording';
import { RecordingError } from '../../../../src/recording/recordingError';
import { memoryLocation } from '../../../fixtures/memoryLocation';
import { row, writeMat } from '../../../fixtures/writers/matlabWriter';
import { writeText } from '../../../fixtures/writers/textWriter';
import { describeWithSharedCases, sharedCase } from '../../sharedCases';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** The sentence with which a file is refused. */
async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const error: unknown = await openRecording(memoryLocation(name, new Map([[name, bytes]]))).then(
    () => assert.fail(`${name} opened`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof RecordingError, String(error));
  assert.doesNotMatch(error.message, /none of the formats/u);
  return error.message;
}

/** Bytes with a zero among the first, as every packed file has. */
const packedAs = (start: string): Uint8Array => latin1(`${start}\0\x01\x02${'\xc3\x00'.repeat(300)}`);

describe('A file that is no recording', () => {
  it('is called packed, with the command that unpacks it', async () => {
    const tar = Buffer.alloc(1024);
    tar.write('rec.edf');
    tar.write('ustar', 257);
    const files: readonly (readonly [name: string, bytes: Uint8Array, said: RegExp])[] = [
      ['a.edf.gz', gzipSync('0       '), /packed \(gzip\).*gunzip -k "a\.edf\.gz"/u],
      ['a.edf', gzipSync('0       '), /packed \(gzip\)/u],
      ['a.bdf', packedAs('BZh91AY&SY'), /packed \(bzip2\).*bunzip2/u],
      ['a.hea', packedAs('\xfd7zXZ\0'), /packed \(xz\)/u],
      ['a.mat', packedAs('\x28\xb5\x2f\xfd'), /packed \(zstd\).*unzstd/u],
      ['a.edf', packedAs('7z\xbc\xaf\x27\x1c'), /packed \(7-Zip\).*7z x/u],
      ['a.edf', packedAs('Rar!\x1a\x07\x01\0'), /packed \(RAR\)/u],
      ['a.edf', packedAs('PK\x03\x04\x14\0\0\0\x08\0rec.edf'), /packed \(zip\).*unzip/u],
      ['a.edf', tar, /packed \(a tar archive\).*tar xf/u],
    ];
    for (const [name, bytes, said] of files) assert.match(await refusal(name, bytes), said);
  });

  it('is called a document, a workbook or a picture, with a way to the table in it', async () => {
    assert.match(
      await refusal('a.csv', packedAs('PK\x03\x04[Content_Types].xml\0xl/workbook.xml')),
      /workbook.*save its sheet as CSV/u,
    );
    assert.match(
      await refusal('a.txt', packedAs('PK\x03\x04[Content_Types].xml\0word/document.xml')),
      /Word document/u,
    );
    assert.match(await refusal('a.edf', latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj')), /a PDF document/u);
    assert.match(await refusal('a.xls', packedAs('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')), /old Office file/u);
    assert.match(await refusal('a.edf', packedAs('\x89PNG\r\n\x1a\n')), /picture \(PNG\)/u);
  });

  it('is called a web page or a server’s answer, and to be downloaded again', async () => {
    const pages = [
      '<!DOCTYPE html>\n<html><head><title>Log in</title></head>',
      '\ufeff  <HTML>\n<BODY>Sign in',
      '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>',
    ];
    for (const page of pages) {
      assert.match(await refusal('a.edf', Buffer.from(page)), /is a web page.*download the recording again/u);
      assert.match(await refusal('a.csv', Buffer.from(page, 'utf16le')), /is a web page|XML|none/u);
    }
    const answers = [
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The key does not exist</Message></Error>',
      '{"message": "Not Found", "status": "404"}',
      '{"error": {"code": 403}}',
      '404: Not Found',
      'Access Denied\n',
    ];
    for (const answer of answers) {
      assert.match(
        await refusal('a.bdf', Buffer.from(answer)),
        /a server's (?:error message|answer).*download the recording again/u,
      );
    }
  });

  it('but describes one is not called an answer: JSON of a study, XML of a device', async () => {
    const json = JSON.stringify({ SamplingFrequency: 2000, value: { Levels: { error: 'a wrong key' } } });
    assert.match(
      await refusal('a_emg.json', Buffer.from(json)),
      /a JSON text.*open the file with the samples/u,
    );
    assert.match(
      await refusal('a.xml', Buffer.from('<?xml version="1.0"?><Device Name="x"/>')),
      /an XML text \(<Device>\)/u,
    );
  });

  it('is called unfinished where it has nothing but zeros', async () => {
    assert.match(await refusal('a.edf', new Uint8Array(9000)), /zero bytes \(of 9000\).*again/u);
  });

  it('is named by the program that made it, with the tool that converts it', async () => {
    const files: readonly (readonly [name: string, start: string, tool: RegExp])[] = [
      ['a.acq', '\0\0\x84\0', /AcqKnowledge.*acq2mat/u],
      ['a.adicht', '\x01\0\x02', /LabChart.*File > Export/u],
      ['walk.c3d', '\x02\x50\x08\0', /C3D.*ezc3d/u],
      ['a.smr', '\x09\0(C) CED 87\0', /Spike2.*MATLAB/u],
      ['a.smrx', 'S64\0', /Spike2/u],
      ['a.Poly5', 'POLY SAMPLE FILEversion 2.03\r\n\x1a\0', /TMSi.*EDF/u],
      ['a.hpf', 'x\0\0', /Delsys File Utility/u],
      ['a.nev', 'NEURALEV\0', /Blackrock/u],
      ['a.dat', 'NEURALCD\0', /Blackrock/u],
      ['a.rhd', '\x02\x27\x91\xc6\0', /Intan/u],
      ['a.bin', '\x02\x27\x91\xc6\0', /Intan/u],
      ['a.xdf', 'XDF\0\x01\0', /Lab Streaming Layer.*pyxdf/u],
      ['a.tdms', 'TDSm\x0e\0', /npTDMS/u],
      ['a.abf', 'ABF2\0', /Clampfit/u],
    ];
    for (const [name, start, tool] of files) {
      assert.match(await refusal(name, latin1(`${start}${'\x01\x02\0\xff'.repeat(200)}`)), tool, name);
    }
  });

  it('and a table with its columns’ names in brackets is no XML', () => {
    assert.equal(markupSentence(Buffer.from('<time>,<EMG>\n0,1\n0.001,5\n')), undefined);
  });

  it('and a MATLAB file that was copied as text says that', async () => {
    let state = 7;
    const values = Array.from({ length: 20_000 }, () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state / 2 ** 32;
    });
    const whole = Buffer.from(writeMat({ variables: { fs: row([1000]), emg: row(values) } }));
    const copied = Buffer.from(whole.toString('latin1').replace(/\n/gu, '\r\n'), 'latin1');
    assert.match(
      await refusal('a.mat', copied),
      /a\.mat can't be read: its line ends were converted.*binary mode/u,
    );
  });

  it('and a table whose first letters are those of a signature opens as the table it is', async () => {
    for (const name of ['ID3', 'RIFF', 'GIF8', 'PLEX', 'BZh', 'MSCF', 'OggS']) {
      const bytes = writeText({
        delimiter: ',',
        preamble: [],
        columns: [name, 'EMG'].map((column) => ({ name: column, values: [1, 5, 2, 4, 3, 6] })),
      });
      const location = memoryLocation('a.csv', new Map([['a.csv', bytes]]));
      const recording = await openRecording(location, { samplingRate: 1000 });
      assert.equal(recording.channels.length, 2, name);
    }
  });
});

describeWithSharedCases('packed-or-web-page', () => {
  it('says that rec.edf.gz is packed and that page.edf and page.hea are a web page', async () => {
    const said = {
      'rec.edf.gz': /packed \(gzip\): unpack it/u,
      'page.edf': /web page/u,
      'page.hea': /web page/u,
    };
    for (const [name, words] of Object.entries(said)) {
      const opening = openRecording(fileLocation(sharedCase(`packed-or-web-page/${name}`)));
      await assert.rejects(opening, { message: words });
    }
  });
});
