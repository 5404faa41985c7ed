import assert from 'node:assert/strict';
import { checked, checkedLabelArguments } from '../../../src/editor/page/validate';

const channelCount = 3;
const run = { channel: 2, level: 8, first: 3, end: 7 };
const goodRuns = { runs: [{ ...run, channel: 0, level: 0 }, run] };

describe('A message from the page', () => {
  it('is let in only with what its method names, and nothing else', () => {
    assert.deepEqual(checked.tiles({ ...goodRuns, path: '/etc/passwd' }, channelCount), goodRuns);
    assert.deepEqual(checked.tiles({ runs: [{ ...run, path: '/etc/passwd' }] }, channelCount), {
      runs: [run],
    });
    assert.deepEqual(checked.keyboardFocus({ traces: true, units: false, turn: 3, to: 'all' }), {
      traces: true,
      units: false,
      turn: 3,
    });
  });

  const wrongRuns: [string, unknown][] = [
    ['a channel that does not exist', [{ ...run, channel: 3 }]],
    ['a negative channel', [{ ...run, channel: -1 }]],
    ['a level finer than samples', [{ ...run, level: -1 }]],
    ['half a level', [{ ...run, level: 0.5 }]],
    ['a level whose bins hold more than any file', [{ ...run, level: 49 }]],
    ['tiles before the first', [{ ...run, first: -1 }]],
    ['tiles of no number', [{ ...run, first: Number.NaN }]],
    ['no tiles', [{ ...run, end: 3 }]],
    ['fewer than no tiles', [{ ...run, end: 2 }]],
    ['more tiles than any screen has', [{ ...run, end: 1e9 }]],
    ['tiles to no end', [{ ...run, end: Infinity }]],
    ['more tiles than any screen has, of many runs', Array.from({ length: 600 }, () => run)],
    ['no run', []],
    ['runs that are none', ['run']],
    ['nothing', null],
  ];
  for (const [what, runs] of wrongRuns) {
    it(`asking for ${what} is refused`, () => {
      assert.throws(() => checked.tiles({ runs }, channelCount), /has a wrong or missing/u);
    });
  }

  it('asks for numbers of a channel that there is, and of times that are numbers', () => {
    const span = { channel: 2, startSeconds: 0.5, endSeconds: 1 };
    assert.deepEqual(checked.samples({ ...span, path: '/etc/passwd' }, channelCount), span);
    for (const wrong of [{ channel: 3 }, { channel: -1 }, { channel: [0] }, { endSeconds: Infinity }]) {
      assert.throws(() => checked.samples({ ...span, ...wrong }, channelCount), /wrong or missing/u);
    }
  });

  it('puts markers of a unit’s potential, or takes them away', () => {
    const span = { startMilliseconds: -2, endMilliseconds: 5 };
    const intent = { channel: 1, unit: 2, discharges: 40, span };
    assert.deepEqual(checked.markUnit(intent, 2), intent);
    assert.deepEqual(checked.markUnit({ ...intent, span: null }, 2), { ...intent, span: null });
    for (const wrong of [
      { ...intent, channel: 2 },
      { ...intent, span: undefined },
      { ...intent, span: { ...span, endMilliseconds: NaN } },
      { ...intent, discharges: -1 },
    ]) {
      assert.throws(() => checked.markUnit(wrong, 2), /wrong or missing/u);
    }
  });

  it('has figures measured on an averaged potential between two moments of it', () => {
    const template = { values: new Float32Array(401), rateHertz: 20_000, firstMilliseconds: -8 };
    const span = { startMilliseconds: -3, endMilliseconds: 4 };
    assert.deepEqual(checked.figures({ template, span, more: 1 }), { template, span });
    const wrong = [
      { template, span: { ...span, startMilliseconds: -8.1 } },
      { template, span: { ...span, endMilliseconds: 12.1 } },
      { template, span: { startMilliseconds: 4, endMilliseconds: 4 } },
      { template, span: { startMilliseconds: 5, endMilliseconds: 4 } },
      { template: { ...template, rateHertz: 0 }, span },
      { template: { ...template, values: Float32Array.of(1, NaN) }, span },
      { template: { ...template, values: [1, 2, 3] }, span },
      { template: { ...template, values: new Float32Array(1 << 17) }, span },
    ];
    for (const each of wrong) assert.throws(() => checked.figures(each), /wrong or missing/u);
  });

  it('asks for the motor units of a channel that there is', () => {
    assert.deepEqual(checked.units({ channel: 2, choice: {} }, channelCount), { channel: 2 });
    for (const channel of [3, -1, 0.5, '0', undefined]) {
      assert.throws(() => checked.units({ channel }, channelCount), /wrong or missing "channel"/u);
    }
  });

  it('asking for tiles without naming any is refused', () => {
    assert.throws(() => checked.tiles(null, channelCount), /has a wrong or missing/u);
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
