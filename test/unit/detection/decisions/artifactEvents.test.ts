/** Events for what is no muscle signal. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ChannelReport } from '../../../../src/detection/features/channelReport';
import { artifactEvents } from '../../../../src/detection/decisions/artifactEvents';
import { defaultParameters } from '../../../../src/detection/parameters';
import type { Unassessable } from '../../../../src/detection/scan/validity/unassessable';
import { reportOf } from '../reports';

const flat = (from: number, to: number): Unassessable => ({
  from: Math.round(100 * from),
  to: Math.round(100 * to),
  cause: 'flat-line',
  value: to - from,
  threshold: 0.05,
});

const spans = (...args: Parameters<typeof artifactEvents>): string[] =>
  artifactEvents(...args).map(
    ({ onsetSeconds, endSeconds }) => `${onsetSeconds.toFixed(2)}-${endSeconds.toFixed(2)}`,
  );

describe('Artifacts', () => {
  it('are a flat line from end to end, not assessable, with how long it stood still', () => {
    const [event, ...others] = artifactEvents(
      reportOf(3, { unassessable: [flat(10, 14)] }),
      defaultParameters,
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      { ...event, evidence: undefined },
      {
        onsetSeconds: 10,
        endSeconds: 14,
        channels: [3],
        label: 'artifact',
        probability: 0.95,
        alternatives: [],
        reason: 'unassessable',
        evidence: undefined,
      },
    );
    const [evidence] = event!.evidence;
    assert.deepEqual(
      [evidence?.criterion, evidence?.value, evidence?.unit, evidence?.atSeconds],
      ['flat-line', 4, 's', 10],
    );
  });

  it('less than a second apart are one, and the longest standstill speaks for it', () => {
    const report = reportOf(0, { unassessable: [flat(10, 10.5), flat(11.4, 13), flat(14.1, 15)] });
    assert.deepEqual(spans(report, defaultParameters), ['10.00-13.00', '14.10-15.00']);
    assert.ok(Math.abs(artifactEvents(report, defaultParameters)[0]!.evidence[0]!.value - 1.6) < 1e-9);
  });

  it('of a flat and a dead line are one, and the longer of them speaks, whatever its number', () => {
    const dead = { from: 1100, to: 1700, cause: 'dead-line', value: 0.02, threshold: 0.1 } as const;
    const [event] = artifactEvents(reportOf(0, { unassessable: [flat(10, 11), dead] }), defaultParameters);
    assert.equal(event?.evidence[0]?.criterion, 'dead-line');
    assert.deepEqual([event.onsetSeconds, event.endSeconds], [10, 17]);
  });

  it('are made of a standstill of 60 ms, and not of one of 30 ms', () => {
    const report = reportOf(0, { unassessable: [flat(10, 10.06), flat(20, 20.03)] });
    assert.deepEqual(spans(report, defaultParameters), ['10.00-10.06']);
  });

  it('say the level of a dead line in microvolts, though the file counts in millivolts', () => {
    const { channel } = reportOf(0);
    const report = reportOf(0, {
      channel: { ...channel, unit: 'mV' },
      unassessable: [{ from: 0, to: 200, cause: 'dead-line', value: 0.00002, threshold: 0.0001 }],
    });
    const [{ value, unit } = { value: NaN, unit: '' }] = artifactEvents(report, defaultParameters)[0]!
      .evidence;
    assert.ok(Math.abs(value - 0.02) < 1e-9, `${value} ${unit}`);
    assert.equal(unit, 'µV');
  });

  const clippedAt = (...clipped: { from: number; to: number }[]): ChannelReport =>
    reportOf(0, { scan: { ...reportOf(0).scan, clipped } });

  it('of clipping have the samples at the rail, by the second', () => {
    const report = clippedAt({ from: 20_000, to: 20_300 }, { from: 20_400, to: 20_600 });
    const [event] = artifactEvents(report, defaultParameters);
    assert.deepEqual([event?.onsetSeconds, event?.endSeconds], [10, 10.3]);
    assert.deepEqual([event?.evidence[0]?.criterion, event?.evidence[0]?.value], ['clipped-samples', 300]);
    assert.equal(event?.reason, undefined);
  });

  it('are not made of clipped peaks, alone or one in ten samples of a contraction', () => {
    const peaks = Array.from({ length: 50 }, (_, i) => ({ from: 20_000 + 100 * i, to: 20_010 + 100 * i }));
    assert.deepEqual(artifactEvents(clippedAt({ from: 20_000, to: 20_013 }), defaultParameters), []);
    assert.deepEqual(artifactEvents(clippedAt(...peaks), defaultParameters), []);
  });

  it('of a movement are their own, but for one near a standstill: an electrode that comes off moves', () => {
    const moved = (from: number) => ({ from: 100 * from, to: 100 * from + 20, overNoise: 40 });
    const report = reportOf(0, { unassessable: [flat(10, 12)], movements: [moved(9), moved(40)] });
    const told = artifactEvents(report, defaultParameters).map(
      ({ onsetSeconds, evidence }) => `${evidence[0]?.criterion} at ${onsetSeconds}`,
    );
    assert.deepEqual(told, ['flat-line at 10', 'movement at 40']);
  });

  it('never reach past the end of the channel', () => {
    const { channel } = reportOf(0);
    const report = reportOf(0, { channel: { ...channel, samples: 2999 }, unassessable: [flat(1, 1.5)] });
    assert.deepEqual(
      artifactEvents(report, defaultParameters).map(({ endSeconds }) => endSeconds),
      [1.4995],
    );
  });

  it('hold every standstill, and lie a second apart', () => {
    const runs = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 25, max: 400 })), { maxLength: 8 })
      .map((parts) => {
        let place = 0;
        return parts.map(([gap, length]) => flat((place + gap) / 100, (place += gap + length) / 100));
      });
    fc.assert(
      fc.property(runs, (unassessable) => {
        const events = artifactEvents(reportOf(0, { unassessable }), defaultParameters);
        for (const { from, to } of unassessable) {
          const holding = events.filter(
            (e) => e.onsetSeconds <= from / 100 + 1e-9 && e.endSeconds >= to / 100 - 1e-9,
          );
          assert.equal(holding.length, 1, `${from} to ${to} is in ${holding.length} events`);
        }
        events.slice(1).forEach((event, k) => {
          const gap = event.onsetSeconds - events[k]!.endSeconds;
          assert.ok(gap >= 1 - 1e-9, `${gap} s apart`);
        });
      }),
      { seed: 1 },
    );
  });
});
