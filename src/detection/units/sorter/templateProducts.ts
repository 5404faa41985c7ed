/** How templates agree with one another at every lag that two of one peak can have; worked out when asked for. */
import { numberBytes, type KernelSpace, type Room } from '../../../kernels/kernelSpace';
import type { Geometry } from './geometry';
import type { UnitModel } from './unitModel';

/** Numbers for the templates and for their products. */
interface Sizes {
  readonly templates: number;
  readonly crossed: number;
}

export class TemplateProducts {
  /** Numbers from one unit's products to the next one's, of the same first unit. */
  readonly stride: number;
  readonly #units: readonly UnitModel[];
  readonly #space: KernelSpace;
  /** All templates, each with zeros either side so that it can be moved by the lags of pairs. */
  readonly #templates: Room;
  readonly #templateStride: number;
  /**
   * For every two templates their products at the lags from −most to most: first those at −most and every `step` from
   * there, then those at −most + 1 and every `step` …, so that what is looked for in steps lies side by side.
   */
  readonly #crossed: Room;
  readonly #phaseStride: number;
  readonly #most: number;
  readonly #step: number;
  readonly #isKnown: Uint8Array;

  static roomsFor(count: number, geometry: Geometry): Sizes {
    const { templateStride, stride } = strides(geometry);
    return { templates: count * templateStride, crossed: count ** 2 * stride };
  }

  constructor(
    units: readonly UnitModel[],
    geometry: Geometry,
    space: KernelSpace,
    templates: Room,
    crossed: Room,
  ) {
    const { most, phaseStride, stride, templateStride } = strides(geometry);
    this.#units = units;
    this.#space = space;
    this.#most = most;
    this.#step = geometry.coarse;
    this.#phaseStride = phaseStride;
    this.stride = stride;
    this.#templateStride = templateStride;
    this.#templates = templates;
    this.#crossed = crossed;
    this.#isKnown = new Uint8Array(units.length ** 2);
    templates.values.fill(0);
    units.forEach(({ template }, u) => {
      templates.values.set(template, u * templateStride + most);
    });
  }

  /** Address of sample `k` of a unit's template; 2 · reach samples before and after it are 0. */
  addressOf(unit: number, k: number): number {
    return this.#templates.address + (unit * this.#templateStride + this.#most + k) * numberBytes;
  }

  /** Whether the products at these lags are kept. */
  isKept(firstLag: number, lastLag: number): boolean {
    return firstLag >= -this.#most && lastLag <= this.#most;
  }

  /**
   * Address of the products of unit `a` and the first unit at `lag` and every step from there; the next unit's are
   * `stride` later.
   */
  inSteps(a: number, lag: number): number {
    const count = this.#units.length;
    for (let b = 0; b < count; b++) this.#workOut(a, b);
    return this.#crossed.address + (a * count * this.stride + this.#placeOf(lag)) * numberBytes;
  }

  /** Where among `values` the products of units `a` and `b` at `lag` and every step from there begin. */
  placeInSteps(a: number, b: number, lag: number): number {
    this.#workOut(a, b);
    return (a * this.#units.length + b) * this.stride + this.#placeOf(lag);
  }

  /** All products that are kept. */
  get values(): Float64Array {
    return this.#crossed.values;
  }

  /** Σ of template `a` and template `b` whose alignment point is `lag` samples later. */
  crossed(a: number, b: number, lag: number): number {
    if (!this.isKept(lag, lag)) return this.#far(a, b, lag);
    this.#workOut(a, b);
    const row = (a * this.#units.length + b) * this.stride;
    return this.#crossed.values[row + this.#placeOf(lag)] as number; // in bounds: the lag is kept
  }

  #placeOf(lag: number): number {
    const i = lag + this.#most;
    const phase = i % this.#step;
    return (phase * this.#phaseStride + (i - phase) / this.#step) | 0;
  }

  #workOut(a: number, b: number): void {
    const pair = a * this.#units.length + b;
    if (this.#isKnown[pair] === 1) return;
    this.#isKnown[pair] = 1;
    const { from, to } = this.#units[b] as UnitModel; // callers go through the units
    for (let phase = 0; phase < this.#step; phase++) {
      this.#space.run.products(
        this.addressOf(b, from),
        to - from,
        this.addressOf(a, from - this.#most + phase),
        this.#step,
        this.#crossed.address + (pair * this.stride + phase * this.#phaseStride) * numberBytes,
        Math.floor((2 * this.#most - phase) / this.#step) + 1,
      );
    }
  }

  /** The same for lags that are not kept. */
  #far(a: number, b: number, lag: number): number {
    const model = this.#units[b] as UnitModel; // callers go through the units
    const { length } = model.template;
    const from = Math.max(model.from, -lag);
    const to = Math.min(model.to, length - lag);
    if (from >= to) return 0;
    return this.#space.run.product(this.addressOf(b, from), to - from, this.addressOf(a, from + lag));
  }
}

/** Lags, and lengths in numbers. */
function strides({ width, reach, coarse }: Geometry): {
  readonly most: number;
  readonly phaseStride: number;
  readonly stride: number;
  readonly templateStride: number;
} {
  const most = 2 * reach;
  // The kernel works in fours.
  const phaseStride = 4 * Math.ceil((Math.floor((2 * most) / coarse) + 1) / 4);
  // It reads on for what is left of them.
  return { most, phaseStride, stride: coarse * phaseStride, templateStride: width + 2 * most + 4 * coarse };
}
