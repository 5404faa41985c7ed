/** What the bench's host makes of its units where a person corrects them: as the extension does, without a file. */
import type { UnitIntent } from '../../../src/protocol/page';

/** One unit. */
export interface BenchTrain {
  readonly number: number;
  readonly timesSeconds: Float64Array;
}

/** Trains under correction. */
export class BenchCorrections {
  trains: readonly BenchTrain[];
  private readonly first: readonly BenchTrain[];

  constructor(trains: readonly Float64Array[]) {
    this.first = trains.map((timesSeconds, index) => ({ number: index + 1, timesSeconds }));
    this.trains = this.first;
  }

  /** As the extension would; every third discharge is of another shape, and a merge is with the next unit. */
  correct({ deed, unit, seconds }: Pick<UnitIntent, 'deed' | 'unit' | 'seconds'>): void {
    const own = this.trains.find(({ number }) => number === unit)?.timesSeconds ?? new Float64Array();
    const other = this.trains.find(({ number }) => number > unit);
    const at = own.findIndex((time) => time >= seconds);
    const without = own.filter((_, index) => index !== at);
    switch (deed) {
      case 'split':
        this.become(
          unit,
          own.filter((_, index) => index % 3 > 0),
        );
        this.become(
          this.trains.length + 1,
          own.filter((_, index) => index % 3 === 0),
        );
        return;
      case 'merge':
        this.become(unit, joined(own, other?.timesSeconds ?? []));
        this.become(other?.number ?? 0, undefined);
        return;
      case 'delete':
        this.become(unit, undefined);
        return;
      case 'add-discharge':
        this.become(unit, joined(own, [seconds]));
        return;
      case 'delete-discharge':
        this.become(unit, without);
        return;
      case 'reassign-discharge':
        this.become(unit, without);
        if (other) this.become(other.number, joined(other.timesSeconds, own.subarray(at, at + 1)));
        return;
      case 'accept':
      case 'choose-version':
      case 'return-to-engine':
      case 'split-span':
        return;
    }
  }

  /** All corrections at once. */
  undo(): void {
    this.trains = this.first;
  }

  private become(unit: number, timesSeconds: Float64Array | undefined): void {
    const others = this.trains.filter(({ number }) => number !== unit);
    const all = timesSeconds ? [...others, { number: unit, timesSeconds }] : others;
    this.trains = all.sort((a, b) => a.number - b.number);
  }
}

function joined(one: Float64Array, other: ArrayLike<number>): Float64Array {
  return Float64Array.of(...one, ...Array.from(other)).sort();
}
