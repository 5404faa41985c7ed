import assert from 'node:assert/strict';
import { wordsFor } from '../../../src/editor/sidecar/diskChangeWords';

const edit = { undo: () => undefined, redo: () => undefined };
const file = { name: 'case01.edf.labels.json', kind: { noun: 'label', list: 'labels' } };

function sentence(change: Parameters<typeof wordsFor>[0], when: 'seen' | 'saving' = 'seen'): string {
  return wordsFor(change, file, when)?.sentence ?? '';
}

describe('A change of the label file in words', () => {
  it('says nothing of what is seen on the traces', () => {
    assert.equal(wordsFor({ kind: 'taken-over' }, file, 'seen'), undefined);
  });

  it('counts labels in conflict, and none where the headers differ', () => {
    const conflicts = [
      { kind: 'changed', id: 'a', parts: ['span'] },
      { kind: 'deleted', id: 'b' },
    ] as const;
    assert.match(sentence({ kind: 'merged', conflicts }), /2 labels were changed.*kept and marked\.$/u);
    const header = sentence({
      kind: 'merged',
      conflicts: [{ kind: 'header', parts: ['signal'], values: [] }],
    });
    assert.match(header, /Its header names another recording there than here/u);
    assert.doesNotMatch(header, /label was|labels were|marked/u);
  });

  it('says how many labels were kept, and what to do', () => {
    assert.match(
      sentence({ kind: 'deleted', records: 40, edit }),
      /was deleted\. .*40 labels, is kept in the editor, unsaved: save/u,
    );
    assert.match(
      sentence({ kind: 'deleted', records: 1, edit }, 'saving'),
      /written again with one label\.$/u,
    );
    assert.match(
      sentence({ kind: 'restored', records: 3, conflicts: [], edit }),
      /without what was saved here in 3 labels\. They are back/u,
    );
    assert.match(
      sentence({ kind: 'restored', records: 3, conflicts: [], edit }, 'saving'),
      /saved again\.$/u,
    );
    assert.match(
      sentence({ kind: 'reverted', records: 2, conflicts: [] }),
      /as it was before your last saves, which changed 2 labels/u,
    );
  });

  it('speaks of records of another kind by their own name', () => {
    const findings = { name: 'case01.edf.findings.json', kind: { noun: 'finding', list: 'findings' } };
    const words = (change: Parameters<typeof wordsFor>[0]): string =>
      wordsFor(change, findings, 'seen')?.sentence ?? '';
    assert.match(
      words({ kind: 'deleted', records: 2, edit }),
      /^case01\.edf\.findings\.json was deleted\. .*2 findings/u,
    );
    const conflicts = [
      { kind: 'deleted', id: 'b' },
      { kind: 'header', parts: ['signal'], values: [] },
    ] as const;
    const merged = words({ kind: 'merged', conflicts });
    assert.match(merged, /One finding was changed, .*Check that the findings belong to this recording\.$/u);
    assert.doesNotMatch(merged, /label/u);
  });
});
