/** What the signal around discharges decides: where a potential has its peak, and which look alike. */
import { correctionNumbers } from '../../corrections/numbers';
import { snapToPeak } from '../../corrections/operations/snapToPeak';
import { samplesOf } from '../../corrections/train';
import type { CorrectedUnit } from '../../corrections/unitRecord';
import type { CallOptions } from '../../protocol/rpc';
import type { EmgDocument } from '../document/emgDocument';

const { peakReach: reachSeconds, averagedForPeak: mostAveraged } = correctionNumbers.values;

async function sweepsAt(
  { guard, connection }: EmgDocument,
  channel: number,
  samples: readonly number[],
  seconds: { readonly before: number; readonly after: number },
): Promise<readonly Float32Array[]> {
  const { state } = connection;
  const rate = state.kind === 'open' ? (state.summary.channels[channel]?.samplingRate ?? 0) : 0;
  const before = Math.max(1, Math.round(seconds.before * rate));
  const after = Math.max(2, Math.round(seconds.after * rate) + 1);
  return guard.reading(() => connection.call('sweeps', { channel, samples, before, after }));
}

/**
 * Those of a unit's discharges that are the fewer of two shapes, which the recording's thread finds out.
 * @throws RemoteError where they are all alike, and the signal's reason once it is aborted
 */
export async function smallerShape(
  { guard, connection }: EmgDocument,
  channel: number,
  unit: CorrectedUnit,
  options: CallOptions,
): Promise<readonly number[]> {
  const samples = new Float64Array(samplesOf(unit));
  return [...(await guard.reading(() => connection.call('smallerShape', { channel, samples }, options)))];
}

/** Where a discharge is that someone puts at `sample`: as far from the peak there as the unit's others are from theirs. */
export async function peakNear(
  document: EmgDocument,
  channel: number,
  sample: number,
  unit: CorrectedUnit | undefined,
): Promise<number> {
  const both = { before: reachSeconds, after: reachSeconds };
  const usual = unit && (await usualPeak(document, channel, unit));
  const wide = { before: 2 * reachSeconds, after: 2 * reachSeconds };
  const [values = new Float32Array(0)] = await sweepsAt(document, channel, [sample], usual ? wide : both);
  const half = Math.floor(values.length / 2);
  const offset = usual?.offset ?? 0;
  const reach = Math.floor(half / (usual ? 2 : 1));
  return snapToPeak({ values, first: sample - half }, sample + offset, reach, usual?.polarity) - offset;
}

/** On which side, and how many samples after the discharge, a unit has its peak. */
async function usualPeak(
  document: EmgDocument,
  channel: number,
  unit: CorrectedUnit,
): Promise<{ readonly offset: number; readonly polarity: 1 | -1 } | undefined> {
  const samples = samplesOf(unit);
  const step = Math.max(1, Math.ceil(samples.length / mostAveraged));
  const some = samples.filter((_, index) => index % step === 0);
  const shapes = await sweepsAt(document, channel, some, { before: reachSeconds, after: reachSeconds });
  const [first] = shapes;
  if (!first) return undefined;
  const mean = first.map((_, at) => shapes.reduce((sum, shape) => sum + (shape[at] ?? 0), 0) / shapes.length);
  const middle = Float32Array.from(mean).sort()[mean.length >> 1] ?? 0;
  const above = mean.map((value) => Math.abs(value - middle));
  const at = above.indexOf(Math.max(...above));
  if (at < 0) return undefined;
  return { offset: at - Math.floor(first.length / 2), polarity: (mean[at] ?? 0) >= middle ? 1 : -1 };
}
