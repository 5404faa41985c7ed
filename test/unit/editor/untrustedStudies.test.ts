import assert from 'node:assert/strict';
import { UntrustedStudies } from '../../../src/editor/study/untrustedStudies';

describe('The parameter file of a study whose workspace is not trusted', () => {
  it('is said once not to count, with what to do, for each file', () => {
    const said: string[] = [];
    const studies = new UntrustedStudies((sentence) => said.push(sentence));
    for (const folder of ['a', 'b', 'a', 'a']) {
      studies.tell(`file:///${folder}/.emg/detection.json`, '.emg/detection.json');
    }
    assert.equal(said.length, 2);
    assert.match(said[0] ?? '', /^\.emg\/detection\.json was not used: .* Trust it, then detect again\.$/u);
  });
});
