/** Where units have just fired: one unit does not fire twice within the refractory time. */

/** Structural: discharges kept per unit, more than fit into three groups (see `peel.ts`), out of which matches are not in order. */
const kept = 128;

export class Firings {
  readonly #positions: Float64Array;
  readonly #counts: Uint32Array;
  readonly #refractory: number;
  readonly #disorder: number;

  /** @param disorder discharges are in order of time but for at most this many samples */
  constructor(units: number, refractory: number, disorder: number) {
    this.#positions = new Float64Array(units * kept).fill(-Infinity);
    this.#counts = new Uint32Array(units);
    this.#refractory = refractory;
    this.#disorder = disorder;
  }

  push(unit: number, position: number): void {
    const count = this.#counts[unit] as number; // callers go through the units
    this.#positions[unit * kept + (count % kept)] = position;
    this.#counts[unit] = count + 1;
  }

  /** No discharge of the unit within the refractory time either side. */
  isFree(unit: number, position: number): boolean {
    const first = unit * kept;
    const count = this.#counts[unit] as number; // as above
    const oldest = Math.max(0, count - kept);
    for (let i = count - 1; i >= oldest; i--) {
      const distance = Math.abs(position - (this.#positions[first + (i % kept)] as number));
      if (distance < this.#refractory) return false;
      if (distance > this.#disorder) return true;
    }
    return true;
  }
}
