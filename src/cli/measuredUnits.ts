/** The units of some channels with their measured potentials, as the command line gives them. */
import type { DetectionChoice } from '../detection/detectionChoice';
import { homeOf, unitRate } from '../detection/result/homeUnit';
import type { ChannelUnits, TrainDoubt } from '../detection/result/channelUnits';
import type { ShownSortedUnits, ShownUnits } from '../detection/result/givenTrains';
import { canBeMeasured, figuresBetween } from '../detection/morphology/figuresBetween';
import type { Morphology, UnitPotential } from '../detection/result/unitMorphology';
import { joinedTrains } from '../detection/trains/joinedTrains';
import type { RecordingSession } from '../session/recordingSession';
import { usedTogether } from '../session/unitsTogether';
import type { Corrections } from './correctionsBeside';

/** One unit of a channel. */
export interface MeasuredUnit {
  readonly channel: string;
  /** From 1 on in each channel. */
  readonly number: number;
  /** Seconds, ascending. */
  readonly times: Float64Array;
  readonly morphology: Morphology;
  /** Of the episode in which it fires most. */
  readonly ratePerSecond: number | undefined;
  /** Robust coefficient of variation of the intervals there; undefined where the train can't be believed. */
  readonly intervalVariation: number | undefined;
  /** The part of the channel's potentials that is in the train of any of its units. */
  readonly assignedFraction: number;
  /** What speaks against its train there; empty where nothing does. */
  readonly doubts: readonly TrainDoubt[];
  /** The same unit on other channels; absent where it was looked at by itself. */
  readonly alsoOn?: readonly SameUnit[];
  /** Who has corrected or accepted it; absent where nobody has. */
  readonly correctedBy?: readonly string[];
  /** Who has put the onset and end of its potential; absent where they are the rule's. */
  readonly markedBy?: readonly string[];
}

/** A unit as another channel has it. */
export interface SameUnit {
  readonly channel: string;
  readonly number: number;
  /** 2·common / (discharges of both), 0 to 1. */
  readonly agreement: number;
  /** Of the other channel's discharges after this one's; below 0 where they come before. */
  readonly lagSeconds: number;
}

/** A channel that has no units to give. */
export interface ChannelWithout {
  readonly channel: string;
  readonly reason: Exclude<ChannelUnits['kind'], 'sorted'> | 'none-separated' | 'all-deleted';
}

/** What some channels have. */
export interface UnitsOfChannels {
  readonly units: readonly MeasuredUnit[];
  readonly without: readonly ChannelWithout[];
}

/** @param report told how much of all channels is done, 0 to 1 @throws what the session throws */
export async function measuredUnits(
  session: RecordingSession,
  channels: readonly number[],
  { choice, corrections }: { readonly choice: DetectionChoice; readonly corrections: Corrections },
  report: (fraction: number) => void,
): Promise<UnitsOfChannels> {
  const units: MeasuredUnit[] = [];
  const without: ChannelWithout[] = [];
  const nameOf = (index: number): string => session.recording.channels[index]?.name ?? '';
  const shown: (readonly [index: number, units: ShownUnits])[] = [];
  for (const [i, index] of channels.entries()) {
    const control = { report: (part: number): void => report((i + part) / channels.length) };
    shown.push([
      index,
      await session.shownUnits(index, choice, corrections.givenFor(nameOf(index)), control),
    ]);
  }
  const isCorrected = (index: number): boolean => corrections.givenFor(nameOf(index)).length > 0;
  const groups = channels.length > 1 ? await session.unitsTogether(choice) : [];
  const joint = usedTogether(shown, groups, isCorrected);
  for (const [index, found] of joint.shown) {
    const channel = nameOf(index);
    const given = corrections.givenFor(channel);
    if (found.kind !== 'sorted' || found.unitCount === 0) {
      const nothing = given.length > 0 ? 'all-deleted' : 'none-separated';
      without.push({ channel, reason: found.kind === 'sorted' ? nothing : found.kind });
      continue;
    }
    const all = found.episodes.flatMap((episode) => episode.units);
    const assignedFraction = assignedPart(found);
    for (const potential of await session.potentials(index, choice, {}, given)) {
      const { number } = potential;
      const own = all.filter((unit) => unit.number === number);
      const times = joinedTrains(own.map((unit) => unit.times));
      const people = corrections.peopleOf(channel, number);
      const same = joint.sameUnits(index, number);
      // Markers are of the train as a person has seen it, which is the channel's own.
      const seen = dischargesOf(shown.find(([other]) => other === index)?.[1], number);
      units.push({
        channel,
        number,
        times,
        ...measuredBetween(potential, corrections.markersOf(channel, number, seen)),
        ratePerSecond: unitRate(own),
        intervalVariation: homeOf(own)?.quality.irregularity,
        assignedFraction,
        doubts: homeOf(own)?.quality.doubts ?? [],
        ...(same
          ? { alsoOn: same.map(({ index: other, ...rest }) => ({ channel: nameOf(other), ...rest })) }
          : {}),
        ...(people.length > 0 ? { correctedBy: people } : {}),
      });
    }
  }
  return { units, without };
}

/** How many discharges a unit has in all episodes. */
function dischargesOf(found: ShownUnits | undefined, number: number): number {
  if (found?.kind !== 'sorted') return 0;
  const trains = found.episodes.flatMap(({ units }) => units.filter((unit) => unit.number === number));
  return trains.reduce((sum, { times }) => sum + times.length, 0);
}

/** By the rule, or between a person's markers where they lie within the average. */
function measuredBetween(
  { morphology, template }: UnitPotential,
  marked: ReturnType<Corrections['markersOf']>,
): Pick<MeasuredUnit, 'morphology' | 'markedBy'> {
  if (morphology.kind !== 'measured' || !template || !marked) return { morphology };
  const { startMilliseconds, endMilliseconds } = marked.markers;
  const span = { startMilliseconds, endMilliseconds };
  if (!canBeMeasured(template, span)) return { morphology };
  const markedBy = Object.keys(marked.people ?? {}).sort();
  return { morphology: { ...morphology, ...figuresBetween(template, span), span }, markedBy };
}

function assignedPart({ episodes }: ShownSortedUnits): number {
  const seen = episodes.reduce((sum, { potentials }) => sum + potentials, 0);
  const assigned = episodes.reduce((sum, each) => sum + each.assignedFraction * each.potentials, 0);
  return seen === 0 ? 0 : assigned / seen;
}
