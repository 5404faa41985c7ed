import assert from 'node:assert/strict';
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { noiseWithBursts, recordingOf, stateOf } from './recordings';

async function eventsOf(...args: Parameters<typeof recordingOf>): Promise<readonly DetectedEvent[]> {
  return (await detect(recordingOf(...args), defaultParameters)).events;
}

const restingForce = { samplingRate: 100, kind: 'mechanical', unit: 'N', name: 'Force' } as const;

function isQuiet(event: DetectedEvent): boolean {
  return stateOf(event) === 'silent';
}

/** No event that claims quiet or activity touches [from, to) seconds. */
function assertUndecided(events: readonly DetectedEvent[], from: number, to: number): void {
  for (const event of events.filter(({ label }) => label !== 'artifact')) {
    const span = `[${event.onsetSeconds}, ${event.endSeconds})`;
    assert.ok(event.endSeconds <= from || event.onsetSeconds >= to, `${span} touches [${from}, ${to})`);
  }
}

describe('Signals that are none', () => {
  it('a channel of zeros is one artifact from end to end, never rest', async () => {
    const force = { ...restingForce, values: new Float32Array(1000) };
    const events = await eventsOf({ values: new Float32Array(20_000) }, force);
    assert.deepEqual(
      events.map(({ label, onsetSeconds, endSeconds }) => ({ label, onsetSeconds, endSeconds })),
      [{ label: 'artifact', onsetSeconds: 0, endSeconds: 10 }],
    );
    assert.deepEqual(events[0]!.evidence, [
      {
        criterion: 'flat-line',
        value: 10,
        unit: 's',
        threshold: 0.05,
        contribution: 0,
        met: true,
        atSeconds: 0,
      },
    ]);
  });

  it('a lead that comes off is an artifact to the sample, and its jump is no activity', async () => {
    const values = noiseWithBursts(12);
    values.fill(3000, 10_000, 12_500);
    const events = await eventsOf({ values });
    const artifact = events.find(({ label }) => label === 'artifact');
    assert.deepEqual([artifact?.onsetSeconds, artifact?.endSeconds], [5, 6.25]);
    assertUndecided(events, 5, 6.25);
    assert.equal(events.filter((event) => !isQuiet(event) && event.label !== 'artifact').length, 0);
  });

  it('clipping is an artifact with the longest run, and no quiet lies on it', async () => {
    const values = noiseWithBursts(10).map((x, i) => {
      const driven = i >= 8000 && i < 10_000 ? 1000 * Math.sin((2 * Math.PI * 20 * i) / 2000) : 0;
      return Math.max(-100, Math.min(100, x + driven));
    });
    const events = await eventsOf({ values });
    const clipped = events
      .flatMap(({ evidence }) => evidence)
      .filter((e) => e.criterion === 'clipped-samples');
    assert.equal(clipped.length, 1);
    assert.ok(clipped[0]!.value >= 4 && clipped[0]!.threshold === 4);
    assert.ok(
      events.filter(isQuiet).every((event) => event.endSeconds <= 4.01 || event.onsetSeconds >= 4.99),
    );
  });

  it('a contraction with clipped peaks stays a contraction, and says how much of it is clipped', async () => {
    const values = noiseWithBursts(10, [[4, 5]]).map((x) => Math.max(-100, Math.min(100, 2 * x)));
    const events = await eventsOf({ values });
    assert.ok(events.every(({ label }) => label !== 'artifact'));
    const parts = events.flatMap(({ evidence }) => evidence.filter((e) => e.criterion === 'clipped-part'));
    assert.equal(parts.length, 1);
    assert.ok(parts[0]!.value > 0.05 && parts[0]!.value < 5, `${parts[0]!.value} %`);
  });

  it('quiet noise in coarse steps is neither flat nor clipped', async () => {
    const values = noiseWithBursts(10).map((x) => Math.round(x / 3) * 3);
    assert.ok((await eventsOf({ values })).every(({ label }) => label !== 'artifact'));
  });

  it('missing and infinite stretches are neither active nor quiet', async () => {
    for (const gap of [NaN, Infinity, -Infinity]) {
      const values = noiseWithBursts(12, [[5.5, 7]]);
      values.fill(gap, 12_000, 13_000);
      const events = await eventsOf({ values });
      assertUndecided(events, 6, 6.5);
      assert.equal(events.filter((event) => !isQuiet(event)).length, 2, 'activity before and after the gap');
    }
  });
});

describe('Recordings that hold hardly anything', () => {
  const noEvents: readonly (readonly [string, Parameters<typeof recordingOf>])[] = [
    ['no channel', []],
    ['an empty channel', [{ values: new Float32Array(0) }]],
    ['one sample', [{ values: Float32Array.of(5) }]],
    ['only missing samples', [{ values: new Float32Array(10_000).fill(NaN) }]],
    ['only infinite samples', [{ values: new Float32Array(10_000).fill(Infinity) }]],
    [
      'no EMG channel',
      [
        { values: noiseWithBursts(5), kind: 'other' },
        { ...restingForce, values: new Float32Array(500) },
      ],
    ],
  ];
  for (const [what, channels] of noEvents) {
    it(`${what}: no events`, async () => {
      assert.deepEqual(await eventsOf(...channels), []);
    });
  }

  it('100 samples a second are enough to find a contraction', async () => {
    const values = noiseWithBursts(60, [[20, 30]], 100);
    const active = (await eventsOf({ values, samplingRate: 100 })).filter((event) => !isQuiet(event));
    assert.equal(active.length, 1);
    // Half a window of 0.62 s on either side; behind, the filter's edge at 20 Hz rings for another 0.1 s.
    assert.ok(Math.abs(active[0]!.onsetSeconds - 20) <= 0.35 && Math.abs(active[0]!.endSeconds - 30) <= 0.45);
  });

  it('fewer samples a second than the band of EMG needs are said to be too few', async () => {
    const events = await eventsOf({ values: noiseWithBursts(60, [], 50), samplingRate: 50 });
    assert.equal(events.length, 1);
    assert.equal(events[0]!.label, 'indeterminate');
    assert.deepEqual(
      events[0]!.evidence.map(({ criterion, value }) => [criterion, value]),
      [['sampled-too-slowly', 50]],
    );
  });

  it('512 channels are all heard, events in order of onset; what is the same on many is one event of them', async () => {
    const channels = Array.from({ length: 512 }, (_, i) => ({
      values: noiseWithBursts(4, [[1 + (i % 4) / 2, 2 + (i % 4) / 2]], 500, i),
      samplingRate: 500,
    }));
    const active = (await eventsOf(...channels)).filter((event) => stateOf(event) === 'active');
    assert.equal(new Set(active.flatMap((event) => event.channels)).size, 512);
    assert.ok(active.length >= 4 && active.length < 100, `${active.length} events`);
    const onsets = active.map(({ onsetSeconds }) => onsetSeconds);
    assert.deepEqual([...onsets].sort((a, b) => a - b), onsets); // prettier-ignore
  });

  it('a channel that gives fewer samples than it promised ends where they end', async () => {
    const recording = recordingOf({ values: noiseWithBursts(5, [[2, 3]]) });
    const channels = recording.channels.map((channel) => ({ ...channel, samples: 1e9 }));
    const { events } = await detect({ ...recording, channels }, defaultParameters);
    assert.equal(events.filter((event) => !isQuiet(event)).length, 1);
    assert.ok(events.every(({ endSeconds }) => endSeconds <= 5.001));
  });
});
