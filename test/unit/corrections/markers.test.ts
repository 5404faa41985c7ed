/** Markers of potentials as records: what they say, what they leave alone, and how two people's are merged. */
import assert from 'node:assert/strict';
import { givenSegments } from '../../../src/corrections/given';
import { allMarkersOf, markedRecord, markersOf } from '../../../src/corrections/markers';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { editBetween } from '../../../src/corrections/operations/operation';
import { segmentsOf, spanOfEpisode } from '../../../src/corrections/segment';
import { ann, channel, documentOf, first, merged, problemIn, read, records, written } from './specimens';

const home = spanOfEpisode(first, channel);
const markers = { startMilliseconds: -2.5, endMilliseconds: 6.25, discharges: 7 };
const marks = markedRecord([], home, 1, { markers, who: 'Ann' });
const unit = { channel: 'EMG', number: 1, discharges: 7 };

describe('Markers of a potential, as a record', () => {
  it('are a line of their own, which needs version 1.1, and are read as they were written', () => {
    const document = documentOf([marks]);
    const text = written(document);
    assert.match(
      text,
      /"unit": 1, "status": "accepted", "by": "Ann", "people": \{"Ann": "corrected"\}, "markers": \{"startMilliseconds": -2\.5, "endMilliseconds": 6\.25, "discharges": 7\}\}/u,
    );
    assert.match(text, /"version": "1\.1"/u);
    assert.match(written(documentOf(records())), /"version": "1\.0"/u, 'trains alone do not need it');
    assert.deepEqual(read(text).units, [marks]);
  });

  it('correct no train: the segment’s units stay the engine’s', () => {
    assert.deepEqual(givenSegments([marks], 'EMG'), []);
    assert.deepEqual(segmentsOf([marks], 'EMG'), []);
    const corrected = givenSegments([...records(), marks], 'EMG');
    assert.deepEqual(corrected, givenSegments(records(), 'EMG'));
  });

  it('are a unit’s as long as it has the discharges that they were put for', () => {
    const all = [...records(), marks];
    assert.equal(markersOf(all, unit)?.id, marks.id);
    assert.equal(markersOf(all, { ...unit, discharges: 8 }), undefined);
    assert.equal(markersOf(all, { ...unit, number: 2 }), undefined);
    assert.equal(markersOf(all, { ...unit, channel: 'EMG 2' }), undefined);
  });

  it('are moved in the same record by whoever moves them, and taken away with it', () => {
    const before = allMarkersOf([...records(), marks], unit);
    const moved = markedRecord(before, home, 1, { markers: { ...markers, endMilliseconds: 5 }, who: 'Ben' });
    assert.deepEqual([moved.id, moved.by], [marks.id, 'Ann']);
    assert.deepEqual(moved.people, { Ann: 'corrected', Ben: 'corrected' });
    const edit = editBetween(before, [moved]);
    assert.ok(edit?.kind === 'batch' && edit.edits.length === 1 && edit.edits[0]?.kind === 'change');
    assert.deepEqual(editBetween(before, []), { kind: 'batch', edits: [{ kind: 'remove', id: marks.id }] });
  });

  it('of one person and another’s corrected trains are merged without a question', () => {
    const [one, two] = records();
    assert.ok(one && two);
    const trains = mergeUnits(records(), { into: one.id, from: two.id }, ann);
    const { document, conflicts } = merged(documentOf([]), documentOf([marks]), documentOf(trains));
    assert.deepEqual(conflicts, []);
    assert.equal(document.units.length, 2);
    assert.ok(markersOf(document.units, unit));
  });

  it('of two people on one unit are kept in both versions, until someone puts them anew', () => {
    const other = markedRecord([], home, 1, { markers: { ...markers, startMilliseconds: -4 }, who: 'Ben' });
    const { document, conflicts } = merged(documentOf([]), documentOf([marks]), documentOf([other]));
    assert.equal(conflicts.length, 1);
    const [shown] = document.units;
    assert.equal(shown?.conflict?.kind, 'changed');
    const decided = markedRecord(document.units, home, 1, { markers, who: 'Ann' });
    assert.equal(decided.conflict, undefined);
    assert.deepEqual(read(written(documentOf([decided]))).units, [decided]);
  });

  it('are refused the wrong way round, and where they are no moments of a potential', () => {
    const text = written(documentOf([marks]));
    assert.match(problemIn(text.replace('6.25', '-6.25')), /end of its markers must come after their start/u);
    assert.match(problemIn(text.replace('6.25', '6250')), /milliseconds from -1000 to 1000/u);
    assert.match(problemIn(text.replace('"discharges": 7', '"discharges": 0')), /of 1 discharge or more/u);
  });
});
