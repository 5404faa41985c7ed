/**
 * What a short stretch holds: all discharges in it are taken out, and the likeliest set of them is looked for anew, several
 * ways at once (beam search), each proposal judged by what it takes away of the signal and by its unit's intervals.
 */
import { decomposeNumbers } from './decomposeNumbers';
import type { Discharge, Explanation } from './explanation';
import { stepsPerSample } from './fractions';
import { isTop, topBetween } from './tops';
import type { UnitShape } from './unitShape';

const { beam: beamWidth, mostInStretch, leastCorrelation } = decomposeNumbers.values;

/** Samples [from, to) in which discharges are looked for. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A set of discharges in the stretch, and what it leaves. */
interface Way {
  readonly discharges: readonly Discharge[];
  /** From a sample before the stretch to one after it, so that a top at an edge is seen to be none. */
  readonly correlations: readonly Float64Array[];
  /** From the longest shape before the stretch to that after it. */
  readonly left: Float64Array;
  /** Logarithm of how much likelier it is than nothing. */
  readonly evidence: number;
}

interface Step {
  readonly way: Way;
  readonly discharge: Discharge;
  readonly evidence: number;
}

/** Finds the discharges of a stretch anew; those it has stay where nothing is likelier. */
export function resolve(explanation: Explanation, stretch: Stretch): void {
  const old = insideOf(explanation, stretch);
  if (old.length === 0) {
    const resolver = new Resolver(explanation, stretch);
    if (resolver.steps(resolver.nothing()).length === 0) return;
  }
  for (const discharge of old) explanation.remove(discharge);
  const best = new Resolver(explanation, stretch).best(old);
  for (const discharge of best) explanation.add(discharge);
}

function insideOf(explanation: Explanation, { from, to }: Stretch): Discharge[] {
  return explanation.trains.flatMap((train, unit) =>
    train.slice(explanation.place(unit, from * stepsPerSample), explanation.place(unit, to * stepsPerSample)),
  );
}

/** The search in one stretch, which is empty. */
class Resolver {
  readonly #explanation: Explanation;
  readonly #stretch: Stretch;
  /** First samples of a way's correlations and of what it leaves. */
  readonly #begin: number;
  readonly #first: number;
  /** Each unit's discharges beside the stretch. */
  readonly #beside: readonly { readonly before: number; readonly after: number }[];

  constructor(explanation: Explanation, stretch: Stretch) {
    this.#explanation = explanation;
    this.#stretch = stretch;
    this.#begin = Math.max(0, stretch.from - 1);
    this.#first = Math.max(0, stretch.from - explanation.reach);
    this.#beside = explanation.trains.map((train, unit) => {
      const place = explanation.place(unit, stretch.from * stepsPerSample);
      return { before: train[place - 1]?.position ?? -Infinity, after: train[place]?.position ?? Infinity };
    });
  }

  nothing(): Way {
    const { correlations, left, reach } = this.#explanation;
    const { to } = this.#stretch;
    return {
      discharges: [],
      correlations: correlations.map((values) => values.slice(this.#begin, to + 1)),
      left: left.slice(this.#first, to + reach),
      evidence: 0,
    };
  }

  /** The likeliest set, and `old` where that is as likely. */
  best(old: readonly Discharge[]): readonly Discharge[] {
    let best = this.#replayed(old);
    let beam: readonly Way[] = [this.nothing()];
    for (let depth = 0; depth < mostInStretch && beam.length > 0; depth++) {
      const steps = beam.flatMap((way) => this.steps(way)).sort((a, b) => b.evidence - a.evidence);
      beam = distinct(steps).map((step) => this.#taken(step));
      const [first] = beam;
      if (first && first.evidence > best.evidence) best = first;
    }
    return best.discharges;
  }

  /** The likeliest discharges that may come next, at most two of each unit. */
  steps(way: Way): Step[] {
    const found: Step[] = [];
    way.correlations.forEach((values, unit) => {
      for (const position of this.#tops(values, unit)) {
        const step = this.#step(way, unit, position);
        if (step.evidence > way.evidence) found.push(step);
      }
    });
    return found.sort((a, b) => b.evidence - a.evidence).slice(0, beamWidth);
  }

  #step(way: Way, unit: number, position: number): Step {
    const { scale, likelihood } = this.#explanation.judge(unit, position, way.left, this.#first);
    const evidence = way.evidence + likelihood + this.#prior(way, unit, position);
    return { way, discharge: { unit, position, scale }, evidence };
  }

  #taken({ way, discharge, evidence }: Step): Way {
    const { unit, position, scale } = discharge;
    const left = way.left.slice();
    this.#shape(unit).takeFrom(left, position, scale, this.#first);
    const correlations = way.correlations.map((values, other) => {
      const copy = values.slice();
      this.#explanation.shared(unit, other).takeOff(copy, this.#begin, position, scale);
      return copy;
    });
    return { discharges: [...way.discharges, discharge], correlations, left, evidence };
  }

  /** What was found before, judged in the same way: the largest first. */
  #replayed(old: readonly Discharge[]): Way {
    const size = ({ unit }: Discharge): number => this.#shape(unit).energy;
    return [...old]
      .sort((a, b) => size(b) - size(a))
      .reduce((way, { unit, position }) => this.#taken(this.#step(way, unit, position)), this.nothing());
  }

  #prior({ discharges }: Way, unit: number, position: number): number {
    let { before, after } = this.#beside[unit] ?? { before: -Infinity, after: Infinity };
    for (const other of discharges) {
      if (other.unit !== unit) continue;
      if (other.position <= position) before = Math.max(before, other.position);
      else after = Math.min(after, other.position);
    }
    return this.#explanation.prior(unit, position, before, after);
  }

  /** The two greatest tops of a unit's correlations within the stretch, in quarters of a sample. */
  #tops(values: Float64Array, unit: number): readonly number[] {
    const { active } = this.#explanation;
    const least = leastCorrelation * this.#shape(unit).energy;
    const found: number[] = [];
    for (let n = this.#stretch.from; n < this.#stretch.to; n++) {
      const i = n - this.#begin;
      if ((values[i] as number) <= least || active[n] === 0 || !isTop(values, i)) continue; // in bounds
      found.push(i);
    }
    return found
      .sort((a, b) => (values[b] as number) - (values[a] as number))
      .slice(0, 2)
      .map((i) => this.#begin * stepsPerSample + topBetween(values, i));
  }

  #shape(unit: number): UnitShape {
    return this.#explanation.shapes[unit] as UnitShape; // callers go through the units
  }
}

/** The likeliest of those that lead to the same set. */
function distinct(steps: readonly Step[]): readonly Step[] {
  const known = new Set<string>();
  const kept: Step[] = [];
  for (const step of steps) {
    const key = [...step.way.discharges, step.discharge]
      .map(({ unit, position }) => `${unit}:${Math.round(position / stepsPerSample)}`)
      .sort()
      .join();
    if (known.has(key)) continue;
    known.add(key);
    kept.push(step);
    if (kept.length === beamWidth) break;
  }
  return kept;
}
