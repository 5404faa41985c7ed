/** Which units of a channel have potentials that say something of its muscle. */
import type { TimeSpan } from '../context/timeSpan';
import type { TrainDoubt } from '../result/channelUnits';
import type { ShownUnit, ShownUnits } from '../result/givenTrains';

/** Discharges that are missing leave a potential what it is; another unit's among them don't. */
const harmlessDoubts: readonly TrainDoubt[] = ['discharges-missed', 'few-discharges'];

/**
 * The numbers of units that discharge in the spans as often as elsewhere, or more, and whose train is one unit's alone where
 * it fires most, which is where its potential is measured: two units in one train have a mean potential that is neither's.
 */
export function voluntaryUnits(units: ShownUnits, spans: readonly TimeSpan[]): ReadonlySet<number> {
  if (units.kind !== 'sorted') return new Set();
  const seen = new Map<number, { balance: number; most: ShownUnit }>();
  for (const unit of units.episodes.flatMap((episode) => episode.units)) {
    const { number, times } = unit;
    const within = times.filter((time) =>
      spans.some(({ onsetSeconds, endSeconds }) => time >= onsetSeconds && time < endSeconds),
    ).length;
    const { balance, most } = seen.get(number) ?? { balance: 0, most: unit };
    seen.set(number, {
      balance: balance + 2 * within - times.length,
      most: times.length > most.times.length ? unit : most,
    });
  }
  return new Set(
    [...seen].flatMap(([number, each]) => (each.balance >= 0 && isPure(each.most) ? number : [])),
  );
}

function isPure({ quality }: ShownUnit): boolean {
  return quality.doubts.every((doubt) => harmlessDoubts.includes(doubt));
}
