/** Measures a unit's potential on its template, or says why it can't be (DETECTION.md §C.4). */
import { medianReordering } from '../../signal/statistics';
import { count, fixedNumbers, microvolts, ratio, seconds, chosen } from '../numbers/fixedNumbers';
import type { MeasuredBand, Morphology, PotentialSpan } from '../result/unitMorphology';
import { type Components, findComponents, peakToPeak, type SampleSpan } from './edges';
import { leastTurn, potentialFigures } from './figures';
import type { UnitTemplate } from './jointTemplates';
import { jiggleOf } from './jiggle';
import { satellitesOf } from './satellites';
import { upsampled } from './sincReading';
import type { SweepFrame } from './sweeps';
import { deviationOf, mainPeak } from './template';

export const measuringNumbers = fixedNumbers('morphology', {
  leastDischarges: count(8, [4, 50], 'A template is made of so many discharges at least', '§C.4'),
  mostClipped: ratio(
    0.2,
    [0, 0.9],
    'Where a greater part of the discharges is clipped, the others are its smallest',
    'own: the median of the rest lies within the tenth of an amplitude’s spread',
  ),
  leastSignalToNoise: ratio(
    20,
    [5, 100],
    'The amplitude is so many times the noise left in the template at least',
    chosen,
  ),
  mostBaselineMicrovolts: microvolts(10, [2, 50], 'The baselines before and after agree within this', '§C.4'),
  baselineSeconds: seconds(0.003, [0.001, 0.01], 'A baseline is the median of this', '§C.4'),
  shortWindowBefore: seconds(
    0.012,
    [0.005, 0.03],
    'At first a potential is looked for from so long before its peak',
    '§C.1 (± 15 ms)',
  ),
  shortWindowAfter: seconds(0.02, [0.01, 0.05], 'To so long after it', '§C.1 (± 15 ms)'),
  windowGrowth: ratio(
    1.5,
    [1.1, 3],
    'Where it does not fit, in a window that is so many times as long',
    'own: potentials of reinnervated units last 30 ms and more',
  ),
  fineRate: ratio(
    80_000,
    [40_000, 200_000],
    'It is measured at so many values a second at least',
    '§C.1 (resampled by sinc)',
  ),
});
const {
  leastDischarges,
  mostClipped,
  leastSignalToNoise,
  mostBaselineMicrovolts,
  baselineSeconds,
  shortWindowBefore,
  shortWindowAfter,
  windowGrowth,
  fineRate,
} = measuringNumbers.values;

/** What is known of how the sweeps were recorded. */
export interface MeasuredUnder {
  readonly frame: SweepFrame;
  readonly band: MeasuredBand;
  /** Part of the discharges that was clipped, and left out. */
  readonly clippedFraction: number;
}

/** The figures, and the baseline that they were taken from, in µV of the template. */
export interface Measurement {
  readonly morphology: Morphology;
  readonly baseline: number;
}

/** @param template what the discharges that were neither clipped nor incomplete gave; undefined where there was none */
export function measurePotential(template: UnitTemplate | undefined, under: MeasuredUnder): Measurement {
  const refused = (morphology: Extract<Morphology, { kind: 'refused' }>, baseline = 0): Measurement => ({
    morphology,
    baseline,
  });
  const { frame, clippedFraction } = under;
  if (clippedFraction > mostClipped) return refused({ kind: 'refused', reason: 'clipped', clippedFraction });
  const discharges = template?.used.length ?? 0;
  if (!template || discharges < leastDischarges) {
    return refused({ kind: 'refused', reason: 'few-discharges', discharges, least: leastDischarges });
  }
  const noiseMicrovolts = deviationOf(template.noise);
  const signalToNoise =
    peakToPeak(template.values, 0, frame.length) / Math.max(Number.MIN_VALUE, noiseMicrovolts);
  const found = fittingWindow(template, frame);
  if (signalToNoise < leastSignalToNoise) {
    return refused(
      { kind: 'refused', reason: 'low-signal-to-noise', signalToNoise, least: leastSignalToNoise },
      found.baseline,
    );
  }
  if (found.kind !== 'fits') return refused(found.refusal, found.baseline);
  const { fine, rate, components, baseline } = found;
  const span = components.main;
  const toMilliseconds = (sample: number): number =>
    ((sample + found.first) / rate - frame.before / frame.rate) * 1000;
  const inTime = ({ from, to }: SampleSpan): PotentialSpan => ({
    startMilliseconds: toMilliseconds(from),
    endMilliseconds: toMilliseconds(to),
  });
  const inFrame = ({ from, to }: SampleSpan): SampleSpan => ({
    from: Math.max(0, Math.floor(((from + found.first) / rate) * frame.rate)),
    to: Math.min(frame.length, Math.ceil(((to + found.first) / rate) * frame.rate)),
  });
  return {
    baseline,
    morphology: {
      kind: 'measured',
      ...potentialFigures(fine, rate, span),
      span: inTime(span),
      durationRule: 'level-and-slope',
      satellites: satellitesOf(
        template,
        components.others.map((each) => ({ ...inTime(each), ...inFrame(each) })),
        baseline,
      ),
      jiggle: jiggleOf(template, inFrame(span), baseline),
      discharges,
      noiseMicrovolts,
      band: under.band,
    },
  };
}

interface Fitting {
  readonly kind: 'fits';
  /** The template within the window, from its baseline, at a finer rate. */
  readonly fine: Float32Array;
  readonly rate: number;
  /** Fine samples from the frame's beginning to the window's. */
  readonly first: number;
  readonly components: Components;
  readonly baseline: number;
}
interface NotFitting {
  readonly kind: 'none';
  readonly refusal: Extract<Morphology, { kind: 'refused' }>;
  readonly baseline: number;
}

/** The first window, of longer and longer ones, that the potential lies in with a baseline before and after it. */
function fittingWindow({ values, noise }: UnitTemplate, frame: SweepFrame): Fitting | NotFitting {
  const times = Math.max(1, Math.ceil(fineRate / frame.rate));
  const rate = times * frame.rate;
  const peak = mainPeak(values);
  let result: NotFitting | undefined;
  for (let growth = 1; ; growth *= windowGrowth) {
    const from = Math.max(0, peak - Math.round(growth * shortWindowBefore * frame.rate));
    const to = Math.min(frame.length, peak + Math.round(growth * shortWindowAfter * frame.rate));
    const own = values.slice(from, to);
    const { before, after } = baselines(own, Math.round(baselineSeconds * frame.rate));
    const baseline = (before + after) / 2;
    const fine = upsampled(
      own.map((value) => value - baseline),
      times,
    );
    const fineNoise = upsampled(noise.slice(from, to), times);
    const components = findComponents(
      { values: fine, noise: fineNoise, rate, peak: mainPeak(fine) },
      leastTurn,
    );
    const margin = Math.round(baselineSeconds * rate);
    const isInside =
      components && components.main.from >= margin && components.main.to <= fine.length - margin;
    const differenceMicrovolts = Math.abs(after - before);
    if (isInside && differenceMicrovolts <= mostBaselineMicrovolts) {
      return { kind: 'fits', fine, rate, first: from * times, components, baseline };
    }
    const refusal = isInside
      ? ({
          kind: 'refused',
          reason: 'unsteady-baseline',
          differenceMicrovolts,
          mostMicrovolts: mostBaselineMicrovolts,
        } as const)
      : ({
          kind: 'refused',
          reason: 'no-edges',
          windowMilliseconds: ((to - from) / frame.rate) * 1000,
        } as const);
    result = { kind: 'none', refusal, baseline };
    if (from === 0 && to === frame.length) return result;
  }
}

function baselines(values: Float32Array, count: number): { readonly before: number; readonly after: number } {
  const middle = (part: Float32Array): number => medianReordering(Float64Array.from(part)) ?? 0;
  return {
    before: middle(values.subarray(0, count)),
    after: middle(values.subarray(Math.max(0, values.length - count))),
  };
}
