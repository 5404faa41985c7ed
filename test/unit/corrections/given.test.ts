import assert from 'node:assert/strict';
import { givenSegments } from '../../../src/corrections/given';
import { deleteUnit } from '../../../src/corrections/operations/judgeUnit';
import { mergeUnits } from '../../../src/corrections/operations/mergeUnits';
import { splitUnit } from '../../../src/corrections/operations/splitUnit';
import type { Units } from '../../../src/corrections/operations/operation';
import type { SortedUnits } from '../../../src/detection/result/channelUnits';
import type { ShownSortedUnits } from '../../../src/detection/result/givenTrains';
import { withGivenTrains } from '../../../src/detection/features/givenTrains';
import { defaultParameters } from '../../../src/detection/parameters';
import { ann, channel, engineUnit, episode, first, records, second, sorted } from './specimens';

const [one, two] = records();
assert.ok(one && two);
const emg = { ...channel, unit: 'µV', kind: 'emg', physicalMinimum: -1, physicalMaximum: 1 } as never;

function shown(units: Units, engines: SortedUnits = sorted): ShownSortedUnits {
  const all = withGivenTrains(engines, givenSegments(units, 'EMG'), emg, defaultParameters);
  assert.equal(all.kind, 'sorted');
  return all;
}

function trains({ episodes }: ShownSortedUnits): readonly (readonly [number, readonly number[]])[] {
  return episodes.flatMap(({ units }) =>
    units.map(({ number, times }) => [number, Array.from(times, (time) => Math.round(1000 * time))] as const),
  );
}

describe('Units with corrections', () => {
  it('are the engine’s own objects where nobody has corrected anything', () => {
    assert.equal(withGivenTrains(sorted, [], emg, defaultParameters), sorted);
  });

  it('are the person’s in the corrected segment and the engine’s elsewhere', () => {
    const units = splitUnit(records(), { id: one.id, chosen: [1200] }, { id: 'new', number: 4 }, ann);
    assert.deepEqual(trains(shown(units)), [
      [1, [1100, 1300, 2100, 2200]],
      [2, [1150, 1250, 2150]],
      [4, [1200]],
      [1, [5100, 5200]],
      [3, [5300]],
    ]);
  });

  it('stay when another run of the engine finds other units under other numbers', () => {
    const units = mergeUnits(records(), { into: one.id, from: two.id }, ann);
    const other: SortedUnits = {
      ...sorted,
      episodes: [
        episode(900, 3100, [
          engineUnit(1, [950, 1150, 1250, 2150]),
          engineUnit(5, [1100, 1200, 1300, 2100, 2200]),
        ]),
        episode(5000, 6000, [engineUnit(5, [5100, 5200]), engineUnit(1, [5300])]),
      ],
    };
    assert.deepEqual(trains(shown(units, other)), [
      [6, [950]],
      [1, [1100, 1150, 1200, 1250, 1300, 2100, 2150, 2200]],
      [1, [5100, 5200]],
      [6, [5300]],
    ]);
  });

  it('stay where the engine finds nothing at all', () => {
    const given = givenSegments(records(), 'EMG');
    const all = withGivenTrains({ kind: 'no-episode' }, given, emg, defaultParameters);
    assert.deepEqual(
      trains(all as ShownSortedUnits).map(([number]) => number),
      [1, 2],
    );
  });

  it('are without a deleted one, whose number stays its own elsewhere', () => {
    assert.deepEqual(trains(shown(deleteUnit(records(), one.id, ann))), [
      [2, [1150, 1250, 2150]],
      [1, [5100, 5200]],
      [3, [5300]],
    ]);
  });

  it('are no engine’s doubtful ones: whoever corrected them has judged them', () => {
    const { episodes } = shown(records());
    assert.deepEqual(
      episodes.map(({ isGiven }) => isGiven === true),
      [true, false],
    );
    assert.deepEqual(
      episodes[0]?.units.map(({ isValid }) => isValid),
      [true, true],
    );
    assert.deepEqual(episodes[0].searched, first.searched);
    assert.deepEqual(episodes[1]?.searched, second.searched);
  });

  it('get numbers of their own where two people’s new units have the same', () => {
    const anns = splitUnit(records(), { id: one.id, chosen: [1200] }, { id: 'a', number: 4 }, ann);
    const both = splitUnit(anns, { id: one.id, chosen: [1300] }, { id: 'b', number: 4 }, ann);
    assert.deepEqual(
      trains(shown(both))
        .slice(0, 4)
        .map(([number]) => number),
      [1, 2, 4, 5],
    );
  });
});
