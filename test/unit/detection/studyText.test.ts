/** A study's file, changed by a person's choice. */
import assert from 'node:assert/strict';
import { DetectionChoiceError, readChoice } from '../../../src/detection/detectionChoice';
import { studyTextWithKind } from '../../../src/detection/studyText';

describe('A study’s file in which a kind of channels is set', () => {
  const set = (text: string | undefined, pattern: string): string =>
    studyTextWithKind(text, (bare) => readChoice(bare, 'study.json'), { pattern, kind: 'mechanical' });

  it('is begun where there is none', () => {
    assert.equal(set(undefined, 'Aux *'), '{\n  "channels": {\n    "Aux *": "mechanical"\n  }\n}\n');
  });

  it('keeps all else, and has the new pattern last, so that it counts', () => {
    const text = set(
      '\ufeff{"on": 8, "channels": {"Aux *": "emg", "*": "other"}, "wordings": {"rest": ["x"]}}',
      'Aux *',
    );
    const { parameters, wordings, kinds } = readChoice(text, 'study.json');
    assert.deepEqual([parameters, wordings], [{ on: 8 }, { rest: ['x'] }]);
    assert.deepEqual(
      kinds.map(({ channels, kind }) => [channels, kind]),
      [
        [{ pattern: '*' }, 'other'],
        [{ pattern: 'Aux *' }, 'mechanical'],
      ],
    );
  });

  it('that detection would refuse is not written over', () => {
    for (const text of ['{', '[]', '{"onn": 8}', '{"channels": {"x": "y"}}']) {
      assert.throws(() => set(text, 'x'), DetectionChoiceError);
    }
  });
});
