/** A tile that is being filled: sums by bin, to which parts of a bin may come one after the other. */
import { at } from '../base/typedArrays';
import { numbersPerBin, type BinSums } from './binSums';
import { binsOver, binsPerTile, type Bins } from './tile';

/** A tile's bins, and of how many known samples each is. */
export interface CountedBins extends Bins {
  readonly known: Float32Array;
}

/** Bins of which nothing is known. */
export function emptyTile(): CountedBins {
  return { ...binsOver(new Float32Array(3 * binsPerTile).fill(NaN)), known: new Float32Array(binsPerTile) };
}

/** Used for one tile after another. */
export class OpenTile {
  private tile = emptyTile();

  /** Adds sums of bins, from number `bin` on. Written out: it is done for every bin there is. */
  add({ sums, start, bins, format }: BinSums, bin: number): void {
    const { zero = 0, divisor = 1, gain = 1, offset = 0 } = format ?? {};
    const slope = gain / divisor;
    const square = slope * slope;
    const { minimum, maximum, meanSquare, known } = this.tile;
    for (let k = bin, place = start; k < bin + bins; k++, place += numbersPerBin) {
      const count = at(sums, place + 4);
      if (count === 0) continue;
      const one = ((at(sums, place) - zero) / divisor) * gain + offset;
      const other = ((at(sums, place + 1) - zero) / divisor) * gain + offset;
      const mean = at(sums, place + 2) / count;
      const middle = ((mean - zero) / divisor) * gain + offset;
      // Rounding may take a variance of next to nothing below it.
      const variance = Math.max(0, at(sums, place + 3) / count - mean * mean);
      const ownSquare = square * variance + middle * middle;
      const before = at(known, k);
      if (before === 0) {
        minimum[k] = slope > 0 ? one : other;
        maximum[k] = slope > 0 ? other : one;
        meanSquare[k] = ownSquare;
      } else {
        minimum[k] = Math.min(at(minimum, k), one, other);
        maximum[k] = Math.max(at(maximum, k), one, other);
        meanSquare[k] = (before * at(meanSquare, k) + count * ownSquare) / (before + count);
      }
      known[k] = before + count;
    }
  }

  /** What has been added, as a tile's bins; from then on the next tile's is. */
  close(): CountedBins {
    const { tile } = this;
    this.tile = emptyTile();
    return tile;
  }
}
