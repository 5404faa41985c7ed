/** What waits for a choice after a merge of two people's corrections. */
import assert from 'node:assert/strict';
import { markedRecord } from '../../../src/corrections/markers';
import { spanOfEpisode } from '../../../src/corrections/segment';
import { openUnits } from '../../../src/corrections/versions';
import { channel, documentOf, first, merged, records } from './specimens';

const home = spanOfEpisode(first, channel);
const at = { channel: 'EMG', sample: home.start };

function markedBy(who: string, startMilliseconds: number) {
  const markers = { startMilliseconds, endMilliseconds: 6, discharges: 7 };
  return markedRecord([], home, 1, { markers, who });
}

describe('Motor units with several versions', () => {
  it('are none where two people agree', () => {
    const both = documentOf([...records(), markedBy('Ann', -2)]);
    assert.deepEqual(openUnits(merged(documentOf([]), both, both).document.units, at), []);
  });

  it('are trains with what each version says of them, and markers by their times', () => {
    const [one, ...others] = records();
    assert.ok(one);
    const noted = (note: string) => [{ ...one, note }, ...others];
    const ours = [...noted('two units?'), markedBy('Ann', -2.5)];
    const theirs = [...noted('one unit'), markedBy('Ben', -4)];
    const { document } = merged(documentOf(records()), documentOf(ours), documentOf(theirs));
    const open = openUnits(document.units, at);
    assert.deepEqual(
      open.map(({ name }) => name),
      [`Unit ${one.unit}`, 'Unit 1, its markers'],
    );
    assert.match(open[0]?.versions[0]?.words ?? '', /^(proposed|accepted), [0-9]+ discharges?$/u);
    const words = open.at(-1)?.versions.map((version) => version.words);
    assert.deepEqual(words?.toSorted(), ['-2.50 to 6.00 ms', '-4.00 to 6.00 ms']);
    for (const { record, versions } of open) {
      assert.ok(record.conflict);
      assert.equal(versions.length, 2);
      for (const { version } of versions) assert.equal(version?.conflict, undefined);
    }
  });

  it('are found from anywhere in the channel where the segment at hand has none, and in no other channel', () => {
    const two = merged(documentOf([]), documentOf([markedBy('Ann', -2)]), documentOf([markedBy('Ben', -3)]));
    const { units } = two.document;
    assert.equal(openUnits(units, { channel: 'EMG', sample: 10 * home.end }).length, 1);
    assert.equal(openUnits(units, { channel: 'Force', sample: home.start }).length, 0);
  });
});
