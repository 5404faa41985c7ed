/** Where readers of a channel disagree, and in what order that is shown. */
import assert from 'node:assert/strict';
import { disagreementsOn, worseFirst } from '../../../src/agreement/disagreements';
import { krippendorffAlpha } from '../../../src/agreement/alpha';
import { segmentsOf, tallyCells, type ReadChannel, type ReadEvent } from '../../../src/agreement/tallies';

const event = (label: string, onsetSeconds: number, endSeconds: number): ReadEvent => ({
  label,
  onsetSeconds,
  endSeconds,
});
const channel = (...readings: ReadChannel['readings']): ReadChannel => ({ durationSeconds: 20, readings });
const said = (read: ReadChannel) =>
  disagreementsOn(read).map(({ from, to, kind, labels }) => [from, to, kind, ...labels]);

describe('Disagreements of readers', () => {
  it('are edges where both mark the same, and spans where one does not, or names it otherwise', () => {
    const read = channel(
      [event('rest', 0, 4), event('voluntary', 6, 8), event('cramp', 10, 12)],
      [event('rest', 0, 4.5), event('tremor', 6, 8)],
    );
    assert.deepEqual(said(read), [
      [4, 4.5, 'edges', 'unmarked', 'rest'],
      [6, 8, 'span', 'voluntary', 'tremor'],
      [10, 12, 'span', 'cramp', 'unmarked'],
    ]);
  });

  it('are edges, too, where one thing becomes another, and at the begin and the end of a recording', () => {
    const read = channel(
      [event('rest', 0, 5), event('voluntary', 5, 19)],
      [event('rest', 0.2, 5.5), event('voluntary', 5.5, 20)],
    );
    assert.deepEqual(said(read), [
      [0, 0.2, 'edges', 'rest', 'unmarked'],
      [5, 5.5, 'edges', 'voluntary', 'rest'],
      [19, 20, 'edges', 'unmarked', 'voluntary'],
    ]);
  });

  it('are none with a reader who has not read the channel', () => {
    assert.deepEqual(said(channel([event('rest', 0, 4)], undefined)), []);
  });

  it('come the worst first: spans before edges, then by time times the pairs who disagree', () => {
    const three = channel(
      [event('rest', 0, 4), event('cramp', 10, 11)],
      [event('rest', 0, 9), event('cramp', 10, 11), event('tremor', 12, 13)],
      [event('rest', 0, 4), event('cramp', 10, 11)],
    );
    const [first, second] = [...disagreementsOn(three)].sort(worseFirst);
    assert.deepEqual([first?.from, first?.kind, second?.kind], [12, 'span', 'edges']);
    assert.equal(first?.lostSeconds.toFixed(3), (2 / 3).toFixed(3));
  });

  it('are exactly the time that agreement loses: what is no disagreement is alpha 1', () => {
    const read = channel(
      [event('rest', 0, 4), event('voluntary', 6, 8)],
      [event('rest', 0, 4.5), event('tremor', 6, 8)],
    );
    const apart = disagreementsOn(read).reduce((sum, { from, to }) => sum + (to - from), 0);
    const tallies = tallyCells(read, 0.01);
    const differing = tallies.filter(({ labels: [a, b] }) => a !== b);
    const cells = differing.reduce((sum, tally) => sum + tally.cells, 0);
    assert.ok(Math.abs(cells * 0.01 - apart) < 0.02);
    assert.equal(krippendorffAlpha(tallies.filter((tally) => !differing.includes(tally))), 1);
    assert.equal(segmentsOf(read).at(-1)?.to, 20);
  });
});
