/**
 * A motor unit in one segment of a channel, as a person has corrected it, defined. To add a field to it is to add it here:
 * reader, writer, merge and JSON Schema go by this.
 */
import { objectOf } from '../records/schema/containers';
import { recordShape, type RecordBase } from '../records/schema/record';
import { optional, required, Shape, type Extensible, type Static } from '../records/schema/shape';
import { nonEmptyText, number, oneOf, sampleAfter, sampleIndex, text } from '../records/schema/values';
import { deedsByName, samplesBySecond, unitNumber, unitNumbers } from './values';

const originFields = {
  engine: required(nonEmptyText(), { about: "The engine's name, version and hash of its parameters." }),
  units: required(unitNumbers(), {
    about: 'The numbers that it gave to the units which this one was made of.',
    broken: () => 'its origin must name units in ascending order',
  }),
};

/** Which of the engine's units it was made of. */
export interface UnitOrigin extends Static<typeof originFields>, Extensible {}

const origin = new Shape<UnitOrigin>(
  { name: 'origin', about: "Which of the engine's units it was made of." },
  originFields,
);

/** From so long before a discharge to so long after it, in milliseconds: longer than any potential, so that a slip is seen. */
const withinAverage = number({ minimum: -1000, maximum: 1000 });

const oddMarkers = { broken: () => 'its markers must be milliseconds from -1000 to 1000' };

const markersFields = {
  startMilliseconds: required(withinAverage, {
    about: "The potential's onset, in milliseconds from the discharge's time; before it is negative.",
    ...oddMarkers,
  }),
  endMilliseconds: required(withinAverage, { about: "The potential's end, likewise.", ...oddMarkers }),
  discharges: required(unitNumber(), {
    about:
      'How often the unit fires in the whole channel. With other discharges it has another average, and these are not its markers.',
    broken: () => 'its markers must be of 1 discharge or more',
  }),
};

/** Onset and end of a unit's averaged potential, as a person has put them. */
export interface UnitMarkers extends Static<typeof markersFields>, Extensible {}

const unitMarkers = new Shape<UnitMarkers>(
  { name: 'markers', about: "Onset and end of a unit's averaged potential, as a person has put them." },
  markersFields,
);

const unitFields = {
  /** Made once; of the engine's unit made of what it is, so that colleagues' corrections of one unit are one record. */
  id: required(nonEmptyText(), {
    about: 'Made once, unlike any other in this file. Never change it: merging goes by it.',
    broken: () => 'its id is empty',
  }),
  channel: required(nonEmptyText(), {
    about: 'Name of the channel, whose clock counts all samples.',
    part: 'segment',
    broken: () => 'it names no channel',
  }),
  start: required(sampleIndex(), {
    about: "First sample of the segment in which this file's units stand in place of the engine's.",
    part: 'segment',
  }),
  end: required(sampleAfter(), {
    about: 'The sample after the last of the segment; greater than start.',
    part: 'segment',
  }),
  unit: required(unitNumber(), {
    about: 'Which unit of the channel it is: the same number in each segment.',
    broken: () => 'its number must be 1 or more',
  }),
  status: required(oneOf('proposed', 'accepted', 'rejected'), {
    about:
      "proposed: the engine's, and nobody has said anything of it; accepted; rejected: it is not a unit.",
  }),
  by: required(nonEmptyText(), {
    about: "Who found it: a person, or an engine's name, version and hash of its parameters.",
    broken: () => 'it does not say who found it',
  }),
  derivedFrom: optional(objectOf(origin, 'the origin')),
  discharges: optional(samplesBySecond(), {
    about: 'When it fires: samples of the channel, by the second of the recording that they lie in.',
    partOfEach: 'discharges of second',
    broken: () => 'its discharges must be samples in ascending order by whole seconds',
  }),
  people: optional(deedsByName('corrected', 'accepted', 'rejected'), {
    about: 'Who has had a hand in it, and what each did last.',
    partOfEach: 'hand of',
  }),
  note: optional(text(), { about: 'A remark in free words.' }),
  /** Such a record says nothing of when the unit fires (since 1.1). */
  markers: optional(objectOf(unitMarkers, 'the markers'), {
    about:
      "Where a person has put the onset and end of the unit's averaged potential. A record with markers says nothing else: it leaves the segment's units as they are.",
    since: '1.1',
  }),
};

/** One unit in one segment. */
export interface CorrectedUnit extends Static<typeof unitFields>, RecordBase<CorrectedUnit> {}

/** How corrected units are read and written. */
export const unitShape = recordShape<CorrectedUnit>(
  'unit',
  "A motor unit in one segment of a channel. Where a segment has units in this file, they stand in place of the engine's; a record with markers is none of these, and says where the unit's potential begins and ends.",
  unitFields,
);
