/** The bench's pure parts: what it is asked for, how it judges, and how it tells. */
import assert from 'node:assert/strict';
import { meets, percentileFigure, ratioFigure, valueFigure } from '../../bench/figure';
import { readOptions } from '../../bench/options';
import { reportText, type Report } from '../../bench/report';

const names = ['opening', 'overview', 'engine'];

describe('the options of the bench', () => {
  it('are all parts and a table where nothing is asked for', () => {
    const none = { asJson: false, isQuick: false, isList: false, only: [], out: undefined };
    assert.deepEqual(readOptions([], names), none);
  });

  it('name parts one by one or in a list', () => {
    const { only, asJson, isQuick } = readOptions(
      ['--json', '--quick', '--only', 'opening, engine', '--only', 'overview'],
      names,
    );
    assert.deepEqual(only, ['opening', 'engine', 'overview']);
    assert.ok(asJson && isQuick);
  });

  it('refuse a part that there is not, and say which there are', () => {
    assert.throws(
      () => readOptions(['--only', 'speed'], names),
      /"speed"; it has opening, overview, engine/u,
    );
    assert.throws(() => readOptions(['--fast'], names), /--fast/u);
  });
});

describe('a figure of the bench', () => {
  it('is theirs over ours, of the best runs, with the middle ones beside it', () => {
    const runs = { ours: [2, 1, 4], theirs: [9, 3, 6] };
    const figure = ratioFigure('twice', runs, { unit: 's', atLeast: 3, note: 'numpy 2' });
    assert.deepEqual([figure.ours, figure.theirs, figure.ratio, figure.met], [1, 3, 3, true]);
    assert.equal(figure.note, 'best of 3 and 3, middle runs 3.00 ×; numpy 2');
    assert.equal(ratioFigure('more', runs, { unit: 's', atLeast: 3.01 }).met, false);
  });

  it('is the measure that 95 of 100 are below', () => {
    const times = Array.from({ length: 100 }, (_, index) => index + 1);
    const figure = percentileFigure('keys', times, { atMost: 96 });
    assert.deepEqual([figure.value, figure.met], [96, true]);
    assert.equal(percentileFigure('keys', times, { atMost: 95.9 }).met, false);
  });

  it('meets no target when nothing was measured', () => {
    assert.equal(meets(NaN, { atMost: 50 }), false);
    assert.equal(meets(NaN, { atLeast: 1 }), false);
    assert.equal(percentileFigure('none', [], { atMost: 50 }).met, false);
  });
});

describe('the report of the bench', () => {
  const report: Report = {
    machine: { cpu: 'A processor', cores: 2, node: 'v20.0.0' },
    isQuick: false,
    figures: [
      ratioFigure('opening', { ours: [0.1], theirs: [0.25] }, { unit: 's', atLeast: 4 }),
      valueFigure('heap', 123.4, { unit: 'MB', target: { atMost: 200 } }),
    ],
    leftOut: [{ what: 'overview', why: 'No python3 here has numpy.' }],
    failed: [],
  };

  it('is a table that says what is not met, and what was not measured', () => {
    const lines = reportText(report).split('\n');
    assert.equal(lines[0], 'A processor, 2 cores, node v20.0.0');
    assert.match(lines[4]!, /^opening {2}2\.50 × \(0\.100 against 0\.250 s\) {2}≥ 4 × {3,}NOT MET$/u);
    assert.match(lines[6]!, /^heap {5}123 MB +≤ 200 +met$/u);
    assert.equal(lines.at(-1), 'left out: overview: No python3 here has numpy.');
  });

  it('says when it was made in a hurry', () => {
    assert.match(reportText({ ...report, isQuick: true }), /^Quick/mu);
  });
});
