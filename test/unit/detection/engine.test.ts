import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DetectedEvent, Evidence } from '../../../src/detection/detectedEvent';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { neurogenicCramp } from '../../../src/simulation/neurogenicCramp';
import { silentContracture } from '../../../src/simulation/silentContracture';
import type { SimulatedRecording } from '../../../src/simulation/simulatedRecording';
import { noiseWithBursts, recordingOf, simulated } from './recordings';

async function eventsOf(...args: Parameters<typeof recordingOf>): Promise<readonly DetectedEvent[]> {
  return (await detect(recordingOf(...args), defaultParameters)).events;
}

function evidenceOf(event: DetectedEvent, criterion: string): Evidence {
  const found = event.evidence.find((evidence) => evidence.criterion === criterion);
  assert.ok(found, `${criterion} is not among ${event.evidence.map((e) => e.criterion).join(', ')}`);
  return found;
}

function has(event: DetectedEvent, criterion: string): boolean {
  return event.evidence.some((evidence) => evidence.criterion === criterion);
}

function assertNear(value: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not ${expected} ± ${tolerance}`);
}

/** Each true activity has one active event whose edges are within 0.1 s of it, and there is no other. */
function assertFindsActivity(recording: SimulatedRecording, events: readonly DetectedEvent[]): void {
  const active = events.filter((event) => has(event, 'active-over-noise'));
  const truth = recording.truth.states.filter(
    ({ state }) => state === 'voluntary' || state === 'neurogenic-cramp',
  );
  assert.equal(active.length, truth.length);
  truth.forEach((interval, i) => {
    assertNear(active[i]!.onsetSeconds, interval.onsetSeconds, 0.1);
    assertNear(active[i]!.endSeconds, interval.endSeconds, 0.1);
  });
}

describe('The first engine, on simulated recordings whose truth is known', () => {
  it('finds a cramp and the contraction before it as activity, and names neither', async () => {
    const cramp = neurogenicCramp();
    const { events } = await detect(simulated(cramp), defaultParameters);
    assertFindsActivity(cramp, events);
    assert.deepEqual([...new Set(events.map((event) => event.label))], ['indeterminate']);
  });

  it('never calls a silence rest while the muscle pulls, nor a contracture', async () => {
    const contracture = silentContracture();
    const { events } = await detect(simulated(contracture), defaultParameters);
    assertFindsActivity(contracture, events);
    const silence = events.filter((event) => event.onsetSeconds >= 25);
    assert.deepEqual(
      silence.map(({ label }) => label),
      ['indeterminate'],
    );
    const force = evidenceOf(silence[0]!, 'silent-with-force');
    assert.ok(force.value > 30 && force.unit === 'N' && force.value > force.threshold!);
    assertNear(silence[0]!.endSeconds, 60, 1e-9);
    const rest = events.filter((event) => event.label === 'rest');
    assert.equal(rest.length, 1);
    assertNear(rest[0]!.endSeconds, 4, 0.15);
  });

  it('calls the same silence undecided when the force channel is taken away', async () => {
    const { channels } = silentContracture();
    const events = await eventsOf(channels[0]!);
    assert.ok(events.every((event) => event.label === 'indeterminate'));
    const silence = events.filter((event) => has(event, 'quiet-at-noise'));
    assert.ok(silence.length >= 2);
    for (const event of silence) {
      assert.equal(evidenceOf(event, 'no-mechanical-channel').value, 0);
      assert.deepEqual(
        event.alternatives.map(({ label }) => label),
        ['rest'],
      );
    }
  });

  it('says how far the activity rose over the noise, when, and how large both were', async () => {
    const events = await eventsOf({ values: noiseWithBursts(10, [[4, 5]]) });
    const active = events.find((event) => has(event, 'active-over-noise'));
    assert.ok(active);
    const ratio = evidenceOf(active, 'active-over-noise');
    assert.equal(ratio.threshold, 6);
    // 20² = 400 on the average; the highest of fifty windows of 32 degrees of freedom is up to twice that.
    assert.ok(ratio.value > 400 && ratio.value < 900, `${ratio.value}`);
    assert.ok(ratio.atSeconds! >= 4 && ratio.atSeconds! < 5);
    // White noise of 3 µV to 1 kHz has sqrt(0.8) of its RMS between 100 and 900 Hz.
    assertNear(evidenceOf(active, 'noise-level').value, 3 * Math.sqrt(0.8), 0.15);
    const peak = evidenceOf(active, 'peak-amplitude');
    assert.ok(peak.unit === 'µV' && peak.value > 120 && peak.value < 300);
  });
});

describe('The first engine', () => {
  it('gives the same answer whatever blocks the samples are read in', async () => {
    const random = noiseWithBursts(6, [
      [1, 1.7],
      [3.2, 3.3],
    ]);
    random.fill(NaN, 5000, 5400);
    random.fill(0, 9000, 9300);
    const recording = recordingOf(
      { values: random },
      { values: noiseWithBursts(6, [[2, 4]], 500, 2), samplingRate: 500, unit: 'counts' },
      {
        values: noiseWithBursts(6, [[2, 5]], 100, 3),
        samplingRate: 100,
        kind: 'mechanical',
        unit: 'N',
        name: 'Force',
      },
    );
    const whole = await detect(recording, defaultParameters);
    assert.ok(whole.events.length >= 4);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 13_000 }), async (blockSamples) => {
        assert.deepEqual(await detect(recording, defaultParameters, {}, blockSamples), whole);
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('gives the same answer in millivolts as in microvolts, and works relatively on raw counts', async () => {
    const values = noiseWithBursts(10, [[4, 5]]);
    const microvolts = await eventsOf({ values });
    const millivolts = await eventsOf({ values: values.map((x) => x / 1000), unit: 'mV' });
    const counts = await eventsOf({ values: values.map((x) => x * 8 + 2048), unit: '' });
    for (const others of [millivolts, counts]) {
      assert.deepEqual(
        others.map(({ onsetSeconds, endSeconds, label }) => [onsetSeconds, endSeconds, label]),
        microvolts.map(({ onsetSeconds, endSeconds, label }) => [onsetSeconds, endSeconds, label]),
      );
    }
    const noise = (events: readonly DetectedEvent[]): Evidence => evidenceOf(events[0]!, 'noise-level');
    assert.equal(noise(millivolts).unit, 'µV');
    assertNear(noise(millivolts).value / noise(microvolts).value, 1, 1e-3);
    assert.equal(noise(counts).unit, '');
    assertNear(noise(counts).value / noise(microvolts).value, 8, 0.1);
  });

  it('joins activity parted by less than half a second, and parts it where more lies between', async () => {
    const spans = (await eventsOf({ values: noiseWithBursts(12, [[2, 3], [3.4, 4], [4.7, 6]]) })) // prettier-ignore
      .filter((event) => has(event, 'active-over-noise'))
      .map(({ onsetSeconds, endSeconds }) => [onsetSeconds, endSeconds]);
    assert.equal(spans.length, 2);
    assertNear(spans[0]![1]!, 4, 0.05);
    assertNear(spans[1]![0]!, 4.7, 0.05);
  });

  it('takes no silence for certain in which single potentials stand out of the noise', async () => {
    const values = noiseWithBursts(12);
    for (const at of [3, 6, 9]) values.fill(80, at * 2000, at * 2000 + 2);
    for (const event of await eventsOf({ values })) {
      const holds = [3, 6, 9].filter((at) => at >= event.onsetSeconds && at < event.endSeconds);
      assert.ok(!has(event, 'quiet-at-noise') || holds.length === 0, `quiet holds ${holds.join(', ')}`);
    }
  });

  it('says that the noise level is in doubt, and claims no rest, where the muscle was never relaxed', async () => {
    const force = {
      values: new Float32Array(1000),
      samplingRate: 100,
      kind: 'mechanical',
      unit: 'N',
    } as const;
    const events = await eventsOf({ values: noiseWithBursts(10, [[0, 10]]) }, force);
    assert.ok(events.length > 0);
    for (const event of events) {
      assert.equal(event.label, 'indeterminate');
      assert.ok(event.probability <= 0.5);
      assert.ok(evidenceOf(event, 'noise-implausible').value > 40);
    }
  });
});
