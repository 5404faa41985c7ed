/** Joins trains, which come first, with the potentials of their units, which take longer to be measured. Pure. */
import type { MeasuredUnitView, UnitElsewhere, UnitsView, UnitView } from '../../src/protocol/page';

/** The same trains with the potentials that were measured of them. */
export function withPotentials(view: UnitsView, potentials: readonly MeasuredUnitView[]): UnitsView {
  if (view.kind !== 'units') return view;
  const byNumber = new Map(potentials.map((potential) => [potential.number, potential]));
  const units = view.units.map((unit): UnitView => {
    const potential = byNumber.get(unit.number);
    return potential ? { ...unit, ...potential, isOutdated: false } : unit;
  });
  return { ...view, units };
}

/**
 * New trains with the potentials that were shown of the units before, until theirs are measured: what is of another train
 * says so. The train of a unit that is the same is the very array that was shown: what was made of it is right.
 */
export function withOldPotentials(view: UnitsView, before: UnitsView | undefined): UnitsView {
  if (view.kind !== 'units' || before?.kind !== 'units') return view;
  const byNumber = new Map(before.units.map((unit) => [unit.number, unit]));
  const units = view.units.map((unit): UnitView => {
    const old = byNumber.get(unit.number);
    if (!old) return unit;
    const isSame = areEqual(old.timesSeconds, unit.timesSeconds);
    const { timesSeconds } = isSame ? old : unit;
    if (old.morphology.kind === 'awaited') return { ...unit, timesSeconds };
    const { morphology, refusal, template } = old;
    const isOutdated = old.isOutdated === true || !(isSame || isSameTrain(old, unit));
    return { ...unit, timesSeconds, morphology, refusal, template, isOutdated };
  });
  return { ...view, units };
}

/** With the other channels that units are also on; the same object where that says nothing new. */
export function withAlsoOn(view: UnitsView, elsewhere: readonly UnitElsewhere[]): UnitsView {
  if (view.kind !== 'units') return view;
  const byNumber = new Map(elsewhere.map(({ number, alsoOn }) => [number, alsoOn]));
  const isSame = view.units.every(({ number, alsoOn }) => areSame(alsoOn, byNumber.get(number)));
  if (isSame) return view;
  const units = view.units.map((unit): UnitView => ({ ...unit, alsoOn: byNumber.get(unit.number) }));
  return { ...view, units };
}

function areSame(one: UnitView['alsoOn'] = [], other: UnitView['alsoOn'] = []): boolean {
  return (
    one.length === other.length &&
    one.every(({ channel, number }, i) => channel === other[i]?.channel && number === other[i].number)
  );
}

/** Whether the unit's figures are those of its train as it is now. */
export function isMeasured({ morphology, isOutdated }: UnitView): boolean {
  return morphology.kind !== 'awaited' && isOutdated !== true;
}

/** The trains of what is shown. */
export type Trains = Pick<Found, 'units' | 'lookedAt'>;

type Found = Extract<UnitsView, { kind: 'units' }>;

/** By what was looked at for them, which is told with the trains alone. */
const firstShown = new WeakMap<object, Trains>();

/** The same object as long as the trains are the same, whatever is known of their potentials. */
export function trainsOf({ units, lookedAt }: Found): Trains {
  const known = firstShown.get(lookedAt) ?? { units, lookedAt };
  firstShown.set(lookedAt, known);
  return known;
}

function areEqual(one: Float64Array, other: Float64Array): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index++) if (one[index] !== other[index]) return false;
  return true;
}

/** Records count in whole samples: a train that nobody touched is off by half of one, at 2 kHz at most, where others are corrected. */
const sampleSeconds = 0.0005;

function isSameTrain({ timesSeconds: one }: UnitView, { timesSeconds: other }: UnitView): boolean {
  if (one.length !== other.length) return false;
  return one.every((time, index) => Math.abs(time - (other[index] ?? NaN)) <= sampleSeconds);
}
