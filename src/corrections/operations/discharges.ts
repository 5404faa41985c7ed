/** Adds, deletes and reassigns single discharges. */
import { RecordError } from '../../records/recordError';
import { nearestSample, samplesOf, withSamples } from '../train';
import type { CorrectedUnit } from '../unitRecord';
import {
  corrected,
  replaced,
  requireSettled,
  sameSamples,
  unitWith,
  type Hand,
  type Units,
} from './operation';
import { newUnit, type NewUnit } from './splitUnit';

/** A discharge of a unit, at a sample or next to it. */
export interface Discharge {
  readonly id: string;
  readonly sample: number;
}

function withOthers(unit: CorrectedUnit, samples: readonly number[], hand: Hand): CorrectedUnit {
  return corrected(withSamples(unit, samples, hand.samplingRate), hand);
}

/** @throws RecordError where the unit fires there already, or the sample is outside of the segment */
export function addDischarge(units: Units, { id, sample }: Discharge, hand: Hand): Units {
  requireSettled(units);
  const unit = unitWith(units, id);
  requireFree(unit, sample, hand);
  return replaced(units, id, withOthers(unit, [...samplesOf(unit), sample], hand));
}

/** @throws RecordError where the unit has no discharge there */
export function removeDischarge(units: Units, discharge: Discharge, hand: Hand): Units {
  requireSettled(units);
  const { unit, sample } = dischargeAt(units, discharge, hand);
  const left = samplesOf(unit).filter((each) => each !== sample);
  if (left.length === 0) {
    throw new RecordError(
      `This is the only discharge of unit ${unit.unit} in this segment: delete the unit instead.`,
    );
  }
  return replaced(units, unit.id, withOthers(unit, left, hand));
}

/**
 * Gives a discharge to another unit, or to a new one of its own.
 * @throws RecordError as adding and deleting do
 */
export function reassignDischarge(
  units: Units,
  discharge: Discharge,
  to: string | NewUnit,
  hand: Hand,
): Units {
  const { unit, sample } = dischargeAt(units, discharge, hand);
  const without = removeDischarge(units, discharge, hand);
  if (typeof to !== 'string') {
    const { channel, start, end } = unit;
    return [...without, newUnit({ channel, start, end }, to, [sample], hand)];
  }
  if (to === unit.id) throw new RecordError(`It is unit ${unit.unit}'s discharge already.`);
  return addDischarge(without, { id: to, sample }, hand);
}

/** The discharge that is meant. @throws RecordError where the unit has none there */
function dischargeAt(
  units: Units,
  { id, sample }: Discharge,
  { samplingRate }: Hand,
): { readonly unit: CorrectedUnit; readonly sample: number } {
  const unit = unitWith(units, id);
  const found = nearestSample(samplesOf(unit), sample, sameSamples(samplingRate));
  if (found !== undefined) return { unit, sample: found };
  throw new RecordError(
    `Unit ${unit.unit} has no discharge at the cursor: go to one first, with the left and right arrow keys.`,
  );
}

function requireFree(unit: CorrectedUnit, sample: number, { samplingRate }: Hand): void {
  if (sample < unit.start || sample >= unit.end) {
    throw new RecordError(
      `Unit ${unit.unit} can’t fire there: it is outside of the segment that is corrected.`,
    );
  }
  if (nearestSample(samplesOf(unit), sample, sameSamples(samplingRate)) === undefined) return;
  throw new RecordError(`Unit ${unit.unit} has a discharge there already.`);
}
