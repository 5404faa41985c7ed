/** What readers call the moments of a channel, and which of their events are the same. */
import assert from 'node:assert/strict';
import { pairEvents } from '../../../src/agreement/events';
import { agreementOf } from '../../../src/agreement/summary';
import { tallyCells, unmarked, type ReadChannel, type ReadEvent } from '../../../src/agreement/tallies';
import { Random } from '../../../src/simulation/random';

const event = (onsetSeconds: number, endSeconds: number, label: string): ReadEvent => ({
  onsetSeconds,
  endSeconds,
  label,
});

/** Events at random, overlapping as they may, beyond the recording's end too. */
function randomEvents(random: Random, durationSeconds: number): readonly ReadEvent[] {
  return Array.from({ length: Math.floor(random.uniform(0, 8)) }, () => {
    const onset = random.uniform(0, durationSeconds);
    return event(
      onset,
      onset + random.uniform(0.01, 4),
      ['rest', 'tremor', 'insertion'][Math.floor(random.uniform(0, 3))]!,
    );
  });
}

/** The plain way: each cell's middle looked up among all events. */
function cellByCell(
  { durationSeconds, readings }: ReadChannel,
  cellSeconds: number,
): ReadonlyMap<string, number> {
  const cells = new Map<string, number>();
  for (let cell = 0; (cell + 0.5) * cellSeconds < durationSeconds; cell++) {
    const middle = (cell + 0.5) * cellSeconds;
    const labels = readings.map((events) => {
      if (!events) return undefined;
      const [first] = events
        .filter(({ onsetSeconds, endSeconds }) => onsetSeconds <= middle && middle < endSeconds)
        .sort((a, b) => a.endSeconds - a.onsetSeconds - b.endSeconds + b.onsetSeconds);
      return first?.label ?? unmarked;
    });
    const key = JSON.stringify(labels);
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  return cells;
}

describe('The cells of a time grid', () => {
  it('are counted as looking each of them up would, whatever overlaps', () => {
    const random = new Random(7);
    for (let trial = 0; trial < 200; trial++) {
      const durationSeconds = random.uniform(0.2, 12);
      const readings = [
        randomEvents(random, durationSeconds),
        randomEvents(random, durationSeconds),
        undefined,
      ];
      const channel = { durationSeconds, readings };
      const cellSeconds = random.uniform(0.01, 0.3);
      const counted = new Map(
        tallyCells(channel, cellSeconds).map(({ labels, cells }) => [JSON.stringify(labels), cells]),
      );
      const looked = cellByCell(channel, cellSeconds);
      assert.deepEqual([...counted].sort(), [...looked].sort(), `trial ${trial}`);
    }
  });

  it('are called by the shorter of two events, and unmarked where there is none', () => {
    const readings = [[event(0, 8, 'rest'), event(2, 3, 'fibrillation')]];
    assert.deepEqual(tallyCells({ durationSeconds: 10, readings }, 1), [
      { labels: ['rest'], cells: 7 },
      { labels: ['fibrillation'], cells: 1 },
      { labels: [unmarked], cells: 2 },
    ]);
  });
});

describe('The events of two readers', () => {
  it('are paired one to one where they overlap enough and say the same', () => {
    const one = [event(0, 10, 'tremor'), event(20, 30, 'rest'), event(40, 50, 'rest')];
    const other = [
      event(1, 6, 'tremor'),
      event(5, 11, 'tremor'),
      event(20, 30, 'tremor'),
      event(41, 50, 'rest'),
    ];
    const { pairs, onlyOne, onlyOther } = pairEvents(one, other, 0.5, (a, b) => a.label === b.label);
    assert.deepEqual(
      pairs.map((pair) => [pair.one.onsetSeconds, pair.other.onsetSeconds, pair.overlap]),
      [
        [0, 1, 0.5],
        [40, 41, 0.9],
      ],
    );
    assert.deepEqual([onlyOne, onlyOther], [[one[1]], [other[1], other[2]]]);
  });

  it('say how far readers agree: perfectly with themselves, and less the more a reader moves and renames', () => {
    const random = new Random(3);
    const truth = Array.from({ length: 8 }, () =>
      Array.from({ length: 10 }, (_, i) =>
        event(10 * i, 10 * i + random.uniform(2, 8), i % 3 ? 'rest' : 'tremor'),
      ),
    );
    const moved = (events: readonly ReadEvent[], by: number): readonly ReadEvent[] =>
      events.map(({ onsetSeconds, endSeconds, label }) => event(onsetSeconds + by, endSeconds + by, label));
    const of = (by: number): ReturnType<typeof agreementOf> =>
      agreementOf(
        truth.map((events, i) => ({
          name: `${i}`,
          channels: [{ durationSeconds: 110, readings: [events, moved(events, by)] }],
        })),
        2,
        0.01,
      );
    const [same, near, far] = [of(0), of(0.2), of(2)];
    const values = [same, near, far].map(({ alpha, pairs: [pair] }) => [
      alpha.value,
      pair!.kappa.value,
      ...pair!.eventF1.map(({ value }) => value),
    ]);
    assert.deepEqual(values[0], [1, 1, 1, 1, 1]);
    values[1]!.forEach((value, i) => assert.ok(value <= 1 && value > values[2]![i]!, `figure ${i}`));
    assert.ok(near.pairs[0]!.onset.seconds.every((seconds) => Math.abs(seconds - 0.2) < 1e-9));
    const { interval, value } = near.pairs[0]!.kappa;
    assert.ok(interval && interval.low <= value && value <= interval.high && interval.high < 1);
  });
});
