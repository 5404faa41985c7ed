/** The table of potentials: its order, its file, and what it says where nothing was measured. */
import assert from 'node:assert/strict';
import type { Morphology, UnitView } from '../../../src/protocol/page';
import { extentOf, measuredExtent, rangeBetween, shapesOf } from '../../../webview/panels/potentials/extents';
import { figureText } from '../../../webview/panels/potentials/figures';
import { potentialRows, potentialsCsv, sortedRows } from '../../../webview/panels/potentials/rows';
import { firstOrder, orderAfter } from '../../../webview/state/potentials';
import { handIn, type MovedMarkers } from '../../../webview/state/handMarkers';
import { benchMorphology, benchTemplate } from '../../ui/page/benchPotentials';

const refused: Morphology = { kind: 'refused', reason: 'few-discharges', discharges: 3, least: 8 };

function unit(number: number, times: readonly number[], morphology: Morphology, rate?: number): UnitView {
  const timesSeconds = Float64Array.from(times);
  const refusal = morphology.kind === 'refused' ? 'Too few.' : undefined;
  const template = benchTemplate(number - 1);
  return { number, timesSeconds, ratePerSecond: rate, doubtful: [], morphology, refusal, template };
}

/** Nobody has put a marker. */
const byRule = { activeChannel: 0, movedMarkers: null, handFigures: [] };

const units = [
  unit(1, [1, 1.1, 1.3], benchMorphology(0), 7.5),
  unit(2, [1, 1.05], refused, 20),
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
  const rows = potentialRows(found, byRule);
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

  it('has the rate that the engine gives, and none of a unit that has none', () => {
    assert.deepEqual(
      rows.map(({ values }) => values.rate),
      [7.5, 20, undefined, undefined],
    );
    assert.equal(rows[3]!.values.discharges, 0);
  });

  it('writes thousands of discharges as the panel’s head does, and no other figure', () => {
    assert.equal(figureText('discharges', 7500), '7,500');
    assert.equal(figureText('amplitude', 1690), '1690');
    assert.equal(figureText('sizeIndex', -0.84), '\u22120.84');
    assert.equal(figureText('discharges', undefined), '–');
  });

  it('has the figures between a person’s markers, says so, and in the file as well', () => {
    const span = { startMilliseconds: -4, endMilliseconds: 6 };
    const markers = { ...span, people: ['Ann'], hasVersions: false };
    const marked = { ...found, units: [{ ...units[0]!, markers }, ...units.slice(1)] };
    const rule = benchMorphology(0);
    assert.ok(rule.kind === 'measured');
    const figures = { ...rule, amplitudeMicrovolts: 612, durationMilliseconds: 10 };
    const of = { channel: 0, number: 1, hasVersions: false, ...span };
    const hand = { ...byRule, handFigures: [{ markers: of, template: units[0]!.template!, figures }] };
    const [first, second] = potentialRows(marked, hand);
    assert.deepEqual([first!.isByHand, first!.values.amplitude, first!.values.duration], [true, 612, 10]);
    assert.equal(second!.isByHand, false);
    const line = potentialsCsv('EMG', [first!], hand).split('\n')[1]!;
    assert.match(line, /^EMG,1,3,7.5,612,10,.*,-4,6,40,2,5,10000,by-hand,$/u);
    const beyond = { ...markers, endMilliseconds: 900 };
    const [odd] = potentialRows({ ...found, units: [{ ...units[0]!, markers: beyond }] }, byRule);
    assert.equal(odd!.isByHand, false, 'markers beyond the average are not its');
  });

  it('shows markers that are being moved until the host’s units come, and then what these have', () => {
    const span = { startMilliseconds: -4, endMilliseconds: 6 };
    const moved: MovedMarkers = { channel: 0, number: 1, span, toldUnder: undefined };
    const isByHand = (movedMarkers: MovedMarkers | null, view = found): boolean | undefined => {
      const state = { kind: 'known' as const, channel: 0, view };
      const hand = handIn({ movedMarkers, handFigures: [], activeChannel: 0, units: state });
      return potentialRows(view, hand)[0]?.isByHand;
    };
    assert.equal(isByHand(null), false);
    assert.equal(isByHand(moved), true, 'while it is dragged');
    assert.equal(isByHand({ ...moved, channel: 1 }), false, 'another channel’s');
    assert.equal(isByHand({ ...moved, toldUnder: found }), true, 'until the answer is there');
    assert.equal(isByHand({ ...moved, toldUnder: found }, { ...found }), false, 'undone meanwhile');
  });

  it('is a file with a name for each column, a reason where there are no figures, and no figure that is not there', () => {
    const [head, first, second] = potentialsCsv('=Soleus, left', rows, byRule).split('\n');
    assert.equal(
      head,
      'channel,unit,discharges,rate_Hz,amplitude_uV,duration_ms,phases,turns,area_uVms,thickness_ms,sizeIndex,riseTime_us,' +
        'start_ms,end_ms,averaged,noise_uV,low_Hz,high_Hz,durationRule,reason',
    );
    const channel = `"'=Soleus, left"`;
    const measured = '590,6.7,3,3,702,1.1898,0.73153,265,-3.1,3.6,40,2,5,10000,level-and-slope,';
    assert.equal(first, `${channel},1,3,7.5,${measured}`);
    assert.equal(second, `${channel},2,2,20,,,,,,,,,,,,,,,,few-discharges`);
  });
});

describe('the picture of a potential', function () {
  const shapes = shapesOf(units, byRule);

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
    assert.deepEqual(shapesOf([{ ...units[0]!, template: undefined }], byRule), []);
  });
});
