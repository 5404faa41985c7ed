import assert from 'node:assert/strict';
import { defaultParameters } from '../../../src/detection/parameters';
import type { DetectionChoice } from '../../../src/detection/detectionChoice';
import {
  checkChoice,
  chosenParameters,
  chosenWordings,
  noChoice,
  noStudy,
  readChoice,
} from '../../../src/detection/detectionChoice';

describe('What a study chooses about detection', () => {
  it('stands in the place of the defaults it names, and of no others', () => {
    const { parameters } = readChoice('{"on": 9}', 'study.json');
    assert.deepEqual(chosenParameters({ parameters }), { ...defaultParameters, on: 9 });
    assert.deepEqual(chosenParameters(noChoice), defaultParameters);
  });

  it('may begin with a byte order mark and be empty', () => {
    assert.deepEqual(readChoice('\ufeff{}', 'study.json'), noStudy);
  });

  it('means the same whatever the order of its wordings, and with meanings that have none', () => {
    const one = chosenWordings({ wordings: { relax: ['let go'], contract: ['go'], rest: [] } });
    const other = chosenWordings({ wordings: { contract: ['go'], relax: ['let go'] } });
    assert.equal(JSON.stringify(one), JSON.stringify(other));
  });

  const wrong: readonly (readonly [what: string, choice: unknown, sentence: RegExp])[] = [
    ['an unknown name', { parameters: { onn: 9 }, wordings: {} }, /no detection parameter "onn"/u],
    ['a name of every object', { parameters: { constructor: 9 }, wordings: {} }, /"constructor"/u],
    ['a text for a number', { parameters: { on: '9' }, wordings: {} }, /on must be a number, not "9"/u],
    ['no number', { parameters: { on: NaN }, wordings: {} }, /on must be from /u],
    [
      'thresholds the wrong way round',
      { parameters: { on: 2, off: 5 }, wordings: {} },
      /off \(5\) must not/u,
    ],
    ['an unknown meaning', { parameters: {}, wordings: { peace: [] } }, /No wording can mean "peace"/u],
    ['an empty phrase', { parameters: {}, wordings: { rest: [' '] } }, /"rest" must be a list of phrases/u],
    ['wordings that are a list', { parameters: {}, wordings: ['rest'] }, /must be an object/u],
  ];
  for (const [what, choice, sentence] of wrong) {
    it(`is refused with ${what}`, () => {
      assert.throws(() => checkChoice(choice as DetectionChoice), sentence);
    });
  }

  it('in a file is refused with the file’s name and what to do', () => {
    assert.throws(() => readChoice('{"on": 1e9}', '.emg/detection.json'), {
      message:
        /^The parameter file \.emg\/detection\.json can't be used\. .* Mend the file and detect again\.$/u,
    });
    assert.throws(() => readChoice('{\n"on": }', '.emg/detection.json'), {
      message: /^The parameter file \.emg\/detection\.json is not JSON, line 2: .*$/u,
    });
    assert.throws(() => readChoice('{"on": 6, "on": 7}', 'x.json'), /not JSON, line 1: /u);
  });
});
