/** A header that two branches changed: each part can be kept, or taken from the other side. */
import assert from 'node:assert/strict';
import { HeaderChoice } from '../../../src/editor/sidecar/headerChoice';
import { Notices } from '../../../src/editor/basics/notices';
import { withChannelKind } from '../../../src/labels/headerChoices';
import type { SidecarHeader } from '../../../src/labels/labelDocument';
import { labelKind } from '../../../src/labels/labelKind';
import { serialize } from '../../../src/labels/serialize';
import { mergeHeader } from '../../../src/records/mergeHeader';
import { crampHeader } from '../labels/samples';

const name = 'case01.edf.labels.json';
const id = `header ${name}`;

function header(kind: 'emg' | 'trigger' | 'other', reader?: string): SidecarHeader {
  const changed = withChannelKind({ ...crampHeader, version: '1.3' }, 'force', kind);
  return reader === undefined ? changed : { ...changed, reader };
}

/** A merge that took what a merge takes, in a repository that waits for it. */
async function merged(base: SidecarHeader, ours: SidecarHeader, theirs: SidecarHeader) {
  const bytes = (each: SidecarHeader): Uint8Array => Buffer.from(serialize({ header: each, labels: [] }));
  let isUnmerged = true;
  let now = mergeHeader(base, ours, theirs).header;
  let settled = 0;
  const notices = new Notices();
  const choice = new HeaderChoice({
    ...{ kind: labelKind, name, notices, whileOpen: new AbortController().signal },
    git: {
      isUnmerged: () => Promise.resolve(isUnmerged),
      stages: () => Promise.resolve({ base: bytes(base), ours: bytes(ours), theirs: bytes(theirs) }),
      merge: () =>
        Promise.resolve({ ours: { commit: 'a', name: 'main' }, theirs: { commit: 'b', name: 'bea' } }),
    },
    header: () => now,
    take: (taken) => (now = taken),
    settled: () => (settled += 1),
  });
  await choice.look();
  const undo = (before: SidecarHeader): void => void (now = before);
  const stage = (): void => void (isUnmerged = false);
  return { notices, choice, undo, stage, now: () => now, settled: () => settled };
}

const kindOfForce = ({ channels }: SidecarHeader): string | undefined =>
  channels.find(({ name }) => name === 'force')?.kind;

describe('A header that two branches changed', () => {
  it('says both values and offers to keep the one or take the other, which is an edit', async () => {
    const { notices, choice, now, settled } = await merged(header('emg'), header('trigger'), header('other'));
    const [notice] = notices.views;
    assert.match(
      notice?.sentence ?? '',
      /^Both sides of a merge changed the header of case01\.edf\.labels\.json\. Kind of force: "trigger" on main, "other" on bea\.$/u,
    );
    assert.deepEqual(notice?.actions, [
      { id: 'keep', title: 'Keep that of bea' },
      { id: 'ours', title: 'Take that of main' },
    ]);
    assert.deepEqual([kindOfForce(now()), choice.left, settled()], ['other', 1, 0]);
    await notices.act(id, 'ours');
    assert.deepEqual([kindOfForce(now()), choice.left, settled()], ['trigger', 0, 1]);
    assert.deepEqual(notices.views, []);
  });

  it('asks for one part after the other, and takes no other part along', async () => {
    const { notices, now } = await merged(
      header('emg', 'Carl'),
      header('trigger', 'Anna'),
      header('other', 'Bea'),
    );
    assert.match(notices.views[0]?.sentence ?? '', /\(1 of 2\)\. Kind of force/u);
    await notices.act(id, 'keep');
    assert.match(notices.views[0]?.sentence ?? '', /\(2 of 2\)\. Reader: "Anna" on main, "Bea" on bea/u);
    await notices.act(id, 'theirs');
    assert.deepEqual([kindOfForce(now()), now().reader], ['other', 'Bea']);
  });

  it('is asked again where undo took the choice back, and no longer once git does not wait', async () => {
    const { notices, choice, undo, stage, now } = await merged(
      header('emg'),
      header('trigger'),
      header('other'),
    );
    const before = now();
    await notices.act(id, 'ours');
    undo(before);
    await choice.look();
    assert.equal(notices.views.length, 1);
    stage();
    await choice.look();
    assert.deepEqual([notices.views, choice.left], [[], 0]);
  });

  it('takes all that describes one signal file together, and leaves kinds where they are', async () => {
    const base = header('emg');
    const bytes = (count: number): SidecarHeader => ({
      ...base,
      fingerprint: { ...base.fingerprint, bytes: count },
      ...(count === 7 ? { givenSamplingRate: 2000 } : {}),
    });
    const { notices, now } = await merged(base, bytes(7), bytes(5));
    assert.match(notices.views[0]?.sentence ?? '', /givenSamplingRate: 2000 on main, nothing on bea/u);
    assert.equal(now().givenSamplingRate, undefined);
    await notices.act(id, 'ours');
    assert.deepEqual(
      [now().fingerprint.bytes, now().givenSamplingRate, kindOfForce(now())],
      [7, 2000, 'emg'],
    );
  });

  it('that only one side changed is nothing to choose', async () => {
    const { notices } = await merged(header('emg'), header('emg'), header('other'));
    assert.deepEqual(notices.views, []);
  });
});
