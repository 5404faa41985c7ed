import assert from 'node:assert/strict';
import { absentRecordingView } from '../../../src/editor/views/documentView';
import { statusChange } from '../../../src/editor/views/statusFeed';
import type { PageStatus } from '../../../src/protocol/page';
import { crampHeader } from '../labels/samples';

const status: PageStatus = {
  recording: absentRecordingView(crampHeader),
  choices: [{ label: 'rest', displayName: 'Rest', meaning: 'Nothing.', category: 'activity' }],
  readOnlyReason: null,
  blindReading: null,
  adjudication: null,
  decided: [],
  notices: [],
};

describe('What a page is told of its document', () => {
  it('is nothing while nothing has changed, whoever made the objects anew', () => {
    assert.equal(statusChange(status, { ...status }), undefined);
    assert.equal(statusChange(status, structuredClone(status)), undefined);
  });

  it('is that labels are locked, and that they are free again', () => {
    const locked = { ...status, readOnlyReason: 'The label file cannot be read.' };
    assert.deepEqual(statusChange(status, locked), { readOnlyReason: 'The label file cannot be read.' });
    assert.deepEqual(statusChange(locked, status), { readOnlyReason: null });
  });

  it('is a warning that came later, labels of the study, and notices: each alone', () => {
    const recording = { ...status.recording, warnings: ['3 annotations could not be read.'] };
    assert.deepEqual(statusChange(status, { ...status, recording }), { recording });
    assert.deepEqual(statusChange(status, { ...status, choices: [] }), { choices: [] });
    const notices = [{ id: 'a', severity: 'info', sentence: 'A.', actions: [] }] as const;
    assert.deepEqual(statusChange(status, { ...status, notices }), { notices });
  });
});
