/** Splits a unit: some of its discharges become a unit of their own. */
import { RecordError } from '../../records/recordError';
import { samplesOf, withSamples } from '../train';
import type { CorrectedUnit } from '../unitRecord';
import { corrected, replaced, requireSettled, unitWith, type Hand, type Units } from './operation';

/** The new unit's id and its number, which no other unit of the channel has. */
export interface NewUnit {
  readonly id: string;
  readonly number: number;
}

/** @param chosen samples of the discharges that go @throws RecordError where that would leave a unit without any */
export function splitUnit(
  units: Units,
  { id, chosen }: { readonly id: string; readonly chosen: readonly number[] },
  { id: newId, number }: NewUnit,
  hand: Hand,
): Units {
  requireSettled(units);
  const unit = unitWith(units, id);
  const going = new Set(chosen);
  const samples = samplesOf(unit);
  const stay = samples.filter((sample) => !going.has(sample));
  const go = samples.filter((sample) => going.has(sample));
  if (go.length === 0) {
    throw new RecordError(`Unit ${unit.unit} has none of these discharges: nothing to split off.`);
  }
  if (stay.length === 0) {
    throw new RecordError(
      `These are all discharges of unit ${unit.unit} in this segment: nothing would stay.`,
    );
  }
  return [
    ...replaced(units, id, corrected(withSamples(unit, stay, hand.samplingRate), hand)),
    newUnit(unit, { id: newId, number }, go, hand),
  ];
}

/** A person's unit in the segment of another. @param like made of the same units of the engine, where it was split off */
export function newUnit(
  { channel, start, end, derivedFrom }: Pick<CorrectedUnit, 'channel' | 'start' | 'end' | 'derivedFrom'>,
  { id, number }: NewUnit,
  samples: readonly number[],
  hand: Hand,
): CorrectedUnit {
  const made: CorrectedUnit = {
    ...{ id, channel, start, end, unit: number, status: 'accepted', by: hand.who },
    ...(derivedFrom ? { derivedFrom } : {}),
    people: { [hand.who]: 'corrected' },
  };
  return withSamples(made, samples, hand.samplingRate);
}
