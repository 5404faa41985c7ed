import assert from 'node:assert/strict';
import {
  addDischarge,
  reassignDischarge,
  removeDischarge,
} from '../../../src/corrections/operations/discharges';
import { acceptUnit, deleteUnit } from '../../../src/corrections/operations/judgeUnit';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { editBetween, type Units } from '../../../src/corrections/operations/operation';
import { splitUnit } from '../../../src/corrections/operations/splitUnit';
import { samplesOf } from '../../../src/corrections/train';
import { unitKind } from '../../../src/corrections/unitKind';
import { edited } from '../../../src/records/edits';
import { ann, documentOf, engine, records, written } from './specimens';

const [one, two] = records();
assert.ok(one && two);
const fresh = { id: 'new', number: 7 };

function trains(units: Units): Readonly<Record<number, readonly number[]>> {
  return Object.fromEntries(units.map((unit) => [unit.unit, samplesOf(unit)]));
}

describe('Splitting a unit', () => {
  it('gives the chosen discharges to a new unit, and says who did it and of what it was made', () => {
    const units = splitUnit(records(), { id: one.id, chosen: [1200, 2200] }, fresh, ann);
    assert.deepEqual(trains(units), { 1: [1100, 1300, 2100], 2: [1150, 1250, 2150], 7: [1200, 2200] });
    const split = units.find(({ id }) => id === 'new');
    assert.deepEqual(split?.derivedFrom, { engine, units: [1] });
    assert.equal(split.by, 'Ann');
    assert.deepEqual(units[0]?.people, { Ann: 'corrected' });
    assert.equal(
      units.find(({ id }) => id === two.id),
      records().length === 2 ? units[1] : undefined,
    );
  });

  it('is refused where nothing would go or nothing would stay', () => {
    assert.throws(
      () => splitUnit(records(), { id: one.id, chosen: [5] }, fresh, ann),
      /nothing to split off/u,
    );
    const all = { id: one.id, chosen: samplesOf(one) };
    assert.throws(() => splitUnit(records(), all, fresh, ann), /nothing would stay/u);
  });
});

describe('Merging two units', () => {
  it('makes one train of both, a discharge that both have once, and remembers both', () => {
    const shared = addDischarge(records(), { id: two.id, sample: 1301 }, ann);
    const units = mergeUnits(shared, { into: one.id, from: two.id }, ann);
    assert.deepEqual(trains(units), { 1: [1100, 1150, 1200, 1250, 1300, 2100, 2150, 2200] });
    assert.deepEqual(units[0]?.derivedFrom, { engine, units: [1, 2] });
  });

  it('takes a split back to the same trains', () => {
    const split = splitUnit(records(), { id: one.id, chosen: [1200] }, fresh, ann);
    assert.deepEqual(trains(mergeUnits(split, { into: one.id, from: 'new' }, ann)), trains(records()));
  });

  it('is refused with the unit itself', () => {
    assert.throws(() => mergeUnits(records(), { into: one.id, from: one.id }, ann), /with itself/u);
  });
});

describe('Deleting a unit', () => {
  it('keeps one that the engine found as rejected, so that no other run brings it back', () => {
    const units = deleteUnit(records(), one.id, ann);
    assert.equal(units.length, 2);
    assert.equal(units[0]?.status, 'rejected');
    assert.deepEqual(units[0].people, { Ann: 'rejected' });
  });

  it('leaves nothing of one that a person made', () => {
    const split = splitUnit(records(), { id: one.id, chosen: [1200] }, fresh, ann);
    assert.deepEqual(trains(deleteUnit(split, 'new', ann)), {
      1: [1100, 1300, 2100, 2200],
      2: [1150, 1250, 2150],
    });
  });
});

describe('Discharges', () => {
  it('are added in their order', () => {
    const units = addDischarge(records(), { id: two.id, sample: 2000 }, ann);
    assert.deepEqual(trains(units)[2], [1150, 1250, 2000, 2150]);
    assert.equal(units[1]?.status, 'accepted');
  });

  it('are not added twice, nor outside of the segment', () => {
    assert.throws(() => addDischarge(records(), { id: two.id, sample: 1251 }, ann), /there already/u);
    assert.throws(
      () => addDischarge(records(), { id: two.id, sample: 3000 }, ann),
      /outside of the segment/u,
    );
  });

  it('are deleted at the cursor or right beside it, and nowhere else', () => {
    assert.deepEqual(trains(removeDischarge(records(), { id: two.id, sample: 1251 }, ann))[2], [1150, 2150]);
    assert.throws(
      () => removeDischarge(records(), { id: two.id, sample: 1260 }, ann),
      /no discharge at the cursor/u,
    );
  });

  it('leave a unit with none only by deleting the unit', () => {
    const split = splitUnit(records(), { id: one.id, chosen: [1200] }, fresh, ann);
    assert.throws(() => removeDischarge(split, { id: 'new', sample: 1200 }, ann), /delete the unit instead/u);
  });

  it('go from one unit to another, or to a new one', () => {
    const given = reassignDischarge(records(), { id: one.id, sample: 1200 }, two.id, ann);
    assert.deepEqual(trains(given), { 1: [1100, 1300, 2100, 2200], 2: [1150, 1200, 1250, 2150] });
    const alone = reassignDischarge(records(), { id: one.id, sample: 1200 }, fresh, ann);
    assert.deepEqual(trains(alone)[7], [1200]);
  });
});

describe('Accepting a unit', () => {
  it('changes no discharge and says who', () => {
    const [unit] = acceptUnit(records(), one.id, ann);
    assert.equal(unit?.status, 'accepted');
    assert.deepEqual(unit.people, { Ann: 'accepted' });
    assert.deepEqual(samplesOf(unit), samplesOf(one));
  });
});

describe('What an operation changes', () => {
  it('is one edit, which undone gives back the file to the byte', () => {
    const before = documentOf(records());
    const after = [
      splitUnit(records(), { id: one.id, chosen: [1200] }, fresh, ann),
      mergeUnits(records(), { into: one.id, from: two.id }, ann),
      deleteUnit(records(), one.id, ann),
    ];
    for (const units of after) {
      const edit = editBetween(before.units, units);
      assert.ok(edit);
      const { document, undo } = edited(unitKind, before, edit);
      assert.deepEqual(trains(document.units), trains(units));
      assert.equal(written(edited(unitKind, document, undo).document), written(before));
    }
  });

  it('names no record that stays as it was', () => {
    const units = records();
    const edit = editBetween(units, acceptUnit(units, one.id, ann));
    assert.deepEqual(edit, {
      kind: 'batch',
      edits: [{ kind: 'change', id: one.id, patch: { status: 'accepted', people: { Ann: 'accepted' } } }],
    });
    assert.equal(editBetween(units, units), undefined);
  });
});
