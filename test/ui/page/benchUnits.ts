/** What the bench's host answers of motor units: the very trains that its signals were made of. */
import type {
  DoubtView,
  MeasuredUnitView,
  NoUnits,
  SegmentView,
  UnitElsewhere,
  UnitsView,
} from '../../../src/protocol/page';
import type { HandlerContext } from '../../../src/protocol/rpc';
import { BenchCorrections } from './benchCorrections';
import { benchMorphology, benchRefusal, benchTemplate } from './benchPotentials';
import { trainsOf, type BenchRecording } from './signals';

const none: Readonly<Record<string, NoUnits>> = {
  slow: { reason: 'sampled-too-slowly', leastHertz: 10_000 },
  quiet: { reason: 'no-activity' },
  crowded: { reason: 'none-separated' },
};

/** Of the cramp not the last second. */
const lookedAt = [
  { startSeconds: 3, endSeconds: 9 },
  { startSeconds: 12, endSeconds: 21 },
  { startSeconds: 26, endSeconds: 30 },
];

const doubtful: DoubtView = { startSeconds: 26, endSeconds: 30, doubts: ['discharges-missed'] };

/** How often `units=fails` has been asked. */
let asked = 0;

/** Eight units with 60,000 discharges in all. */
const dense = Array.from({ length: 8 }, (_, unit) =>
  Float64Array.from({ length: 7500 }, (_, index) => 0.0048 * index + 0.0006 * unit),
);

/** Eight units that fire for ten minutes: 60,000 discharges in all, each at its own irregular pace. */
const tenMinutes = Array.from({ length: 8 }, (_, unit) =>
  Float64Array.from({ length: 7500 }, (__, index) => {
    const jitter = 0.012 * Math.sin(index * (1.7 + 0.13 * unit)) + 0.008 * Math.sin(index * 0.37);
    return 0.03 + 0.005 * unit + 0.0799 * index + jitter;
  }).sort(),
);

/** As many units as `units=` says, which fire for half a minute, each at its own pace. */
function crowd(count: number): BenchCorrections {
  return new BenchCorrections(
    Array.from({ length: count }, (_, unit) =>
      Float64Array.from({ length: 90 }, (__, index) => 0.2 + 0.013 * unit + index * (0.09 + 0.004 * unit)),
    ),
  );
}

/** Of `units=tenMinutes`, which a person may correct. */
export const corrections = new BenchCorrections(tenMinutes);

/** @param how `waits`: never done, and reports 37 %; `fails`: the first time; `dense`; a number of units; else a reason for there being none */
export async function benchUnits(
  recording: BenchRecording,
  channel: number,
  how: string,
  { report }: Pick<HandlerContext, 'report'>,
): Promise<UnitsView> {
  if (how === 'waits') {
    report(0.37);
    await new Promise(() => undefined);
  }
  if (how === 'fails' && asked++ === 0) throw new Error('case01.edf cannot be read at byte 40960.');
  if (how in none) return { kind: 'none', ...none[how]! };
  const count = Number(how);
  const made =
    { dense: new BenchCorrections(dense), tenMinutes: corrections }[how] ??
    (count > 0 ? crowd(count) : undefined);
  const { trains } = made ?? new BenchCorrections(trainsOf(recording, channel));
  const seen = made ? [{ startSeconds: 0, endSeconds: how === 'tenMinutes' ? 600 : 36 }] : lookedAt;
  if (trains.length === 0) return { kind: 'none', reason: 'no-activity' };
  return {
    kind: 'units',
    units: trains.map(({ number, timesSeconds }, index) => ({
      number,
      ...firingOf(timesSeconds, seen),
      doubtful: index === 4 ? [doubtful] : [],
      morphology: { kind: 'awaited' },
      refusal: undefined,
      template: undefined,
    })),
    lookedAt: seen,
    activeSeconds: 20.2,
    assignedFraction: 0.83,
  };
}

interface Firing {
  readonly timesSeconds: Float64Array;
  readonly ratePerSecond: number;
}

/** The extension works in a process of its own: what this one takes is to be as little of the page's time as can be. */
const firings = new WeakMap<Float64Array, Firing>();

function firingOf(times: Float64Array, seen: readonly SegmentView[]): Firing {
  const known = firings.get(times);
  if (known) return known;
  const timesSeconds = times.filter((time) =>
    seen.some(({ startSeconds, endSeconds }) => time >= startSeconds && time < endSeconds),
  );
  const firing = { timesSeconds, ratePerSecond: 1 / medianInterval(times) };
  firings.set(times, firing);
  return firing;
}

/** Of as many units as any channel has. @param how `unmeasured`: never done */
export async function benchPotentials(how: string): Promise<readonly MeasuredUnitView[]> {
  if (how === 'unmeasured') await new Promise(() => undefined);
  return Array.from({ length: Number(how) || dense.length }, (_, index) => ({
    number: index + 1,
    morphology: benchMorphology(index),
    refusal: benchRefusal(index),
    template: benchTemplate(index),
  }));
}

/** @param how `linked`: the second unit is also on the second channel, as its first */
export function benchElsewhere(how: string): readonly UnitElsewhere[] {
  return how === 'linked' ? [{ number: 2, alsoOn: [{ channel: 1, number: 1 }] }] : [];
}

function medianInterval(times: Float64Array): number {
  const intervals = times.subarray(1).map((time, index) => time - (times[index] ?? 0));
  return intervals.sort()[intervals.length >> 1] ?? NaN;
}
