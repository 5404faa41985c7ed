/**
 * Makes units of loose potentials that look alike: features whose scatter within a unit is 1 whatever the
 * amplitude, hills of their density, a median waveform for each.
 */
import { median, medianReordering } from '../../../signal/statistics';
import { chosen, count, fixedNumbers, ratio, seconds } from '../../numbers/fixedNumbers';
import { densityClusters } from './densityClusters';
import type { Geometry } from './geometry';
import type { Pooled } from './pool';
import { principalAxes } from './principalAxes';

/** Potentials that look alike. */
export interface Kind {
  readonly template: Float64Array;
  readonly members: readonly Pooled[];
}

/** What learning must know of the signal. */
export interface Learning {
  readonly geometry: Geometry;
  readonly noise: number;
  readonly variation: number;
  readonly leastMembers: number;
  readonly mostResidual: number;
}

export const learnNumbers = fixedNumbers('learn', {
  featureBeforeSeconds: seconds(
    0.0015,
    [0.0005, 0.01],
    'Potentials are compared from so long before their peak',
    '§C.2 (3 to 8 ms around the main peak)',
  ),
  featureAfterSeconds: seconds(0.002, [0.0005, 0.01], 'To so long after', '§C.2'),
  axesCount: count(6, [2, 20], 'By so many principal components', '§C.2'),
  mostPotentials: count(
    1000,
    [100, 10000],
    'More potentials than this are thinned out',
    'own: the work grows with the square',
  ),
  mostForMedian: count(60, [5, 500], 'A template is the median of this many waveforms at most', chosen),
  companionPart: ratio(
    0.5,
    [0.1, 1],
    'A kind whose members this part of the time accompany a stronger kind at one lag is a part of its potential',
    chosen,
  ),
  companionSeconds: seconds(0.008, [0.002, 0.05], 'Within this', chosen),
  companionJitterSeconds: seconds(0.0004, [0.0001, 0.005], 'And at one lag to this', chosen),
});
const {
  featureBeforeSeconds,
  featureAfterSeconds,
  axesCount,
  mostPotentials,
  mostForMedian,
  companionPart,
  companionSeconds,
  companionJitterSeconds,
} = learnNumbers.values;

/** Kinds, the strongest first. */
export function learnKinds(potentials: readonly Pooled[], learning: Learning): Kind[] {
  const used = thin(potentials);
  const labels = densityClusters(features(used, learning), axesCount + 1);
  const groups = new Map<number, Pooled[]>();
  used.forEach((potential, i) => {
    const label = labels[i] ?? i;
    const group = groups.get(label);
    if (group) group.push(potential);
    else groups.set(label, [potential]);
  });
  const kinds = [...groups.values()]
    .filter((members) => members.length >= learning.leastMembers)
    .map((members) => ({ template: medianWaveform(members, learning.geometry.width), members }))
    .filter((kind) => isOfOneShape(kind, learning))
    .sort((a, b) => peakOf(b.template) - peakOf(a.template));
  return withoutCompanions(kinds, learning.geometry);
}

function thin(potentials: readonly Pooled[]): readonly Pooled[] {
  const step = Math.ceil(potentials.length / mostPotentials);
  return step <= 1 ? potentials : potentials.filter((_, i) => i % step === 0);
}

/**
 * Per potential: its direction in the principal axes and its size, each in units of their scatter within a unit:
 * noise for small potentials, the unit's own variability (a part of the amplitude) for large ones.
 */
function features(potentials: readonly Pooled[], { geometry, noise, variation }: Learning): Float64Array {
  const from = geometry.before - Math.round(featureBeforeSeconds * geometry.rate);
  const width = Math.round((featureBeforeSeconds + featureAfterSeconds) * geometry.rate) + 1;
  const waveforms = new Float64Array(potentials.length * width);
  const sizes = new Float64Array(potentials.length);
  const along = variation / 2;
  potentials.forEach(({ waveform }, i) => {
    let energy = 0;
    for (let k = 0; k < width; k++) energy += (waveform[from + k] as number) ** 2;
    const size = Math.sqrt(energy);
    const scale = 1 / Math.sqrt(noise ** 2 + (along * size) ** 2);
    for (let k = 0; k < width; k++) waveforms[i * width + k] = (waveform[from + k] as number) * scale;
    sizes[i] = Math.asinh((variation * size) / noise) / variation;
  });
  const axes = principalAxes(waveforms, width, axesCount);
  const result = new Float64Array(potentials.length * (axesCount + 1));
  for (let i = 0; i < potentials.length; i++) {
    for (let a = 0; a < axesCount; a++) {
      let sum = 0;
      for (let k = 0; k < width; k++) {
        sum += (waveforms[i * width + k] as number) * (axes[a * width + k] as number);
      }
      result[i * (axesCount + 1) + a] = sum;
    }
    result[i * (axesCount + 1) + axesCount] = sizes[i] as number;
  }
  return result;
}

function medianWaveform(members: readonly Pooled[], width: number): Float64Array {
  const step = Math.max(1, Math.ceil(members.length / mostForMedian));
  const used = members.filter((_, i) => i % step === 0);
  const column = new Float64Array(used.length);
  const result = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    for (let i = 0; i < used.length; i++) column[i] = used[i]?.waveform[k] ?? 0;
    result[k] = medianReordering(column) ?? 0;
  }
  return result;
}

function peakOf(template: Float64Array): number {
  let peak = 0;
  for (let k = 0; k < template.length; k++) peak = Math.max(peak, Math.abs(template[k] as number));
  return peak;
}

/** Most members must be the template times a scale, around its peak, but for noise. */
function isOfOneShape({ template, members }: Kind, { geometry, noise, mostResidual }: Learning): boolean {
  const from = geometry.before - geometry.core;
  const to = geometry.before + geometry.core + 1;
  const lefts = Float64Array.from(members, ({ waveform }) => {
    let own = 0;
    let both = 0;
    let energy = 0;
    for (let k = from; k < to; k++) {
      own += (template[k] as number) ** 2;
      both += (template[k] as number) * (waveform[k] as number);
      energy += (waveform[k] as number) ** 2;
    }
    return Math.max(0, energy - both ** 2 / own - (to - from) * noise ** 2) / energy;
  });
  return (median(lefts) ?? 1) <= mostResidual;
}

function withoutCompanions(kinds: readonly Kind[], geometry: Geometry): Kind[] {
  const kept: Kind[] = [];
  for (const kind of kinds) {
    if (!kept.some((stronger) => accompanies(kind, stronger, geometry))) kept.push(kind);
  }
  return kept;
}

function accompanies(kind: Kind, stronger: Kind, { rate }: Geometry): boolean {
  const positions = stronger.members.map(({ position }) => position);
  const lags: number[] = [];
  for (const { position } of kind.members) {
    for (const other of positions) {
      const lag = position - other;
      if (Math.abs(lag) <= companionSeconds * rate) lags.push(lag);
    }
  }
  const middle = median(Float64Array.from(lags)) ?? 0;
  const locked = lags.filter((lag) => Math.abs(lag - middle) <= companionJitterSeconds * rate).length;
  return locked >= companionPart * kind.members.length;
}
