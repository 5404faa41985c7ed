/**
 * Corrected motor units as a kind of record.
 *
 * The room: `unitRecord` defines what is stored, `unitKind` is what `src/records` knows of it; `segment` makes records of
 * the engine's units where a person begins to correct them, `operations` are what a person does, each records in and
 * records out, `markers` are those of units' potentials, in records of their own; `given` makes trains of records for whoever shows or measures them.
 */
import { quoted } from '../base/json/textProblem';
import { recordKind } from '../records/kind';
import { RecordError } from '../records/recordError';
import type { HeaderChannel, SidecarHeader } from '../records/schema/header';
import { isCount } from '../records/schema/values';
import { samplesOf, secondOf } from './train';
import { unitShape, type CorrectedUnit } from './unitRecord';

/** A sidecar's whole content; `units` are always in canonical order: start in seconds, then channel, then number. */
export interface UnitDocument {
  readonly header: SidecarHeader;
  readonly units: readonly CorrectedUnit[];
}

/** The channel that a unit is of. @throws RecordError where the header does not know it */
export function channelOf(header: Pick<SidecarHeader, 'channels'>, name: string): HeaderChannel {
  const found = header.channels.find((channel) => channel.name === name);
  if (found) return found;
  throw new RecordError(
    `The unit file was made for a recording without a channel ${quoted(name)}, so its units have no place in it. Was the recording replaced?`,
  );
}

function spanProblem({ start, end, markers }: CorrectedUnit): string | undefined {
  if (markers && !(markers.startMilliseconds < markers.endMilliseconds)) {
    return 'the end of its markers must come after their start';
  }
  if (!isCount(start) || !isCount(end)) {
    return `its segment must be whole sample numbers from 0, not ${start} to ${end}`;
  }
  return start < end ? undefined : `its end (${end}) must come after its start (${start})`;
}

/** What is odd about a unit's place in its recording. */
export function placeOddity(unit: CorrectedUnit, header: SidecarHeader): string | undefined {
  const channel = header.channels.find(({ name }) => name === unit.channel);
  const name = `The unit ${quoted(unit.id)}`;
  if (!channel) return `${name} is of a channel that the recording does not have: ${quoted(unit.channel)}.`;
  if (unit.end <= channel.samples) return undefined;
  return `${name} ends at sample ${unit.end}, after the end of its channel (${channel.samples}).`;
}

function oddity(unit: CorrectedUnit, header: SidecarHeader): string | undefined {
  const outOfPlace = placeOddity(unit, header);
  const channel = header.channels.find(({ name }) => name === unit.channel);
  if (outOfPlace !== undefined || !channel) return outOfPlace;
  const name = `The unit ${quoted(unit.id)}`;
  if (unit.markers && unit.discharges) return `${name} has markers, so that its discharges are not used.`;
  const outside = samplesOf(unit).find((sample) => sample < unit.start || sample >= unit.end);
  if (outside !== undefined) return `${name} has a discharge outside of its segment, at sample ${outside}.`;
  for (const [second, samples] of Object.entries(unit.discharges ?? {})) {
    const odd = samples.find((sample) => secondOf(sample, channel.samplingRate) !== second);
    if (odd !== undefined) {
      return `${name} has the sample ${odd} under the second ${second}, where it does not lie.`;
    }
  }
  return undefined;
}

/** Structural: most digits of a number of samples, so that numbers as texts stand in their own order. */
const digits = 16;

/** What reading, writing, edits and merges know of corrected units. */
export const unitKind = recordKind<CorrectedUnit, UnitDocument>({
  format: 'emg-units',
  list: 'units',
  record: unitShape,
  problem: spanProblem,
  oddity,
  orderBy: ({ channels }) => {
    const rates = new Map(channels.map(({ name, samplingRate }) => [name, samplingRate]));
    return ({ id, channel, start, unit }) => {
      const rate = rates.get(channel);
      const seconds = rate === undefined ? Infinity : start / rate;
      return { seconds, channel, id: `${String(unit).padStart(digits, '0')} ${id}` };
    };
  },
  recordsOf: ({ units }) => units,
  documentOf: (header, units) => ({ header, units }),
});
