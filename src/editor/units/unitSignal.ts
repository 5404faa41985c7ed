/** The signal around discharges, for what is decided by it: where a potential has its peak, and which look alike. */
import { correctionNumbers } from '../../corrections/numbers';
import { snapToPeak } from '../../corrections/operations/snapToPeak';
import { samplesOf } from '../../corrections/train';
import type { CorrectedUnit } from '../../corrections/unitRecord';
import type { EmgDocument } from '../document/emgDocument';

const {
  peakReach: reachSeconds,
  averagedForPeak: mostAveraged,
  shapeBefore,
  shapeAfter,
} = correctionNumbers.values;
const shapeSeconds = { before: shapeBefore, after: shapeAfter };

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

/** The potentials at some discharges, each from its own baseline. */
export async function shapesAt(
  document: EmgDocument,
  channel: number,
  samples: readonly number[],
): Promise<readonly Float32Array[]> {
  const sweeps = await sweepsAt(document, channel, samples, shapeSeconds);
  return sweeps.map((sweep) => {
    const known = sweep.filter((value) => !Number.isNaN(value)).sort();
    const baseline = known[known.length >> 1] ?? 0;
    return sweep.map((value) => (Number.isNaN(value) ? 0 : value - baseline));
  });
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
