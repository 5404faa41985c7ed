/** What people changed of motor units, in a clinician's words. */
import assert from 'node:assert/strict';
import { compareUnits } from '../../../src/corrections/compareUnits';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { splitUnit } from '../../../src/corrections/operations/splitUnit';
import { withSamples } from '../../../src/corrections/train';
import { unitChangeLine, unitChangesText } from '../../../src/corrections/unitChangeWords';
import type { CorrectedUnit } from '../../../src/corrections/unitRecord';
import { ann, ben, documentOf, records } from './specimens';

/** What is said of two versions, without the place, which is the same of all. */
function told(before: readonly CorrectedUnit[], after: readonly CorrectedUnit[]): readonly string[] {
  const [was, is] = [documentOf(before), documentOf(after)];
  const changes = compareUnits(was, is);
  const place = 'EMG, 0:01.000 to 0:03.000, ';
  const lines = changes.map((change) => unitChangeLine(change, is.header));
  for (const line of lines) assert.ok(line.startsWith(place), line);
  return [...lines.map((line) => line.slice(place.length)), unitChangesText(changes)];
}

describe('Changes of corrected motor units', () => {
  const [one, two] = records();
  assert.ok(one && two);
  const rate = ann.samplingRate;

  it('say which unit was split off which, with how many discharges', () => {
    const chosen = { id: one.id, chosen: [2100, 2200] };
    assert.deepEqual(told(records(), splitUnit(records(), chosen, { id: 'new', number: 3 }, ann)), [
      'unit 1: 2 discharges reassigned to unit 3; proposed → accepted; corrected by Ann',
      'unit 3: split off unit 1 with 2 discharges; corrected by Ann',
      '1 unit added or split off, 2 discharges reassigned',
    ]);
  });

  it('say which unit was merged into which', () => {
    assert.deepEqual(told(records(), mergeUnits(records(), { into: one.id, from: two.id }, ben)), [
      'unit 1: 3 discharges reassigned from unit 2; proposed → accepted; corrected by Ben',
      'unit 2: merged into unit 1 with 3 discharges',
      '1 unit removed or merged into another, 3 discharges reassigned',
    ]);
  });

  it('count discharges that came, went and changed hands', () => {
    const after = [
      withSamples(one, [1100, 1150, 1200, 1300, 1400, 1500], rate),
      withSamples(two, [1250, 2150], rate),
    ];
    assert.deepEqual(told([one, two], after), [
      'unit 1: 1 discharge reassigned from unit 2; 2 discharges added; 2 discharges removed',
      'unit 2: 1 discharge reassigned to unit 1',
      '2 discharges added, 2 discharges removed, 1 discharge reassigned',
    ]);
  });

  it('take a discharge that two units shared from one of them only', () => {
    const shared = withSamples(two, [1100, 1150, 1250, 2150], rate);
    assert.deepEqual(told([one, shared], [one, two]), ['unit 2: 1 discharge removed', '1 discharge removed']);
  });

  it('say of units that were added, removed, rejected or remarked', () => {
    const added: CorrectedUnit = { ...one, id: 'new', unit: 7, by: 'Ann', people: { Ann: 'corrected' } };
    const rejected: CorrectedUnit = { ...one, status: 'rejected', note: 'hum', people: { Ben: 'rejected' } };
    assert.deepEqual(told([one, two], [rejected, withSamples(added, [1700], rate)]), [
      'unit 1: proposed → rejected; note: “hum”; rejected by Ben',
      'unit 2: removed with 3 discharges',
      'unit 7: added with 1 discharge; corrected by Ann',
      '1 unit added or split off, 1 unit removed or merged into another, 1 discharge added, 3 discharges removed',
    ]);
  });

  it('say of a segment that was the engine’s what its units are made of, and when it is so again', () => {
    const merged = mergeUnits(records(), { into: one.id, from: two.id }, ann);
    assert.deepEqual(told([], merged), [
      'unit 1: 8 discharges; merged of the engine’s units 1, 2; corrected by Ann',
      '1 unit corrected in segments that were the engine’s',
    ]);
    assert.deepEqual(told(merged, []), [
      'unit 1: the engine’s units stand here again',
      '1 unit of segments that are the engine’s again',
    ]);
  });

  it('say where the ends of a potential were put', () => {
    const markers = { startMilliseconds: -3, endMilliseconds: 5.1, discharges: 5 };
    const marked = withSamples<CorrectedUnit>(
      { ...one, id: 'marks', markers, people: { Ann: 'corrected' } },
      [],
      rate,
    );
    assert.deepEqual(told([one], [one, marked]), [
      'unit 1: its potential marked from -3.00 to 5.10 ms; corrected by Ann',
      '1 unit changed',
    ]);
    assert.deepEqual(told([one, marked], [one]), ['unit 1: markers removed', '1 unit changed']);
  });

  it('are none between a version and itself', () => {
    assert.deepEqual(told(records(), records()), ['no unit changed']);
  });
});
