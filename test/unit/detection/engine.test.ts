import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DetectedEvent, Evidence } from '../../../src/detection/result/detectedEvent';
import { detect } from '../../../src/detection/engine';
import { defaultParameters } from '../../../src/detection/parameters';
import { median } from '../../../src/signal/statistics';
import { neurogenicCramp } from '../../../src/simulation/neurogenicCramp';
import { sampleContracture, sampleCramp } from '../../fixtures/sampleRecordings';
import { annotated, noiseWithBursts, recordingOf, simulated, stateOf } from './recordings';

async function eventsOf(...args: Parameters<typeof recordingOf>): Promise<readonly DetectedEvent[]> {
  return (await detect(recordingOf(...args), defaultParameters)).events;
}

function evidenceOf(event: DetectedEvent, criterion: string): Evidence {
  const found = event.evidence.find((evidence) => evidence.criterion === criterion);
  assert.ok(found, `${criterion} is not among ${event.evidence.map((e) => e.criterion).join(', ')}`);
  return found;
}

function assertNear(value: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(value - expected) <= tolerance, `${value} is not ${expected} ± ${tolerance}`);
}

const labelled = (events: readonly DetectedEvent[], label: string): DetectedEvent[] =>
  events.filter((event) => event.label === label);

describe('The engine, on the sample recordings', () => {
  it('tells a cramp from the voluntary contraction before it, within 0.1 s of both edges', async () => {
    const cramp = sampleCramp();
    const { events } = await detect(simulated(cramp), defaultParameters);
    for (const label of ['voluntary', 'neurogenic-cramp'] as const) {
      const found = labelled(events, label);
      const [truth] = cramp.truth.events.filter((event) => event.label === label);
      assert.equal(found.length, 1, `${label}: ${found.length}`);
      assertNear(found[0]!.onsetSeconds, truth!.onsetSeconds, 0.1);
      assertNear(found[0]!.endSeconds, truth!.endSeconds, 0.1);
      assert.ok(found[0]!.probability > 0.9, `${label}: ${found[0]!.probability}`);
    }
    const [found] = labelled(events, 'neurogenic-cramp');
    // Ten units at 14.5 a second: the pooled rate that textbooks speak of, beside the rate of each unit.
    const pooled = evidenceOf(found!, 'pooled-rate').value;
    assert.ok(pooled > 80 && pooled < 220, `${pooled} potentials a second`);
    const own = evidenceOf(found!, 'unit-rate').value;
    assert.ok(own > 6 && own < 25, `${own} a second of each unit`);
    assert.ok(evidenceOf(found!, 'cramp-irregularity').met);
  });

  it('reports the pooled rate of a cramp of ten units to 15 % of the true one, in the median of seven', async () => {
    const ratios: number[] = [];
    for (let seed = 20; seed < 27; seed++) {
      const cramp = seed === 20 ? sampleCramp() : neurogenicCramp(seed);
      const { events } = await detect(simulated(cramp), defaultParameters);
      const { onsetSeconds, endSeconds } = cramp.truth.events.find(
        ({ label }) => label === 'neurogenic-cramp',
      )!;
      const found = events.find((event) => Math.abs(event.onsetSeconds - onsetSeconds) < 0.5);
      const all = cramp.truth.units.flatMap(({ spikeSeconds }) => [...spikeSeconds]);
      const within = all.filter((time) => time >= onsetSeconds && time <= endSeconds);
      const most = Math.max(
        ...within.map((from) => within.filter((time) => time >= from && time < from + 1).length),
      );
      ratios.push(evidenceOf(found!, 'pooled-rate').value / most);
    }
    assertNear(median(Float64Array.from(ratios)) ?? NaN, 1, 0.15);
    for (const ratio of ratios) assert.ok(ratio > 0.5 && ratio < 1.35, `one is ${ratio} of the true one`);
  });

  it('without a word of intent leaves the same cramp undecided, with the cramp as first candidate', async () => {
    const { channels } = sampleCramp();
    const events = await eventsOf(...channels);
    const cramp = events.find(({ onsetSeconds }) => Math.abs(onsetSeconds - 12) < 0.5);
    assert.equal(cramp?.reason, 'cramp_like_discharge');
    assert.equal(cramp.alternatives[0]?.label, 'neurogenic-cramp');
    assert.equal(labelled(events, 'neurogenic-cramp').length, 0);
  });

  it('proposes the contracture from the last potential on, with every item that a contracture needs', async () => {
    const contracture = sampleContracture();
    const { events } = await detect(simulated(contracture), defaultParameters);
    const found = labelled(events, 'myogenic-cramp');
    assert.equal(found.length, 1);
    const truth = contracture.truth.events.find(({ label }) => label === 'myogenic-cramp');
    assertNear(found[0]!.onsetSeconds, truth!.onsetSeconds, 0.15);
    assertNear(found[0]!.endSeconds, 60, 1e-9);
    const items = found[0]!.evidence.filter(({ criterion }) => criterion.startsWith('contracture-'));
    assert.ok(items.length >= 12 && items.every(({ met }) => met), `${items.length} items`);
    assert.ok(evidenceOf(found[0]!, 'contracture-force').value > 30);
    assert.equal(labelled(events, 'voluntary').length, 5);
    const [rest] = labelled(events, 'rest');
    assertNear(rest!.endSeconds, 4, 0.15);
  });

  it('never proposes a contracture once the force channel is taken away, whoever reports a cramp', async () => {
    const { channels, annotations } = sampleContracture();
    const remarks = annotations.map(({ onsetSeconds, text }) => [onsetSeconds, text] as const);
    const { events } = await detect(annotated(recordingOf(channels[0]!), ...remarks), defaultParameters);
    const silence = events.filter((event) => stateOf(event) === 'silent');
    assert.ok(silence.length >= 2);
    assert.equal(labelled(events, 'myogenic-cramp').length, 0);
    assert.equal(silence.at(-1)?.reason, 'silence_during_reported_cramp');
    for (const event of silence) evidenceOf(event, 'no-mechanical-channel');
  });
});

describe('The engine', () => {
  it('gives the same answer whatever blocks the samples are read in', async () => {
    const random = noiseWithBursts(12, [
      [1, 1.7],
      [5.2, 5.3],
    ]);
    random.fill(NaN, 13_000, 13_400);
    random.fill(0, 18_000, 18_600);
    const recording = recordingOf(
      { values: random },
      { values: noiseWithBursts(12, [[2, 4]], 500, 2), samplingRate: 500, unit: 'counts' },
      {
        values: noiseWithBursts(12, [[2, 5]], 100, 3),
        samplingRate: 100,
        kind: 'mechanical',
        unit: 'N',
        name: 'Force',
      },
    );
    const whole = await detect(recording, defaultParameters);
    assert.ok(whole.events.length >= 4);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 26_000 }), async (blockSamples) => {
        assert.deepEqual(await detect(recording, defaultParameters, {}, { blockSamples }), whole);
      }),
      { seed: 1, numRuns: 8 },
    );
  });

  it('gives the same answer in millivolts as in microvolts', async () => {
    const values = noiseWithBursts(10, [[4, 5]]);
    const microvolts = await eventsOf({ values });
    const millivolts = await eventsOf({ values: values.map((x) => x / 1000), unit: 'mV' });
    assert.deepEqual(
      millivolts.map(({ onsetSeconds, endSeconds, label }) => [onsetSeconds, endSeconds, label]),
      microvolts.map(({ onsetSeconds, endSeconds, label }) => [onsetSeconds, endSeconds, label]),
    );
    const noise = (events: readonly DetectedEvent[]): Evidence => evidenceOf(events[0]!, 'noise-level');
    assert.equal(noise(millivolts).unit, 'µV');
    // The noise level comes out of a histogram whose bins are 2 % wide.
    assertNear(noise(millivolts).value / noise(microvolts).value, 1, 0.003);
    // White noise of 3 µV to 1 kHz has sqrt(0.8) of its RMS between 100 and 900 Hz.
    assertNear(noise(microvolts).value, 3 * Math.sqrt(0.8), 0.25);
  });

  it('works relatively on raw counts: the same spans, the noise in counts', async () => {
    const values = noiseWithBursts(10, [[4, 5]]);
    const counts = await eventsOf({ values: values.map((x) => x * 8 + 2048), unit: '' });
    const active = counts.filter((event) => stateOf(event) === 'active');
    assert.equal(active.length, 1);
    assertNear(active[0]!.onsetSeconds, 4, 0.02);
    assertNear(active[0]!.endSeconds, 5, 0.02);
    assertNear(evidenceOf(active[0]!, 'noise-level').value, 24 * Math.sqrt(0.8), 2);
  });

  it('joins activity parted by less than two seconds, and parts it where more lies between', async () => {
    const spans = (await eventsOf({ values: noiseWithBursts(12, [[1, 2], [3.4, 4], [7, 8]]) })) // prettier-ignore
      .filter((event) => stateOf(event) === 'active')
      .map(({ onsetSeconds, endSeconds }) => [onsetSeconds, endSeconds]);
    assert.equal(spans.length, 2);
    assertNear(spans[0]![1]!, 4, 0.03);
    assertNear(spans[1]![0]!, 7, 0.03);
  });

  it('parts contractions that are asked for one by one, however short the pause', async () => {
    const recording = annotated(
      recordingOf({ values: noiseWithBursts(12, [[1, 3], [3.8, 6]]) }), // prettier-ignore
      [1, 'contract'],
      [3, 'relax'],
      [3.7, 'contract'],
      [6, 'relax'],
    );
    const { events } = await detect(recording, defaultParameters);
    assert.equal(labelled(events, 'voluntary').length, 2);
  });

  it('judges anew what outlasts the release by two seconds', async () => {
    const recording = annotated(
      recordingOf({ values: noiseWithBursts(20, [[2, 15]]) }),
      [2, 'contract'],
      [8, 'relax'],
    );
    const active = (await detect(recording, defaultParameters)).events.filter(
      (event) => stateOf(event) === 'active',
    );
    assert.equal(active.length, 2);
    assert.equal(active[0]!.label, 'voluntary');
    assert.notEqual(active[1]!.label, 'voluntary');
    assertNear(active[0]!.endSeconds, 8, 1);
    assert.equal(active[1]!.onsetSeconds, active[0]!.endSeconds);
  });

  it('takes no silence for certain in which single potentials stand out of the noise', async () => {
    const values = noiseWithBursts(12);
    for (const at of [3, 6, 9]) values.fill(80, at * 2000, at * 2000 + 2);
    for (const event of await eventsOf({ values })) {
      const holds = [3, 6, 9].filter((at) => at >= event.onsetSeconds && at < event.endSeconds);
      assert.ok(stateOf(event) !== 'silent' || holds.length === 0, `silence holds ${holds.join(', ')}`);
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
      assert.notEqual(event.label, 'rest');
      assert.ok(evidenceOf(event, 'noise-implausible').value > 40);
    }
  });

  it('joins one activity on two channels into one event of both', async () => {
    const bursts = [[3, 6]] as const;
    const events = await eventsOf(
      { values: noiseWithBursts(10, bursts, 2000, 1) },
      { values: noiseWithBursts(10, bursts, 2000, 2) },
    );
    const active = events.filter((event) => stateOf(event) === 'active');
    assert.deepEqual(active.map(({ channels }) => channels), [[0, 1]]); // prettier-ignore
  });
});
