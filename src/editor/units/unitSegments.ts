/** Which segment of a channel a person means who corrects a unit, and the units in it: the person's, or the engine's yet. */
import { numberedSegments, type NumberedSegment } from '../../corrections/given';
import type { Units } from '../../corrections/operations/operation';
import { recordsOfEpisode, segmentsOf, spanOfEpisode, type SegmentSpan } from '../../corrections/segment';
import { channelOf } from '../../corrections/unitKind';
import type { CorrectedUnit } from '../../corrections/unitRecord';
import { chosenParameters, chosenWordings } from '../../detection/detectionChoice';
import { engineIdentity } from '../../detection/identity';
import type { ShownEpisode } from '../../detection/result/givenTrains';
import { homeOf } from '../../detection/result/homeUnit';
import { joinedTrains } from '../../detection/trains/joinedTrains';
import type { UnitIntent } from '../../protocol/unitViews';
import { RecordError } from '../../records/recordError';
import { shownTrains } from './channelUnits';
import { detectionChoice } from '../study/detectionSettings';
import type { EmgDocument } from '../document/emgDocument';

/** A segment that someone is about to correct. */
export class MeantSegment {
  readonly span: SegmentSpan;
  /** By the numbers that they are shown under. */
  readonly numbered: NumberedSegment['units'];
  /** Nobody has corrected it yet: its units are the engine's, as records that are in no file. */
  readonly isFresh: boolean;
  /** A number that no unit of the channel has. */
  readonly freeNumber: number;

  constructor(
    { span, units }: NumberedSegment,
    { isFresh, freeNumber }: Pick<MeantSegment, 'isFresh' | 'freeNumber'>,
  ) {
    this.span = span;
    this.numbered = units;
    this.isFresh = isFresh;
    this.freeNumber = freeNumber;
  }

  get units(): Units {
    return this.numbered.map(({ unit }) => unit);
  }

  /** The unit that is shown under this number. */
  unitAt(number: number): CorrectedUnit | undefined {
    return this.numbered.find((each) => each.number === number && each.unit.status !== 'rejected')?.unit;
  }

  /** @throws RecordError where there is none */
  required(number: number): CorrectedUnit {
    const unit = this.unitAt(number);
    if (unit) return unit;
    throw new RecordError(`Unit ${number} does not fire in this segment: go to one of its discharges first.`);
  }
}

/** The segment with the cursor in it; of a unit that fires in one segment only, that one. @throws RecordError */
export async function segmentFor(document: EmgDocument, intent: UnitIntent): Promise<MeantSegment> {
  const { header, units } = document.units;
  const channel = channelOf(header, header.channels[intent.channel]?.name ?? '');
  requireSameRate(document, intent.channel, channel.samplingRate);
  const trains = await shownTrains(document, intent.channel);
  const episodes = trains.kind === 'sorted' ? trains.episodes : [];
  const own = numberedSegments(units, channel.name);
  const numbers = [
    ...episodes.flatMap((episode) => episode.units.map(({ number }) => number)),
    ...own.flatMap((segment) => segment.units.map(({ number }) => number)),
  ];
  const freeNumber = 1 + Math.max(0, ...numbers);
  const sample = Math.round(intent.seconds * channel.samplingRate);
  const corrected =
    own.find(({ span }) => sample >= span.start && sample < span.end) ??
    (own.length === 1 && !firesFresh(episodes, intent.unit) ? own[0] : undefined);
  if (corrected) return new MeantSegment(corrected, { isFresh: false, freeNumber });
  const episode = episodeFor(episodes, intent);
  const records = recordsOfEpisode(episode, channel, await engineOf(document));
  const [first] = records;
  if (!first) throw new RecordError('The engine found no motor unit in this segment.');
  const numbered = records.map((unit) => ({ number: unit.unit, unit }));
  return new MeantSegment({ span: first, units: numbered }, { isFresh: true, freeNumber });
}

/** Where a unit is at home, and how often it fires in the whole channel. */
interface Home {
  readonly span: SegmentSpan;
  readonly discharges: number;
}

/** The segment in which a unit fires most, as it is shown. @throws RecordError where it is not shown any more */
export async function homeFor(
  document: EmgDocument,
  { channel: index, unit: wanted }: Pick<UnitIntent, 'channel' | 'unit'>,
): Promise<Home> {
  const { header, units } = document.units;
  const channel = channelOf(header, header.channels[index]?.name ?? '');
  requireSameRate(document, index, channel.samplingRate);
  const trains = await shownTrains(document, index);
  const episodes = trains.kind === 'sorted' ? trains.episodes : [];
  const all = episodes.flatMap((episode) =>
    episode.units.filter(({ number }) => number === wanted).map((unit) => ({ ...unit, episode })),
  );
  const home = homeOf(all);
  if (!home) throw new RecordError(`Unit ${wanted} is not there any more: it was corrected meanwhile.`);
  const own = spanOfEpisode(home.episode, channel);
  // A corrected segment keeps its samples, whatever its seconds are rounded to.
  const given = home.episode.isGiven
    ? segmentsOf(units, channel.name).find(
        ({ start, end }) => Math.abs(start - own.start) <= 1 && Math.abs(end - own.end) <= 1,
      )
    : undefined;
  return { span: given ?? own, discharges: joinedTrains(all.map(({ times }) => times)).length };
}

function firesFresh(episodes: readonly ShownEpisode[], unit: number): boolean {
  return episodes.some((each) => !each.isGiven && each.units.some(({ number }) => number === unit));
}

function episodeFor(episodes: readonly ShownEpisode[], { seconds, unit }: UnitIntent): ShownEpisode {
  const free = episodes.filter(({ isGiven }) => !isGiven);
  const there = free.find(({ onsetSeconds, endSeconds }) => seconds >= onsetSeconds && seconds < endSeconds);
  if (there) return there;
  const firing = free.filter(({ units }) => units.some(({ number }) => number === unit));
  if (firing.length === 1 && firing[0]) return firing[0];
  throw new RecordError(
    firing.length === 0
      ? 'There is no segment with motor units at the cursor.'
      : `Unit ${unit} fires in ${firing.length} segments, and one is corrected at a time: go to one of its discharges first.`,
  );
}

/** The units would be counted by another clock. @throws RecordError */
function requireSameRate(
  { connection: { state } }: EmgDocument,
  channel: number,
  samplingRate: number,
): void {
  const now = state.kind === 'open' ? state.summary.channels[channel] : undefined;
  if (now?.samplingRate === samplingRate) return;
  throw new RecordError(
    'The unit file was made for a recording with other channels or sampling rates, so no unit of this one can be put into it. Was the recording replaced?',
  );
}

/** Whose the units are that nobody has corrected: as the engine signs its proposals. */
async function engineOf({ uri }: EmgDocument): Promise<string> {
  const choice = await detectionChoice(uri);
  const wordings = chosenWordings(choice);
  const { name, version, parametersHash } = engineIdentity(
    chosenParameters(choice),
    Object.keys(wordings).length === 0 ? null : wordings,
  );
  return `${name} ${version} ${parametersHash}`;
}
