import assert from 'node:assert/strict';
import * as intents from '../../../src/editor/labelling/labelIntents';
import { versionsKey, versionsOf } from '../../../src/labels/conflicts';
import { apply, type LabelEdit } from '../../../src/labels/edits';
import { invert } from '../labels/labelParts';
import type { LabelDocument, LabelRecord } from '../../../src/labels/labelDocument';
import { withAlternatives } from '../labels/labelParts';

const proposal: LabelRecord = {
  id: 'p1',
  channels: ['EMG'],
  start: 1000,
  end: 5000,
  label: 'indeterminate',
  status: 'proposed',
  by: 'emg-activity 0.1.0 abc',
  probability: 0.7,
};

function documentWith(...labels: LabelRecord[]): LabelDocument {
  return {
    header: {
      version: '1.0',
      recording: 'case01.edf',
      durationSeconds: 10,
      channels: [
        { name: 'EMG', samplingRate: 10_000, samples: 100_000 },
        { name: 'Force', samplingRate: 100, samples: 1000 },
      ],
      fingerprint: { bytes: 1, sha256: 'cd'.repeat(32) },
    },
    labels,
  };
}

/** The only label after the edit. */
function after(document: LabelDocument, edit: LabelEdit): LabelRecord {
  const { labels } = apply(document, edit);
  assert.equal(labels.length, 1);
  return labels[0]!;
}

describe('What a person wants of a label', () => {
  it('a new label counts samples on its first channel’s clock, and is accepted', () => {
    const intent = { channels: ['Force', 'EMG'], startSeconds: 1.5, endSeconds: 2, label: 'myogenic-cramp' };
    const { id, edit } = intents.addLabelEdit(documentWith(), intent, 'Ada');
    const added = after(documentWith(), edit);
    assert.deepEqual(added, {
      id,
      channels: ['Force', 'EMG'],
      start: 150,
      end: 200,
      label: 'myogenic-cramp',
      status: 'accepted',
      by: 'Ada',
    });
  });

  it('a new label on a channel that the label file does not know is refused with its name', () => {
    const intent = { channels: ['EKG'], startSeconds: 0, endSeconds: 1, label: 'rest' };
    assert.throws(() => intents.addLabelEdit(documentWith(), intent, 'Ada'), /no channel "EKG"/u);
  });

  it('accepting a proposal keeps who made it and says who accepted it', () => {
    const accepted = after(
      documentWith(proposal),
      intents.changeStatusEdit(documentWith(proposal), { id: 'p1', status: 'accepted' }, 'Ada'),
    );
    assert.equal(accepted.status, 'accepted');
    assert.equal(accepted.by, proposal.by);
    assert.deepEqual(accepted.reviews, { Ada: { verdict: 'accept' } });
    assert.equal(accepted.probability, 0.7);
  });

  it('putting a label back among the proposals takes one’s own review away and no other', () => {
    const reviewed = {
      ...proposal,
      reviews: { Ada: { verdict: 'accept' }, Ben: { verdict: 'reject' } },
    } as const;
    const edit = intents.changeStatusEdit(documentWith(reviewed), { id: 'p1', status: 'proposed' }, 'Ada');
    assert.deepEqual(after(documentWith(reviewed), edit).reviews, { Ben: { verdict: 'reject' } });
    const alone = { ...proposal, reviews: { Ada: { verdict: 'accept' } } } as const;
    const last = intents.changeStatusEdit(documentWith(alone), { id: 'p1', status: 'proposed' }, 'Ada');
    assert.deepEqual(after(documentWith(alone), last), proposal);
  });

  it('renaming a proposal accepts it and drops a probability that was about the old name', () => {
    const edit = intents.changeLabelEdit(
      documentWith(proposal),
      { id: 'p1', label: 'neurogenic-cramp' },
      'Ada',
    );
    const renamed = after(documentWith(proposal), edit);
    assert.equal(renamed.label, 'neurogenic-cramp');
    assert.equal(renamed.status, 'accepted');
    assert.equal('probability' in renamed, false);
    assert.deepEqual(renamed.reviews, { Ada: { verdict: 'accept', label: 'neurogenic-cramp' } });
  });

  describe('accepting an alternative', () => {
    const undecided: LabelRecord = {
      ...proposal,
      reason: 'cramp_like_discharge',
      alternatives: [
        { label: 'neurogenic-cramp', probability: 0.2 },
        { label: 'voluntary', probability: 0.1 },
      ],
    };
    const document = documentWith(undecided);
    const edit = intents.changeLabelEdit(document, { id: 'p1', label: 'neurogenic-cramp' }, 'Ada');
    const accepted = after(document, edit);

    it('changes label and status in one edit, taken back by one undo', () => {
      assert.deepEqual([accepted.label, accepted.status], ['neurogenic-cramp', 'accepted']);
      assert.equal(edit.kind, 'change');
      assert.deepEqual(after(apply(document, edit), invert(document, edit)), undecided);
    });

    it('keeps all that the engine said, now from the new name', () => {
      assert.equal(accepted.probability, 0.2);
      assert.deepEqual(accepted.alternatives, [
        { label: 'indeterminate', probability: 0.7 },
        { label: 'voluntary', probability: 0.1 },
      ]);
      assert.equal('reason' in accepted, false, 'it is not undecided any more');
    });

    it('and then the first name again gives back the engine’s numbers', () => {
      const now = documentWith(accepted);
      const back = after(now, intents.changeLabelEdit(now, { id: 'p1', label: 'indeterminate' }, 'Ada'));
      assert.equal(back.probability, undecided.probability);
      assert.deepEqual(back.alternatives, undecided.alternatives);
    });
  });

  for (const status of ['accepted', 'rejected', 'proposed'] as const) {
    it(`a stale label that is ${status} anew is not stale any more`, () => {
      const stale: LabelRecord = { ...proposal, status: 'accepted', stale: true };
      const edit = intents.changeStatusEdit(documentWith(stale), { id: 'p1', status }, 'Ada');
      assert.equal('stale' in after(documentWith(stale), edit), false);
    });
  }

  describe('of a label of which a merge kept several versions', () => {
    const tremor = { ...proposal, label: 'tremor', start: 2000, by: 'Ben', note: 'Shakes.' };
    const rest: LabelRecord = {
      id: 'p1',
      channels: ['Force'],
      start: 1,
      end: 9,
      label: 'rest',
      status: 'rejected',
      by: 'Cy',
    };
    const torn: LabelRecord = withAlternatives({ ...proposal, status: 'accepted' }, [
      { kind: 'changed', theirs: tremor },
      { kind: 'changed', theirs: rest },
      { kind: 'deleted' },
    ]);
    const document = documentWith(torn);
    const key = versionsKey(torn);

    it('nothing is changed, decided or removed before a version is chosen', () => {
      const refused = [
        () => intents.changeStatusEdit(document, { id: 'p1', status: 'accepted' }, 'Ada'),
        () => intents.changeStatusEdit(document, { id: 'p1', status: 'rejected' }, 'Ada'),
        () => intents.changeStatusEdit(document, { id: 'p1', status: 'proposed' }, 'Ada'),
        () => intents.changeLabelEdit(document, { id: 'p1', label: 'fibrillation' }, 'Ada'),
        () => intents.changeSpanEdit(document, { id: 'p1', startSeconds: 0, endSeconds: 1 }),
        () => intents.removeLabelEdit(document, 'p1'),
      ];
      for (const [index, change] of refused.entries()) {
        assert.throws(change, /Choose one of them first/u, `change ${index} was made`);
      }
    });

    it('a note is kept with every version still there', () => {
      const noted = after(document, intents.changeNoteEdit(document, { id: 'p1', note: 'Ask Ben.' }));
      assert.equal(noted.note, 'Ask Ben.');
      assert.deepEqual(noted.conflict, torn.conflict);
    });

    it('each version can be chosen, becomes the label to the letter, and one undo brings all back', () => {
      const versions = versionsOf(torn);
      assert.equal(versions.length, 4);
      for (const [version, chosen] of versions.entries()) {
        const edit = intents.resolveConflictEdit(document, { id: 'p1', version, key });
        const decided = apply(document, edit);
        assert.deepEqual(decided.labels, chosen ? [chosen] : [], `version ${version}`);
        assert.deepEqual(apply(decided, invert(document, edit)), document, `undo of ${version}`);
      }
    });

    it('a choice among versions that are others by now decides nothing', () => {
      const choose = (version: number, among: string) => () =>
        intents.resolveConflictEdit(document, { id: 'p1', version, key: among });
      const meanwhile = versionsKey({ ...torn, note: 'Written on the other side meanwhile.' });
      assert.throws(choose(0, meanwhile), /changed meanwhile/u);
      for (const version of [-1, 4, 0.5]) assert.throws(choose(version, key), /changed meanwhile/u);
      const settled = documentWith(proposal);
      assert.throws(
        () => intents.resolveConflictEdit(settled, { id: 'p1', version: 0, key: versionsKey(proposal) }),
        /changed meanwhile/u,
      );
    });
  });

  it('one’s own label needs no review of one’s own', () => {
    const own: LabelRecord = { ...proposal, by: 'Ada', status: 'accepted' };
    const edit = intents.changeLabelEdit(documentWith(own), { id: 'p1', label: 'tremor' }, 'Ada');
    assert.equal(after(documentWith(own), edit).reviews, undefined);
  });

  it('an emptied note is gone', () => {
    const noted = { ...proposal, note: 'painful' };
    const edit = intents.changeNoteEdit(documentWith(noted), { id: 'p1', note: '  ' });
    assert.equal('note' in after(documentWith(noted), edit), false);
  });

  it('a moved edge stays inside the recording', () => {
    const edit = intents.changeSpanEdit(documentWith(proposal), {
      id: 'p1',
      startSeconds: -3,
      endSeconds: 99,
    });
    const { start, end } = after(documentWith(proposal), edit);
    assert.deepEqual([start, end], [0, 100_000]);
  });

  it('on a label that is gone is refused in a sentence', () => {
    assert.throws(() => intents.removeLabelEdit(documentWith(), 'p1'), /not there any more/u);
  });
});
