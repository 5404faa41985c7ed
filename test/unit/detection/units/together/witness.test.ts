import assert from 'node:assert/strict';
import { disagreement } from '../../../../../src/detection/units/together/witness';

const everywhere = [{ from: 0, to: 100 }];
/** Ten discharges a second, 40 in all. */
const regular = Array.from({ length: 40 }, (_, i) => 1 + i / 10);

function train(...times: readonly number[]): Float64Array {
  return Float64Array.from(times).sort();
}

function found(times: Float64Array, witness: Float64Array, searched = everywhere): object {
  const { missing, extra } = disagreement(times, { times: witness, searched }, everywhere);
  return { missing, extra: extra.map((place) => times[place]) };
}

describe('A unit’s train beside that of the channel which shows it best', () => {
  it('misses what fits the other’s rhythm, and has too much where that leaves no room', () => {
    const own = train(...regular.filter((_, i) => i !== 17), 3.04);
    assert.deepEqual(found(own, train(...regular)), { missing: [regular[17]], extra: [3.04] });
  });

  it('misses nothing where the other’s discharge does not fit its rhythm', () => {
    assert.deepEqual(found(train(...regular), train(...regular, 3.04)), { missing: [], extra: [] });
  });

  it('has nothing too much where the other has a gap, has ended, or was not searched', () => {
    const own = train(...regular);
    assert.deepEqual(found(own, train(...regular.filter((_, i) => i !== 17))), { missing: [], extra: [] });
    assert.deepEqual(found(own, train(...regular.slice(0, 30))), { missing: [], extra: [] });
    const before = [{ from: 0, to: 3 }];
    assert.deepEqual(found(train(...regular, 3.04), train(...regular), before), { missing: [], extra: [] });
  });

  it('agrees with it on a discharge that is placed a little amiss', () => {
    const own = train(...regular.map((t, i) => (i === 20 ? t + 0.002 : t)));
    assert.deepEqual(found(own, train(...regular)), { missing: [], extra: [] });
  });
});
