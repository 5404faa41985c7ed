/** Links to labels: what they say, and that nothing odd gets through. */
import assert from 'node:assert/strict';
import { linkQuery, readLink } from '../../../src/labels/labelLink';

describe('A link to a label', () => {
  it('is read as it was written, whatever the recording and the label are called', () => {
    for (const file of ['case01.edf', 'a folder/ä & b=c?.hea', 'x/y/%41+1.otb+']) {
      const target = { file, label: 'id-&=%#' };
      assert.deepEqual(readLink('/label', linkQuery(target)), { ok: true, target });
    }
    const moment = { file: 'case01.edf', seconds: 12.25 };
    assert.deepEqual(readLink('/label', linkQuery(moment)), { ok: true, target: moment });
  });

  it('leads to recordings of the open folder alone, and is refused with a sentence otherwise', () => {
    const refusals: readonly (readonly [string, string])[] = [
      ['/run', 'file=case01.edf'],
      ['/label', ''],
      ['/label', 'file=..%2Fcase01.edf'],
      ['/label', 'file=%2Fetc%2Fcase01.edf'],
      ['/label', 'file=C%3A%5Ccase01.edf'],
      ['/label', 'file=a%2F%2E%2E%2Fb.edf'],
      ['/label', 'file=a%2F%2Fb.edf'],
      ['/label', 'file=settings.json'],
      ['/label', 'file=case01.edf%00.sh'],
      ['/label', 'file=%E2%80%AEcase01.edf'],
      ['/label', 'file=case01.edf&file=b.edf'],
      ['/label', 'file=case01.edf&command=x'],
      ['/label', 'file=case01.edf&label='],
      ['/label', 'file=case01.edf&seconds=1e9'],
      ['/label', 'file=case01.edf&seconds=-1'],
      ['/label', `file=${'a'.repeat(3000)}.edf`],
    ];
    for (const [path, query] of refusals) {
      const read = readLink(path, query);
      assert.equal(read.ok, false, query);
      assert.match(read.sentence, /^This link to a label .*, so nothing was opened\.$/u);
    }
  });
});
