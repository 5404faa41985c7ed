/** Bounds the work where an interference pattern has more potentials than can be separated. */
import { count, fixedNumbers, perSecond } from '../../numbers/fixedNumbers';
import type { Peeled } from './peel';
import type { UnitModel } from './unitModel';

export const crowdNumbers = fixedNumbers('crowd', {
  mostPerSecond: perSecond(
    200,
    [50, 1000],
    'Of more potentials than this only the largest are looked for',
    'own: the smaller ones overlap too much to be separated',
  ),
  leastUnits: count(
    8,
    [2, 24],
    'Fewer units are no interference pattern, however fast they fire',
    'own: neuromyotonia, one at up to 300 a second',
  ),
});
const { mostPerSecond, leastUnits } = crowdNumbers.values;

/** Height of the least potential that is still looked for; 0 where all are. */
export function crowdedFloor(
  { matches, loose }: Peeled,
  units: readonly UnitModel[],
  seconds: number,
): number {
  const most = Math.ceil(mostPerSecond * seconds);
  const count = matches.length + loose.length;
  if (units.length < leastUnits || count <= most) return 0;
  const heights = new Float64Array(count);
  matches.forEach(({ unit, scale }, i) => {
    heights[i] = scale * (units[unit]?.peak ?? 0);
  });
  loose.forEach(({ amplitude }, i) => {
    heights[matches.length + i] = amplitude / 2;
  });
  return heights.sort()[count - most] as number;
}
