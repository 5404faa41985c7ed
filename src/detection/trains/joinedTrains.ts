/** One train of several: a unit's discharges from episode to episode. Pure. */

/** All times of some trains, in order, in an array of their own. */
export function joinedTrains(trains: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(trains.reduce((sum, { length }) => sum + length, 0));
  let place = 0;
  for (const train of trains) {
    all.set(train, place);
    place += train.length;
  }
  return all.sort();
}
