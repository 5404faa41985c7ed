/**
 * A channel's units where a person has corrected some of the engine's: in those segments the person's trains stand in place
 * of the engine's, everywhere else the engine's stay. Pure.
 */
import type { Channel } from '../../recording/recording';
import { displayUnit } from '../../recording/units';
import type { ChannelUnits, UnitSpan } from '../result/channelUnits';
import type {
  GivenSegment,
  ShownEpisode,
  ShownSortedUnits,
  ShownUnit,
  ShownUnits,
} from '../result/givenTrains';
import type { TrainParameters } from '../trains/parameters';
import { within, type TimeSpan } from '../trains/intervals';
import { trainStatistics } from '../trains/trainStatistics';
import { engineNumbers } from './givenNumbers';

/** The engine's units with a person's segments in their places; the very same where nobody has corrected anything. */
export function withGivenTrains(
  units: ChannelUnits,
  given: readonly GivenSegment[],
  channel: Channel,
  parameters: TrainParameters,
): ShownUnits {
  if (given.length === 0) return units;
  const episodes = units.kind === 'sorted' ? units.episodes : [];
  const numbers = engineNumbers(episodes, given, channel.samplingRate);
  const cuts = given.map((segment) => spanOf(segment, channel));
  const kept = episodes.flatMap((episode) => {
    const units = episode.units.map((unit) => ({ ...unit, number: numbers.get(unit.number) ?? unit.number }));
    return leftOf({ ...episode, units }, cuts);
  });
  const own = given.map((segment) => givenEpisode(segment, episodes, channel, parameters));
  const all = [...kept, ...own].sort((a, b) => a.onsetSeconds - b.onsetSeconds);
  const unitCount = Math.max(0, ...all.flatMap((each) => each.units.map(({ number }) => number)));
  const { unit } = displayUnit(channel);
  return { kind: 'sorted', unit, unitCount, episodes: all } satisfies ShownSortedUnits;
}

function spanOf({ start, end }: GivenSegment, { samplingRate }: Channel): UnitSpan {
  return { onsetSeconds: start / samplingRate, endSeconds: end / samplingRate };
}

/** What of some spans lies outside another. */
function without(spans: readonly UnitSpan[], cut: UnitSpan): readonly UnitSpan[] {
  return spans.flatMap(({ onsetSeconds, endSeconds }) =>
    [
      { onsetSeconds, endSeconds: Math.min(endSeconds, cut.onsetSeconds) },
      { onsetSeconds: Math.max(onsetSeconds, cut.endSeconds), endSeconds },
    ].filter((part) => part.onsetSeconds < part.endSeconds),
  );
}

/** What of an episode no person has corrected, each piece as an episode of its own. */
function leftOf(episode: ShownEpisode, cuts: readonly UnitSpan[]): readonly ShownEpisode[] {
  const { onsetSeconds, endSeconds, units } = episode;
  const isMet = (cut: UnitSpan): boolean => cut.onsetSeconds < endSeconds && cut.endSeconds > onsetSeconds;
  const meeting = cuts.filter(isMet);
  if (meeting.length === 0) return [episode];
  const searched = meeting.reduce(without, episode.searched);
  return meeting.reduce(without, [{ onsetSeconds, endSeconds }]).flatMap((piece) => {
    const outside = [
      { onsetSeconds: -Infinity, endSeconds: piece.onsetSeconds },
      { onsetSeconds: piece.endSeconds, endSeconds: Infinity },
    ];
    const own = outside.reduce(without, searched);
    const there = units.map((unit) => ({ ...unit, times: within(unit.times, timeSpan(piece)) }));
    // Of potentials only their number is known, not where they are.
    const share = (piece.endSeconds - piece.onsetSeconds) / (endSeconds - onsetSeconds);
    const potentials = Math.round(episode.potentials * share);
    const left = there.filter(({ times }) => times.length > 0);
    return own.length === 0 ? [] : [{ ...episode, ...piece, searched: own, potentials, units: left }];
  });
}

function timeSpan({ onsetSeconds, endSeconds }: UnitSpan): TimeSpan {
  return { fromSeconds: onsetSeconds, toSeconds: endSeconds };
}

/** The engine has looked at what it looked at, and seen what it saw, whoever's the trains are. */
function givenEpisode(
  segment: GivenSegment,
  episodes: readonly ShownEpisode[],
  channel: Channel,
  parameters: TrainParameters,
): ShownEpisode {
  const span = spanOf(segment, channel);
  const same = episodes.find((each) => isSameSpan(each, span, channel.samplingRate));
  const units = segment.trains.filter(({ isRejected }) => !isRejected).map(unitOf);
  const discharges = units.reduce((sum, { times }) => sum + times.length, 0);
  const potentials = Math.max(same?.potentials ?? 0, discharges);
  return {
    ...span,
    searched: same?.searched ?? [span],
    searchedFraction: same?.searchedFraction ?? 1,
    potentials,
    assignedFraction: potentials === 0 ? 0 : discharges / potentials,
    units,
    isGiven: true,
  };

  function unitOf({ number, samples }: GivenSegment['trains'][number]): ShownUnit {
    const times = Float64Array.from(samples, (sample) => sample / channel.samplingRate);
    const { ratePerSecond, irregularity } = trainStatistics(times, parameters);
    // Whoever gave the train has judged it.
    return {
      number,
      times,
      isValid: true,
      quality: { doubts: [], missedFraction: 0, ratePerSecond, irregularity },
    };
  }
}

/** Whether an episode is the segment that was corrected: a record counts in whole samples. */
function isSameSpan(
  episode: UnitSpan,
  { onsetSeconds, endSeconds }: UnitSpan,
  samplingRate: number,
): boolean {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) * samplingRate < 1;
  return isNear(episode.onsetSeconds, onsetSeconds) && isNear(episode.endSeconds, endSeconds);
}
