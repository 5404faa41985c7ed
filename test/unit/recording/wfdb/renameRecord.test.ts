import assert from 'node:assert/strict';
import { renameRecord } from '../../../../src/recording/wfdb/renameRecord';

function renamed(text: string): string {
  return Buffer.from(renameRecord(Buffer.from(text, 'latin1'), 'case01', 'copy')).toString('latin1');
}

describe('A copied WFDB header', () => {
  it('names its new record and keeps its signal files', () => {
    assert.equal(renamed('case01 1 1000 20\ncase01.dat 16\n'), 'copy 1 1000 20\ncase01.dat 16\n');
  });

  it('keeps comments and blank lines before the record line, whatever their encoding', () => {
    assert.equal(
      renamed('# caf\xe9 case01\r\n\r\ncase01/3 1 1000\n'),
      '# caf\xe9 case01\r\n\r\ncopy/3 1 1000\n',
    );
  });

  it('that names another record is left as it is', () => {
    assert.equal(renamed('case011 1 1000\n'), 'case011 1 1000\n');
  });
});
