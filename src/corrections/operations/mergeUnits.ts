/** Merges two units: all discharges of one become the other's. */
import { RecordError } from '../../records/recordError';
import { nearestSample, samplesOf, withSamples } from '../train';
import type { CorrectedUnit, UnitOrigin } from '../unitRecord';
import {
  corrected,
  replaced,
  requireSettled,
  sameSamples,
  unitWith,
  type Hand,
  type Units,
} from './operation';

/** A discharge that both have is one. @param ids the one that stays, and the one that goes */
export function mergeUnits(
  units: Units,
  { into, from }: { readonly into: string; readonly from: string },
  hand: Hand,
): Units {
  requireSettled(units);
  if (into === from) throw new RecordError('A motor unit can’t be merged with itself: choose another one.');
  const [stays, goes] = [unitWith(units, into), unitWith(units, from)];
  const [own, most] = [samplesOf(stays), sameSamples(hand.samplingRate)];
  const others = samplesOf(goes).filter((sample) => nearestSample(own, sample, most) === undefined);
  const merged = withSamples(stays, [...own, ...others], hand.samplingRate);
  const origin = joinedOrigin(stays, goes);
  return replaced(
    replaced(units, from, undefined),
    into,
    corrected({ ...merged, ...(origin ? { derivedFrom: origin } : {}) }, hand),
  );
}

/** Units of another run of the engine have other numbers: then the origin is that of the one that stays. */
function joinedOrigin(
  { derivedFrom: a }: CorrectedUnit,
  { derivedFrom: b }: CorrectedUnit,
): UnitOrigin | undefined {
  if (!a || !b || a.engine !== b.engine) return a ?? b;
  return { ...a, units: [...new Set([...a.units, ...b.units])].sort((x, y) => x - y) };
}
