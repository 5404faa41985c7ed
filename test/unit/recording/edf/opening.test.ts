/** When an EDF recording began, and which files are taken for EDF or BDF at all. */
import assert from 'node:assert/strict';
import { edfFormat } from '../../../../src/recording/edf/edfFormat';
import { assertWarns, openBytes, patched, twoChannels } from './helpers';

describe('The start of an EDF recording', () => {
  const start = async (startTime: string, changes: (bytes: Uint8Array) => Uint8Array = (b) => b) =>
    openBytes(changes(twoChannels({ variant: 'EDF+C', startTime })));

  for (const [year, expected] of [
    ['1985', '1985'],
    ['1999', '1999'],
    ['2000', '2000'],
    ['2084', '2084'],
  ] as const) {
    it(`puts the two-digit year ${year.slice(2)} into ${expected}`, async () => {
      const recording = await openBytes(twoChannels({ startTime: `${year}-03-04T05:06:07` }));
      assert.equal(recording.startTime, `${expected}-03-04T05:06:07`);
    });
  }

  it('takes the full date of EDF+ for a year that two digits cannot tell', async () => {
    assert.equal((await start('1984-03-04T05:06:07')).startTime, '1984-03-04T05:06:07');
  });

  it('takes the full date where the two differ, and says so', async () => {
    const recording = await start('2020-01-24T04:05:56', (bytes) => patched(bytes, 168, '25.01.20'));
    assert.equal(recording.startTime, '2020-01-24T04:05:56');
    assertWarns(recording, /"25\.01\.20" but the EDF\+ Startdate is "24-JAN-2020"/u);
  });

  it('falls back on the two-digit date where the full one is impossible, and says so', async () => {
    const recording = await start('2020-01-24T04:05:56', (bytes) => patched(bytes, 98, '31-FEB-2020'));
    assert.equal(recording.startTime, '2020-01-24T04:05:56');
    assertWarns(recording, /Startdate .* is "31-FEB-2020", which is not a date/u);
  });
});

describe('Recognising EDF and BDF', () => {
  const recognised = (bytes: Uint8Array): boolean =>
    edfFormat.recognises(bytes.subarray(0, 4096), 'file.bin', bytes.length <= 4096);

  it('goes by content: the version, BioSemi’s mark, or a header whose sizes agree', () => {
    assert.ok(recognised(twoChannels()));
    assert.ok(recognised(twoChannels({ variant: 'BDF' })));
    assert.ok(recognised(patched(twoChannels(), 0, '        ')));
    assert.ok(recognised(twoChannels().subarray(0, 100)));
  });

  it('does not take a table of numbers, WAV or an empty file for EDF', () => {
    const table = new TextEncoder().encode('0       1       2\n'.repeat(40));
    assert.ok(!recognised(table));
    assert.ok(!recognised(new TextEncoder().encode('RIFF....WAVEfmt '.repeat(40))));
    assert.ok(!recognised(new Uint8Array()));
    assert.ok(!recognised(new Uint8Array(4096)));
    // Digits where a header counts its signals, and nothing else of a header.
    assert.ok(!recognised(new TextEncoder().encode('1234'.repeat(1024))));
  });
});
