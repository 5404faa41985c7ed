/** Which discharges of a unit a template is made of: some in a row, where the fewest other discharges are near. */
import { indexFrom } from '../../base/ascending';
import { at } from '../../base/typedArrays';
import { count, fixedNumbers } from '../numbers/fixedNumbers';

export const chosenDischargeNumbers = fixedNumbers('morphologyDischarges', {
  mostDischarges: count(
    100,
    [20, 1000],
    'A template is made of so many discharges at most',
    'own: the noise of a hundred is a tenth of one’s, and the needle creeps while more are waited for',
  ),
});
const { mostDischarges } = chosenDischargeNumbers.values;
/** Structural: rows begin this part of their length apart. */
const rowsPerLength = 4;

/** A row of discharges [from, to) of a train. */
export interface DischargeRow {
  readonly from: number;
  readonly to: number;
}

/** @param train seconds, ascending @param others every other unit's, ascending @param reach seconds within which they are near */
export function chosenRow(train: Float64Array, others: Float64Array, reach: number): DischargeRow {
  const length = Math.min(train.length, mostDischarges);
  const step = Math.max(1, Math.floor(length / rowsPerLength));
  let best: DischargeRow = { from: 0, to: length };
  let fewest = Infinity;
  for (let from = 0; from + length <= train.length; from += step) {
    const row = { from, to: from + length };
    const near = dischargesNear(train, row, others, reach);
    if (near < fewest) [best, fewest] = [row, near];
  }
  return best;
}

function dischargesNear(
  train: Float64Array,
  { from, to }: DischargeRow,
  others: Float64Array,
  reach: number,
): number {
  let near = 0;
  for (let i = from; i < to; i++) {
    near += indexFrom(others, at(train, i) + reach) - indexFrom(others, at(train, i) - reach);
  }
  return near;
}
