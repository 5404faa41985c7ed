/** What is a WFDB header, and what only has lines like one. */
import assert from 'node:assert/strict';
import { recognisesHeader } from '../../../../src/recording/wfdb/recognise';

function isHeader(text: string, fileName: string): boolean {
  return recognisesHeader(new TextEncoder().encode(text), fileName);
}

describe('A WFDB header', () => {
  it('is known by its lines under any name', () => {
    const text = 'rec 2 1000 4000\nrec.dat 16 200/mV\nrec.dat 16 200/mV\n';
    for (const name of ['rec.hea', 'other.hea', 'rec.txt']) assert.equal(isHeader(text, name), true, name);
  });

  it('is no text of another program with a word and a number in its lines', () => {
    const others = [
      'NO_OF_CHANNELS\t2\nNO_OF_SAMPLES\t1000\nFREQUENCY\t1500\n',
      'NO_OF_CHANNELS\t1\nNO_OF_SAMPLES\t16\nFREQUENCY\t1500\n',
      'CHANNELS 2 1000\nSAMPLES 16\nRATE 1500\n',
      'Channels 1\nBits 16\n0.1\n0.2\n',
    ];
    for (const other of others) assert.equal(isHeader(other, 'export.tsv'), false, other);
  });
});
