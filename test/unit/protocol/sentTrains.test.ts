import assert from 'node:assert/strict';
import { receivedSegments, sentSegments } from '../../../src/protocol/sentTrains';

describe('People’s trains on their way to a worker', () => {
  const given = [
    {
      start: 100,
      end: 2 ** 33,
      trains: [
        { number: 1, samples: [120, 2 ** 32 + 1], isRejected: false },
        { number: 3, samples: [], isRejected: true },
      ],
    },
  ];

  it('arrive as they were sent, as long as a recording may be', () => {
    assert.deepEqual(receivedSegments(structuredClone(sentSegments(given))), given);
  });

  it('hold no list of discharges, which would be copied number by number', () => {
    for (const { trains } of sentSegments(given)) {
      for (const { samples } of trains) assert.ok(samples instanceof Float64Array);
    }
  });
});
