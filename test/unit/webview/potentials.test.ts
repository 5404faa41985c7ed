/** The table of potentials: its order, its file, and what it says where nothing was measured. */
import assert from 'node:assert/strict';
import type { Morphology, UnitView } from '../../../src/protocol/page';
import { extentOf, measuredExtent, rangeBetween, shapesOf } from '../../../webview/panels/potentials/extents';
import { potentialRows, potentialsCsv, sortedRows } from '../../../webview/panels/potentials/rows';
import { firstOrder, orderAfter } from '../../../webview/state/potentials';
import { refusalSentence } from '../../../webview/words/morphologyWords';
import { benchMorphology, benchTemplate } from '../../ui/page/benchPotentials';

const refused: Morphology = { kind: 'refused', reason: 'few-discharges', discharges: 3, least: 8 };

function unit(number: number, times: readonly number[], morphology: Morphology): UnitView {
  const timesSeconds = Float64Array.from(times);
  return { number, timesSeconds, doubtful: [], morphology, template: benchTemplate(number - 1) };
}

const units = [
  unit(1, [1, 1.1, 1.3], benchMorphology(0)),
  unit(2, [1, 1.05], refused),
  unit(3, [1], benchMorphology(2)),
  unit(4, [], benchMorphology(0)),
];

const found = {
  kind: 'units' as const,
  units,
  lookedAt: [{ startSeconds: 0, endSeconds: 5 }],
  activeSeconds: 5,
  assignedFraction: 1,
};

describe('the table of potentials', function () {
  const rows = potentialRows(found);
  const sorted = (...order: Parameters<typeof orderAfter>): readonly number[] =>
    sortedRows(rows, orderAfter(...order)).map(({ unit: { number } }) => number);

  it('is sorted by a column, largest first and then the other way round', () => {
    const amplitude = orderAfter(firstOrder, 'amplitude');
    assert.deepEqual(sorted(firstOrder, 'amplitude'), [3, 1, 4, 2]);
    assert.deepEqual(sorted(amplitude, 'amplitude'), [1, 4, 3, 2]);
    assert.deepEqual(sorted(amplitude, 'unit'), [1, 2, 3, 4]);
  });

  it('has what was not measured last in either order', () => {
    for (const descending of [true, false]) {
      assert.equal(sortedRows(rows, { column: 'riseTime', descending }).at(-1)?.values.riseTime, undefined);
      assert.equal(sortedRows(rows, { column: 'area', descending }).at(-1)?.unit.number, 2);
    }
  });

  it('has the median of the instantaneous rates, and none of a unit that fired once', () => {
    assert.ok(Math.abs(rows[0]!.values.rate! - (10 + 5) / 2) < 1e-9);
    assert.equal(rows[2]!.values.rate, undefined);
    assert.equal(rows[3]!.values.discharges, 0);
  });

  it('is a file with a name for each column, a reason where there are no figures, and no figure that is not there', () => {
    const [head, first, second] = potentialsCsv('=Soleus, left', rows).split('\n');
    assert.equal(
      head,
      'channel,unit,discharges,rate_Hz,amplitude_uV,duration_ms,phases,turns,area_uVms,thickness_ms,sizeIndex,riseTime_us,' +
        'averaged,noise_uV,low_Hz,high_Hz,durationRule,reason',
    );
    const channel = `"'=Soleus, left"`;
    const measured = '590,6.7,3,3,702,1.1898,0.73153,265,40,2,5,10000,level-and-slope,';
    assert.equal(first, `${channel},1,3,7.5,${measured}`);
    assert.equal(second, `${channel},2,2,20,,,,,,,,,,,,,,few-discharges`);
  });
});

describe('the picture of a potential', function () {
  const shapes = shapesOf(units);

  it('shows the markers and all heights between them', () => {
    const [shape] = shapes;
    const { from, to, low, high } = measuredExtent(shape!);
    const { startMilliseconds, endMilliseconds } = shape!.measured!.span;
    assert.ok(from < startMilliseconds && to > endMilliseconds, `${from} to ${to} ms`);
    const [least, most] = rangeBetween(shape!, startMilliseconds, endMilliseconds);
    assert.ok(low < least && high > most, `${low} to ${high} µV`);
  });

  it('leaves out baseline, and no unit’s potential', () => {
    const { from, to, low } = extentOf(shapes);
    assert.ok(from > -8 && to < 12, `${from} to ${to} ms`);
    assert.ok(low < -1140, `${low} µV`);
  });

  it('is none where there is no template', () => {
    assert.deepEqual(shapesOf([{ ...units[0]!, template: undefined }]), []);
  });
});

describe('why a potential is not measured', function () {
  it('is a sentence with the numbers that decide', () => {
    const said = (morphology: object): string => refusalSentence(morphology as never);
    assert.equal(
      said({ reason: 'sampled-too-slowly', rateHertz: 4000, leastHertz: 8000 }),
      'Sampled at 4 kHz: potentials are measured from 8 kHz on.',
    );
    assert.equal(
      said({ reason: 'few-discharges', discharges: 1, least: 8 }),
      '1 discharge whole and alike; 8 are needed to measure it.',
    );
    assert.equal(
      said({ reason: 'clipped', clippedFraction: 0.31 }),
      'In 31 % of the discharges the recorder was at its limit.',
    );
    assert.equal(
      said({ reason: 'unsteady-baseline', differenceMicrovolts: 41.2, mostMicrovolts: 20 }),
      'The baselines before and after it are 41 µV apart; 20 µV may be.',
    );
    assert.equal(said({ reason: 'no-edges', windowMilliseconds: 50 }), 'No onset or end within 50 ms.');
  });
});
