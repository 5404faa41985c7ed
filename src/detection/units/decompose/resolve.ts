/**
 * What a short stretch holds: all discharges in it are taken out, and the likeliest set of them is looked for anew, several
 * ways at once (beam search), each proposal judged by what it takes away of the signal and by its unit's intervals.
 */
import { decomposeNumbers } from './decomposeNumbers';
import type { Discharge, Explanation, Neighbours } from './explanation';
import { stepsPerSample } from './fractions';
import { isTop, topBetween } from './tops';
import type { UnitShape } from './unitShape';
import { type Reach, reachOf, type Stretch, Way } from './ways';

const { beam: beamWidth, mostInStretch, leastCorrelation } = decomposeNumbers.values;

interface Step {
  readonly way: Way;
  readonly discharge: Discharge;
  readonly evidence: number;
}

/** The search through the stretches of an explanation, one after the other. */
export class Resolver {
  readonly #explanation: Explanation;
  #stretch: Stretch = { from: 0, to: 0 };
  #reach: Reach = { begin: 0, width: 0, first: 0, length: 0 };
  /** Each unit's discharges beside the stretch. */
  #beside: readonly Neighbours[] = [];
  /** What is in the stretch, the way without anything, and rooms for the ways of two depths in turn. */
  #rooms: readonly Way[] = [];

  constructor(explanation: Explanation) {
    this.#explanation = explanation;
  }

  /** Finds the discharges of a stretch anew; those it has stay where nothing is likelier. @returns whether any is another */
  resolve(stretch: Stretch): boolean {
    const explanation = this.#explanation;
    const old = this.#enter(stretch);
    const nothing = this.#rooms[0] as Way; // laid out
    nothing.begin(explanation, this.#reach);
    for (const discharge of old) nothing.take(explanation, discharge, -discharge.scale, this.#reach);
    const steps = this.#steps(nothing);
    if (old.length === 0 && steps.length === 0) return false;
    return explanation.exchange(old, this.#best(nothing, steps, old));
  }

  /** Goes to a stretch. @returns its discharges */
  #enter(stretch: Stretch): readonly Discharge[] {
    const explanation = this.#explanation;
    const { width, length } = this.#reach;
    this.#stretch = stretch;
    this.#reach = reachOf(explanation, stretch);
    if (width !== this.#reach.width || length !== this.#reach.length) {
      const { length: units } = explanation.shapes;
      this.#rooms = Array.from({ length: 1 + 2 * beamWidth }, () => new Way(units, this.#reach));
    }
    const inside: Discharge[] = [];
    this.#beside = explanation.trains.map((train, unit) => {
      const from = explanation.place(unit, stretch.from * stepsPerSample);
      let to = from;
      for (let next = train[to]; next && next.position < stretch.to * stepsPerSample; next = train[to]) {
        inside.push(next);
        to++;
      }
      return { before: train[from - 1]?.position ?? -Infinity, after: train[to]?.position ?? Infinity };
    });
    return inside;
  }

  /** The likeliest set, and `old` where that is as likely. */
  #best(nothing: Way, first: readonly Step[], old: readonly Discharge[]): readonly Discharge[] {
    let { discharges, evidence } = this.#replayed(nothing, old);
    let steps = first;
    for (let depth = 0; depth < mostInStretch && steps.length > 0; depth++) {
      const beam = distinct(steps).map((step, i) =>
        this.#taken(step, this.#rooms[1 + (depth % 2) * beamWidth + i] as Way),
      );
      const [likeliest] = beam;
      if (likeliest && likeliest.evidence > evidence) ({ discharges, evidence } = likeliest);
      steps = beam.flatMap((way) => this.#steps(way)).sort((a, b) => b.evidence - a.evidence);
    }
    return discharges;
  }

  /** The likeliest discharges that may come next. */
  #steps(way: Way): readonly Step[] {
    const found: Step[] = [];
    way.correlations.forEach((values, unit) => {
      const [a, b] = this.#tops(values, unit);
      for (const i of [a, b]) {
        if (i < 0) continue;
        const step = this.#betterStep(way, unit, this.#reach.begin * stepsPerSample + topBetween(values, i));
        if (step) found.push(step);
      }
    });
    return found.sort((a, b) => b.evidence - a.evidence).slice(0, beamWidth);
  }

  /** The way with a discharge more, where that is likelier. */
  #betterStep(way: Way, unit: number, position: number): Step | undefined {
    const beside = this.#besideIn(way, unit, position);
    const explanation = this.#explanation;
    if (explanation.isTooSoon(position, beside.before, beside.after)) return undefined;
    const found = explanation.proposal({ unit, position }, beside, way.left, this.#reach.first);
    if (!found) return undefined;
    const evidence = way.evidence + found.likelihood + found.prior;
    return evidence > way.evidence
      ? { way, discharge: { unit, position, scale: found.scale }, evidence }
      : undefined;
  }

  /** The same whether it is likelier or not. */
  #step(way: Way, unit: number, position: number): Step {
    const { before, after } = this.#besideIn(way, unit, position);
    const prior = this.#explanation.prior(unit, position, before, after);
    if (prior === -Infinity) return { way, discharge: { unit, position, scale: 1 }, evidence: prior };
    const { scale, likelihood } = this.#explanation.judge(unit, position, way.left, this.#reach.first);
    return { way, discharge: { unit, position, scale }, evidence: way.evidence + likelihood + prior };
  }

  #taken({ way, discharge, evidence }: Step, room: Way): Way {
    room.become(way);
    room.take(this.#explanation, discharge, discharge.scale, this.#reach);
    room.discharges = [...way.discharges, discharge];
    room.evidence = evidence;
    return room;
  }

  /** What was found before, judged in the same way: the largest first. */
  #replayed(nothing: Way, old: readonly Discharge[]): Pick<Way, 'discharges' | 'evidence'> {
    const size = ({ unit }: Discharge): number => this.#shape(unit).energy;
    let way = nothing;
    for (const { unit, position } of [...old].sort((a, b) => size(b) - size(a))) {
      way = this.#taken(this.#step(way, unit, position), this.#rooms[1] as Way);
    }
    return { discharges: way.discharges, evidence: way.evidence };
  }

  /** A unit's discharges next to a place, the way's and those beside the stretch. */
  #besideIn({ discharges }: Way, unit: number, position: number): Neighbours {
    let { before, after } = this.#beside[unit] as Neighbours; // of a unit
    for (const other of discharges) {
      if (other.unit !== unit) continue;
      if (other.position <= position) before = Math.max(before, other.position);
      else after = Math.min(after, other.position);
    }
    return { before, after };
  }

  /** Where the two greatest tops of a unit's correlations within the stretch are; -1 for none. */
  #tops(values: Float64Array, unit: number): readonly [number, number] {
    const { active } = this.#explanation;
    const { from, to } = this.#stretch;
    const { begin } = this.#reach;
    let [first, second] = [-1, -1];
    let most = leastCorrelation * this.#shape(unit).energy;
    let next = most;
    for (let n = from; n < to; n++) {
      const value = values[n - begin] as number; // in bounds
      if (value <= next || active[n] === 0 || !isTop(values, n - begin)) continue;
      if (value > most) {
        [second, next] = [first, first < 0 ? next : most];
        [first, most] = [n - begin, value];
      } else {
        [second, next] = [n - begin, value];
      }
    }
    return [first, second];
  }

  #shape(unit: number): UnitShape {
    return this.#explanation.shapes[unit] as UnitShape; // callers go through the units
  }
}

/** The likeliest of those that lead to the same set. */
function distinct(steps: readonly Step[]): readonly Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    if (kept.some((other) => isSameSet(step, other))) continue;
    kept.push(step);
    if (kept.length === beamWidth) break;
  }
  return kept;
}

function isSameSet(a: Step, b: Step): boolean {
  const all = [...b.way.discharges, b.discharge];
  return (
    all.length === a.way.discharges.length + 1 &&
    [...a.way.discharges, a.discharge].every((one) => all.some((other) => isSame(one, other)))
  );
}

function isSame(a: Discharge, b: Discharge): boolean {
  return (
    a.unit === b.unit && Math.round(a.position / stepsPerSample) === Math.round(b.position / stepsPerSample)
  );
}
