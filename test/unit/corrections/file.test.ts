import assert from 'node:assert/strict';
import { addDischarge, removeDischarge } from '../../../src/corrections/operations/discharges';
import { deleteUnit } from '../../../src/corrections/operations/judgeUnit';
import { samplesOf, withSamples } from '../../../src/corrections/train';
import { ann, ben, channel, documentOf, merged, problemIn, read, records, written } from './specimens';

const [one, two] = records();
assert.ok(one && two);

describe('The file of corrected units', () => {
  it('has one unit per line, its discharges as samples by the second', () => {
    const lines = written(documentOf(records())).split('\n');
    assert.equal(lines[1], '"format": "emg-units",');
    const at = lines.indexOf('"units": [');
    assert.equal(
      lines[at + 1],
      ` {"id": "${one.id}", "channel": "EMG", "start": 1000, "end": 3000, "unit": 1, "status": "proposed", "by": "emg-cramp 0.9.0 0123456789ab", "derivedFrom": {"engine": "emg-cramp 0.9.0 0123456789ab", "units": [1]}, "discharges": {"1": [1100, 1200, 1300], "2": [2100, 2200]}}`,
    );
    assert.match(lines[at + 2] ?? '', /^,\{.*"unit": 2,/u);
  });

  it('says the same when it is read and written again', () => {
    const document = documentOf(records());
    assert.deepEqual(read(written(document)), document);
    assert.equal(written(read(written(document))), written(document));
  });

  it('keeps the order of seconds however many there are', () => {
    const late = withSamples(one, [2100, 9100, 1100], channel.samplingRate);
    assert.match(
      written(documentOf([late])),
      /"discharges": \{"1": \[1100\], "2": \[2100\], "9": \[9100\]\}/u,
    );
    const long = withSamples(one, [10_100, 2100], channel.samplingRate);
    assert.deepEqual(samplesOf(long), [2100, 10_100]);
  });

  it('keeps what a newer version has added, and its version', () => {
    const newer = written(documentOf(records()))
      .replace('"version": "1.0"', '"version": "1.7"')
      .replace('"unit": 1,', '"unit": 1, "fibres": 9,');
    assert.match(written(read(newer)), /"version": "1\.7"/u);
    assert.match(written(read(newer)), /"fibres": 9/u);
  });

  it('is refused with a line where it holds what is no train, and is then nobody’s to overwrite', () => {
    const text = written(documentOf(records()));
    assert.match(problemIn(text.replace('[1100, 1200', '[1200, 1100')), /^Line \d+: .*ascending/u);
    assert.match(problemIn(text.replace('[1100', '[-1')), /^Line \d+: /u);
    assert.match(problemIn(text.replace('"1": [1100', '"first": [1100')), /^Line \d+: .*second "first"/u);
    assert.match(problemIn(text.replace('"unit": 1', '"unit": 0')), /its number must be 1 or more/u);
    assert.match(problemIn(text.replace('"end": 3000', '"end": 10')), /must come after its start/u);
  });

  it('merges what two people change in different seconds of one unit', () => {
    const base = documentOf(records());
    const ours = documentOf(removeDischarge(records(), { id: one.id, sample: 1200 }, ann));
    const theirs = documentOf(addDischarge(records(), { id: one.id, sample: 2300 }, ben));
    const { document, conflicts } = merged(base, ours, theirs);
    assert.deepEqual(conflicts, []);
    const [both] = document.units;
    assert.ok(both);
    assert.deepEqual(samplesOf(both), [1100, 1300, 2100, 2200, 2300]);
    assert.deepEqual(both.people, { Ann: 'corrected', Ben: 'corrected' });
  });

  it('keeps both versions of a second that two people change differently', () => {
    const base = documentOf(records());
    const ours = documentOf(removeDischarge(records(), { id: one.id, sample: 1200 }, ann));
    const theirs = documentOf(removeDischarge(records(), { id: one.id, sample: 1300 }, ben));
    const { document, conflicts } = merged(base, ours, theirs);
    assert.deepEqual(conflicts, [{ kind: 'changed', id: one.id, parts: ['discharges of second 1'] }]);
    assert.equal(document.units[0]?.conflict?.kind, 'changed');
  });

  it('takes corrections of one episode on two branches for corrections of the same units', () => {
    const ours = documentOf(deleteUnit(records(), one.id, ann));
    const theirs = documentOf(removeDischarge(records(), { id: two.id, sample: 1250 }, ben));
    const { document } = merged(documentOf([]), ours, theirs);
    assert.equal(
      document.units.length,
      2,
      'the copies that both made of the engine’s units are the same records',
    );
  });
});
