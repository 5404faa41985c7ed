/** What a report says of a label file's header, where that differs. */
import assert from 'node:assert/strict';
import type { SidecarHeader } from '../../../src/records/schema/header';
import { headerRemarks, versionRemarks } from '../../../src/report/headerRemarks';

const header: SidecarHeader = {
  version: '1.2',
  recording: 'case01.edf',
  durationSeconds: 2,
  channels: [{ name: 'EMG', samplingRate: 1000, samples: 2000 }],
  fingerprint: { bytes: 4000, sha256: 'a'.repeat(64) },
};

describe('What a report says of a header that differs', () => {
  it('names what is said of the recording otherwise, and nothing else', () => {
    const renamed = { ...header, recording: 'case02.edf', durationSeconds: 3 };
    assert.deepEqual(headerRemarks(header, renamed), [
      'What the file says of its recording has changed: name, duration.',
    ]);
    const asForce = { ...header, channels: header.channels.map((each) => ({ ...each, kind: 'mechanical' })) };
    assert.deepEqual(headerRemarks(header, asForce), [
      'What the file says of its recording has changed: kinds of channels.',
    ]);
    const [emg] = header.channels;
    assert.ok(emg);
    const more = { ...header, channels: [emg, { ...emg, name: 'Force', kind: 'mechanical' }] };
    assert.deepEqual(headerRemarks(header, more), [
      'What the file says of its recording has changed: channels.',
    ]);
  });

  it('takes another version of the format for no change of what the file says', () => {
    const rewritten = { ...header, version: '1.3' };
    assert.deepEqual(headerRemarks(header, rewritten), []);
    assert.deepEqual(versionRemarks(header, rewritten), ['Its format is 1.3; it was 1.2.']);
    assert.deepEqual(versionRemarks(header, header), []);
  });

  it('says whose reading it is now, and whether it is finished', () => {
    const finished = { ...header, reader: 'Ben', finished: true as const };
    assert.deepEqual(headerRemarks({ ...header, reader: 'Ben' }, finished), ['The reading is finished.']);
    assert.deepEqual(headerRemarks(finished, header), [
      'The file’s reader is nobody; it was Ben.',
      'The reading is under way again.',
    ]);
  });
});
