import assert from 'node:assert/strict';
import { recordingRow, type RecordingRow, type SidecarRow } from '../../../src/overview/recordingRow';
import { noLabels, type BrokenSidecar, type SidecarTally } from '../../../src/overview/sidecarTally';
import { badgeOf, detailLines, folderSummary, markOf, summaryOf } from '../../../src/overview/words';

function file(tally: Partial<SidecarTally> | BrokenSidecar, reader?: string): SidecarRow {
  const whole =
    'problem' in tally ? tally : { recording: 'a.edf', ...noLabels, byLabel: [], reviewers: [], ...tally };
  return { file: 'a.edf.labels.json', reader, changedMilliseconds: 1, tally: whole };
}

function row(files: readonly SidecarRow[], isThere = true): RecordingRow {
  return recordingRow({ folder: 'x', name: 'a.edf', isThere }, files);
}

describe('A recording in words', () => {
  it('says what is to be done, and else where it stands', () => {
    const said = (...files: SidecarRow[]): readonly string[] => [summaryOf(row(files)), markOf(row(files))];
    assert.deepEqual(said(), ['no labels yet', 'unlabelled']);
    assert.deepEqual(said(file({ accepted: 1 })), ['reviewed', 'reviewed']);
    assert.deepEqual(said(file({ toReview: 37, conflicts: 2 })), ['37 to review · 2 conflicts', 'conflicts']);
    assert.deepEqual(said(file({ disagreements: 1 })), ['1 disagreement', 'disagreements']);
    assert.deepEqual(said(file({ toReview: 1 }), file({ toReview: 2 }, 'anna')), ['3 to review', 'toReview']);
    assert.deepEqual(said(file({ problem: 'Line 1: …' }), file({ toReview: 2 }, 'anna')), [
      '1 label file can’t be read · 2 to review',
      'broken',
    ]);
    assert.equal(summaryOf(row([file({ accepted: 1 })], false)), 'recording is missing');
  });

  it('sums up a folder, unreadable files too', () => {
    assert.equal(folderSummary([row([file({ accepted: 1 })]), row([])]), '2 recordings');
    const rows = [row([file({ toReview: 3 })]), row([file({ problem: '' })]), row([file({ toReview: 4 })])];
    assert.equal(folderSummary(rows), '1 unreadable · 7 to review');
  });

  it('fits a badge of two characters, which never says a wrong number', () => {
    const badge = (tally: Partial<SidecarTally>) => badgeOf(row([file(tally)]));
    assert.equal(badge({ accepted: 5 }), undefined);
    assert.deepEqual(badge({ toReview: 1 }), { text: '1', meaning: '1 label to review' });
    assert.deepEqual(badge({ toReview: 99 }), { text: '99', meaning: '99 labels to review' });
    assert.deepEqual(badge({ toReview: 100 }), { text: '9+', meaning: '100 labels to review' });
    assert.deepEqual(badge({ toReview: 3, conflicts: 1 }), {
      text: '!',
      meaning: '1 conflict to decide; 3 labels to review',
    });
  });

  it('keeps what a reader found from the others, and how much of it was decided; what waits is told', () => {
    const found = detailLines(
      row([
        file({ accepted: 2, byLabel: [['rest', 2]] }),
        file({ accepted: 1, byLabel: [['cramp', 1]] }, 'anna'),
      ]),
    ).join('\n');
    assert.match(found, /rest 2/u);
    assert.match(found, /Labels of anna: 0 to review$/mu);
    assert.doesNotMatch(found, /cramp/u);
  });
});
