/** How well a channel's own signal shows a unit's potential at a moment. */
import { stepsPerSample } from '../decompose/fractions';
import { UnitShape } from '../decompose/unitShape';
import { samplesBefore } from '../sorter/geometry';
import type { SortedUnit } from '../sorter/sortedSegment';
import type { Block } from '../decompose/jointUnits';
import { sameTrainNumbers } from './sameTrains';

const { toleranceSeconds } = sameTrainNumbers.values;

/** Structural: half a sample, in quarters of one. */
const step = 2;
/** Structural: no template is longer. */
const besideSeconds = 0.1;

/** A unit's potential at a moment. */
export interface Support {
  /** Seconds: where it fits best. */
  readonly at: number;
  /** Its size there, as a part of the unit's own. */
  readonly scale: number;
  /** Correlation of the signal there with the potential, -1 to 1. */
  readonly likeness: number;
}

/** What a block's units leave of its signal. */
export class LeftOver {
  readonly #left: Float64Array;
  readonly #first: number;
  readonly #rate: number;
  readonly #shapes: readonly UnitShape[];

  constructor({ signal, begins }: Block, units: readonly SortedUnit[], rate: number) {
    const before = samplesBefore(rate).template;
    this.#left = signal.slice();
    this.#first = Math.round(begins * rate);
    this.#rate = rate;
    this.#shapes = units.map(({ template }) => new UnitShape(Float64Array.from(template), before));
    const ends = begins + signal.length / rate;
    units.forEach(({ times, amplitudes }, u) => {
      times.forEach((t, i) => {
        if (t > begins - besideSeconds && t < ends + besideSeconds) {
          this.#take(u, t, this.scaleOf(u, amplitudes[i] ?? 0));
        }
      });
    });
  }

  /** The size of a discharge of given amplitude, as a part of the unit's own. */
  scaleOf(unit: number, amplitude: number): number {
    const swing = this.swing(unit);
    return swing > 0 ? amplitude / swing : 0;
  }

  /** Peak to peak of the unit's potential. */
  swing(unit: number): number {
    const { values } = this.#shapes[unit] as UnitShape; // as many as units
    return (
      values.reduce((most, v) => Math.max(most, v), 0) - values.reduce((least, v) => Math.min(least, v), 0)
    );
  }

  /** Where near a moment a unit's potential is seen best in what is left. */
  best(unit: number, seconds: number): Support {
    const middle = Math.round(seconds * this.#rate * stepsPerSample);
    const reach = Math.round(toleranceSeconds * this.#rate * stepsPerSample);
    let best = this.#support(unit, middle - reach);
    for (let position = middle - reach + step; position <= middle + reach; position += step) {
      const next = this.#support(unit, position);
      if (next.scale > best.scale) best = next;
    }
    return best;
  }

  /** How a discharge that the unit has is seen: its own potential is put back. */
  own(unit: number, seconds: number, amplitude: number): Support {
    const scale = this.scaleOf(unit, amplitude);
    this.#take(unit, seconds, -scale);
    const found = this.#support(unit, Math.round(seconds * this.#rate * stepsPerSample));
    this.#take(unit, seconds, scale);
    return found;
  }

  #take(unit: number, seconds: number, scale: number): void {
    const position = Math.round(seconds * this.#rate * stepsPerSample);
    this.#shapes[unit]?.takeFrom(this.#left, position, scale, this.#first);
  }

  #support(unit: number, position: number): Support {
    const shape = this.#shapes[unit] as UnitShape; // as many as units
    const sample = Math.floor(position / stepsPerSample);
    const values = shape.at(position - sample * stepsPerSample);
    const start = sample - shape.before - this.#first;
    let [product, power] = [0, 0];
    for (let i = 0; i < values.length; i++) {
      const left = this.#left[start + i] ?? 0;
      product += left * (values[i] as number); // in bounds
      power += left * left;
    }
    const { energy } = shape;
    return {
      at: position / stepsPerSample / this.#rate,
      scale: energy > 0 ? product / energy : 0,
      likeness: power * energy > 0 ? product / Math.sqrt(power * energy) : 0,
    };
  }
}
