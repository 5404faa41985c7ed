/** From the channels' reports to events: what other channels do, and events that are the same on several of them. */
import assert from 'node:assert/strict';
import type { ChannelReport, ReportedEpisode } from '../../../src/detection/features/channelReport';
import type { TimeSpan } from '../../../src/detection/context/timeSpan';
import { intentTimeline } from '../../../src/detection/context/intentTimeline';
import { RecordingContext } from '../../../src/detection/context/recordingContext';
import { buildWordings } from '../../../src/detection/context/wordings';
import type { DetectedEvent } from '../../../src/detection/result/detectedEvent';
import { eventsOf } from '../../../src/detection/events/events';
import { envelopeOf } from '../../../src/detection/features/envelope';
import { episodeFeatures } from '../../../src/detection/features/episodeFeatures';
import { defaultParameters } from '../../../src/detection/parameters';
import type { SilentPart } from '../../../src/detection/silence/silentParts';
import type { SortedUnit } from '../../../src/detection/units/sorter/sortedSegment';
import { Random } from '../../../src/simulation/random';
import { scanOf, type Seconds } from './channels';
import { reportOf } from './reports';

const seconds = 100;
const nothingKnown = new RecordingContext(
  intentTimeline([], [], seconds, defaultParameters, buildWordings()),
  [],
  defaultParameters,
);
const events = (...reports: ChannelReport[]): readonly DetectedEvent[] =>
  eventsOf(reports, nothingKnown, defaultParameters);

const spanOf = ([onsetSeconds, endSeconds]: Seconds): TimeSpan => ({ onsetSeconds, endSeconds });
const flat = (index: number, ...spans: Seconds[]): ChannelReport =>
  reportOf(index, {
    unassessable: spans.map(([from, to]) => ({
      from: Math.round(100 * from),
      to: Math.round(100 * to),
      cause: 'flat-line',
      value: to - from,
      threshold: 0.05,
    })),
  });

const told = (found: readonly DetectedEvent[]): string[] =>
  found.map(
    ({ onsetSeconds, endSeconds, channels }) => `${onsetSeconds}-${endSeconds} on ${channels.join(' ')}`,
  );

describe('Events of several channels', () => {
  it('that are the same are one event of all of them, from the first onset to the last end', () => {
    assert.deepEqual(told(events(flat(0, [10, 20]), flat(2, [10.5, 20.2]), flat(5, [9.8, 19]))), [
      '9.8-20.2 on 0 2 5',
    ]);
  });

  it('that share less than seven tenths of their time stay apart: 7.1 of 10 s are one, 6.9 of 10 s are two', () => {
    assert.equal(events(flat(0, [10, 20]), flat(1, [10, 17.1])).length, 1);
    assert.equal(events(flat(0, [10, 20]), flat(1, [10, 16.9])).length, 2);
  });

  it('that follow each other on one channel stay apart', () => {
    assert.deepEqual(told(events(flat(0, [10, 12], [14, 16]), flat(1, [10, 12], [14, 16]))), [
      '10-12 on 0 1',
      '14-16 on 0 1',
    ]);
  });

  it('of another reason stay apart, though they have one label and one time', () => {
    const moved = reportOf(1, { movements: [{ from: 1000, to: 1200, overNoise: 30 }] });
    assert.deepEqual(told(events(flat(0, [10, 12]), moved)), ['10-12 on 0', '10-12 on 1']);
  });

  it('come in order of onset, whatever order the channels are in', () => {
    const first = events(flat(3, [40, 42]), flat(1, [5, 6], [60, 61]), flat(0, [20, 21]));
    assert.deepEqual(told(first), ['5-6 on 1', '20-21 on 0', '40-42 on 3', '60-61 on 1']);
    const second = events(flat(0, [20, 21]), flat(1, [5, 6], [60, 61]), flat(3, [40, 42]));
    assert.deepEqual(second, first);
  });
});

describe('A silent stretch', () => {
  const silent: SilentPart = {
    onsetSeconds: 20,
    endSeconds: 30,
    noiseDisagreement: 1.1,
    noiseIsKnown: true,
    greatestRmsOverNoise: 1.1,
    rmsMicrovolts: 3,
    sameQuietSeconds: 3,
    nearestActivitySeconds: undefined,
    inRegion: 'not-shown',
    intent: 'unknown',
    crampReportedAt: undefined,
    isStimulated: false,
    isCrampOpen: false,
    neighbours: { afterActivity: false, beforeActivity: false },
    activityBefore: undefined,
  };
  const busy = (index: number, ...spans: Seconds[]): ChannelReport =>
    reportOf(index, { active: spans.map(spanOf) });
  const attribution = (...others: ChannelReport[]): number | undefined => {
    const [event] = events(reportOf(0, { silent: [silent], active: [spanOf([0, 20])] }), ...others);
    return event!.evidence.find(({ criterion }) => criterion === 'contracture-attribution')?.value;
  };

  it('is held against the busiest other channel: active for 5 of its 10 s, in pieces', () => {
    const value = attribution(busy(1, [0, 22], [80, 90]), busy(2, [15, 23], [25, 26], [29, 40]));
    assert.ok(Math.abs((value ?? NaN) - 0.5) < 1e-9, `${value}`);
  });

  it('is held against no other channel where there is none, and against none active where none is', () => {
    assert.equal(attribution(), undefined);
    assert.equal(attribution(busy(1), busy(2, [30, 40])), 0);
  });
});

/** Discharges from 20 to 50 s at 14 a second, as irregular as a cramp's. */
function unit(seed: number): SortedUnit {
  const random = new Random(seed);
  const discharges: number[] = [];
  for (let t = 20 + random.uniform(0, 0.07); t < 50; t += random.gamma(8) / 8 / 14) discharges.push(t);
  return {
    times: Float64Array.from(discharges),
    amplitudes: new Float32Array(discharges.length).fill(100),
    template: new Float32Array(30),
    averaged: new Float32Array(70),
    snr: 20,
    missRate: 0,
    contamination: 0,
  };
}

describe('An episode', () => {
  const units = [1, 2, 3, 4, 5, 6].map(unit);
  const times = Float64Array.from(units.flatMap((one) => [...one.times])).sort();
  const hops = Float32Array.from({ length: 10_000 }, (_, hop) =>
    hop >= 2000 && hop < 5000 ? 400 + 300 * Math.sin(hop / 11) * Math.sin(hop) : 1,
  );
  const run = { from: 2000, to: 5000 };
  const scan = scanOf(hops);
  const features = episodeFeatures(
    {
      episode: { ...run, active: [run] },
      scan,
      envelope: envelopeOf(scan, run),
      activity: { noiseRms: 1, ratio: hops, active: [run], silent: [], doubt: 'none' },
      sorted: {
        units,
        spikes: { times, amplitudes: new Float32Array(times.length).fill(100) },
        assignedFraction: 1,
      },
      sortedPart: 1,
      place: { rate: 2000, beforeSeconds: 0.01 },
      period: undefined,
      fast: undefined,
      gridPart: undefined,
      pops: undefined,
      movements: [],
      intent: { intent: 'unknown', isStale: false },
      force: undefined,
      stretches: [],
      insertionReported: false,
      stimulusReported: false,
      crampReported: false,
      microvoltsPerUnit: 1,
    },
    defaultParameters,
  );
  const episode: ReportedEpisode = {
    ...spanOf([20, 50]),
    features,
    twitches: undefined,
    envelope: envelopeOf(scan, run),
    clippedPart: 0,
  };

  /** How likely a cramp is, given what three other channels do. */
  function crampOdds(...active: (readonly Seconds[])[]): number {
    const others = active.map((spans, k) => reportOf(k + 1, { active: spans.map(spanOf) }));
    const parameters = { ...defaultParameters, candidateLeast: 0 };
    const [event] = eventsOf([reportOf(0, { episodes: [episode] }), ...others], nothingKnown, parameters);
    const all = [event!, ...event!.alternatives];
    const cramp = all.find(({ label }) => label === 'neurogenic-cramp');
    assert.ok(cramp, all.map(({ label }) => label).join(', '));
    return cramp.probability;
  }

  it('is less likely a cramp the more of the other channels are active for most of it', () => {
    const odds = [0, 1, 2, 3].map((busy) =>
      crampOdds(...[0, 1, 2].map((k): Seconds[] => (k < busy ? [[22, 50]] : []))),
    );
    odds.slice(1).forEach((value, k) => assert.ok(value < odds[k]!, odds.join(', ')));
  });

  it('does not count a channel that is active for less than half of it: 14 of 30 s', () => {
    assert.equal(crampOdds([[36, 60]], [[0, 34]], []), crampOdds([], [], []));
  });
});
