import assert from 'node:assert/strict';
import { checked, checkedLabelArguments } from '../../../src/editor/validate';

const channelCount = 3;
const goodTraces = { channels: [0, 2], secondsPerColumn: 0.001, firstColumn: -5, columnCount: 100 };

describe('A message from the page', () => {
  it('is let in only with what its method names, and nothing else', () => {
    assert.deepEqual(checked.traces({ ...goodTraces, path: '/etc/passwd' }, channelCount), goodTraces);
    assert.deepEqual(checked.keyboardFocus({ traces: true, turn: 3, to: 'all' }), { traces: true, turn: 3 });
  });

  const wrongTraces: [string, object | null][] = [
    ['a channel that does not exist', { ...goodTraces, channels: [3] }],
    ['a negative channel', { ...goodTraces, channels: [-1] }],
    ['more channels than there are', { ...goodTraces, channels: [0, 0, 0, 0] }],
    ['no channel at all', { ...goodTraces, channels: [] }],
    ['columns without width', { ...goodTraces, secondsPerColumn: 0 }],
    ['columns of no number', { ...goodTraces, secondsPerColumn: Number.NaN }],
    ['half a column', { ...goodTraces, firstColumn: 0.5 }],
    ['more columns than any screen has', { ...goodTraces, columnCount: 1e9 }],
    ['fewer than no columns', { ...goodTraces, columnCount: -1 }],
    ['no channel', { ...goodTraces, channels: [] }],
    ['nothing', null],
  ];
  for (const [what, params] of wrongTraces) {
    it(`asking for ${what} is refused`, () => {
      assert.throws(() => checked.traces(params, channelCount), /has a wrong or missing/u);
    });
  }

  it('asks for numbers of a channel that there is, and of times that are numbers', () => {
    const span = { channel: 2, startSeconds: 0.5, endSeconds: 1 };
    assert.deepEqual(checked.samples({ ...span, path: '/etc/passwd' }, channelCount), span);
    for (const wrong of [{ channel: 3 }, { channel: -1 }, { channel: [0] }, { endSeconds: Infinity }]) {
      assert.throws(() => checked.samples({ ...span, ...wrong }, channelCount), /wrong or missing/u);
    }
  });

  it('can run only the commands that the page has buttons for', () => {
    assert.deepEqual(checked.runCommand({ command: 'undo' }), { command: 'undo' });
    assert.throws(() => checked.runCommand({ command: 'workbench.action.terminal.new' }));
  });

  it('cannot label no channel, nor act on a notice but in the ways that notices offer', () => {
    const span = { startSeconds: 0, endSeconds: 1, label: 'rest' };
    assert.throws(() => checked.addLabel({ ...span, channels: [] }, 1), /"channels"/u);
    assert.throws(() => checkedLabelArguments({ ...span, channels: [] }), /"channels"/u);
    assert.deepEqual(checked.noticeAction({ id: 'a', action: 'keep' }), { id: 'a', action: 'keep' });
    assert.throws(() => checked.noticeAction({ id: 'a', action: 'workbench.action.quit' }), /"action"/u);
  });

  it('cannot set a status that does not exist, or an endless text', () => {
    assert.throws(() => checked.changeStatus({ id: 'a', status: 'approved' }));
    assert.throws(() => checked.changeNote({ id: 'a', note: 'x'.repeat(100_001) }));
    assert.throws(() =>
      checked.addLabel({ channels: [0], startSeconds: '0', endSeconds: 1, label: 'rest' }, 1),
    );
  });
});
